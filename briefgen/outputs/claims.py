"""The list of all claims, document by document."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter

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


def claims_page(dossier: SiteDossier) -> Iterator[Page]:
    """The list of all claims."""
    site = dossier.site
    titles = {source: summary.head.title for source, summary in dossier.overview.source.items()}
    making = tuple(document for document in newest_first(dossier.overview.documents) if document.claims)
    total = counts(document.tally for document in making)
    # Claims are read document by document: those of a large archive are not held at once.
    listed = ((document, row) for document in making for row in document.claims)
    number_of_pages = max(1, -(-total.claims // CLAIMS))
    first = meta(site, "claims/", site.words.claims, site.words.claims_intro)
    about = {_summit(document) for document in making}
    kinds = {kind for document in making for kind in document.tally.kinds}
    statuses = {status for document in making for status in document.tally.statuses}
    about_summits = tuple(
        Reference(reference.text, slug)
        for slug, reference in summit_references(dossier.overview).items()
        if slug in about
    )
    for number in range(1, number_of_pages + 1):
        part = tuple(islice(listed, CLAIMS))
        page = page_meta(first, number, site)
        data = ClaimsData(
            site=site,
            meta=page,
            documents=tuple(
                _document(document, [row for _, row in claims], titles, site.words)
                for document, claims in groupby(part, key=itemgetter(0))
            ),
            counts=total,
            summits=about_summits,
            kinds=tuple(kind.value for kind in ClaimKind if kind in kinds),
            statuses=tuple(status.value for status in Status if status in statuses),
            paging=paging(first.path, number, number_of_pages, site),
        )
        yield Page(file_of(page.path), "claims.html", data)


def _summit(document: Summary) -> str | None:
    return document.slug if document.kind is DocumentKind.SUMMIT else document.head.summit


def _document(document: Summary, rows: Iterable[ClaimRow], titles: dict[str, str], words: Words) -> DocumentClaims:
    return DocumentClaims(
        document=Reference(document.head.title, document.url),
        date=moment(document.head.date, words) if document.head.date else None,
        summit=_summit(document),
        claims=tuple(_claim(row, document, titles, words) for row in rows),
    )


def _claim(row: ClaimRow, document: Summary, titles: dict[str, str], words: Words) -> ListedClaim:
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
