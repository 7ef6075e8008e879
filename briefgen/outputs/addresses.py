"""Every address of a site, so that links can be checked before anything is made."""

from briefgen.model import DocumentKind, Overview
from briefgen.outputs.teaser import tag_url

FIXED = frozenset(
    {
        "",
        "404.html",
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
    return FIXED | urls | frozenset(overview.assets.values())
