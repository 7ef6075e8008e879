"""What crawlers ask for: `sitemap.xml` (sitemaps.org 0.9) and `robots.txt`."""

from collections.abc import Mapping

from markupsafe import Markup

from briefgen.model import Artifact, DocumentKind, Overview, Summary
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.frame import whole
from briefgen.outputs.index import topics_of
from briefgen.outputs.source_card import source_url
from briefgen.outputs.xml import DECLARATION, element, lines

MOST = 50_000
"""How many addresses one sitemap may hold."""
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(dossier: SiteDossier, most: int = MOST) -> tuple[Artifact, ...]:
    """`sitemap.xml`: every page that a reader may want; only a site with an address has one.

    Where there are more than `most`, which is what one sitemap may hold, it lists others: `sitemap-1.xml` and so on.
    """
    url = dossier.settings.url
    if url is None:
        return ()
    entries = [
        element("url", element("loc", whole(url, page)), element("lastmod", day) if day else None)
        for page, day in page_addresses(dossier.overview).items()
    ]
    if len(entries) <= most:
        return (_file("sitemap.xml", "urlset", entries),)
    parts = [
        _file(f"sitemap-{number}.xml", "urlset", entries[start : start + most])
        for number, start in enumerate(range(0, len(entries), most), 1)
    ]
    listed = [element("sitemap", element("loc", f"{url}{part.path}")) for part in parts]
    return (_file("sitemap.xml", "sitemapindex", listed), *parts)


def _file(path: str, name: str, entries: list[Markup]) -> Artifact:
    return Artifact(path, DECLARATION + element(name, lines(*entries), xmlns=SCHEMA) + Markup("\n"))


def page_addresses(overview: Overview) -> Mapping[str, str | None]:
    """Every page that a reader may want, relative to the root and in order, with the day of its last change."""
    pages: dict[str, str | None] = dict.fromkeys(("", "claims/", "corrections/", "sources/"))
    pages |= {document.url: changed_on(document) for document in overview.documents}
    pages |= {source_url(source.head.id): None for source in overview.sources}
    topics = topics_of(overview)
    pages |= {topic.url: None for topic in topics}
    pages |= dict.fromkeys(["summits/"] * bool(overview.of(DocumentKind.SUMMIT)) + ["tags/"] * bool(topics))
    return dict(sorted(pages.items()))


def robots(dossier: SiteDossier) -> tuple[Artifact, ...]:
    """`robots.txt`: all may be read; where the sitemap is."""
    rules = "User-agent: *\nAllow: /\n"
    url = dossier.settings.url
    return (Artifact("robots.txt", f"{rules}\nSitemap: {url}sitemap.xml\n" if url else rules),)


def changed_on(document: Summary) -> str | None:
    """The day on which a document last changed, as ISO 8601; None for one without a date."""
    head = document.head
    days = [str(day)[:10] for day in (head.date, head.updated) if day]
    days += [correction.on.isoformat() for correction in head.corrections]
    return max(days, default=None)
