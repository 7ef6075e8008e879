"""A page for each topic: its briefings."""

from collections.abc import Iterator, Sequence

from briefgen.frozen import frozen
from briefgen.model import Page, Summary
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.frame import Frame, Meta, file_of, meta
from briefgen.outputs.index import Topic, topics_of
from briefgen.outputs.paging import BRIEFINGS, Paging, in_pages, page_meta, paging
from briefgen.outputs.teaser import Teaser, tag_url


@frozen
class TagData:
    """What `tag.html` gets: the topic, and its briefings of one page of the list, newest first."""

    site: Frame
    meta: Meta
    topic: Topic
    briefings: tuple[Teaser, ...]
    paging: Paging | None


def tag_pages(dossier: SiteDossier) -> Iterator[Page]:
    """A page for each topic. Two spellings of one address share a page."""
    under: dict[str, list[Summary]] = {}
    for document in dossier.briefings:
        for url in {tag_url(tag) for tag in document.head.tags}:
            under.setdefault(url, []).append(document)
    for topic in topics_of(dossier.overview):
        yield from _pages(topic, under[topic.url], dossier)


def _pages(topic: Topic, documents: Sequence[Summary], dossier: SiteDossier) -> Iterator[Page]:
    site = dossier.site
    first = meta(site, topic.url, topic.text, f"{site.words.tagged}: {topic.text}")
    parts = in_pages(documents, BRIEFINGS)
    for number, part in enumerate(parts, 1):
        page = page_meta(first, number, site)
        briefings = tuple(map(dossier.teaser, part))
        data = TagData(site, page, topic, briefings, paging(first.path, number, len(parts), site))
        yield Page(file_of(page.path), "tag.html", data)
