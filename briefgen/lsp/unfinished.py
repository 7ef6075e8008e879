"""The citation that is being written at the cursor: which part of it comes next, and what of it is there.

A finished citation is read by the parser; this reads one whose end is not written yet, from its `[` to the cursor.
"""

import re
from enum import StrEnum

from briefgen.frozen import frozen
from briefgen.parse.citation import MARKS

_BLOCK = re.compile(r"\n[ \t]*\n")
_OPENING = re.compile(r"\[\s*(?:(?:but\s+see|but\s+cf\.?|see\s+also|see|cf\.?|contra)\s*)?@", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[a-z.]+\s+)*@(?P<key>[\w.-]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_LOCATOR = re.compile(r"(?P<first>[a-z][a-z0-9_]*)(?:\s*[-–]\s*(?P<last>[a-z][a-z0-9_]*|[0-9]+))?")
_ANCHOR = re.compile(r"(?P<before>(?:.*[,–-])?\s*)(?P<part>[a-z0-9_]*)", re.DOTALL)
_FARTHEST = 4000
"""Characters before the cursor in which a citation may have begun."""


class Part(StrEnum):
    """What is written at the cursor."""

    SOURCE = "source"
    ANCHOR = "anchor"
    WORDS = "words"


@frozen
class Unfinished:
    """An unfinished citation: the part at the cursor, what of it is `written`, and what stands before it.

    `ranges` are the locators before the cursor, each with its first and last anchor; `mark` closes the quotation.
    """

    part: Part
    written: str
    key: str
    ranges: tuple[tuple[str, str], ...] = ()
    mark: str = ""


def unfinished(text: str, offset: int) -> Unfinished | None:
    """The citation that is open at an offset; None where none is."""
    start = max(offset - _FARTHEST, 0)
    before = text[start:offset]
    block = [found.end() for found in _BLOCK.finditer(before)]
    before = before[block[-1] :] if block else before
    for opening in reversed(list(_OPENING.finditer(before))):
        scanned = _scan(before, opening.start() + 1)
        if scanned is not None:
            return _read(before, *scanned)
    return None


def _scan(text: str, position: int) -> tuple[int, int | None] | None:
    """Where the last item begins, and where its open quotation mark stands; None where the bracket is closed."""
    item = position
    while position < len(text):
        character = text[position]
        if character in MARKS:
            closing = text.find(MARKS[character], position + 1)
            if closing < 0:
                return item, position
            position = closing
        elif character == "]":
            return None
        elif character == ";":
            item = position + 1
        position += 1
    return item, None


def _read(text: str, item: int, quote: int | None) -> Unfinished | None:
    found = _ITEM.fullmatch(text, item, len(text) if quote is None else quote)
    if found is None:
        return None
    key, rest = found["key"], found["rest"]
    if quote is not None:
        return Unfinished(Part.WORDS, text[quote + 1 :], key, _ranges(rest), MARKS[text[quote]])
    if not rest:
        return Unfinished(Part.SOURCE, key, key)
    if any(mark in rest for mark in MARKS):
        return None
    anchor = _ANCHOR.fullmatch(rest)
    if anchor is None or (not anchor["before"] and anchor["part"]):
        return None
    return Unfinished(Part.ANCHOR, anchor["part"], key, _ranges(anchor["before"]))


def _ranges(text: str) -> tuple[tuple[str, str], ...]:
    """The locators in a stretch of a citation; digits that end a range take the letters of its first anchor."""
    for mark in MARKS:
        text = text.partition(mark)[0]
    ranges: list[tuple[str, str]] = []
    for found in _LOCATOR.finditer(text):
        first, last = found["first"], found["last"] or found["first"]
        ranges.append((first, first.rstrip("0123456789") + last if last.isdigit() else last))
    return tuple(ranges)
