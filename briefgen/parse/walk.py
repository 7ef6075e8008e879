"""The blocks of a body in reading order, each with its prose and what it stands in."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from markdown_it.token import Token

from briefgen.frozen import frozen
from briefgen.model import ClaimKind
from briefgen.parse.attributes import Attributes, read_attributes
from briefgen.parse.claims import KINDS
from briefgen.parse.inline import InlineText, read_inline
from briefgen.parse.markdown import CONTAINERS
from briefgen.parse.places import Runs, content_runs, row_runs
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


@frozen
class Block:
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


@frozen
class _Frame:
    """An open container, block quote, list item or footnote."""

    token: Token
    mark: ClaimKind | None = None
    check: FactCheckBlock | None = None


@frozen
class _Place:
    """What words stand in, as `Block` has it; `innermost` is the type of the token that opened the last frame."""

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
    frames: list[_Frame] = []
    sections: list[tuple[int, ClaimKind]] = []
    cells: Iterator[Runs] = iter(())
    opener: Token | None = None
    place = _Place()
    for token in tokens:
        if token.type == "inline":
            opened = opener.type if opener is not None else ""
            runs = next(cells) if opened in ("td_open", "th_open") else content_runs(token, source)
            if opened == "heading_open" and opener is not None:
                level = int(opener.tag[1:])
                sections = [(depth, mark) for depth, mark in sections if depth < level]
                attributes: Attributes | None = token.meta.get("attributes")
                marks = attributes.marks if attributes else ()
                sections.extend((level, KINDS[name]) for name in marks if name in KINDS)
            kind = _KINDS.get(opened, BlockKind.PARAGRAPH)
            if kind is BlockKind.PARAGRAPH and place.innermost == "list_item_open":
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
                frames.append(_frame(token, source))
                place = _place(frames)
        elif token.nesting == -1 and token.type in _FRAMES:
            frames.pop()
            place = _place(frames)
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


def _frame(token: Token, source: SourceText) -> _Frame:
    name = token.type.removeprefix(CONTAINER).removesuffix("_open")
    if name != FACT_CHECK:
        return _Frame(token, KINDS.get(name))
    first = (token.map or [0, 1])[0] + 1
    line = source.line_span(first)
    brace = source.text.find("{", line.start, line.end)
    attributes = read_attributes(source.text, brace) if brace >= 0 else None
    return _Frame(token, None, FactCheckBlock(attributes, line, lines_span(token, source), token))


def _place(frames: Sequence[_Frame]) -> _Place:
    """What the frames mean for the words in them: the outermost of each kind, and the innermost mark."""
    if not frames:
        return _Place()
    outermost: dict[str, Token] = {}
    for frame in frames:
        outermost.setdefault(frame.token.type, frame.token)
    note = outermost.get("footnote_reference_open")
    return _Place(
        next((frame.mark for frame in reversed(frames) if frame.mark), None),
        outermost.get("blockquote_open"),
        outermost.get("tr_open"),
        str(note.meta["label"]) if note else None,
        next((frame.check for frame in frames if frame.check), None),
        sum(frame.token.type == "list_item_open" for frame in frames),
        frames[-1].token.type,
    )
