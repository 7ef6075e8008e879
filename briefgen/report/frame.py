"""The lines of a file that labels point at, with the underlines below them.

The form is that of rustc and ruff. A line too long for the page is cut to a window around what is underlined; of a
stretch over many lines, the first ones and the last are shown.
"""

from collections.abc import Iterator, Sequence

from briefgen.frozen import frozen
from briefgen.report.paint import Paint, Style
from briefgen.report.visible import Cell, cell, visible, width
from briefgen.text import SourceText, Span

PAGE = 100
"""The most columns of a source line that are shown."""

LINES = 4
"""The most lines that are shown of one stretch."""


@frozen
class Mark:
    """A stretch to underline and what to say there; `sign` is the character that draws the line."""

    span: Span
    message: str
    sign: str
    style: Style


@frozen
class Row:
    """One line of a frame: its number in the file, or None below a line; `...` stands for lines left out."""

    number: int | None
    content: str
    skipped: bool = False


@frozen
class _Stroke:
    """The part of a mark on one line: columns from 0, `end` exclusive."""

    start: int
    end: int
    message: str
    mark: Mark


def rows(text: SourceText, marks: Sequence[Mark], paint: Paint) -> Iterator[Row]:
    """The frame's lines in the order of the file."""
    strokes: dict[int, list[_Stroke]] = {}
    for mark in marks:
        for number, stroke in _strokes(text, mark):
            strokes.setdefault(number, []).append(stroke)
    previous: int | None = None
    for number in sorted(strokes):
        if previous is not None and number > previous + 1:
            yield Row(None, "...", skipped=True)
        yield from _line(number, text.line(number), strokes[number], paint)
        previous = number


def _strokes(text: SourceText, mark: Mark) -> Iterator[tuple[int, _Stroke]]:
    start = text.position(mark.span.start)
    end = text.position(max(mark.span.start, mark.span.end))
    last = end.line - 1 if end.column == 1 and end.line > start.line else end.line
    numbers = list(range(start.line, last + 1))
    if len(numbers) > LINES:
        numbers = [*numbers[: LINES - 1], last]
    for number in numbers:
        line = text.line(number)
        left = start.column - 1 if number == start.line else len(line) - len(line.lstrip())
        right = end.column - 1 if number == end.line else len(line.rstrip())
        message = mark.message if number == last else ""
        # A blank line inside of a longer stretch has nothing to underline.
        if line.strip() or number == start.line:
            yield number, _Stroke(left, max(right, left), message, mark)
        elif message:
            yield number, _Stroke(left, left, message, mark)


def _line(number: int, line: str, strokes: Sequence[_Stroke], paint: Paint) -> Iterator[Row]:
    cells = [cell(character) for character in line]
    if width(cells) <= PAGE:
        yield from _window(number, cells, (0, len(cells)), strokes, paint)
        return
    reach = min(stroke.start for stroke in strokes), max(stroke.end for stroke in strokes)
    groups = [strokes] if width(cells[slice(*reach)]) <= PAGE - 20 else [[stroke] for stroke in strokes]
    for group in groups:
        window = _around(cells, min(stroke.start for stroke in group), max(stroke.end for stroke in group))
        yield from _window(number, cells, window, group, paint)


def _around(cells: Sequence[Cell], start: int, end: int) -> tuple[int, int]:
    """The window of at most `PAGE` columns that shows a stretch of a line, with what stands on either side of it."""
    room = PAGE - width(cells[start:end])
    if room <= 0:
        end = start
        room = PAGE
    left, right = start, end
    while left > 0 or right < len(cells):
        # More is shown after a stretch than before it once a third of the page stands before it.
        before = width(cells[left:start])
        backwards = left > 0 and (right == len(cells) or (before <= width(cells[end:right]) and before < PAGE // 3))
        room -= cells[left - 1 if backwards else right].width
        if room < 0:
            break
        left, right = (left - 1, right) if backwards else (left, right + 1)
    return left, right


def _window(
    number: int, cells: Sequence[Cell], window: tuple[int, int], strokes: Sequence[_Stroke], paint: Paint
) -> Iterator[Row]:
    left, right = window
    before = "…" if left > 0 else ""
    after = "…" if right < len(cells) else ""
    shown = "".join(one.text for one in cells[left:right])
    yield Row(number, f"{before}{shown}{after}".rstrip())
    for stroke in strokes:
        indent = len(before) + width(cells[left : stroke.start])
        underline = stroke.mark.sign * max(1, width(cells[max(stroke.start, left) : min(stroke.end, right)]))
        words = f"{underline} {visible(stroke.message)}".rstrip()
        yield Row(None, " " * indent + paint(words, stroke.mark.style))
