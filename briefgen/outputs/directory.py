"""The lists of all summits and of all topics, of which the front page has room for a few."""

from collections.abc import Iterator, Sequence

from briefgen.frozen import frozen
from briefgen.model import Page
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.frame import Frame, Meta, file_of, meta
from briefgen.outputs.index import summit_teasers, topics_of
from briefgen.outputs.moment import Moment
from briefgen.outputs.paging import ENTRIES, Paging, in_pages, page_meta, paging


@frozen
class Entry:
    """A summit or a topic: its page, the days and the place of a summit, the number of its briefings."""

    text: str
    url: str
    days: tuple[Moment, ...]
    place: str | None
    briefings: int


@frozen
class DirectoryData:
    """What `directory.html` gets: the entries of one page of the list; summits newest first, topics by their names."""

    site: Frame
    meta: Meta
    title: str
    entries: tuple[Entry, ...]
    paging: Paging | None


def summits_page(dossier: SiteDossier) -> Iterator[Page]:
    """The list of all summits; none where there are none."""
    words = dossier.site.words
    entries = [
        Entry(one.name, one.url, one.days, one.place, one.briefings) for one in summit_teasers(dossier.overview, words)
    ]
    return _pages("summits/", words.summits, entries, dossier.site)


def topics_page(dossier: SiteDossier) -> Iterator[Page]:
    """The list of all topics; none where there are none."""
    entries = [Entry(topic.text, topic.url, (), None, topic.briefings) for topic in topics_of(dossier.overview)]
    return _pages("tags/", dossier.site.words.topics, entries, dossier.site)


def _pages(url: str, title: str, entries: Sequence[Entry], site: Frame) -> Iterator[Page]:
    if not entries:
        return
    first = meta(site, url, title)
    parts = in_pages(entries, ENTRIES)
    for number, part in enumerate(parts, 1):
        page = page_meta(first, number, site)
        data = DirectoryData(site, page, title, part, paging(url, number, len(parts), site))
        yield Page(file_of(page.path), "directory.html", data)
