"""The page of a source: what it is, what it says as far as rights allow, and which claims rest on it."""

from collections.abc import Mapping
from urllib.parse import urlencode

from briefgen.frozen import frozen
from briefgen.model import CitationRow, Page, Passage, Rights
from briefgen.outputs.dossier import Citing, SourceDossier
from briefgen.outputs.frame import Frame, Meta, Reference, direction, file_of, meta
from briefgen.outputs.source_card import SourceCard, source_card
from briefgen.rights import Piece, Stretch, allowed, shown

LISTED = 100
"""About how many claims a source's page names below its paragraphs; the list of claims has them all."""
LEAST = 5
"""How many it names below each paragraph at least."""
DOCUMENTS = 40
"""How many documents it names."""


@frozen
class CitedBy:
    """A claim that cites the source: `url` its permalink, `document` where it stands, the rest as in FORMATS."""

    document: Reference
    url: str
    text: str
    kind: str
    status: str
    intent: str
    match: str
    cell: tuple[str, ...]
    """What heads the row and the column of the table's cell that the claim stands in."""


@frozen
class SourcePassage:
    """A paragraph of the source: what may be shown of it, and the claims that cite it.

    `words` says whether any of its words are shown; `kind` and `level` are those of its block in the source.
    """

    anchor: str
    kind: str
    level: int
    pieces: tuple[Piece, ...]
    words: bool
    digest: str | None
    cited_by: tuple[CitedBy, ...]
    more: int = 0
    """How many claims cite it besides those in `cited_by`."""


@frozen
class SourceData:
    """What `source.html` gets. `whole` are the claims that cite it without a paragraph; `claims` counts all.

    `query` narrows the list of claims down to those that cite the source.
    """

    site: Frame
    meta: Meta
    source: SourceCard
    passages: tuple[SourcePassage, ...]
    whole: tuple[CitedBy, ...]
    documents: tuple[Reference, ...]
    claims: int
    query: str
    language: str | None
    direction: str


def source_page(dossier: SourceDossier) -> tuple[Page, ...]:
    """A source."""
    head, site = dossier.source.head, dossier.site
    card = source_card(head, site.words)
    description = ", ".join(part for part in (head.title, head.container_title, card.issued.text) if part)
    page = meta(site, card.url, head.title, description)
    data = SourceData(
        site=site,
        meta=page,
        source=card,
        passages=source_passages(dossier),
        whole=tuple(map(_cited_by, [citing for citing in dossier.citations if not citing.citation.anchors][:LISTED])),
        documents=tuple({citing.document.url: citing.document for citing in dossier.citations}.values())[:DOCUMENTS],
        query=urlencode({"source": head.title}),
        claims=len({(citing.document.url, citing.claim.id) for citing in dossier.citations}),
        language=head.language,
        direction=direction(head.language or site.language),
    )
    return (Page(file_of(page.path), "source.html", data),)


def source_passages(dossier: SourceDossier) -> tuple[SourcePassage, ...]:
    """The paragraphs that the page lists; of a source whose rights are `link`, those that are cited."""
    citing = _by_anchor(dossier)
    most = max(LEAST, LISTED // max(1, len(citing)))
    views = (_passage(passage, citing.get(passage.anchor, []), dossier, most) for passage in dossier.source.passages)
    if dossier.source.head.rights is Rights.LINK:
        return tuple(view for view in views if view.cited_by)
    return tuple(views)


def _by_anchor(dossier: SourceDossier) -> Mapping[str, list[Citing]]:
    """The citations of each paragraph."""
    found: dict[str, list[Citing]] = {}
    for citing in dossier.citations:
        for anchor in citing.citation.anchors:
            found.setdefault(anchor, []).append(citing)
    return found


def _passage(passage: Passage, citing: list[Citing], dossier: SourceDossier, most: int) -> SourcePassage:
    rights = dossier.source.head.rights
    quoted = tuple([stretch for one in citing for stretch in _quoted(one.citation, passage)])
    # A claim may cite a paragraph twice; only those that are named here are made ready to be shown.
    told = tuple({(one.document.url, one.claim.id, one.citation.intent): one for one in citing}.values())
    return SourcePassage(
        anchor=passage.anchor,
        kind=passage.kind.value,
        level=passage.level,
        pieces=shown(passage.text, rights, quoted, cited=bool(citing)),
        words=bool(allowed(passage.text, rights, quoted, cited=bool(citing))),
        digest=passage.digest if rights is not Rights.LINK else None,
        cited_by=tuple(map(_cited_by, told[:most])),
        more=len(told[most:]),
    )


def _quoted(citation: CitationRow, passage: Passage) -> tuple[Stretch, ...]:
    return tuple([(stretch.start, stretch.end) for stretch in citation.shown if stretch.anchor == passage.anchor])


def _cited_by(citing: Citing) -> CitedBy:
    return CitedBy(
        document=citing.document,
        url=f"{citing.document.url}#{citing.claim.id}",
        text=citing.claim.text,
        kind=citing.claim.kind.value,
        status=citing.claim.status.value,
        intent=citing.citation.intent.value,
        match=citing.citation.match.value,
        cell=citing.claim.cell,
    )
