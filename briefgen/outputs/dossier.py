"""Exactly what the outputs of one document, one source or the whole site may see.

A document's page is a function of its `Dossier` alone, a source's of its `SourceDossier`: that is what the cache
of a build goes by. Both are cut from the `Overview` here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.frozen import frozen
from briefgen.model import (
    Body,
    Briefing,
    CitationRow,
    ClaimRow,
    DocumentKind,
    Overview,
    Settings,
    Source,
    SourceHead,
    Summary,
)
from briefgen.outputs.frame import Frame, Reference
from briefgen.outputs.teaser import Teaser, newest_first, summit_references, teaser
from briefgen.text import Span

NOWHERE = Span(0, 0)


@frozen
class Surroundings:
    """What a document's page shows of the rest of the site.

    `summit` is the summit that a briefing belongs to; `briefings` and `sources` are those of a summit; `image` is
    the address, relative to the root, of the document's picture.
    """

    summit: Reference | None = None
    briefings: tuple[Summary, ...] = ()
    sources: tuple[SourceHead, ...] = ()
    image: str | None = None


@frozen
class Dossier:
    """One document: as resolved, its rendered body, its own summary (which bears the statuses), what is around it."""

    briefing: Briefing
    body: Body
    summary: Summary
    around: Surroundings
    settings: Settings
    site: Frame


@frozen
class Citing:
    """One citation of a source: the document (its file `path`) and the claim that it stands in.

    The claim is without its citations, and neither tells its place in the file: a source's page shows no more.
    """

    path: str
    document: Reference
    claim: ClaimRow
    citation: CitationRow


@frozen
class SourceDossier:
    """One source, and every citation of it in the order of the documents."""

    source: Source
    citations: tuple[Citing, ...]
    settings: Settings
    site: Frame


@dataclass(frozen=True)
class SiteDossier:
    """The whole site as its summaries."""

    overview: Overview
    settings: Settings
    site: Frame

    @cached_property
    def briefings(self) -> tuple[Summary, ...]:
        """The briefings, newest first."""
        return newest_first(self.overview.of(DocumentKind.BRIEFING))

    def teaser(self, document: Summary) -> Teaser:
        """A briefing as lists show it."""
        return teaser(document, self._summits, self.settings, self.site.words)

    @cached_property
    def _summits(self) -> Mapping[str, Reference]:
        return summit_references(self.overview)


def surroundings(document: Summary, overview: Overview, settings: Settings) -> Surroundings:
    """What a document's page shows of the rest of the site."""
    image = _image(document, overview, settings)
    if document.kind is DocumentKind.SUMMIT:
        briefings = newest_first(
            briefing for briefing in overview.of(DocumentKind.BRIEFING) if briefing.head.summit == document.slug
        )
        cited = {source for briefing in briefings for source in briefing.tally.sources}
        heads = tuple(overview.source[source].head for source in sorted(cited & overview.source.keys()))
        return Surroundings(briefings=briefings, sources=heads, image=image)
    # Most briefings belong to no summit, and a site may have hundreds.
    summit = summit_references(overview).get(document.head.summit) if document.head.summit else None
    return Surroundings(summit=summit, image=image)


def citations_by_source(overview: Overview) -> Mapping[str, tuple[Citing, ...]]:
    """Every source's citations: to be worked out once where many source pages are made."""
    found: dict[str, list[Citing]] = {}
    for document in overview.documents:
        reference = Reference(document.head.title, document.url)
        for citing in citings(document, reference):
            found.setdefault(citing.citation.source, []).append(citing)
    return {source: tuple(citations) for source, citations in found.items()}


def citings(document: Summary, reference: Reference) -> Iterator[Citing]:
    """The citations of a document; `reference` links to it."""
    for claim in document.claims:
        if claim.citations:
            bare = replace(claim, citations=(), span=NOWHERE)
            for citation in claim.citations:
                yield Citing(document.path, reference, bare, replace(citation, span=NOWHERE))


def _image(document: Summary, overview: Overview, settings: Settings) -> str | None:
    if document.head.image is None:
        return None
    beside = document.path.rpartition("/")[0]
    places = (joined(beside, document.head.image), joined(f"{settings.content}/assets", document.head.image))
    return next((overview.assets[place] for place in places if place in overview.assets), None)


def joined(folder: str, path: str) -> str:
    """A relative path as seen from a folder, without `.` and `..`."""
    parts: list[str] = []
    for part in f"{folder}/{path}".split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)
