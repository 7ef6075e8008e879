"""What a site publishes: one file an output, each a pure function of its dossier.

To add an output: write its file, and add its line to `OUTPUTS`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefgen.model import Artifact, DocumentKind, Page
from briefgen.outputs.annotations import annotations
from briefgen.outputs.briefing import briefing_page
from briefgen.outputs.card import card_page
from briefgen.outputs.claims import claims_page
from briefgen.outputs.claims_json import claims_json
from briefgen.outputs.corrections import corrections_page
from briefgen.outputs.csl import csl_json
from briefgen.outputs.directory import summits_page, topics_page
from briefgen.outputs.dossier import Dossier, SiteDossier, SourceDossier
from briefgen.outputs.feeds import atom_feed, corrections_feed, json_feed
from briefgen.outputs.hosting import headers
from briefgen.outputs.index import index_page
from briefgen.outputs.missing import missing_page
from briefgen.outputs.redirects import redirect_pages
from briefgen.outputs.search import search_page
from briefgen.outputs.sitemap import robots, sitemap
from briefgen.outputs.source import source_page
from briefgen.outputs.sources import sources_page
from briefgen.outputs.standing import standing_page
from briefgen.outputs.summit import summit_page
from briefgen.outputs.tags import tag_pages


@dataclass(frozen=True, slots=True)
class DocumentOutput:
    """Made once for each document of a kind."""

    name: str
    kind: DocumentKind
    make: Callable[[Dossier], tuple[Page, ...] | tuple[Artifact, ...]]


@dataclass(frozen=True, slots=True)
class SourceOutput:
    """Made once for each source."""

    name: str
    make: Callable[[SourceDossier], tuple[Page, ...] | tuple[Artifact, ...]]


@dataclass(frozen=True, slots=True)
class SiteOutput:
    """Made once for the site, from its summaries."""

    name: str
    make: Callable[[SiteDossier], Iterable[Page | Artifact]]


OUTPUTS: tuple[DocumentOutput | SourceOutput | SiteOutput, ...] = (
    DocumentOutput("briefing", DocumentKind.BRIEFING, briefing_page),
    DocumentOutput("summit", DocumentKind.SUMMIT, summit_page),
    DocumentOutput("standing", DocumentKind.PAGE, standing_page),
    DocumentOutput("card", DocumentKind.BRIEFING, card_page),
    DocumentOutput("annotations", DocumentKind.BRIEFING, annotations),
    SourceOutput("source", source_page),
    SiteOutput("index", index_page),
    SiteOutput("sources", sources_page),
    SiteOutput("summits", summits_page),
    SiteOutput("topics", topics_page),
    SiteOutput("tags", tag_pages),
    SiteOutput("claims", claims_page),
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


def document_outputs(dossier: Dossier) -> Iterator[Page | Artifact]:
    """Everything that a document publishes."""
    for output in OUTPUTS:
        if isinstance(output, DocumentOutput) and output.kind is dossier.briefing.kind:
            yield from output.make(dossier)


def source_outputs(dossier: SourceDossier) -> Iterator[Page | Artifact]:
    """Everything that a source publishes."""
    for output in OUTPUTS:
        if isinstance(output, SourceOutput):
            yield from output.make(dossier)


def site_outputs(dossier: SiteDossier) -> Iterator[Page | Artifact]:
    """Everything that the site publishes of all its documents and sources."""
    for output in OUTPUTS:
        if isinstance(output, SiteOutput):
            yield from output.make(dossier)
