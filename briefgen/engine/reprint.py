"""The pages that a few edits reach, made again and published beside all that stands."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefgen.engine.amend import Amended, ReachesError, amend
from briefgen.engine.analysis import Analysis, Note
from briefgen.engine.base import ATLAS, CLAIMS_LIST, FRONT_PAGE, Base, base_key, base_of, documents_of, keep_base
from briefgen.engine.citations import Cited
from briefgen.engine.content import KINDS
from briefgen.engine.dress import open_press
from briefgen.engine.ledger import Ledger
from briefgen.engine.made import MADE, Made
from briefgen.engine.memory import Memory
from briefgen.engine.opened import Opened
from briefgen.engine.product import Product
from briefgen.engine.products import Catalogue
from briefgen.engine.publishing import Publication
from briefgen.engine.putting import put_into
from briefgen.engine.record import record_of
from briefgen.engine.remembered import note_of, summary_of
from briefgen.engine.standing import MEMORY
from briefgen.engine.units import SourceUnit, document_key, settings_digest, source_key
from briefgen.engine.waiting import PutDown
from briefgen.links import Atlas
from briefgen.model import Artifact, Briefing, Overview, SourceSummary, Summary


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
    for product in (*_products(amended, catalogue), *_lists(amended, ledger, catalogue, publication)):
        files: dict[str, PutDown] = {}
        now, wrong = press.finish(product, put_into(publication, files))
        before = memory.latest(Made, f"{MADE}{product.name}")
        # Where two products have one file, which of them counts is for the whole site to say.
        if wrong or before is None or any(publication.digest(path) != digest for path, digest in before.files):
            raise ReachesError
        if {path for path, _ in before.files} != {path for path, _ in now.files}:
            raise ReachesError
        made.append((product, now))
        publication.take(files)
    publication.amend()
    for product, now in made:
        memory.keep(Made, f"{MADE}{product.name}", product.key, now)


def _products(amended: Amended, catalogue: Catalogue) -> Iterator[Product]:
    for each in amended.documents.values():
        yield catalogue.pages(each.note, each.summary, lambda briefing=each.briefing: briefing)  # type: ignore[misc]
    for source in amended.sources:
        yield catalogue.source(source)


def _lists(amended: Amended, ledger: Ledger, catalogue: Catalogue, publication: Publication) -> Iterator[Product]:
    """The lists that show other claims than before."""
    told = {path: (each.before, each.summary) for path, each in amended.documents.items() if each.before}
    if not told:
        return
    # The edit of a text that no claim stands on has no need of it.
    from briefgen.engine.listings import Listed  # noqa: PLC0415
    from briefgen.engine.splice import spliced  # noqa: PLC0415
    from briefgen.outputs.claims import ClaimsList  # noqa: PLC0415
    from briefgen.outputs.claims_json import CLAIMS_JSON, claims_block  # noqa: PLC0415
    from briefgen.outputs.index import Front  # noqa: PLC0415

    memory, base, documents = ledger.memory, amended.base, amended.documents
    listed, shown = memory.latest(ClaimsList, CLAIMS_LIST), memory.latest(Front, FRONT_PAGE)
    if listed is None or shown is None:
        raise ReachesError

    def face(path: str) -> str:
        return documents[path].note.face if path in documents else _note(ledger, path).face

    def summary(path: str) -> Summary:
        return documents[path].summary if path in documents else _summary(ledger, path)

    overview = Overview((), tuple(_heads(told.values(), ledger, base)))
    listings = catalogue.listings(base.face, Listed(face, summary))
    pages = {product.name: product for path in told for product in listings.claims(listed, path)}
    yield from pages.values()
    if base.lead in told:
        yield listings.front(lambda: shown, base.lead, overview)
    lines = {claims_block(before, overview): claims_block(after, overview) for before, after in told.values()}
    file = Artifact(CLAIMS_JSON, spliced(publication.output / CLAIMS_JSON, lines))
    yield listings.all_claims(base.claims, lambda: (file,))


def _heads(told: Iterable[tuple[Summary, Summary]], ledger: Ledger, base: Base) -> Iterator[SourceSummary]:
    """The sources that some documents cite."""
    cited = {source for summaries in told for each in summaries for source in each.tally.sources}
    for path in (base.sources[source] for source in sorted(cited) if source in base.sources):
        unit = ledger.memory.recall(SourceUnit, f"source:{path}", source_key(ledger, path, ledger.digest(path)))
        if unit is None:
            raise ReachesError
        yield unit.summary


def _note(ledger: Ledger, path: str) -> Note:
    """The note of a document that was not edited."""
    kind = KINDS[path.removeprefix(f"{ledger.settings.content}/").partition("/")[0]]
    note = note_of(ledger.memory, path, document_key(ledger, kind, path, ledger.digest(path)))
    if note is None:
        raise ReachesError
    return note


def _summary(ledger: Ledger, path: str) -> Summary:
    """The summary of a document that was not edited."""
    summary = summary_of(ledger.memory, path, _note(ledger, path).digest)
    if summary is None:
        raise ReachesError
    return summary


def _nowhere(path: str) -> Briefing:
    raise LookupError(path)
