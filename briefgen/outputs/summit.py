"""The page of a summit: when, where, who, and what this site says of it."""

from dataclasses import dataclass, replace

from briefgen.model import Page, Participant
from briefgen.outputs.document import DocumentText, document_text
from briefgen.outputs.dossier import Dossier
from briefgen.outputs.frame import Frame, Meta, file_of, meta
from briefgen.outputs.linked_data import summit_data
from briefgen.outputs.moment import Moment, span_of_days
from briefgen.outputs.source_card import SourceCard, source_card
from briefgen.outputs.teaser import Counts, Teaser, counts, teaser


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
