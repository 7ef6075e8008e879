"""The page that a server shows for an address that leads nowhere.

It may be served at any depth, so its links cannot be relative to one: they begin with the path of the site's
address, or with the domain's root where the site has no address.
"""

from dataclasses import replace

from briefgen.frozen import frozen
from briefgen.model import Page
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.frame import Frame, Meta, absolute_root, meta


@frozen
class MissingData:
    """What `404.html` gets."""

    site: Frame
    meta: Meta


def missing_page(dossier: SiteDossier) -> tuple[Page, ...]:
    """The page for what is not there."""
    site = dossier.site
    page = replace(
        meta(site, "404.html", site.words.not_found, site.words.not_found_text),
        root=absolute_root(site),
        canonical=None,
        listed=False,
    )
    return (Page("404.html", "404.html", MissingData(site, page)),)
