"""What pages and rules about many documents may know of one document or source.

A summary is small, holds no body, and is all that the index, the feeds, the claims list and the site rules get:
that is what lets one briefing be a unit of work of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from briefgen.links import Atlas
from briefgen.model.claim import ClaimKind, Intent, Match, Status
from briefgen.model.document import Allowance, DocumentKind, FactCheck, Head, Link, SummitHead
from briefgen.model.settings import Settings
from briefgen.model.source import SourceHead
from briefgen.text import Span, word_count


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of a passage that a claim quotes: offsets into the passage's text, and the words there."""

    anchor: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class CitationRow:
    """One citation of a claim: what it cites and the words of it that the claim quotes, verified."""

    source: str
    anchors: tuple[str, ...]
    intent: Intent
    quote: str | None
    match: Match
    shown: tuple[Shown, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Review:
    """A person's sign-off of a claim beside its evidence: who, and on which day."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Summary:
    """A document without its body."""

    kind: DocumentKind
    slug: str
    path: str
    url: str
    head: Head
    claims: tuple[ClaimRow, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    fact_checks: tuple[FactCheck, ...] = ()
    summit: SummitHead | None = None
    words: int = 0
    allowances: tuple[Allowance, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """A source without its text: its anchors, and how many words it has in all.

    `words` is None where text was left out of the committed file and the original is not at hand.
    """

    head: SourceHead
    anchors: tuple[str, ...]
    words: int | None


@dataclass(frozen=True)
class Overview:
    """The whole site as its summaries: everything in the order of its path."""

    documents: tuple[Summary, ...]
    sources: tuple[SourceSummary, ...]
    files: frozenset[str] = frozenset()
    """Every file under the content folder, relative to the site."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """Asset files (relative to the site) and the addresses that they are published at."""
    urls: frozenset[str] = frozenset()
    """Every address of the site, relative to its root; that of the front page is empty."""

    def atlas(self, settings: Settings) -> Atlas:
        """Where links lead."""
        pages = {document.path: document.url for document in self.documents}
        pages |= {source.head.path: f"sources/{source.head.id}/" for source in self.sources}
        return Atlas(pages, self.assets, self.urls, settings.content)

    def of(self, kind: DocumentKind) -> tuple[Summary, ...]:
        """The documents of one kind."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> Mapping[DocumentKind, tuple[Summary, ...]]:
        kinds = {document.kind for document in self.documents}
        return {kind: tuple(document for document in self.documents if document.kind is kind) for kind in kinds}

    @cached_property
    def by_path(self) -> Mapping[str, Summary]:
        """Documents by their file."""
        return {document.path: document for document in self.documents}

    @cached_property
    def quoted_words(self) -> Mapping[str, int]:
        """How many words of each source are quoted somewhere, each stretch counted once."""
        stretches: dict[tuple[str, str], dict[tuple[int, int], str]] = {}
        for document in self.documents:
            for claim in document.claims:
                for row in claim.citations:
                    for each in row.shown:
                        stretches.setdefault((row.source, each.anchor), {})[each.start, each.end] = each.text
        counts: dict[str, int] = {}
        for (source, _), found in stretches.items():
            reached = -1
            for (start, end), text in sorted(found.items()):
                new = text[max(reached - start, 0) :] if reached < end else ""
                counts[source] = counts.get(source, 0) + word_count(new)
                reached = max(reached, end)
        return counts

    @cached_property
    def source(self) -> Mapping[str, SourceSummary]:
        """Sources by id."""
        return {source.head.id: source for source in self.sources}
