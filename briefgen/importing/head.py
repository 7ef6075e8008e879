"""The top of a plain text: headline, byline and date, taken off its first blocks."""

from collections.abc import Callable
from dataclasses import replace

from briefgen.frozen import frozen
from briefgen.importing.article import LeftOut
from briefgen.importing.byline import agency, read_byline
from briefgen.importing.dates import read_date_line, read_dateline
from briefgen.model import PartialDate

LONGEST_TITLE = 200
"""Characters: a longer first block is the article's first paragraph."""

_DEEPEST = 4
"""Blocks after the headline in which a byline or a date is looked for: a summary may stand before it."""

_LABELS = ("published", "posted", "first published", "date", "issued")

Lines = tuple[str, ...]


@frozen
class Head:
    """What the first blocks say of an article."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    issued: PartialDate | None = None
    origin: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()


def read_head(
    blocks: tuple[Lines, ...], join: Callable[[Lines], str], *, title: str | None = None
) -> tuple[Head, tuple[str, ...]]:
    """The head of a text, and its other blocks, each `join`ed to one line. `title` is what the author calls it."""
    head, rest = _take_title(blocks, join, title)
    head, rest = _take_lines(head, rest)
    head, rest = _take_last_date(head, rest)
    paragraphs = tuple(join(block) for block in rest)
    if paragraphs:
        issued, name = read_dateline(paragraphs[0])
        head = replace(head, issued=head.issued or issued, origin=head.origin or agency(name))
    return head, paragraphs


def clean_title(title: str) -> tuple[str, tuple[str, ...]]:
    """A headline without a comma that closes it, and a note that says so."""
    bare = title.rstrip(" ,;")
    if bare == title or not bare:
        return title, ()
    return bare, ("the closing comma of the title was dropped",)


def same_title(first: str, second: str) -> bool:
    """Whether two headlines say the same, letter case and closing marks apart."""
    return " ".join(first.split()).rstrip(" ,;.").casefold() == " ".join(second.split()).rstrip(" ,;.").casefold()


def _take_title(
    blocks: tuple[Lines, ...], join: Callable[[Lines], str], given: str | None
) -> tuple[Head, tuple[Lines, ...]]:
    if len(blocks) < 2 and (not blocks or len(blocks[0]) < 2):
        return Head(given), blocks
    first, rest = blocks[0], blocks[1:]
    size = next((index for index, line in enumerate(first) if _says_who_or_when(line)), len(first))
    if size < len(first):
        rest = (first[size:], *rest)
    headline = join(first[:size]) if size else ""
    if not headline or not _is_title(headline, size) or not rest:
        return Head(given), blocks
    if given is None:
        title, notes = clean_title(headline)
        return Head(title, notes=notes), rest
    if same_title(headline, given):
        return Head(given), rest
    return Head(given, left_out=(LeftOut(headline, "headline, because --title gives another"),)), rest


def _is_title(text: str, lines: int) -> bool:
    return lines <= 3 and len(text) <= LONGEST_TITLE and not text.endswith((".", "。", ":", ".”", '."'))


def _says_who_or_when(line: str) -> bool:
    return read_byline(line) is not None or read_date_line(line) is not None


def _take_lines(head: Head, blocks: tuple[Lines, ...]) -> tuple[Head, tuple[Lines, ...]]:
    """Take bylines and date lines off the first blocks."""
    rest: list[Lines] = []
    for block in blocks[:_DEEPEST]:
        kept: list[str] = []
        for line in block:
            if (byline := read_byline(line)) and not head.authors:
                head = replace(
                    head,
                    authors=byline.authors,
                    origin=head.origin or byline.origin,
                    issued=head.issued or byline.issued,
                    left_out=(*head.left_out, LeftOut(line, "byline")),
                )
            elif (issued := read_date_line(line)) and not head.issued:
                head = replace(head, issued=issued, left_out=(*head.left_out, LeftOut(line, "date line")))
            else:
                kept.append(line)
        if kept:
            rest.append(tuple(kept))
    return head, (*rest, *blocks[_DEEPEST:])


def _take_last_date(head: Head, blocks: tuple[Lines, ...]) -> tuple[Head, tuple[Lines, ...]]:
    """Some sites print “Published: …” below the article."""
    for index in range(max(len(blocks) - 2, 0), len(blocks)):
        line = blocks[index][0]
        issued = read_date_line(line) if line.lower().startswith(_LABELS) and len(blocks[index]) == 1 else None
        if issued and not head.issued:
            head = replace(head, issued=issued, left_out=(*head.left_out, LeftOut(line, "date line")))
            return head, blocks[:index] + blocks[index + 1 :]
    return head, blocks
