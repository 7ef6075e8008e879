"""Old addresses: a small page for each alias of a document, which leads to where it is now."""

from dataclasses import replace

from briefgen.frozen import frozen
from briefgen.model import Page, Summary
from briefgen.outputs.dossier import SiteDossier, joined
from briefgen.outputs.frame import Frame, Meta, absolute, file_of, meta


@frozen
class RedirectData:
    """What `redirect.html` gets. `target` is where the page is now, relative to the root."""

    site: Frame
    meta: Meta
    target: str


def redirect_pages(dossier: SiteDossier) -> tuple[Page, ...]:
    """A page for each alias. The first document that names an alias has it, and none takes a document's place."""
    pages: dict[str, Page] = {}
    taken = {"index.html", *(file_of(document.url) for document in dossier.overview.documents)}
    for document in dossier.overview.documents:
        for alias in document.head.aliases:
            page = _page(alias, document, dossier.site)
            if page.path not in taken:
                pages.setdefault(page.path, page)
    return tuple(pages[path] for path in sorted(pages))


def alias_url(alias: str) -> str:
    """An alias as an address relative to the root: `/old/path` is `old/path/`, `old.html` stays a file."""
    path = joined("", alias)
    return path if path.endswith((".html", ".htm")) or not path else f"{path}/"


def _page(alias: str, document: Summary, site: Frame) -> Page:
    url = alias_url(alias)
    head = replace(
        meta(site, url, document.head.title, document.head.summary or ""),
        canonical=absolute(site, document.url),
        listed=False,
    )
    return Page(file_of(url), "redirect.html", RedirectData(site, head, document.url))
