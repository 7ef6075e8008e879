"""What is published once for a site: one file an output, each a pure function of what is known of all documents.

To add an output: write its file, and add its line to `SITE_OUTPUTS`.
"""

from collections.abc import Callable, Iterable, Iterator

from briefgen.frozen import frozen
from briefgen.model import Artifact, Page
from briefgen.outputs.claims import claims_pages
from briefgen.outputs.claims_json import claims_json
from briefgen.outputs.corrections import corrections_page
from briefgen.outputs.csl import csl_json
from briefgen.outputs.directory import summits_page, topics_page
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.feeds import atom_feed, corrections_feed, json_feed
from briefgen.outputs.hosting import headers
from briefgen.outputs.index import briefings_pages, index_page
from briefgen.outputs.missing import missing_page
from briefgen.outputs.redirects import redirect_pages
from briefgen.outputs.search import search_page
from briefgen.outputs.sitemap import robots, sitemap
from briefgen.outputs.sources import sources_page
from briefgen.outputs.tags import tag_pages


@frozen
class SiteOutput:
    """Made once for the site, from its summaries."""

    name: str
    make: Callable[[SiteDossier], Iterable[Page | Artifact]]


SITE_OUTPUTS: tuple[SiteOutput, ...] = (
    SiteOutput("index", index_page),
    SiteOutput("briefings", briefings_pages),
    SiteOutput("sources", sources_page),
    SiteOutput("summits", summits_page),
    SiteOutput("topics", topics_page),
    SiteOutput("tags", tag_pages),
    SiteOutput("claims", claims_pages),
    SiteOutput("corrections", corrections_page),
    SiteOutput("missing", missing_page),
    SiteOutput("search", search_page),
    SiteOutput("redirects", redirect_pages),
    SiteOutput("atom-feed", atom_feed),
    SiteOutput("json-feed", json_feed),
    SiteOutput("corrections-feed", corrections_feed),
    SiteOutput("sitemap", sitemap),
    SiteOutput("robots", robots),
    SiteOutput("headers", headers),
    SiteOutput("claims-json", claims_json),
    SiteOutput("csl-json", csl_json),
)


def site_outputs(dossier: SiteDossier) -> Iterator[Page | Artifact]:
    """Everything that the site publishes of all its documents and sources."""
    for output in SITE_OUTPUTS:
        yield from output.make(dossier)
