"""A page for each topic: its briefings."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.model import DocumentKind, Page
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.frame import Frame, Meta, file_of, meta
from briefgen.outputs.index import Topic, topics_of
from briefgen.outputs.paging import BRIEFINGS, Paging, in_pages, page_meta, paging
from briefgen.outputs.teaser import Teaser, newest_first, summit_references, tag_url, teaser


@dataclass(frozen=True, slots=True)
class TagData:
    """What `tag.html` gets: the topic, and its briefings of one page of the list, newest first."""

    site: Frame
    meta: Meta
    topic: Topic
    briefings: tuple[Teaser, ...]
    paging: Paging | None


def tag_pages(dossier: SiteDossier) -> tuple[Page, ...]:
    """A page for each topic. Two spellings of one address share a page."""
    return tuple(page for topic in topics_of(dossier.overview) for page in _pages(topic, dossier))


def _pages(topic: Topic, dossier: SiteDossier) -> Iterator[Page]:
    site = dossier.site
    summits = summit_references(dossier.overview)
    documents = (
        document
        for document in dossier.overview.of(DocumentKind.BRIEFING)
        if topic.url in {tag_url(tag) for tag in document.head.tags}
    )
    first = meta(site, topic.url, topic.text, f"{site.words.tagged}: {topic.text}")
    teasers = tuple(teaser(document, summits, dossier.settings, site.words) for document in newest_first(documents))
    parts = in_pages(teasers, BRIEFINGS)
    for number, briefings in enumerate(parts, 1):
        page = page_meta(first, number, site)
        data = TagData(site, page, topic, briefings, paging(first.path, number, len(parts), site))
        yield Page(file_of(page.path), "tag.html", data)
