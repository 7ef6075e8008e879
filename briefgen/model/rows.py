"""Claims as pages and rules about many documents see them: words, status and citations, without a body around them."""

from datetime import date

from briefgen.frozen import frozen
from briefgen.model.claim import ClaimKind, Intent, Match, Status
from briefgen.text import Span


@frozen
class Shown:
    """A stretch of a passage that a claim quotes: offsets into the passage's text, and the words there."""

    anchor: str
    start: int
    end: int
    text: str


@frozen
class CitationRow:
    """One citation of a claim: what it cites and the words of it that the claim quotes, verified."""

    source: str
    anchors: tuple[str, ...]
    intent: Intent
    quote: str | None
    match: Match
    shown: tuple[Shown, ...]
    span: Span


@frozen
class Review:
    """A person's sign-off of a claim beside its evidence: who, and on which day."""

    by: str
    on: date


@frozen
class ClaimRow:
    """One claim of a document."""

    id: str
    text: str
    kind: ClaimKind
    status: Status
    span: Span
    citations: tuple[CitationRow, ...] = ()
    within: str | None = None
    review: Review | None = None
    cell: tuple[str, ...] = ()
