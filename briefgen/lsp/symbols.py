"""The outline of a file: the claims of a document, the paragraphs of a source."""

from enum import StrEnum

from briefgen.frozen import frozen
from briefgen.model import ClaimRow, Passage, PassageKind, Settings, Source, Summary
from briefgen.text import Span

LONGEST = 80
"""Characters of a name in the outline."""


class SymbolKind(StrEnum):
    """What a line of the outline is."""

    CLAIM = "claim"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


@frozen
class Symbol:
    """A line of the outline: its words, what is known of it, its kind and its place."""

    name: str
    detail: str
    kind: SymbolKind
    span: Span


@frozen
class Lens:
    """A remark above a line of the text."""

    title: str
    span: Span


def claims(document: Summary) -> tuple[Symbol, ...]:
    """The claims of a document, each with its id and what was checked of it."""
    return tuple(
        Symbol(beginning(claim.text), f"{claim.id} · {claim.status}", SymbolKind.CLAIM, claim.span)
        for claim in document.claims
    )


def passages(source: Source) -> tuple[Symbol, ...]:
    """The paragraphs of a source by their anchors."""
    return tuple(
        Symbol(f"{passage.anchor} {beginning(passage.text)}", passage.kind, _kind(passage), passage.span)
        for passage in source.passages
    )


def lenses(document: Summary, settings: Settings) -> tuple[Lens, ...]:
    """Who signed each claim, and when; where the site requires it, also which claims nobody signed."""
    return tuple(
        Lens(title, claim.span) for claim in document.claims if (title := _reviewed(claim, settings)) is not None
    )


def beginning(text: str) -> str:
    """The first words of a text, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0] or text[:LONGEST]}…"


def _reviewed(claim: ClaimRow, settings: Settings) -> str | None:
    if claim.review is not None:
        return f"reviewed by {claim.review.by} on {claim.review.on}"
    return "not reviewed" if settings.review_required and claim.citations else None


def _kind(passage: Passage) -> SymbolKind:
    return SymbolKind.HEADING if passage.kind is PassageKind.HEADING else SymbolKind.PARAGRAPH
