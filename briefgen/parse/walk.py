"""The blocks of a body in reading order, each with its prose and what it stands in."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from markdown_it.token import Token

from briefgen.frozen import frozen
from briefgen.model import ClaimKind
from briefgen.parse.attributes import Attributes, read_attributes
from briefgen.parse.claims import KINDS
from briefgen.parse.inline import InlineText
from briefgen.parse.markdown import CONTAINERS
from briefgen.parse.places import Runs, content_runs, row_runs
from briefgen.parse.prose import read_inline
from briefgen.text import SourceText, Span

CONTAINER = "container_"
FACT_CHECK = "fact-check"


class BlockKind(StrEnum):
    """What a block of words is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    HEADER_CELL = "header-cell"


@frozen
class FactCheckBlock:
    """A fact-check container: its attributes, or None where they cannot be read, and its first line and whole place."""

    attributes: Attributes | None
    line: Span
    span: Span
    token: Token


class Block(NamedTuple):
    """A block of words; `quote`, `row`, `note` and `check`: the block quote, table row … that it stands in."""

    kind: BlockKind
    inline: InlineText
    mark: ClaimKind | None = None
    quote: Token | None = None
    row: Token | None = None
    note: str | None = None
    check: FactCheckBlock | None = None
    heading: Token | None = None
    depth: int = 0


class _Place(NamedTuple):
    """What words stand in, as `Block` has it; `innermost` is the type of the token that opened the last of it."""

    mark: ClaimKind | None = None
    quote: Token | None = None
    row: Token | None = None
    note: str | None = None
    check: FactCheckBlock | None = None
    depth: int = 0
    innermost: str = ""


def lines_span(token: Token, source: SourceText) -> Span:
    """The lines of a block, white space at the end left out."""
    first, last = token.map or [0, 1]
    start = source.line_span(min(first + 1, source.line_count)).start
    end = source.line_span(min(max(last, first + 1), source.line_count)).end
    text = source.text[start:end]
    return Span(start + len(text) - len(text.lstrip()), max(start + len(text.rstrip()), start))


def read_blocks(tokens: list[Token], source: SourceText) -> tuple[Block, ...]:
    """All blocks of words; a heading's mark holds until the next heading of its level or above."""
    blocks: list[Block] = []
    places = [_Place()]
    sections: list[tuple[int, ClaimKind]] = []
    cells: Iterator[Runs] = iter(())
    opener: Token | None = None
    for token in tokens:
        if token.type == "inline":
            place = places[-1]
            opened = opener.type if opener is not None else ""
            kind = _KINDS.get(opened, BlockKind.PARAGRAPH)
            runs = next(cells) if kind in _CELLS else content_runs(token, source)
            if opener is not None and kind is BlockKind.HEADING:
                level = int(opener.tag[1:])
                sections = [(depth, mark) for depth, mark in sections if depth < level]
                attributes: Attributes | None = token.meta.get("attributes")
                marks = attributes.marks if attributes else ()
                sections.extend((level, KINDS[name]) for name in marks if name in KINDS)
            elif kind is BlockKind.PARAGRAPH and place.innermost == "list_item_open":
                kind = BlockKind.ITEM
            blocks.append(
                Block(
                    kind,
                    read_inline(token, runs),
                    place.mark or (sections[-1][1] if sections else None),
                    place.quote,
                    place.row,
                    place.note,
                    place.check,
                    opener if kind is BlockKind.HEADING else None,
                    place.depth,
                )
            )
        elif token.nesting == 1:
            opener = token
            if token.type == "tr_open":
                cells = row_runs(token, source)
            if token.type in _FRAMES:
                places.append(_within(places[-1], token, source))
        elif token.nesting == -1 and token.type in _FRAMES:
            places.pop()
    return tuple(blocks)


_FRAMES = frozenset(
    f"{name}_{end}"
    for name in ("blockquote", "list_item", "footnote_reference", "tr", *(CONTAINER + name for name in CONTAINERS))
    for end in ("open", "close")
)
_KINDS: Mapping[str, BlockKind] = {
    "heading_open": BlockKind.HEADING,
    "td_open": BlockKind.CELL,
    "th_open": BlockKind.HEADER_CELL,
}
_CELLS = (BlockKind.CELL, BlockKind.HEADER_CELL)


def _within(place: _Place, token: Token, source: SourceText) -> _Place:
    """The place inside of what a token opens: the outermost of each kind counts, and the innermost mark."""
    kind = token.type
    if kind == "list_item_open":
        return place._replace(depth=place.depth + 1, innermost=kind)
    if kind == "blockquote_open":
        return place._replace(quote=place.quote or token, innermost=kind)
    if kind == "tr_open":
        return place._replace(row=place.row or token, innermost=kind)
    if kind == "footnote_reference_open":
        return place._replace(note=str(token.meta["label"]) if place.note is None else place.note, innermost=kind)
    name = kind.removeprefix(CONTAINER).removesuffix("_open")
    if name == FACT_CHECK:
        return place._replace(check=place.check or _fact_check(token, source), innermost=kind)
    return place._replace(mark=KINDS.get(name, place.mark), innermost=kind)


def _fact_check(token: Token, source: SourceText) -> FactCheckBlock:
    first = (token.map or [0, 1])[0] + 1
    line = source.line_span(first)
    brace = source.text.find("{", line.start, line.end)
    attributes = read_attributes(source.text, brace) if brace >= 0 else None
    return FactCheckBlock(attributes, line, lines_span(token, source), token)
