"""The blocks of a body in reading order, each with its prose and what it stands in."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from markdown_it.token import Token

from briefgen.model import ClaimKind
from briefgen.parse.attributes import Attributes, read_attributes
from briefgen.parse.claims import KINDS
from briefgen.parse.inline import InlineText, read_inline
from briefgen.parse.places import content_runs
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


@dataclass(frozen=True, slots=True)
class FactCheckBlock:
    """A fact-check container: its attributes, or None where they cannot be read, and its first line and whole place."""

    attributes: Attributes | None
    line: Span
    span: Span
    token: Token


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Frame:
    """An open container, block quote, list item or footnote."""

    token: Token
    mark: ClaimKind | None = None
    check: FactCheckBlock | None = None


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
    cell = -1
    opener: Token | None = None
    for token in tokens:
        if token.type == "inline":
            is_cell = opener is not None and opener.type in ("td_open", "th_open")
            inline = read_inline(token, content_runs(token, source, cell if is_cell else None))
            if opener is not None and opener.type == "heading_open":
                level = int(opener.tag[1:])
                sections = [(depth, mark) for depth, mark in sections if depth < level]
                attributes: Attributes | None = token.meta.get("attributes")
                marks = attributes.marks if attributes else ()
                sections.extend((level, KINDS[name]) for name in marks if name in KINDS)
            blocks.append(_block(inline, opener, frames, sections))
        elif token.nesting == 1:
            opener = token
            if token.type == "tr_open":
                cell = -1
            elif token.type in ("td_open", "th_open"):
                cell += 1
            if _is_frame(token):
                frames.append(_frame(token, source))
        elif token.nesting == -1 and _is_frame(token):
            frames.pop()
    return tuple(blocks)


def _is_frame(token: Token) -> bool:
    return token.type.startswith((CONTAINER, "blockquote", "list_item", "footnote_reference", "tr_"))


def _frame(token: Token, source: SourceText) -> _Frame:
    name = token.type.removeprefix(CONTAINER).removesuffix("_open")
    if name != FACT_CHECK:
        return _Frame(token, KINDS.get(name))
    first = (token.map or [0, 1])[0] + 1
    line = source.line_span(first)
    brace = source.text.find("{", line.start, line.end)
    attributes = read_attributes(source.text, brace) if brace >= 0 else None
    return _Frame(token, None, FactCheckBlock(attributes, line, lines_span(token, source), token))


def _block(
    inline: InlineText, opener: Token | None, frames: list[_Frame], sections: list[tuple[int, ClaimKind]]
) -> Block:
    kinds: Mapping[str, BlockKind] = {
        "heading_open": BlockKind.HEADING,
        "td_open": BlockKind.CELL,
        "th_open": BlockKind.HEADER_CELL,
    }
    kind = kinds.get(opener.type if opener else "", BlockKind.PARAGRAPH)
    innermost = frames[-1].token.type if frames else ""
    if kind is BlockKind.PARAGRAPH and innermost == "list_item_open":
        kind = BlockKind.ITEM
    marks = [mark for _, mark in sections] + [frame.mark for frame in frames if frame.mark]

    def frame_of(prefix: str) -> Token | None:
        return next((frame.token for frame in frames if frame.token.type.startswith(prefix)), None)

    note = frame_of("footnote_reference")
    return Block(
        kind,
        inline,
        marks[-1] if marks else None,
        frame_of("blockquote"),
        frame_of("tr_"),
        str(note.meta["label"]) if note else None,
        next((frame.check for frame in frames if frame.check), None),
        opener if kind is BlockKind.HEADING else None,
        sum(frame.token.type == "list_item_open" for frame in frames),
    )
