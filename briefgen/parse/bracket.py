"""The reader of a citation's bracket: where one begins and ends, and which brackets are none.

The grammar is read by hand rather than by one regular expression, so that a mistake can be named where it stands. Only
the commonest form of all, which leaves no room for mistakes, is told at a glance.
"""

import re

from briefgen.parse.citation import MARKS, Mistake, ReadCitation, ReadItem, ReadLocator
from briefgen.parse.citation_items import ItemReader
from briefgen.text import Span

TODO = "[@?]"

_OPENING = re.compile(r"\[\s*(?:(?:but\s+see|but\s+cf\.?|see\s+also|see|cf\.?|contra)\s*)?@(?=[\w?])", re.IGNORECASE)
# Words before the `@` that are no signal, where what follows can only be a citation: `[e.g. @wire p4]`.
_MEANT = re.compile(r"\[(?P<words>[^\[\]@\n]{0,60}?[\s;,-])@[^\W_][\w.-]*,?\s+#?pp?\.?\s?\d+[^\[\]]*\](?!\()")
_MOST_WORDS = 63
# `[@wire p4]`, `[@wire p4 "words"]`. A bare `p` or `para` as its locator begins a mistake.
_PLAIN = re.compile(
    r"\[@(?P<key>[^\W_](?:[\w.-]*[\w-])?) (?!(?:pp?|para|paragraph)[ \]])(?P<first>[a-z][a-z0-9_]*)"
    r"(?: \"(?P<quote>[^\"]*)\")?\]"
)


def read_citation(text: str, start: int, end: int) -> ReadCitation | None:
    """The citation whose `[` stands at `start` of `text[:end]`; None where the bracket is no citation.

    A bracket is meant as a citation when `@` and a letter or digit come first in it, after a signal perhaps, and no
    `(` follows it. A bracket that is not closed is a citation with one mistake, and ends where the text does.
    """
    plain = plain_citation(text, start, end)
    if plain is not None:
        return plain
    if text.startswith(TODO, start):
        return ReadCitation((), Span(start, start + len(TODO)), todo=True)
    if not _OPENING.match(text, start, end):
        return _meant(text, start, end)
    close = _closing(text, start, end)
    if close is None:
        mistake = Mistake(
            Span(start, min(start + 40, _line_end(text, start, end))),
            "the citation is not closed",
            "end it with “]”; a quotation inside it ends with its own mark first",
        )
        return ReadCitation((), Span(start, start + 1), (mistake,))
    if text.startswith("(", close + 1):
        return None
    return ItemReader(text, start, close).read()


def plain_citation(text: str, start: int, end: int) -> ReadCitation | None:
    """The citation of one paragraph, with or without its words, that has nothing to be mended; None for any other."""
    found = _PLAIN.match(text, start, end)
    if found is None or text.startswith("(", until := found.end()):
        return None
    key, first, quote = found.groups()
    place = start + 3 + len(key)
    locator = ReadLocator(first, None, Span(place, place + len(first)))
    quotes = () if quote is None else (Span(until - 2 - len(quote), until - 2),)
    item = ReadItem(None, key, Span(start + 2, place - 1), (locator,), quotes, Span(start + 1, until - 1))
    return ReadCitation((item,), Span(start, until))


def _meant(text: str, start: int, end: int) -> ReadCitation | None:
    """A bracket whose citation has words before it that are no signal."""
    if text.find("@", start, start + _MOST_WORDS) < 0:
        return None
    found = _MEANT.match(text, start, end)
    if found is None:
        return None
    words = Span(found.start("words"), found.end("words"))
    message = f"“{found['words'].strip()}” before “@” is no signal"
    mend = "put words before the bracket; signals are see, see also, cf., but cf., contra and but see"
    return ReadCitation((), Span(found.start(), found.end()), (Mistake(words, message, mend),))


def _line_end(text: str, start: int, end: int) -> int:
    found = text.find("\n", start, end)
    return end if found < 0 else found


def _closing(text: str, start: int, end: int) -> int | None:
    """Where the bracket's `]` stands; brackets inside quotation marks belong to the quotation."""
    position = start + 1
    depth = 0
    while position < end:
        character = text[position]
        if character in MARKS and (closing := text.find(MARKS[character], position + 1, end)) > 0:
            position = closing
        elif character == "[":
            depth += 1
        elif character == "]":
            if depth == 0:
                return position
            depth -= 1
        position += 1
    return None
