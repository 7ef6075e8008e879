"""The pages that a few edits reach, made again and published beside all that stands."""

from collections.abc import Iterator
from pathlib import Path

from briefgen.engine.amend import Amended, ReachesError, amend
from briefgen.engine.analysis import Analysis
from briefgen.engine.base import ATLAS, Base, base_key, base_of, documents_of, keep_base
from briefgen.engine.citations import Cited
from briefgen.engine.content import KINDS
from briefgen.engine.dress import open_press
from briefgen.engine.ledger import Ledger
from briefgen.engine.made import MADE, Made, content_of
from briefgen.engine.memory import Memory
from briefgen.engine.opened import Opened
from briefgen.engine.products import Catalogue, Product
from briefgen.engine.publishing import Publication
from briefgen.engine.record import record_of
from briefgen.engine.remembered import note_of, summary_of
from briefgen.engine.standing import MEMORY
from briefgen.engine.units import document_key, settings_digest
from briefgen.links import Atlas
from briefgen.model import Briefing, Overview, Summary


def follow(
    opened: Opened, root: Path, output: Path | None, memory: Memory, options: str, *, strict: bool
) -> Base | None:
    """Build what was edited since the last build; None where more than that has to be looked at.

    The output has to stand as that left it.

    Raises:
        PublishError: the output folder cannot be written.
    """
    settings = opened.settings
    folder = output or root / settings.output
    record = record_of(root / MEMORY, folder)
    key = base_key(settings, opened.text, options, record)
    base = None if settings.originals else base_of(memory, key)
    if base is None:
        return None
    ledger = Ledger(opened.content, settings, memory, settings_digest(settings))
    try:
        amended = amend(ledger, base, strict=strict)
        with Publication(folder, root / MEMORY) as publication:
            reprint(amended, ledger, root, publication)
    except ReachesError:
        return None
    keep_base(memory, base_key(settings, opened.text, options, record), amended.base)
    return amended.base


def reprint(amended: Amended, ledger: Ledger, root: Path, publication: Publication) -> None:
    """Publish what some edits reach.

    Raises:
        ReachesError: more than these pages has to be made again; nothing was published.
        PublishError: the output folder cannot be written.
    """
    memory, base = ledger.memory, amended.base
    overview = Overview(tuple(_summary(ledger, path) for path in base.near), (), assets=base.assets)
    outlines = {key: outline for key, (_, outline) in amended.sources.items()}
    sources = {key: source for key, (source, _) in amended.sources.items()}
    analysis = Analysis(ledger.settings, overview, "", {}, outlines, sources, {}, (), {}, _nowhere)
    press = open_press(analysis, root, memory)
    if press.failures or press.theme.identity != base.theme:
        raise ReachesError

    def atlas() -> Atlas:
        found = memory.latest(Atlas, ATLAS)
        if found is None:
            raise ReachesError
        return found

    cited = Cited(memory.citations, documents_of(base))
    catalogue = Catalogue(
        analysis, press.theme, lambda path: (root / path).read_bytes(), extras=True, atlas=atlas, cited=cited
    )
    made: list[tuple[Product, Made]] = []
    for product in _products(amended, catalogue):
        artifacts, now, wrong = press.finished(product)
        before = memory.latest(Made, f"{MADE}{product.name}")
        # Where two products have one file, which of them counts is for the whole site to say.
        if wrong or before is None or any(publication.digest(path) != digest for path, digest in before.files):
            raise ReachesError
        if {path for path, _ in before.files} != {path for path, _ in now.files}:
            raise ReachesError
        made.append((product, now))
        for artifact in artifacts:
            publication.stage(artifact.path, content_of(artifact))
    publication.amend()
    for product, now in made:
        memory.keep(Made, f"{MADE}{product.name}", product.key, now)


def _products(amended: Amended, catalogue: Catalogue) -> Iterator[Product]:
    for each in amended.documents.values():
        yield catalogue.pages(each.note, each.summary, lambda briefing=each.briefing: briefing)  # type: ignore[misc]
    for source in amended.sources:
        yield catalogue.source(source)


def _summary(ledger: Ledger, path: str) -> Summary:
    """The summary of a summit or a standing page, which was not edited."""
    kind = KINDS[path.removeprefix(f"{ledger.settings.content}/").partition("/")[0]]
    note = note_of(ledger.memory, path, document_key(ledger, kind, path, ledger.digest(path)))
    summary = summary_of(ledger.memory, path, note.digest) if note else None
    if summary is None:
        raise ReachesError
    return summary


def _nowhere(path: str) -> Briefing:
    raise LookupError(path)
