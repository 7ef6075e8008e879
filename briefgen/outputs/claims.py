"""The list of all claims, document by document."""

from collections.abc import Iterable, Iterator, Mapping

from briefgen.frozen import frozen
from briefgen.model import ClaimKind, ClaimRow, DocumentKind, Page, Status, Summary
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.evidence import SignOff, sign_off
from briefgen.outputs.frame import Frame, Meta, Reference, file_of, meta
from briefgen.outputs.moment import Moment, moment
from briefgen.outputs.paging import CLAIMS, Paging, page_meta, paging
from briefgen.outputs.source_card import source_url
from briefgen.outputs.teaser import Counts, counts, newest_first, summit_references
from briefgen.outputs.word_table import Words


@frozen
class ListedCitation:
    """A source and its paragraphs, cited by a claim: a link to the first of them, and the intent's CiTO name."""

    text: str
    url: str
    anchors: tuple[str, ...]
    intent: str
    match: str


@frozen
class ListedClaim:
    """A claim with its permalink, its kind and status (names of FORMATS), and its citations."""

    url: str
    text: str
    kind: str
    status: str
    citations: tuple[ListedCitation, ...]
    review: SignOff | None
    cell: tuple[str, ...]
    """What heads the row and the column of the table's cell that it stands in."""


@frozen
class DocumentClaims:
    """A document and its claims in the order of the text."""

    document: Reference
    date: Moment | None
    summit: str | None
    claims: tuple[ListedClaim, ...]


@frozen
class ClaimsData:
    """What `claims.html` gets: documents that make claims, newest first, as far as the page of the list goes.

    `counts` are over all documents; `summits` are those that claims are about, `url` being the summit's slug, and
    `kinds` and `statuses` those that occur: what a reader may narrow the list down to.
    """

    site: Frame
    meta: Meta
    documents: tuple[DocumentClaims, ...]
    counts: Counts
    summits: tuple[Reference, ...]
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    paging: Paging | None


@frozen
class ClaimsList:
    """The list of all claims without these: what all of its pages show, and where each claim goes.

    `documents` are the files of those that make claims, newest first, `numbers` how many each of them makes; `titles`
    are those of sources by their ids. The rest is as in `ClaimsData`.
    """

    documents: tuple[str, ...]
    numbers: tuple[int, ...]
    titles: Mapping[str, str]
    counts: Counts
    summits: tuple[Reference, ...]
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]


@frozen
class Stretch:
    """The claims of a document, by its file, that stand on one page of the list: from `start` up to `end`."""

    path: str
    start: int
    end: int


def claims_list(dossier: SiteDossier) -> ClaimsList:
    """The list of all claims, without a look at them."""
    making = tuple(document for document in newest_first(dossier.overview.documents) if document.claims)
    about = {_summit(document) for document in making}
    kinds = {kind for document in making for kind in document.tally.kinds}
    statuses = {status for document in making for status in document.tally.statuses}
    return ClaimsList(
        documents=tuple(document.path for document in making),
        numbers=tuple(document.tally.claims for document in making),
        titles={source: summary.head.title for source, summary in dossier.overview.source.items()},
        counts=counts(document.tally for document in making),
        summits=tuple(
            Reference(reference.text, slug)
            for slug, reference in summit_references(dossier.overview).items()
            if slug in about
        ),
        kinds=tuple(kind.value for kind in ClaimKind if kind in kinds),
        statuses=tuple(status.value for status in Status if status in statuses),
    )


def in_claim_pages(listed: ClaimsList) -> tuple[tuple[Stretch, ...], ...]:
    """What stands on each page of the list; one empty page where there are no claims."""
    pages: list[list[Stretch]] = [[]]
    room = CLAIMS
    for path, number in zip(listed.documents, listed.numbers, strict=True):
        start = 0
        while start < number:
            if not room:
                pages.append([])
                room = CLAIMS
            end = min(number, start + room)
            pages[-1].append(Stretch(path, start, end))
            room -= end - start
            start = end
    return tuple(map(tuple, pages))


def claims_pages(dossier: SiteDossier) -> Iterator[Page]:
    """The list of all claims, page by page."""
    listed = claims_list(dossier)
    pages = in_claim_pages(listed)
    for number, stretches in enumerate(pages, 1):
        documents = [(dossier.overview.by_path[each.path], each) for each in stretches]
        yield claims_page(listed, number, len(pages), documents, dossier.site)


def claims_page(
    listed: ClaimsList, number: int, count: int, documents: Iterable[tuple[Summary, Stretch]], site: Frame
) -> Page:
    """Page `number` of `count` of the list of all claims: documents, and which of their claims stand on it."""
    first = meta(site, "claims/", site.words.claims, site.words.claims_intro)
    page = page_meta(first, number, site)
    data = ClaimsData(
        site=site,
        meta=page,
        documents=tuple(
            # Claims are read document by document: those of a large archive are not held at once.
            _document(document, document.claims[each.start : each.end], listed.titles, site.words)
            for document, each in documents
        ),
        counts=listed.counts,
        summits=listed.summits,
        kinds=listed.kinds,
        statuses=listed.statuses,
        paging=paging(first.path, number, count, site),
    )
    return Page(file_of(page.path), "claims.html", data)


def _summit(document: Summary) -> str | None:
    return document.slug if document.kind is DocumentKind.SUMMIT else document.head.summit


def _document(document: Summary, rows: Iterable[ClaimRow], titles: Mapping[str, str], words: Words) -> DocumentClaims:
    return DocumentClaims(
        document=Reference(document.head.title, document.url),
        date=moment(document.head.date, words) if document.head.date else None,
        summit=_summit(document),
        claims=tuple(_claim(row, document, titles, words) for row in rows),
    )


def _claim(row: ClaimRow, document: Summary, titles: Mapping[str, str], words: Words) -> ListedClaim:
    return ListedClaim(
        url=f"{document.url}#{row.id}",
        text=row.text,
        kind=row.kind.value,
        status=row.status.value,
        citations=tuple(
            ListedCitation(
                text=titles.get(citation.source, citation.source),
                url=source_url(citation.source, citation.anchors[0] if citation.anchors else None),
                anchors=citation.anchors,
                intent=citation.intent.value,
                match=citation.match.value,
            )
            for citation in row.citations
        ),
        review=sign_off(row.review, words),
        cell=row.cell,
    )
