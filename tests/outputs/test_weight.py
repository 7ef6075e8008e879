"""However much a site holds, each of its pages stays light."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from briefgen.engine.made import content_of
from briefgen.model import Artifact, DocumentKind, Overview, Page, Summary
from briefgen.outputs import document_outputs, source_outputs
from briefgen.outputs.addresses import published_urls
from briefgen.outputs.dossier import Dossier, SourceDossier, citations_by_source, surroundings
from briefgen.outputs.frame import frame
from briefgen.outputs.site import site_outputs
from briefgen.theme import Renderer, read_theme
from tests.outputs.sample import OVERVIEW, SETTINGS, site_dossier
from tests.outputs.sample_documents import BODIES, DOCUMENTS
from tests.outputs.sample_sources import SOURCES

MOST = 60_000
"""Bytes of a page, so that with its stylesheet and script it has less than 100 kB."""
BRIEFINGS = 400
SUMMITS = 40


def many() -> Iterator[Summary]:
    """Copies of the sample's documents; half of the briefings are about one summit, and all cite the same sources."""
    briefing = next(one for one in OVERVIEW.documents if one.slug == "tokyo-minerals")
    summit = next(one for one in OVERVIEW.documents if one.kind is DocumentKind.SUMMIT)
    yield summit
    for number in range(SUMMITS):
        yield replace(summit, slug=f"s{number}", path=f"content/summits/s{number}.md", url=f"summits/s{number}/")
    for number in range(BRIEFINGS):
        head = replace(
            briefing.head,
            title=f"Briefing {number}",
            date=date(2020, 1, 1) + timedelta(days=number),
            updated=None,
            summit=summit.slug if number % 2 else None,
            tags=(f"topic {number}", "common"),
        )
        slug = f"b{number:03}"
        yield replace(
            briefing,
            slug=slug,
            path=f"content/briefings/{slug}.md",
            url=f"briefings/{slug}/",
            head=head,
            fact_checks=(),
        )


@pytest.fixture(scope="module")
def pages() -> dict[str, int]:
    """The size of each page of a large site but the briefings' own."""
    overview = Overview(tuple(many()), OVERVIEW.sources)
    site, cited = frame(SETTINGS, overview), citations_by_source(overview)
    (summit,) = (one for one in DOCUMENTS if one.kind is DocumentKind.SUMMIT)
    (own,) = (one for one in overview.documents if one.slug == summit.slug)
    around = surroundings(own, overview, SETTINGS)
    made = [
        *site_outputs(site_dossier(overview=overview)),
        *document_outputs(Dossier(summit, BODIES[summit.slug], own, around, SETTINGS, site)),
        *(
            output
            for source in SOURCES
            for output in source_outputs(SourceDossier(source, cited.get(source.id, ()), SETTINGS, site))
        ),
    ]
    renderer = Renderer(read_theme()[0])
    dressed = [renderer.render(one) for one in made if isinstance(one, Page)]
    done = [one for one in dressed if isinstance(one, Artifact)]
    assert len(done) == len(dressed)
    assert {url for url in published_urls(overview) if "page/" in url} <= {
        one.path.removesuffix("index.html") for one in done
    }
    return {one.path: len(content_of(one)) for one in done}


def test_no_page_grows_with_the_site(pages: dict[str, int]) -> None:
    assert {path: size for path, size in pages.items() if size > MOST} == {}


def test_every_kind_of_list_goes_on(pages: dict[str, int]) -> None:
    further = ("page/2/", "claims/page/2/", "tags/common/page/2/", "tags/page/2/", "summits/tokyo-2025/page/2/")
    assert {f"{url}index.html" for url in further} <= pages.keys()
    assert {"summits/index.html", "tags/index.html", "sources/wire/index.html"} <= pages.keys()
