"""The page of a document: a briefing, a summit, a standing page."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from briefgen.model import Note, Page, Participant, Review
from briefgen.outputs.dossier import Dossier
from briefgen.outputs.evidence import EvidenceGroup, SignOff, evidence_groups, sign_off
from briefgen.outputs.frame import Frame, Meta, absolute, direction, file_of, meta
from briefgen.outputs.linked_data import briefing_data, cited_heads, rating_text, summit_data
from briefgen.outputs.moment import Moment, moment, span_of_days, timestamp
from briefgen.outputs.source_card import SourceCard, source_card
from briefgen.outputs.teaser import Counts, Teaser, counts, teaser


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A footnote: `id` its anchor, `label` what its marker shows, `html` its words."""

    id: str
    label: str
    html: Markup


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
class DocumentText:
    """A document's own words: its body as HTML, its footnotes, and the evidence behind its citations."""

    html: Markup
    notes: tuple[ShownNote, ...]
    evidence: tuple[EvidenceGroup, ...]
    language: str
    direction: str


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


@dataclass(frozen=True, slots=True)
class SummitData:
    """What `summit.html` gets. `days` are the first and the last day, or one."""

    site: Frame
    meta: Meta
    name: str
    summary: str | None
    days: tuple[Moment, ...]
    place: str | None
    country: str | None
    participants: tuple[Participant, ...]
    text: DocumentText
    briefings: tuple[Teaser, ...]
    sources: tuple[SourceCard, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class StandingData:
    """What `standing.html` gets."""

    site: Frame
    meta: Meta
    title: str
    summary: str | None
    text: DocumentText


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


def summit_page(dossier: Dossier) -> tuple[Page, ...]:
    """A summit: when, where, who, and what this site says of it."""
    site, head, summit = dossier.site, dossier.briefing.head, dossier.briefing.summit
    words = site.words
    name = summit.name if summit else head.title
    page = replace(meta(site, dossier.summary.url, name, head.summary or ""), json_ld=summit_data(dossier))
    rows = (row for briefing in dossier.around.briefings for row in briefing.claims)
    data = SummitData(
        site=site,
        meta=page,
        name=name,
        summary=head.summary,
        days=span_of_days(summit.start, summit.end, words) if summit else (),
        place=summit.place if summit else None,
        country=summit.country if summit else None,
        participants=summit.participants if summit else (),
        text=document_text(dossier),
        briefings=tuple(teaser(briefing, {}, dossier.settings, words) for briefing in dossier.around.briefings),
        sources=tuple(source_card(source, words) for source in dossier.around.sources),
        counts=counts(rows),
    )
    return (Page(file_of(page.path), "summit.html", data),)


def standing_page(dossier: Dossier) -> tuple[Page, ...]:
    """A standing page: about, methodology, corrections policy."""
    site, head = dossier.site, dossier.briefing.head
    page = meta(site, dossier.summary.url, head.title, head.summary or "")
    data = StandingData(site=site, meta=page, title=head.title, summary=head.summary, text=document_text(dossier))
    return (Page(file_of(page.path), "standing.html", data),)


def document_text(dossier: Dossier) -> DocumentText:
    """A document's own words, with the evidence list."""
    rows = {row.id: row for row in dossier.summary.claims}
    language = dossier.briefing.head.language or dossier.site.language
    return DocumentText(
        html=_trusted(dossier.body.html),
        notes=tuple(_note(note) for note in dossier.body.notes),
        evidence=evidence_groups(dossier.briefing.claims, rows, dossier.site.words),
        language=language,
        direction=direction(language),
    )


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


def _note(note: Note) -> ShownNote:
    return ShownNote(note.id, note.label, _trusted(note.html))


def _trusted(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - `render` writes it, raw HTML in Markdown is off
