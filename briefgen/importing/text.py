"""Plain text becomes an article: blank lines part blocks, hard-wrapped lines are joined, lists are seen."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from briefgen.frozen import frozen
from briefgen.importing.article import Article, Block, Container
from briefgen.importing.escape import escape
from briefgen.importing.head import read_head
from briefgen.importing.sift import sift
from briefgen.model import PassageKind

WRAP = 100
"""Columns: a longer line was not broken by hand, so the line after it begins a paragraph of its own."""

_BULLET = re.compile(r"(?P<mark>[-*•‣◦▪·])\s+(?=\S)")
_NUMBER = re.compile(r"(?P<number>[1-9]\d{0,2})(?P<stop>[.)])\s+(?=\S)")


def read_text(text: str, *, keep_all: bool = False, title: str | None = None) -> Article:
    """A plain text with line feeds as an article; `keep_all` leaves no block out.

    `title`: the author knows it already, so a headline equal to it is taken off the text.
    """
    head, paragraphs = read_head(split_blocks(text), join_lines, title=title)
    blocks = tuple(_blocks(paragraphs))
    kept, left_out = (blocks, ()) if keep_all else sift(blocks)
    return Article(
        title=head.title,
        authors=head.authors,
        issued=head.issued,
        origin=head.origin,
        blocks=kept,
        left_out=head.left_out + left_out,
        notes=head.notes,
    )


def split_blocks(text: str) -> tuple[tuple[str, ...], ...]:
    """The lines of each block, stripped and none of them empty."""
    lines = [line.strip() for line in text.split("\n")]
    groups = [tuple(group) for filled, group in groupby(lines, bool) if filled]
    return tuple(block for group in groups for block in _paragraphs(group, alone=len(groups) == 1))


def _paragraphs(lines: tuple[str, ...], *, alone: bool) -> Iterator[tuple[str, ...]]:
    """Split lines without a blank line among them where a line cannot have been wrapped by hand."""
    if alone and not _wrapped(lines):
        yield from ((line,) for line in lines)
        return
    start = 0
    for index in range(1, len(lines)):
        # A line that opens with a dash or a number begins an item only among items: “rose to / 15. The minister …”.
        item = _starts_item(lines[index]) and (_starts_item(lines[start]) or lines[index - 1].endswith(":"))
        if item or len(lines[index - 1]) > WRAP:
            yield lines[start:index]
            start = index
    yield lines[start:]


def _wrapped(lines: tuple[str, ...]) -> bool:
    """Whether a text without blank lines is one paragraph broken by hand: full lines, few of which end a sentence."""
    full = lines[:-1]
    if not full or max(map(len, full)) > WRAP or min(map(len, full)) < 40:
        return False
    return sum(line.endswith((".", "?", "!", "”", '"', "。")) for line in full) * 3 < len(full)


def _starts_item(line: str) -> bool:
    return (_BULLET.match(line) or _NUMBER.match(line)) is not None


def join_lines(lines: tuple[str, ...]) -> str:
    """Lines as one: a space among them, none between two Chinese or Japanese characters."""
    text = lines[0]
    for line in lines[1:]:
        text += line if _wide(text[-1]) and _wide(line[0]) else f" {line}"
    return text


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"} and not "\uac00" <= character <= "\ud7a3"


@frozen
class _Item:
    marker: str
    kind: str
    number: int
    text: str


def _blocks(paragraphs: tuple[str, ...]) -> Iterator[Block]:
    items = [_item(paragraph) for paragraph in paragraphs]
    counter = 0
    for index, paragraph in enumerate(paragraphs):
        item = items[index]
        before = items[index - 1] if index else None
        after = items[index + 1] if index + 1 < len(items) else None
        if item and (_follow(before, item) or _follow(item, after)):
            counter += 1
            within = (Container(counter, item.marker),)
            yield Block(PassageKind.ITEM, escape(item.text), item.text, within, tight=_follow(before, item))
        else:
            yield Block(PassageKind.PARAGRAPH, escape(paragraph), paragraph)


def _item(paragraph: str) -> _Item | None:
    if match := _BULLET.match(paragraph):
        return _Item("- ", match["mark"], 0, paragraph[match.end() :])
    if match := _NUMBER.match(paragraph):
        marker = f"{int(match['number'])}{match['stop']} "
        return _Item(marker, match["stop"], int(match["number"]), paragraph[match.end() :])
    return None


def _follow(first: _Item | None, second: _Item | None) -> bool:
    """Whether two paragraphs are neighbours in one list. A mark that stands alone is a dash or a year, not a list."""
    if first is None or second is None or first.kind != second.kind:
        return False
    return first.number == 0 == second.number or second.number == first.number + 1
