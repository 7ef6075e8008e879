"""The page of a summit: when, where, who, and what this site says of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from briefgen.frozen import frozen
from briefgen.model import Page, Participant, SourceHead
from briefgen.outputs.document import DocumentText, document_text
from briefgen.outputs.dossier import Dossier
from briefgen.outputs.frame import Frame, Meta, file_of, meta
from briefgen.outputs.index import BriefingsData
from briefgen.outputs.linked_data import summit_data
from briefgen.outputs.moment import Moment, moment, span_of_days
from briefgen.outputs.paging import BRIEFINGS, Paging, in_pages, page_meta, paging
from briefgen.outputs.source_card import SourceCard, source_card, source_url
from briefgen.outputs.teaser import Counts, Teaser, counts, teaser

LISTED = 60
"""How many sources, and how many events, a summit's page lists."""


@frozen
class Event:
    """A point of a summit's timeline: a key of `words.events`, its day, what happened, and where to read of it."""

    kind: str
    on: Moment
    text: str
    url: str | None
    language: str | None


@frozen
class SummitData:
    """What `summit.html` gets. `days` are the first and the last day, or one.

    `briefings` are the newest; where there are more than a page holds, they are listed on pages of their own.
    `sources` are those that most claims cite, by their ids; `timeline` is in the order of time.
    """

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
    paging: Paging | None
    sources: tuple[SourceCard, ...]
    timeline: tuple[Event, ...]
    counts: Counts


def summit_page(dossier: Dossier) -> tuple[Page, ...]:
    """A summit: when, where, who, and what this site says of it."""
    site, head, summit = dossier.site, dossier.briefing.head, dossier.briefing.summit
    words = site.words
    name = summit.name if summit else head.title
    page = replace(meta(site, dossier.summary.url, name, head.summary or ""), json_ld=summit_data(dossier))
    teasers = tuple(teaser(briefing, {}, dossier.settings, words) for briefing in dossier.around.briefings)
    parts = in_pages(teasers, BRIEFINGS)
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
        briefings=parts[0],
        paging=paging(page.path, 1, len(parts), site),
        sources=tuple(source_card(source, words) for source in most_cited(dossier)),
        timeline=timeline(dossier),
        counts=counts(briefing.tally for briefing in dossier.around.briefings),
    )
    further = (_further(number, parts, page, site) for number in range(2, len(parts) + 1))
    return (Page(file_of(page.path), "summit.html", data), *further)


def _further(number: int, parts: tuple[tuple[Teaser, ...], ...], first: Meta, site: Frame) -> Page:
    page = page_meta(replace(first, json_ld=None), number, site)
    data = BriefingsData(site, page, parts[number - 1], paging(first.path, number, len(parts), site))
    return Page(file_of(page.path), "briefings.html", data)


def most_cited(dossier: Dossier) -> tuple[SourceHead, ...]:
    """The sources of a summit's briefings, by id; where they are many, those that most claims cite."""
    used = Counter[str]()
    for briefing in dossier.around.briefings:
        used.update(dict(zip(briefing.tally.sources, briefing.tally.uses, strict=True)))
    chosen = sorted(dossier.around.sources, key=lambda head: -used[head.id])[:LISTED]
    return tuple(sorted(chosen, key=lambda head: head.id))


def timeline(dossier: Dossier) -> tuple[Event, ...]:
    """What happened around a summit, in the order of time: its days, its sources, what this site published of it.

    Where much did, what happened nearest to its first day.
    """
    order = ("day", "start", "source", "end", "briefing", "updated", "correction")
    found = sorted(_events(dossier), key=lambda event: (event.on.iso[:10], order.index(event.kind)))
    if len(found) > LISTED and dossier.briefing.summit:
        start = dossier.briefing.summit.start.isoformat()[:10]
        first = next((place for place, event in enumerate(found) if event.on.iso[:10] >= start), len(found))
        begin = max(0, min(first - LISTED // 4, len(found) - LISTED))
        found = found[begin : begin + LISTED]
    return tuple(found)


def _events(dossier: Dossier) -> Iterator[Event]:
    words, summit = dossier.site.words, dossier.briefing.summit
    if summit:
        days = summit.end is not None and summit.end != summit.start
        yield Event("start" if days else "day", moment(summit.start, words), summit.name, None, None)
        if summit.end and days:
            yield Event("end", moment(summit.end, words), summit.name, None, None)
    for source in dossier.around.sources:
        yield Event("source", moment(source.issued, words), source.title, source_url(source.id), source.language)
    for briefing in dossier.around.briefings:
        head, url, language = briefing.head, briefing.url, briefing.head.language
        if head.date:
            yield Event("briefing", moment(head.date, words), head.title, url, language)
        if head.updated:
            yield Event("updated", moment(head.updated, words), head.title, url, language)
        for correction in head.corrections:
            yield Event(
                "correction", moment(correction.on, words), correction.text, f"{url}#page--corrections", language
            )
