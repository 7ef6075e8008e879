"""The page to search the site on; only a site that makes an index has one."""

from briefgen.frozen import frozen
from briefgen.model import Page
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.frame import Frame, Meta, file_of, meta


@frozen
class SearchData:
    """What `search.html` gets."""

    site: Frame
    meta: Meta


def search_page(dossier: SiteDossier) -> tuple[Page, ...]:
    """The search."""
    site = dossier.site
    if not site.search:
        return ()
    page = meta(site, "search/", site.words.search, site.words.search_for)
    return (Page(file_of(page.path), "search.html", SearchData(site, page)),)
