"""The list of all claims, document by document."""

from dataclasses import dataclass

from briefgen.model import ClaimRow, Page, Summary
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.evidence import SignOff, sign_off
from briefgen.outputs.frame import Frame, Meta, Reference, file_of, meta
from briefgen.outputs.moment import Moment, moment
from briefgen.outputs.source_card import source_url
from briefgen.outputs.teaser import Counts, counts, newest_first
from briefgen.outputs.word_table import Words


@dataclass(frozen=True, slots=True)
class ListedCitation:
    """A source and its paragraphs, cited by a claim: a link to the first of them, and the intent's CiTO name."""

    text: str
    url: str
    anchors: tuple[str, ...]
    intent: str
    match: str


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim with its permalink, its kind and status (names of FORMATS), and its citations."""

    url: str
    text: str
    kind: str
    status: str
    citations: tuple[ListedCitation, ...]
    review: SignOff | None


@dataclass(frozen=True, slots=True)
class DocumentClaims:
    """A document and its claims in the order of the text."""

    document: Reference
    date: Moment | None
    summit: str | None
    claims: tuple[ListedClaim, ...]


@dataclass(frozen=True, slots=True)
class ClaimsData:
    """What `claims.html` gets: documents that make claims, newest first; the counts over all of them."""

    site: Frame
    meta: Meta
    documents: tuple[DocumentClaims, ...]
    counts: Counts


def claims_page(dossier: SiteDossier) -> tuple[Page, ...]:
    """The list of all claims."""
    site = dossier.site
    titles = {source: summary.head.title for source, summary in dossier.overview.source.items()}
    making = tuple(document for document in newest_first(dossier.overview.documents) if document.claims)
    page = meta(site, "claims/", site.words.claims, site.words.claims_intro)
    data = ClaimsData(
        site=site,
        meta=page,
        documents=tuple(_document(document, titles, site.words) for document in making),
        counts=counts(row for document in making for row in document.claims),
    )
    return (Page(file_of(page.path), "claims.html", data),)


def _document(document: Summary, titles: dict[str, str], words: Words) -> DocumentClaims:
    return DocumentClaims(
        document=Reference(document.head.title, document.url),
        date=moment(document.head.date, words) if document.head.date else None,
        summit=document.head.summit,
        claims=tuple(_claim(row, document, titles, words) for row in document.claims),
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
    )
