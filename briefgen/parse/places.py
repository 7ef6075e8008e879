"""Where the content of an inline token stands in the file.

markdown-it gives a block's content as lines without their indents, quotation and list marks, and each line's number.
"""

from markdown_it.token import Token

from briefgen.text import SourceText, Span

Runs = tuple[tuple[int, int], ...]
"""Pairs (offset in the content, offset in the file), as `Prose.runs` has them."""


def content_runs(token: Token, source: SourceText, cell: int | None = None) -> Runs:
    """The places of a block's content; `cell` is the cell's number where the block is a table cell."""
    first = (token.map or [0, 1])[0] + 1
    if cell is not None:
        return _cell_runs(source, first, cell)
    runs: list[tuple[int, int]] = []
    position = 0
    for number, line in enumerate(token.content.split("\n"), first):
        here = source.line_span(min(number, source.line_count))
        runs.append((position, here.start + _column(source.text[here.start : here.end], line)))
        position += len(line) + 1
    return tuple(runs)


def _column(raw: str, content: str) -> int:
    """Where `content` begins in the line `raw`: at its end, but for closing marks such as a heading's."""
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
    escaped = False
    for position, character in enumerate(raw):
        if character == "|" and not escaped:
            spans.append(Span(start, position))
            start = position + 1
        escaped = character == "\\"
    spans.append(Span(start, len(raw)))
    if raw[spans[0].start : spans[0].end].strip(" \t>") == "" and len(spans) > 1:
        spans.pop(0)
    return tuple(_trimmed(raw, span) for span in spans)


def _trimmed(raw: str, span: Span) -> Span:
    text = raw[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(span.start + len(text.rstrip()), start))


def _cell_runs(source: SourceText, line: int, cell: int) -> Runs:
    base = source.line_span(line).start
    raw = source.line(line)
    spans = cells(raw)
    if cell >= len(spans):
        return ((0, base + len(raw)),)
    span = spans[cell]
    runs = [(0, base + span.start)]
    taken = 0
    # The table rule turns `\|` into `|`, so each one moves what follows by one character.
    position = raw.find("\\|", span.start, span.end)
    while position >= 0:
        runs.append((position - span.start - taken, base + position + 1))
        taken += 1
        position = raw.find("\\|", position + 2, span.end)
    return tuple(runs)
