"""The page of a briefing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefgen.model import Page, Review
from briefgen.outputs.document import DocumentText, document_text
from briefgen.outputs.dossier import Dossier
from briefgen.outputs.evidence import SignOff, sign_off
from briefgen.outputs.frame import Frame, Meta, absolute, file_of, meta
from briefgen.outputs.linked_data import briefing_data, cited_heads, rating_text
from briefgen.outputs.moment import Moment, moment, timestamp
from briefgen.outputs.source_card import SourceCard, source_card
from briefgen.outputs.teaser import Teaser, teaser


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """What was put right, when, and the ids of the claims on this page that it touches."""

    id: str
    on: Moment
    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """How much of a document rests on a source: the number of its claims that cite it."""

    source: SourceCard
    claims: int


@dataclass(frozen=True, slots=True)
class ShownFactCheck:
    """A check of somebody's statement: whose, made when, how it was rated; `url` leads to it on this page."""

    statement: str
    url: str
    claimant: str
    made: Moment | None
    rating: str


@dataclass(frozen=True, slots=True)
class BriefingData:
    """What `briefing.html` gets."""

    site: Frame
    meta: Meta
    briefing: Teaser
    text: DocumentText
    image: str | None
    weights: tuple[Weight, ...]
    corrections: tuple[ShownCorrection, ...]
    fact_checks: tuple[ShownFactCheck, ...]
    reviewed: SignOff | None


def briefing_page(dossier: Dossier) -> tuple[Page, ...]:
    """A briefing."""
    site, head = dossier.site, dossier.briefing.head
    zone = dossier.settings.timezone
    page = replace(
        meta(site, dossier.summary.url, head.title, head.summary or ""),
        kind="article",
        image=absolute(site, dossier.around.image) if dossier.around.image else None,
        published=timestamp(head.date, zone) if head.date else None,
        modified=timestamp(head.updated, zone) if head.updated else None,
        json_ld=briefing_data(dossier),
    )
    summits = {head.summit: dossier.around.summit} if head.summit and dossier.around.summit else {}
    data = BriefingData(
        site=site,
        meta=page,
        briefing=teaser(dossier.summary, summits, dossier.settings, site.words),
        text=document_text(dossier),
        image=dossier.around.image,
        weights=weights(dossier),
        corrections=shown_corrections(dossier),
        fact_checks=shown_fact_checks(dossier),
        reviewed=last_review((row.review for row in dossier.summary.claims), site),
    )
    return (Page(file_of(page.path), "briefing.html", data),)


def weights(dossier: Dossier) -> tuple[Weight, ...]:
    """The sources of a document in the order cited, each with the number of claims that cite it."""
    cited = Counter(
        source for row in dossier.summary.claims for source in {citation.source for citation in row.citations}
    )
    words = dossier.site.words
    return tuple(Weight(source_card(head, words), cited[head.id]) for head in cited_heads(dossier))


def shown_corrections(dossier: Dossier) -> tuple[ShownCorrection, ...]:
    """A document's corrections, newest first. Their ids count from the oldest, so that a new one moves none."""
    oldest_first = sorted(dossier.briefing.head.corrections, key=lambda correction: correction.on)
    known = {row.id for row in dossier.summary.claims}
    shown = [
        ShownCorrection(
            id=f"correction-{number}",
            on=moment(correction.on, dossier.site.words),
            text=correction.text,
            claims=tuple(claim for claim in correction.claims if claim in known),
        )
        for number, correction in enumerate(oldest_first, 1)
    ]
    return tuple(reversed(shown))


def shown_fact_checks(dossier: Dossier) -> tuple[ShownFactCheck, ...]:
    """A briefing's fact checks, in the order of the text; one without a statement is left out."""
    texts = {claim.id: claim.text for claim in dossier.briefing.claims}
    return tuple(
        ShownFactCheck(
            statement=texts[check.statement],
            url=f"#{check.statement}",
            claimant=check.claimant,
            made=moment(check.made, dossier.site.words) if check.made else None,
            rating=rating_text(check.rating),
        )
        for check in dossier.briefing.fact_checks
        if check.statement in texts
    )


def last_review(reviews: Iterable[Review | None], site: Frame) -> SignOff | None:
    """The newest sign-off among some."""
    signed = sorted((review for review in reviews if review), key=lambda review: (review.on, review.by))
    return sign_off(signed[-1], site.words) if signed else None
