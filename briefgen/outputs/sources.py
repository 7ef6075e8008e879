"""The list of all sources."""

from collections import Counter

from briefgen.frozen import frozen
from briefgen.model import Page
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.frame import Frame, Meta, file_of, meta
from briefgen.outputs.paging import SOURCES, Paging, in_pages, page_meta, paging
from briefgen.outputs.source_card import SourceCard, source_card


@frozen
class ListedSource:
    """A source in the list, with the number of claims and of documents that cite it."""

    source: SourceCard
    claims: int
    documents: int


@frozen
class SourcesData:
    """What `sources.html` gets: the sources of one page of the list by date, newest first."""

    site: Frame
    meta: Meta
    sources: tuple[ListedSource, ...]
    paging: Paging | None


def sources_page(dossier: SiteDossier) -> tuple[Page, ...]:
    """The list of all sources."""
    site = dossier.site
    uses, documents = Counter[str](), Counter[str]()
    for document in dossier.overview.documents:
        uses.update(dict(zip(document.tally.sources, document.tally.uses, strict=True)))
        documents.update(document.tally.sources)
    first = meta(site, "sources/", site.words.sources, site.words.sources_intro)
    by_id = sorted(dossier.overview.sources, key=lambda source: source.head.id)
    newest_first = sorted(by_id, key=lambda source: str(source.head.issued), reverse=True)
    listed = tuple(
        ListedSource(
            source=source_card(source.head, site.words),
            claims=uses[source.head.id],
            documents=documents[source.head.id],
        )
        for source in newest_first
    )
    parts = in_pages(listed, SOURCES)
    pages: list[Page] = []
    for number, sources in enumerate(parts, 1):
        page = page_meta(first, number, site)
        data = SourcesData(site, page, sources, paging(first.path, number, len(parts), site))
        pages.append(Page(file_of(page.path), "sources.html", data))
    return tuple(pages)
