"""The front page: the newest briefing, the others by date, the summits, the topics, the last corrections."""

from collections import Counter
from collections.abc import Iterable, Iterator

from briefgen.frozen import frozen
from briefgen.model import DocumentKind, Overview, Page, Summary
from briefgen.outputs.corrections import ListedCorrection, listed_corrections
from briefgen.outputs.dossier import SiteDossier, surroundings
from briefgen.outputs.frame import Frame, Meta, Reference, file_of, meta
from briefgen.outputs.highlights import Highlight, highlights
from briefgen.outputs.moment import Moment, span_of_days
from briefgen.outputs.paging import BRIEFINGS, Paging, in_pages, page_meta, paging
from briefgen.outputs.teaser import Counts, Teaser, counts, tag_url
from briefgen.outputs.word_table import Words

SUMMITS = 8
TOPICS = 30
"""How many summits and topics the front page lists: the newest, and those with most briefings."""


@frozen
class SummitTeaser:
    """A summit in a list: when and where it was, how many briefings are about it."""

    name: str
    url: str
    days: tuple[Moment, ...]
    place: str | None
    country: str | None
    briefings: int


@frozen
class Topic:
    """A tag with its page and the number of its briefings."""

    text: str
    url: str
    briefings: int


@frozen
class IndexData:
    """What `index.html` gets.

    `lead` is the newest briefing, with its picture and a few of its claims; `briefings` are the next ones, newest
    first. Where there are more than a page holds, they are listed on pages of their own, without lead and rail.
    """

    site: Frame
    meta: Meta
    lead: Teaser | None
    lead_image: str | None
    highlights: tuple[Highlight, ...]
    briefings: tuple[Teaser, ...]
    summits: tuple[SummitTeaser, ...]
    topics: tuple[Topic, ...]
    corrections: tuple[ListedCorrection, ...]
    standing: tuple[Reference, ...]
    counts: Counts
    paging: Paging | None


@frozen
class BriefingsData:
    """What `briefings.html` gets: the briefings of a page after the front page, newest first."""

    site: Frame
    meta: Meta
    briefings: tuple[Teaser, ...]
    paging: Paging | None


@frozen
class Front:
    """What the front page shows, but for its frame and the claims of the newest briefing: as in `IndexData`."""

    lead: Teaser | None
    lead_image: str | None
    briefings: tuple[Teaser, ...]
    summits: tuple[SummitTeaser, ...]
    topics: tuple[Topic, ...]
    corrections: tuple[ListedCorrection, ...]
    counts: Counts
    paging: Paging | None


def front(dossier: SiteDossier) -> Front:
    """What the front page shows of a site, without a look at claims."""
    overview, site = dossier.overview, dossier.site
    documents = dossier.briefings
    teasers = tuple(map(dossier.teaser, documents[:BRIEFINGS]))
    return Front(
        lead=teasers[0] if teasers else None,
        lead_image=surroundings(documents[0], overview, dossier.settings).image if documents else None,
        briefings=teasers[1:],
        summits=summit_teasers(overview, site.words)[:SUMMITS],
        topics=most_used(topics_of(overview)),
        corrections=listed_corrections(overview, site.words)[:3],
        counts=counts(document.tally for document in documents),
        paging=paging("", 1, max(1, -(-len(documents) // BRIEFINGS)), site),
    )


def front_page(shown: Front, lead: Summary | None, overview: Overview, site: Frame) -> Page:
    """The front page; `lead` is the newest briefing, `overview` holds at least the sources that it cites."""
    page = meta(site, "", site.title)
    data = IndexData(
        site=site,
        meta=page,
        lead=shown.lead,
        lead_image=shown.lead_image,
        highlights=highlights(lead, overview) if lead else (),
        briefings=shown.briefings,
        summits=shown.summits,
        topics=shown.topics,
        corrections=shown.corrections,
        standing=site.standing,
        counts=shown.counts,
        paging=shown.paging,
    )
    return Page(file_of(page.path), "index.html", data)


def index_page(dossier: SiteDossier) -> tuple[Page, ...]:
    """The front page."""
    return (front_page(front(dossier), next(iter(dossier.briefings), None), dossier.overview, dossier.site),)


def briefings_pages(dossier: SiteDossier) -> Iterator[Page]:
    """The pages of briefings that the front page has no room for."""
    site = dossier.site
    first = meta(site, "", site.words.briefings)
    parts = in_pages(dossier.briefings, BRIEFINGS)
    for number, part in enumerate(parts[1:], 2):
        page = page_meta(first, number, site)
        briefings = tuple(map(dossier.teaser, part))
        data = BriefingsData(site, page, briefings, paging("", number, len(parts), site))
        yield Page(file_of(page.path), "briefings.html", data)


def summit_teasers(overview: Overview, words: Words) -> tuple[SummitTeaser, ...]:
    """The site's summits, newest first."""
    about = Counter(document.head.summit for document in overview.of(DocumentKind.BRIEFING))
    held = [(document, document.summit) for document in overview.of(DocumentKind.SUMMIT)]
    known = [(document, summit) for document, summit in held if summit]
    known.sort(key=lambda pair: pair[0].slug)
    known.sort(key=lambda pair: pair[1].start, reverse=True)
    return tuple(
        SummitTeaser(
            name=summit.name,
            url=document.url,
            days=span_of_days(summit.start, summit.end, words),
            place=summit.place,
            country=summit.country,
            briefings=about[document.slug],
        )
        for document, summit in known
    )


def most_used(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """The topics that the front page has room for: those with most briefings, by their addresses."""
    chosen = sorted(topics, key=lambda topic: (-topic.briefings, topic.url))[:TOPICS]
    return tuple(sorted(chosen, key=lambda topic: topic.url))


def topics_of(overview: Overview) -> tuple[Topic, ...]:
    """The site's tags by their address, each under the first of its spellings."""
    spelled: dict[str, str] = {}
    used: Counter[str] = Counter()
    for document in overview.of(DocumentKind.BRIEFING):
        addresses = {tag_url(tag): tag for tag in reversed(document.head.tags)}
        used.update(addresses.keys())
        for url, tag in addresses.items():
            spelled[url] = min(tag, spelled.get(url, tag))
    return tuple(Topic(spelled[url], url, used[url]) for url in sorted(spelled))
