"""The page of a briefing."""

from dataclasses import replace

from briefgen.frozen import frozen
from briefgen.model import Page
from briefgen.outputs.card import picture
from briefgen.outputs.document import DocumentText, document_text
from briefgen.outputs.dossier import Dossier
from briefgen.outputs.frame import Frame, Meta, file_of, meta
from briefgen.outputs.linked_data import briefing_data
from briefgen.outputs.moment import Moment, moment, timestamp
from briefgen.outputs.panel import Panel, panel
from briefgen.outputs.teaser import Teaser, teaser


@frozen
class ShownCorrection:
    """What was put right, when, and the ids of the claims on this page that it touches."""

    id: str
    on: Moment
    text: str
    claims: tuple[str, ...]


@frozen
class ShownFactCheck:
    """A check of somebody's statement: whose, made when, how it was rated; `url` leads to it on this page."""

    statement: str
    url: str
    claimant: str
    made: Moment | None
    rating: str


@frozen
class BriefingData:
    """What `briefing.html` gets."""

    site: Frame
    meta: Meta
    briefing: Teaser
    text: DocumentText
    image: str | None
    panel: Panel
    corrections: tuple[ShownCorrection, ...]
    fact_checks: tuple[ShownFactCheck, ...]


def briefing_page(dossier: Dossier) -> tuple[Page, ...]:
    """A briefing."""
    site, head = dossier.site, dossier.briefing.head
    zone = dossier.settings.timezone
    page = replace(
        meta(site, dossier.summary.url, head.title, head.summary or ""),
        kind="article",
        image=picture(dossier),
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
        panel=panel(dossier),
        corrections=shown_corrections(dossier),
        fact_checks=shown_fact_checks(dossier),
    )
    return (Page(file_of(page.path), "briefing.html", data),)


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
            rating=check.rating_text,
        )
        for check in dossier.briefing.fact_checks
        if check.statement in texts
    )
