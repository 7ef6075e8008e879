"""What a build leaves for one that follows a few edits: all that it needs to know of what was not edited."""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.diagnostic import Diagnostic
from briefgen.digest import fingerprint
from briefgen.engine.encoding import encode
from briefgen.engine.memory import Memory
from briefgen.engine.record import mark
from briefgen.engine.result import BuildResult
from briefgen.engine.store import DamagedError
from briefgen.frozen import frozen
from briefgen.links import Atlas
from briefgen.model import DocumentKind, Intent, LinkKind, Overview, Settings
from briefgen.report.report import Counts
from briefgen.rules import RULES
from briefgen.text import SourceText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from briefgen.engine.analysis import Analysis

BASE = "base"
FILES = "base-files"
ATLAS = "base-atlas"
CLAIMS_LIST = "base-claims"
FRONT_PAGE = "base-front"
LEFT = frozenset((BASE, FILES, ATLAS, CLAIMS_LIST, FRONT_PAGE))
"""The names of all that is left of a build for one that follows a few edits."""
MOST_EDITED = 500
"""With more files edited than this since all of them were written down, they are written down anew."""


@frozen
class Held:
    """A finding of a build, and the file that it belongs to: empty where it is one of the site as a whole."""

    owner: str
    diagnostic: Diagnostic


@frozen
class Base:
    """A build that published, as the next one begins with it.

    `files` are the SHA-256 of all files of the content folder, `sources` the files of sources by their ids, `near` the
    files of summits and standing pages, `assets` the addresses of assets by their files. `quoted` says how many words
    of each source are quoted somewhere. `asking` are documents whose findings depend on the whole library. `theme` is
    the identity of the theme, `left` are the drafts that were left out.

    `face` and `claims` are those of the analysis, `lead` is the file of the newest briefing. `fragments` are the
    anchors that links of documents name, `disputed` the paragraphs that something is cited against: a source and an
    anchor, with a space between them.
    """

    files: Mapping[str, str]
    sources: Mapping[str, str]
    near: tuple[str, ...]
    assets: Mapping[str, str]
    quoted: Mapping[str, int]
    asking: tuple[str, ...]
    theme: str
    found: tuple[Held, ...]
    pages: int
    left: tuple[str, ...]
    counts: Counts
    face: str
    claims: str
    lead: str | None
    fragments: tuple[str, ...]
    disputed: tuple[str, ...]


@frozen
class _Files:
    """Files with their digests, in columns: paths with a NUL between them, and digests with a space."""

    paths: str
    digests: str


@frozen
class _Row:
    """A base as it is remembered: of its files, only those that are not as the row `files` has them."""

    files: str
    base: Base


def keep_base(memory: Memory, key: str, base: Base) -> None:
    """Remember a base; that of ten thousand files which began with another writes a few lines."""
    row = memory.latest(_Row, BASE)
    before = _files(memory, row.files) if row else {}
    edited = {path: digest for path, digest in base.files.items() if before.get(path) != digest}
    if row is None or before.keys() != base.files.keys() or len(edited) > MOST_EDITED:
        files = _Files("\0".join(base.files), " ".join(base.files.values()))
        row, edited = _Row(fingerprint(files.paths, files.digests), base), {}
        memory.keep(_Files, FILES, row.files, files)
    memory.keep(_Row, BASE, key, _Row(row.files, replace(base, files=edited)))


def base_of(memory: Memory, key: str) -> Base | None:
    """The base with that key, if that is what the last build left."""
    row = memory.recall(_Row, BASE, key)
    return replace(row.base, files={**_files(memory, row.files), **row.base.files}) if row else None


def _files(memory: Memory, key: str) -> dict[str, str]:
    files = memory.recall(_Files, FILES, key)
    if files is None:
        raise DamagedError("the files that a build began with are gone")
    # The texts of a file that cannot be read are empty.
    return dict(zip(files.paths.split("\0"), files.digests.split(" "), strict=True)) if files.paths else {}


def base_key(settings: Settings, site: SourceText, options: str, record: str) -> str:
    """What a base is good for: a build by these settings and options; `site` is the text of `site.yaml`.

    It goes with what was published, as `record` tells: a build that is killed after publishing, and before it leaves
    its base, leaves none.
    """
    return fingerprint(encode(Settings, settings), site.text, options, mark(record))


def folders_of(settings: Settings) -> tuple[str, ...] | None:
    """The folders that a site is made of; None where more than files goes into it."""
    look = settings.look
    if look.cards or look.search or settings.judges:
        return None
    return settings.content, settings.templates, *((settings.originals,) if settings.originals else ())


def leave(
    analysis: "Analysis",
    files: Mapping[str, str],
    memory: Memory,
    *,
    options: str,
    record: str,
    theme: str,
    result: BuildResult,
) -> None:
    """Leave what the next build may begin with.

    `files` are the SHA-256 of all files of the content folder, `record` is the record of what was published.
    """
    key = base_key(analysis.settings, analysis.texts[analysis.settings.path], options, record)
    from briefgen.outputs.claims import ClaimsList, claims_list  # noqa: PLC0415
    from briefgen.outputs.dossier import SiteDossier  # noqa: PLC0415
    from briefgen.outputs.frame import frame  # noqa: PLC0415
    from briefgen.outputs.index import Front, front  # noqa: PLC0415

    overview, notes = analysis.overview, analysis.notes
    dossier = SiteDossier(overview, analysis.settings, frame(analysis.settings, overview))
    owners = {id(each): path for path, found in analysis.of_sources.items() for each in found}
    owners |= {id(each): path for path, note in notes.items() for each in note.diagnostics}
    base = Base(
        files=files,
        sources={source.head.id: source.head.path for source in overview.sources},
        near=tuple(each.path for each in overview.documents if each.kind is not DocumentKind.BRIEFING),
        assets=overview.assets,
        quoted=overview.quoted_words,
        asking=tuple(path for path, note in notes.items() if note.asks_all),
        left=analysis.left,
        theme=theme,
        found=tuple(Held(owners.get(id(each), ""), each) for each in analysis.diagnostics),
        pages=result.pages,
        counts=result.result.counts,
        face=analysis.face,
        claims=analysis.claims,
        lead=dossier.briefings[0].path if dossier.briefings else None,
        fragments=_fragments(overview),
        disputed=_disputed(overview),
    )
    keep_base(memory, key, base)
    memory.keep(ClaimsList, CLAIMS_LIST, key, claims_list(dossier))
    memory.keep(Front, FRONT_PAGE, key, front(dossier))
    memory.keep(Atlas, ATLAS, key, overview.atlas(analysis.settings))


def _fragments(overview: Overview) -> tuple[str, ...]:
    links = (link for document in overview.documents for link in document.links)
    found = {link.target.partition("#")[2] for link in links if link.kind in (LinkKind.LINK, LinkKind.IMAGE)}
    return tuple(sorted(found - {""}))


def _disputed(overview: Overview) -> tuple[str, ...]:
    against = (
        f"{citation.source} {anchor}"
        for document in overview.documents
        if document.tally.disputes
        for claim in document.claims
        for citation in claim.citations
        if citation.intent is Intent.DISPUTES
        for anchor in citation.anchors
    )
    return tuple(sorted(set(against)))


def documents_of(base: Base) -> frozenset[str]:
    """The files that may hold a document that the base published: all but the drafts that it left out."""
    return frozenset(base.files).difference(base.left)


def exchange(found: tuple[Held, ...], owner: str, new: tuple[Diagnostic, ...], content: str) -> tuple[Held, ...]:
    """The findings with those of one file exchanged, in the order in which a build from nothing finds them."""
    kept = [each for each in found if each.owner != owner]
    place = _stage_of(owner, content)
    at = next((index for index, each in enumerate(kept) if _stage(each, content) > place), len(kept))
    return (*kept[:at], *(Held(owner, each) for each in new), *kept[at:])


_OF_SITE = frozenset(("unused-allowance", *(rule.name for rule in RULES if rule.site)))


def _stage(held: Held, content: str) -> tuple[int, str]:
    """When a finding is found: of files as such, of sources, of sign-offs, of documents, of the site."""
    if held.owner:
        return _stage_of(held.owner, content)
    if held.diagnostic.rule in _OF_SITE:
        return 4, ""
    return (2 if held.diagnostic.finding.label.path.startswith(f"{content}/reviews/") else 0), ""


def _stage_of(owner: str, content: str) -> tuple[int, str]:
    return (1 if owner.startswith(f"{content}/sources/") else 3), owner


def of_site(found: tuple[Held, ...]) -> frozenset[str]:
    """The files that findings of the site as a whole point to."""
    own = (each.diagnostic.finding for each in found if not each.owner)
    return frozenset(label.path for finding in own for label in (finding.label, *finding.related))
