"""The sample site's claims, with their evidence as `resolve` would find it."""

from briefgen.model import (
    Citation,
    Claim,
    ClaimKind,
    Evidence,
    Hit,
    Intent,
    Locator,
    Match,
    Quotation,
    QuotationRole,
)
from briefgen.text import Prose, Span
from tests.outputs.sample_sources import BY_ID, NOWHERE


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
