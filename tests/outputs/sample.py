"""A small site made of model values: every kind of page, every right, every intent."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from briefgen.model import (
    EXEMPT,
    Artifact,
    Body,
    Briefing,
    Citation,
    CitationRow,
    Claim,
    ClaimKind,
    ClaimRow,
    Correction,
    DocumentKind,
    Evidence,
    FactCheck,
    Head,
    Hit,
    Intent,
    Locator,
    Match,
    Note,
    Overview,
    Page,
    PartialDate,
    Participant,
    Passage,
    PassageKind,
    Person,
    Quotation,
    QuotationRole,
    Review,
    Rights,
    Role,
    Settings,
    Shown,
    Source,
    SourceHead,
    SourceSummary,
    Status,
    Summary,
    SummitHead,
)
from briefgen.outputs import document_outputs, site_outputs, source_outputs
from briefgen.outputs.dossier import Dossier, SiteDossier, SourceDossier, citations_of, surroundings
from briefgen.outputs.frame import frame
from briefgen.text import Prose, Span
from briefgen.theme import Renderer, read_theme

NOWHERE = Span(0, 0)
SECRET = "sapphire"
"""A word that stands only in paragraphs that rights withhold."""

SETTINGS = Settings(
    title="Summit Briefings",
    url="https://example.org/briefings/",
    description="What was said and signed at the summits, each claim beside its source.",
    timezone="Asia/Tokyo",
    publisher=Person("Example Desk", "https://example.org/", "https://example.org/logo.png", "desk@example.org"),
    authors={"asharma": Person("A. Sharma", "https://example.org/asharma")},
)


def passage(
    source: str,
    anchor: str,
    text: str,
    *,
    digest: bool = False,
    kind: PassageKind = PassageKind.PARAGRAPH,
    level: int = 0,
) -> Passage:
    return Passage(
        source,
        f"content/sources/{source}.md",
        anchor,
        kind,
        Prose(text),
        NOWHERE,
        "5f0c9a77" * 8 if digest else None,
        level,
    )


def head(
    identity: str, title: str, rights: Rights, container: str, role: Role = Role.SECONDARY, **more: str
) -> SourceHead:
    return SourceHead(
        id=identity,
        path=f"content/sources/{identity}.md",
        title=title,
        issued=PartialDate(2025, 10, 28),
        type="article-newspaper",
        authors=("Jane Doe",) if role is not Role.PRIMARY else (),
        container_title=container,
        accessed=PartialDate(2025, 10, 29),
        url=f"https://news.example/{identity}",
        archive_url=f"https://archive.example/2025/{identity}",
        archive_date=PartialDate(2025, 10, 29),
        language="en",
        rights=rights,
        role=role,
        license=more.get("license"),
        origin=more.get("origin"),
    )


WIRE = Source(
    head(
        "wire", "Leaders sign minerals framework in Tokyo", Rights.QUOTES, "The Example Wire", Role.WIRE, origin="wire"
    ),
    (
        passage("wire", "p1", "TOKYO, 28 October", kind=PassageKind.HEADING, level=2),
        passage(
            "wire",
            "p2",
            f"The leaders met on Tuesday under a {SECRET} canopy and signed a framework on rare earths.",
            digest=True,
        ),
        passage(
            "wire",
            "p3",
            f"She called the alliance, {SECRET} and all, “a new golden age” and said they would “work as one”.",
            digest=True,
        ),
        passage("wire", "p4", f"Officials expect work to begin in {SECRET} season.", digest=True),
        passage("wire", "p5", "[…] the prime minister thanked him […]", digest=True),
        passage("wire", "p6", f"Another {SECRET} paragraph.", digest=True),
    ),
)
SHEET = Source(
    head(
        "sheet",
        "Fact sheet: the Tokyo agreements",
        Rights.FULL,
        "Office of the Press Secretary",
        Role.PRIMARY,
        license="CC0-1.0",
    ),
    (
        passage("sheet", "p1", "Japan will invest $550 billion in energy, ships and minerals in the United States."),
        passage(
            "sheet",
            "p2",
            "The text commits both sides to secure the supply of critical minerals […] within six months.",
        ),
        passage("sheet", "p3", "Signed in Tokyo.", kind=PassageKind.ITEM, level=1),
    ),
)
DAILY = Source(
    head("daily", "Was the money ever new?", Rights.CITED, "Example Daily", Role.OPINION),
    (
        passage("daily", "p1", f"An {SECRET} opening nobody cites.", digest=True),
        passage("daily", "p2", "Most of the sum is loans and guarantees agreed months before."),
    ),
)
LOCKED = Source(
    head("locked", "The view behind the wall", Rights.LINK, "Example Review"),
    (
        passage("locked", "p1", f"Words that are {SECRET} and locked: exports fell by a tenth.", digest=True),
        passage("locked", "p2", f"More {SECRET} words.", digest=True),
    ),
)
SOURCES = (DAILY, LOCKED, SHEET, WIRE)
BY_ID = {source.id: source for source in (WIRE, SHEET, DAILY, LOCKED)}


def cite(
    group: int,
    source: str,
    anchors: str = "",
    *quotes: str,
    intent: Intent = Intent.SUPPORTS,
    match: Match = Match.PARAPHRASE,
) -> Evidence:
    found = BY_ID[source]
    citation = Citation(
        key=source,
        intent=intent,
        locators=tuple(Locator(anchor, None, NOWHERE) for anchor in anchors.split()),
        quotations=tuple(Quotation(quote, NOWHERE, QuotationRole.EVIDENCE) for quote in quotes),
        span=Span(group * 100 + list(BY_ID).index(source), group * 100 + 50),
        key_span=NOWHERE,
        group=group,
        signal={Intent.DISPUTES: "contra", Intent.INFORMS: "see"}.get(intent),
    )
    passages = tuple(one for anchor in anchors.split() if (one := found.passage(anchor)))
    return Evidence(citation, found.head, passages, match)


def claim(
    identity: str, text: str, *evidence: Evidence, quotes: tuple[str, ...] = (), kind: ClaimKind = ClaimKind.FACT
) -> Claim:
    bare = Claim(identity, kind, Prose(text), NOWHERE, evidence=evidence)
    marked = tuple(located(Quotation(quote, NOWHERE, QuotationRole.MARKED, text.find(quote)), bare) for quote in quotes)
    citations = tuple(
        Citation(
            one.citation.key,
            one.citation.intent,
            one.citation.locators,
            tuple(located(quotation, bare) for quotation in one.citation.quotations),
            one.citation.span,
            one.citation.key_span,
            one.citation.group,
            one.citation.signal,
        )
        for one in evidence
    )
    resolved = tuple(
        Evidence(citation, one.head, one.passages, one.match) for citation, one in zip(citations, evidence, strict=True)
    )
    return Claim(identity, kind, Prose(text), NOWHERE, quotations=marked, citations=citations, evidence=resolved)


def located(quotation: Quotation, bare: Claim) -> Quotation:
    parts = []
    for part in quotation.text.split(" … "):
        for index, one in enumerate(bare.passages):
            if (start := one.text.find(part)) >= 0:
                parts.append((index, start, start + len(part)))
                break
    return Quotation(quotation.text, NOWHERE, quotation.role, quotation.start, found=Hit(tuple(parts)))


CLAIMS = (
    claim("c-signed", "The leaders signed a framework on rare earths.", cite(0, "wire", "p2")),
    claim(
        "c-golden",
        "She called the alliance “a new golden age”.",
        cite(1, "wire", "p3", match=Match.EXACT),
        quotes=("a new golden age",),
        kind=ClaimKind.QUOTATION,
    ),
    claim(
        "c-money",
        "Japan pledged $550 billion.",
        cite(2, "sheet", "p1", "$550 billion … United States", match=Match.ELIDED),
        cite(2, "daily", "p2", "loans and guarantees", intent=Intent.DISPUTES, match=Match.EXACT),
    ),
    claim("c-gain", "Tokyo gained more than it conceded.", kind=ClaimKind.ANALYSIS),
    claim(
        "c-exports",
        "Exports had fallen before the visit.",
        cite(3, "locked", "p1", "exports fell by a tenth", match=Match.EXACT),
    ),
    claim("c-six", "Both sides have six months.", cite(4, "sheet", "p2"), cite(4, "wire", intent=Intent.INFORMS)),
    claim(
        "c-visits",
        "I have visited Japan three times before as president.",
        cite(5, "wire", "p4", match=Match.ABSENT),
        kind=ClaimKind.QUOTATION,
    ),
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


def marker(number: int) -> str:
    return f'<a class="cite" id="cite-{number}" href="#ev-{number}" aria-label="Evidence {number}">{number}</a>'


def span(one: str, text: str, kind: str = "fact", status: str = "cited") -> str:
    return f'<span class="claim" id="{one}" data-kind="{kind}" data-status="{status}">{text}</span>'


BODY = Body(
    "<p>"
    + span("c-signed", "The leaders signed a framework on rare earths.")
    + f"{marker(1)} "
    + span("c-golden", "She called the alliance “a new golden age”.", "quotation")
    + f"{marker(2)} The wording was not new: it had been heard at two earlier meetings, and in much the same order.</p>"
    '<h2 id="money">The money</h2><p>'
    + span("c-money", "Japan pledged $550 billion.", status="disputed")
    + f"{marker(3)} "
    + span("c-gain", "Tokyo gained more than it conceded.", "analysis", "exempt")
    + "</p><ul><li>"
    + span("c-exports", "Exports had fallen before the visit.")
    + f"{marker(4)}</li><li>"
    + span("c-six", "Both sides have six months.")
    + f'{marker(5)}<sup class="note-ref"><a id="fnref-1" href="#fn-1">1</a></sup></li></ul>'
    '<div class="table" role="region" aria-label="Table" tabindex="0"><table>'
    "<thead><tr><th>Agreement</th><th>Signed</th><th>Sum in billions</th></tr></thead><tbody>"
    "<tr><td>Critical minerals framework</td><td>28 October 2025</td><td>—</td></tr>"
    "<tr><td>Investment in the United States</td><td>4 September 2025</td><td>550</td></tr></tbody></table></div>"
    "<blockquote><p>A new golden age.</p><footer>— The prime minister</footer></blockquote>"
    '<h2 id="check">A statement checked</h2>'
    '<section class="fact-check" data-rating="mostly-accurate"><blockquote><p>'
    + span("c-visits", "I have visited Japan three times before as president.", "quotation")
    + marker(6)
    + "</p></blockquote><p>The earlier visits were in 2017 and 2019.</p></section>",
    (Note("fn-1", "1", "<p>Counted from the day of signing.</p>"),),
)

TOKYO_HEAD = Head(
    title="Tokyo summit: minerals and the alliance",
    date=date(2025, 10, 28),
    updated=datetime(2025, 10, 30, 9, 30, tzinfo=UTC),
    summary="What the two leaders signed in Tokyo on minerals and investment, and what was said of it on either side.",
    authors=("asharma", "Guest Writer"),
    summit="tokyo-2025",
    tags=("critical minerals", "alliance"),
    aliases=("old/tokyo/", "tokyo.html"),
    corrections=(
        Correction(date(2025, 10, 30), "An earlier version gave the wrong month for the first visit.", ("c-visits",)),
    ),
)
TOKYO = Briefing(
    kind=DocumentKind.BRIEFING,
    slug="tokyo-minerals",
    path="content/briefings/tokyo-minerals.md",
    text="",
    head=TOKYO_HEAD,
    claims=CLAIMS,
    fact_checks=(FactCheck("mostly-accurate", "The President", PartialDate(2025, 10, 28), "c-visits", NOWHERE),),
    words=610,
)
BUSAN = Briefing(
    kind=DocumentKind.BRIEFING,
    slug="busan-truce",
    path="content/briefings/busan-truce.md",
    text="",
    head=Head(
        title="Busan: a truce of one year, <and> its small print",
        date=date(2025, 10, 27),
        summary="Tariffs halve and ships sail free for a year. The text leaves the hard questions to a second meeting.",
        authors=("asharma",),
        summit="tokyo-2025",
        tags=("alliance", "trade"),
    ),
    claims=(claim("c-truce", "Both leaders called it a beginning.", cite(0, "sheet", "p2")),),
    words=240,
)
SUMMIT = Briefing(
    kind=DocumentKind.SUMMIT,
    slug="tokyo-2025",
    path="content/summits/tokyo-2025.md",
    text="",
    head=Head(title="Tokyo summit 2025", summary="Two days at the Akasaka Palace: minerals, ships and the alliance."),
    summit=SummitHead(
        name="Tokyo summit 2025",
        start=date(2025, 10, 27),
        end=date(2025, 10, 28),
        place="Akasaka Palace, Tokyo",
        country="Japan",
        participants=(
            Participant("Takaichi Sanae", "Prime Minister", "Japan"),
            Participant("Donald Trump", "President", "United States"),
            Participant("An observer"),
        ),
    ),
)
METHODOLOGY = Briefing(
    kind=DocumentKind.PAGE,
    slug="methodology",
    path="content/pages/methodology.md",
    text="",
    head=Head(title="Methodology", summary="How claims are held against their sources."),
)
POLICY = Briefing(
    kind=DocumentKind.PAGE,
    slug="corrections-policy",
    path="content/pages/corrections-policy.md",
    text="",
    head=Head(title="Corrections policy"),
)
DOCUMENTS = (BUSAN, TOKYO, POLICY, METHODOLOGY, SUMMIT)
PLAIN = Body(
    "<p>"
    + span("c-truce", "Both leaders called it a beginning.")
    + marker(1)
    + " Each paragraph that stands here was written for a test, and none of them says much.</p>"
)
BODIES: Mapping[str, Body] = {
    "tokyo-minerals": BODY,
    "busan-truce": PLAIN,
    "tokyo-2025": Body("<p>The leaders met for two days. The first was given to talks, the second to signatures.</p>"),
    "methodology": Body("<p>A status says what was checked, never that a thing is true.</p>"),
    "corrections-policy": Body("<p>Mistakes are put right in the open.</p>"),
}


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
    return SourceDossier(source, citations_of(source.id, OVERVIEW), settings, frame(settings, OVERVIEW))


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
        made[one.path] = one.content if isinstance(one.content, str) else one.content.decode()
    return made
