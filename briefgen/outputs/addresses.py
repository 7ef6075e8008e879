"""Every address of a site, so that links can be checked before anything is made."""

from collections import Counter

from briefgen.model import DocumentKind, Overview
from briefgen.outputs.paging import BRIEFINGS, CLAIMS, CORRECTIONS, ENTRIES, SOURCES, page_urls
from briefgen.outputs.teaser import tag_url

FIXED = frozenset(
    {
        "",
        "404.html",
        "_headers",
        "claims.json",
        "claims/",
        "corrections.xml",
        "corrections/",
        "feed.json",
        "feed.xml",
        "robots.txt",
        "sitemap.xml",
        "sources.csl.json",
        "sources/",
    }
)


def published_urls(overview: Overview) -> frozenset[str]:
    """The addresses of all pages, files and assets, relative to the site's root; a page's ends in `/`."""
    urls = {document.url for document in overview.documents}
    urls |= {f"{document.url}annotations.json" for document in overview.of(DocumentKind.BRIEFING)}
    urls |= {tag_url(tag) for document in overview.of(DocumentKind.BRIEFING) for tag in document.head.tags}
    urls |= {f"sources/{source.head.id}/" for source in overview.sources}
    urls |= _further_pages(overview)
    return FIXED | urls | frozenset(overview.assets.values())


def _further_pages(overview: Overview) -> set[str]:
    """The pages of long lists after their first."""
    briefings = overview.of(DocumentKind.BRIEFING)
    topics = Counter(url for document in briefings for url in {tag_url(tag) for tag in document.head.tags})
    claims = sum(len(document.claims) for document in overview.documents)
    corrections = sum(len(document.head.corrections) for document in overview.documents)
    urls = {url for topic, number in topics.items() for url in page_urls(topic, number, BRIEFINGS)}
    summits = overview.of(DocumentKind.SUMMIT)
    about = Counter(document.head.summit for document in briefings)
    urls |= {url for summit in summits for url in page_urls(summit.url, about[summit.slug], BRIEFINGS)}
    if summits:
        urls.update(page_urls("summits/", len(summits), ENTRIES))
    if topics:
        urls.update(page_urls("tags/", len(topics), ENTRIES))
    urls.update(page_urls("", len(briefings), BRIEFINGS), page_urls("claims/", claims, CLAIMS))
    urls.update(
        page_urls("corrections/", corrections, CORRECTIONS), page_urls("sources/", len(overview.sources), SOURCES)
    )
    return urls
