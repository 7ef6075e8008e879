"""Where the content of an inline token stands in the file.

markdown-it gives a block's content as lines without their indents, quotation and list marks, and each line's number.
"""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from briefgen.text import SourceText, Span

Runs = tuple[tuple[int, int], ...]
"""Pairs (offset in the content, offset in the file), as `Prose.runs` has them."""

_BAR = re.compile(r"(?<!\\)\|")


def content_runs(token: Token, source: SourceText) -> Runs:
    """The places of a block's content."""
    content, text = token.content, source.text
    number = (token.map or [0, 1])[0] + 1
    if "\n" not in content:
        here = source.line_span(min(number, source.line_count))
        if not content and "attributes" in token.meta:
            # Attributes were all there was: their places count from where they stand.
            return ((0, max(text.rfind("{", here.start, here.end), here.start)),)
        if "attributes" in token.meta:
            # The words stand before them, and may end as they do.
            brace = max(text.rfind("{", here.start, here.end), here.start)
            if text[here.start : brace].rstrip().endswith(content):
                here = Span(here.start, brace)
        return ((0, _begin(text, here, content)),)
    runs: list[tuple[int, int]] = []
    position = 0
    for line in content.split("\n"):
        here = source.line_span(min(number, source.line_count))
        runs.append((position, _begin(text, here, line)))
        position += len(line) + 1
        number += 1
    return tuple(runs)


def _begin(text: str, line: Span, content: str) -> int:
    """Where `content` begins in a line of a text: at its end, but for closing marks such as a heading's."""
    if content and text.endswith(content, line.start, line.end) and content == content.strip():
        return line.end - len(content)
    raw = text[line.start : line.end]
    return line.start + _column(raw, content)


def _column(raw: str, content: str) -> int:
    if raw == content:
        return 0
    bare = content.strip()
    lead = len(content) - len(content.lstrip())
    kept = raw.rstrip()
    if kept.endswith(bare):
        return max(len(kept) - len(bare) - lead, 0)
    return max(raw.find(bare) - lead, 0)


def cells(raw: str) -> tuple[Span, ...]:
    """The cells of a table row: offsets into the line, white space trimmed. A row ends and begins in `|` or not."""
    spans: list[Span] = []
    start = 0
    for bar in _BAR.finditer(raw):
        spans.append(Span(start, bar.start()))
        start = bar.end()
    spans.append(Span(start, len(raw)))
    if raw[spans[0].start : spans[0].end].strip(" \t>") == "" and len(spans) > 1:
        spans.pop(0)
    return tuple(_trimmed(raw, span) for span in spans)


def _trimmed(raw: str, span: Span) -> Span:
    text = raw[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(span.start + len(text.rstrip()), start))


def row_runs(token: Token, source: SourceText) -> Iterator[Runs]:
    """The places of the content of each cell of a table row, without end; `token` opens the row."""
    line = (token.map or [0, 1])[0] + 1
    base, raw = source.line_span(line).start, source.line(line)
    for span in cells(raw):
        runs = [(0, base + span.start)]
        taken = 0
        # The table rule turns `\|` into `|`, so each one moves what follows by one character.
        position = raw.find("\\|", span.start, span.end)
        while position >= 0:
            runs.append((position - span.start - taken, base + position + 1))
            taken += 1
            position = raw.find("\\|", position + 2, span.end)
        yield tuple(runs)
    while True:
        yield ((0, base + len(raw)),)
