"""A page for each topic: its briefings."""

from dataclasses import dataclass

from briefgen.model import DocumentKind, Page
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.frame import Frame, Meta, file_of, meta
from briefgen.outputs.index import Topic, topics_of
from briefgen.outputs.teaser import Teaser, newest_first, summit_references, tag_url, teaser


@dataclass(frozen=True, slots=True)
class TagData:
    """What `tag.html` gets: the topic, and its briefings, newest first."""

    site: Frame
    meta: Meta
    topic: Topic
    briefings: tuple[Teaser, ...]


def tag_pages(dossier: SiteDossier) -> tuple[Page, ...]:
    """A page for each topic. Two spellings of one address share a page."""
    return tuple(_page(topic, dossier) for topic in topics_of(dossier.overview))


def _page(topic: Topic, dossier: SiteDossier) -> Page:
    site = dossier.site
    summits = summit_references(dossier.overview)
    documents = (
        document
        for document in dossier.overview.of(DocumentKind.BRIEFING)
        if topic.url in {tag_url(tag) for tag in document.head.tags}
    )
    page = meta(site, topic.url, topic.text, f"{site.words.tagged}: {topic.text}")
    teasers = tuple(teaser(document, summits, dossier.settings, site.words) for document in newest_first(documents))
    return Page(file_of(page.path), "tag.html", TagData(site, page, topic, teasers))
