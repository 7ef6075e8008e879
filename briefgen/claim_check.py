"""One claim against the paragraphs that it cites, from Python: the rules of `briefgen check` without a site."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from briefgen.diagnostic import Severity
from briefgen.frozen import frozen
from briefgen.model import (
    Briefing,
    Citation,
    Claim,
    ClaimKind,
    DocumentKind,
    Head,
    Intent,
    Locator,
    PartialDate,
    Passage,
    PassageKind,
    Quotation,
    QuotationRole,
    Settings,
    Source,
    SourceHead,
)
from briefgen.parse.quotes import Quoted, find_quoted
from briefgen.resolve import resolve
from briefgen.rule import Rule
from briefgen.rules import (
    altered_quote,
    dropped_attribution,
    dropped_hedge,
    flipped_polarity,
    unsupported_date,
    unsupported_name,
    unsupported_number,
)
from briefgen.text import Prose, Span, word_count

_NOWHERE = Span(0, 0)


@frozen
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
    yield altered_quote.RULE
    yield unsupported_number.RULE
    yield unsupported_date.RULE
    yield unsupported_name.RULE
    yield flipped_polarity.RULE
    yield dropped_hedge.RULE
    yield dropped_attribution.RULE


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
        quotations=_quotations(claim),
        citations=(citation,),
    )
    briefing = Briefing(DocumentKind.BRIEFING, "claim", "claim", claim, Head(title="", language=language), (whole,))
    resolved, _ = resolve(briefing, _Shelf(Source(head, passages)))
    return resolved


@frozen
class _Shelf:
    """A library of one source."""

    only: Source

    def source(self, key: str) -> Source | None:
        """The one source."""
        return self.only if key == self.only.id else None

    def ids(self) -> tuple[str, ...]:
        """Its id."""
        return (self.only.id,)

    def bearing(self, words: str) -> tuple[Passage, ...]:  # noqa: ARG002
        """No other source could bear the words."""
        return ()


_CLITIC = re.compile(r"['’](?:s|re|ve|ll|d|m|t)\b")


def _apart(claim: str, mark: Quoted) -> bool:
    """Whether a single mark is an apostrophe that a tokeniser set apart (`Japan 's`), or half of a double one."""
    opening = claim[mark.opening]
    return opening in "'’" and bool(_CLITIC.match(claim, mark.opening) or "''" in claim or "``" in claim)


def _quotations(claim: str) -> tuple[Quotation, ...]:
    """What stands between quotation marks, two words or more."""
    return tuple(
        Quotation(
            claim[mark.start : mark.end], Span(mark.start, mark.end), QuotationRole.MARKED, mark.start, mark.end,
            closed=mark.closed,
        )
        for mark in find_quoted(claim)
        if not _apart(claim, mark) and word_count(claim[mark.start : mark.end]) > 1
    )  # fmt: skip
