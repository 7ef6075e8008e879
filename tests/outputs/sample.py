"""A small site made of model values: every kind of page, every right, every intent."""

from collections.abc import Mapping
from datetime import date

from briefgen.model import (
    EXEMPT,
    Artifact,
    Briefing,
    CitationRow,
    Claim,
    ClaimRow,
    Evidence,
    Intent,
    Overview,
    Page,
    Person,
    Review,
    Settings,
    Shown,
    Source,
    SourceSummary,
    Status,
    Summary,
)
from briefgen.outputs import document_outputs, source_outputs
from briefgen.outputs.dossier import Dossier, SiteDossier, SourceDossier, citations_by_source, surroundings
from briefgen.outputs.frame import frame
from briefgen.outputs.site import site_outputs
from briefgen.theme import Renderer, read_theme
from tests.outputs.sample_documents import BODIES, DOCUMENTS
from tests.outputs.sample_sources import NOWHERE, SOURCES

SETTINGS = Settings(
    title="Summit Briefings",
    url="https://example.org/briefings/",
    description="What was said and signed at the summits, each claim beside its source.",
    timezone="Asia/Tokyo",
    publisher=Person("Example Desk", "https://example.org/", "https://example.org/logo.png", "desk@example.org"),
    authors={"asharma": Person("A. Sharma", "https://example.org/asharma")},
)


def row(one: Claim) -> ClaimRow:
    status = Status.CITED if one.evidence else Status.UNCITED
    if one.kind in EXEMPT:
        status = Status.EXEMPT
    if any(evidence.citation.intent is Intent.DISPUTES for evidence in one.evidence):
        status = Status.DISPUTED
    return ClaimRow(
        id=one.id,
        text=one.text,
        kind=one.kind,
        status=status,
        span=NOWHERE,
        citations=tuple(citation_row(one, evidence) for evidence in one.evidence),
        review=Review("B. Mori", date(2025, 10, 29)) if one.id == "c-golden" else None,
    )


def citation_row(one: Claim, evidence: Evidence) -> CitationRow:
    quotations = (*one.quotations, *evidence.citation.quotations)
    shown = tuple(
        Shown(cited.anchor, start, end, cited.text[start:end])
        for quotation in quotations
        if quotation.found
        for index, start, end in quotation.found.parts
        if (cited := one.passages[index]) in evidence.passages
    )
    return CitationRow(
        source=evidence.citation.key,
        anchors=tuple(cited.anchor for cited in evidence.passages),
        intent=evidence.citation.intent,
        quote=quotations[0].text if quotations else None,
        match=evidence.match,
        shown=shown,
        span=NOWHERE,
    )


def summary(document: Briefing) -> Summary:
    return Summary(
        kind=document.kind,
        slug=document.slug,
        path=document.path,
        url=document.url,
        head=document.head,
        claims=tuple(row(one) for one in document.claims),
        fact_checks=document.fact_checks,
        summit=document.summit,
        words=document.words,
    )


OVERVIEW = Overview(
    documents=tuple(summary(document) for document in DOCUMENTS),
    sources=tuple(SourceSummary(source.head, tuple(one.anchor for one in source.passages), None) for source in SOURCES),
)


def dossier(document: Briefing, settings: Settings = SETTINGS, overview: Overview = OVERVIEW) -> Dossier:
    own = summary(document)
    around = surroundings(own, overview, settings)
    return Dossier(document, BODIES[document.slug], own, around, settings, frame(settings, overview))


def source_dossier(source: Source, settings: Settings = SETTINGS) -> SourceDossier:
    return SourceDossier(source, citations_by_source(OVERVIEW).get(source.id, ()), settings, frame(settings, OVERVIEW))


def site_dossier(settings: Settings = SETTINGS, overview: Overview = OVERVIEW) -> SiteDossier:
    return SiteDossier(overview, settings, frame(settings, overview))


def published(settings: Settings = SETTINGS) -> tuple[Page | Artifact, ...]:
    """All that the sample site publishes, pages not yet dressed."""
    pages = [output for document in DOCUMENTS for output in document_outputs(dossier(document, settings))]
    pages += [output for source in SOURCES for output in source_outputs(source_dossier(source, settings))]
    return (*pages, *site_outputs(site_dossier(settings)))


def files(settings: Settings = SETTINGS) -> Mapping[str, str]:
    """Every file of the sample site by its path, as text."""
    theme, _ = read_theme()
    renderer = Renderer(theme)
    done = [renderer.render(one) if isinstance(one, Page) else one for one in published(settings)]
    made: dict[str, str] = {}
    for one in (*done, *theme.files.values()):
        assert isinstance(one, Artifact), one
        assert one.path not in made, one.path
        made[one.path] = one.content.decode() if isinstance(one.content, bytes) else str(one.content)
    return made
