"""Diagnostics with lines and columns, in the order in which every format reports them."""

from collections.abc import Iterable, Mapping

from briefgen.diagnostic import Diagnostic, Edit, Label
from briefgen.frozen import frozen
from briefgen.text import Position, SourceText

START = Position(1, 1)


@frozen
class Place:
    """A stretch of a file as people count it: lines and columns from 1, `end` exclusive."""

    path: str
    start: Position
    end: Position


def place(label: Label | Edit, texts: Mapping[str, SourceText]) -> Place:
    """Where a label or an edit stands; the first character of a file whose text is not at hand."""
    text = texts.get(label.path)
    if text is None:
        return Place(label.path, START, START)
    return Place(label.path, text.position(label.span.start), text.position(max(label.span.start, label.span.end)))


def in_order(diagnostics: Iterable[Diagnostic], texts: Mapping[str, SourceText]) -> tuple[Diagnostic, ...]:
    """Diagnostics sorted by path, line, column and rule; equal ones keep the order that they came in."""

    def key(diagnostic: Diagnostic) -> tuple[str, Position, str]:
        where = place(diagnostic.finding.label, texts)
        return where.path, where.start, diagnostic.rule

    return tuple(sorted(diagnostics, key=key))
