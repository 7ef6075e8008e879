"""One claim against the paragraphs that it cites, from Python: the rules of `briefgen check` without a site."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.diagnostic import Severity
from briefgen.model import (
    Briefing,
    Citation,
    Claim,
    ClaimKind,
    DocumentKind,
    Evidence,
    Head,
    Intent,
    Locator,
    PartialDate,
    Passage,
    PassageKind,
    Quotation,
    QuotationRole,
    Settings,
    SourceHead,
)
from briefgen.rule import Rule
from briefgen.rules import (
    flipped_polarity,
    unsupported_date,
    unsupported_name,
    unsupported_number,
)
from briefgen.text import Prose, Span

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class ClaimFinding:
    """What a rule found in a claim. `text` holds the words of the claim that it is about."""

    rule: str
    severity: Severity
    message: str
    text: str
    help: str | None = None


def check_claim(
    claim: str,
    paragraphs: Sequence[str],
    *,
    title: str = "",
    issued: str | date | None = None,
    language: str = "en",
) -> list[ClaimFinding]:
    """Hold one claim against the text of the paragraphs that it cites.

    Args:
        claim: Plain text, quotation marks included.
        paragraphs: Each a paragraph, or the text of a whole article.
        title: The source's title: names and subjects may come from it.
        issued: The day from which the source's relative days count: a date, or `YYYY-MM-DD`.
        language: BCP 47, of both the claim and its source.

    Returns:
        The findings in the order of the rules.

    Raises:
        ValueError: `issued` is no date.
    """
    day = date.fromisoformat(issued) if isinstance(issued, str) else issued
    briefing = _briefing(claim, paragraphs, title, day, language)
    settings = Settings(title="", language=language)
    return [
        ClaimFinding(rule.name, finding.severity or rule.severity, finding.message, finding.text, finding.help)
        for rule in _rules()
        if rule.briefing is not None
        for finding in rule.briefing(briefing, settings)
    ]


def _rules() -> Iterator[Rule]:
    yield unsupported_number.RULE
    yield unsupported_date.RULE
    yield unsupported_name.RULE
    yield flipped_polarity.RULE


def _briefing(claim: str, paragraphs: Sequence[str], title: str, issued: date | None, language: str) -> Briefing:
    """A briefing of one claim that cites every paragraph of one source."""
    passages = tuple(
        Passage("source", "", f"p{number}", PassageKind.PARAGRAPH, Prose(text), Span(0, len(text)))
        for number, text in enumerate(paragraphs, 1)
    )
    locator = Locator("p1", f"p{len(passages)}" if len(passages) > 1 else None, _NOWHERE)
    citation = Citation("source", Intent.SUPPORTS, (locator,), (), _NOWHERE, _NOWHERE, 0)
    when = PartialDate(issued.year, issued.month, issued.day) if issued else PartialDate(1)
    head = SourceHead("source", "", title, when, language=language)
    whole = Claim(
        id="claim",
        kind=ClaimKind.FACT,
        prose=Prose(claim),
        span=Span(0, len(claim)),
        quotations=(),
        citations=(citation,),
        evidence=(Evidence(citation, head, passages),),
    )
    return Briefing(DocumentKind.BRIEFING, "claim", "claim", claim, Head(title="", language=language), (whole,))
