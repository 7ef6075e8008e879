"""Citations in brackets: `[see @wire p4-p6, p9 "exact words"; contra @nikkei p2]` (FORMATS section 3).

The grammar is read by hand rather than by one regular expression, so that a mistake can be named where it stands.
"""

import re
from dataclasses import dataclass

from briefgen.model import Intent
from briefgen.text import Span

INTENTS = {
    None: Intent.SUPPORTS,
    "see": Intent.INFORMS,
    "see also": Intent.INFORMS,
    "cf.": Intent.INFORMS,
    "but cf.": Intent.QUALIFIES,
    "contra": Intent.DISPUTES,
    "but see": Intent.DISPUTES,
}
MARKS = {'"': '"', "“": "”", "«": "»", "「": "」", "『": "』"}
TODO = "[@?]"

_OPENING = re.compile(r"\[\s*(?:(?:but\s+see|but\s+cf\.?|see\s+also|see|cf\.?|contra)\s*)?@(?=[\w?])", re.IGNORECASE)
# Words before the `@` that are no signal, where what follows can only be a citation: `[e.g. @wire p4]`.
_MEANT = re.compile(r"\[(?P<words>[^\[\]@\n]{0,60}?[\s;,-])@[^\W_][\w.-]*,?\s+#?pp?\.?\s?\d+[^\[\]]*\](?!\()")
_SIGNAL = re.compile(r"(?P<signal>but\s+see|but\s+cf\.?|see\s+also|see|cf\.?|contra)(?=[\s@])", re.IGNORECASE)
_KEY = re.compile(r"[^\W_](?:[\w.-]*[\w-])?")
_ANCHOR = r"[a-z][a-z0-9_]*"
_LOCATOR = re.compile(rf"(?P<first>{_ANCHOR})(?:\s*[-–]\s*(?P<last>{_ANCHOR}|[0-9]+))?(?![\w#—-])")
# What authors write for `p4`: `p. 4`, `#p4`, `P4`, `para. 4`, `¶4`, `4`, and ranges of these.
_LOOSE = re.compile(
    r"(?:[#§¶]\s*)?(?:(?:pp|p|par|para|paras|paragraph|paragraphs)\b\.?\s*|(?:p|P)(?=\d))?(?P<first>\d+)"
    r"(?:\s*[-–—]\s*(?:[#§¶]\s*)?(?:(?:pp|p|para)\.?\s*)?(?P<last>\d+))?(?![\w%])",
    re.IGNORECASE,
)
_LOOSE_NAME = re.compile(rf"#(?P<name>{_ANCHOR})(?![\w-])")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a citation: offsets into the text that was read, and a replacement where one is certain."""

    span: Span
    message: str
    help: str
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class ReadLocator:
    """An anchor or a range of them; `last` is a whole anchor."""

    first: str
    last: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One item of a citation, with offsets into the text that was read; quotes are spans of the words, marks apart."""

    signal: str | None
    key: str
    key_span: Span
    locators: tuple[ReadLocator, ...]
    quotes: tuple[Span, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ReadCitation:
    """A whole bracket."""

    items: tuple[ReadItem, ...]
    span: Span
    mistakes: tuple[Mistake, ...] = ()
    todo: bool = False


def read_citation(text: str, start: int, end: int) -> ReadCitation | None:
    """The citation whose `[` stands at `start` of `text[:end]`; None where the bracket is no citation.

    A bracket is meant as a citation when `@` and a letter or digit come first in it, after a signal perhaps, and no
    `(` follows it. A bracket that is not closed is a citation with one mistake, and ends where the text does.
    """
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
    return _Reader(text, start, close).read()


def _meant(text: str, start: int, end: int) -> ReadCitation | None:
    """A bracket whose citation has words before it that are no signal."""
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


class _Reader:
    """Reads one bracket from left to right, keeping the mistakes."""

    def __init__(self, text: str, start: int, close: int) -> None:
        self.text = text
        self.span = Span(start, close + 1)
        self.end = close
        self.position = start + 1
        self.mistakes: list[Mistake] = []

    def read(self) -> ReadCitation:
        items: list[ReadItem] = []
        while True:
            item = self._item()
            if item:
                items.append(item)
            self._skip()
            if self.position >= self.end:
                break
            self.position += 1  # the semicolon
            self._skip()
            if self.position >= self.end:
                self._mistake(Span(self.end - 1, self.end), "nothing follows the last “;”", "leave it out", "")
                break
        return ReadCitation(tuple(items), self.span, tuple(self.mistakes))

    def _skip(self) -> None:
        space = _SPACE.match(self.text, self.position, self.end)
        self.position = space.end() if space else self.position

    def _mistake(self, span: Span, message: str, mend: str, replacement: str | None = None) -> None:
        self.mistakes.append(Mistake(span, message, mend, replacement))

    def _rest(self) -> Span:
        """From here to the end of the item: the next `;` outside quotation marks, or the bracket's end."""
        position = self.position
        while position < self.end and self.text[position] != ";":
            mark = MARKS.get(self.text[position])
            closing = self.text.find(mark, position + 1, self.end) if mark else -1
            position = closing + 1 if closing > 0 else position + 1
        return Span(self.position, max(position, self.position))

    def _item(self) -> ReadItem | None:
        self._skip()
        start = self.position
        signal: str | None = None
        if found := _SIGNAL.match(self.text, self.position, self.end):
            written = " ".join(found["signal"].split())
            signal = written.lower() + ("." if written.lower() in ("cf", "but cf") else "")
            if signal != written:
                span = Span(found.start(), found.end())
                self._mistake(span, f"“{written}” is not how the signal is written", f"write “{signal}”", signal)
            self.position = found.end()
            self._skip()
        if not self.text.startswith("@", self.position):
            self._no_at(signal)
            return None
        self.position += 1
        key = _KEY.match(self.text, self.position, self.end)
        if key is None:
            rest = self._rest()
            self._mistake(rest, "a source's id must follow “@”", "write the name of the source's file without “.md”")
            self.position = rest.end
            return None
        key_span = Span(key.start(), key.end())
        self.position = key.end()
        if self.text[self.position : self.position + 1] in (".", ":", "#") and (
            after := re.compile(r"[.:#]+\s*(?=#?[pP¶§]?\.?\s?\d)").match(self.text, self.position, self.end)
        ):
            span = Span(self.position, after.end())
            self._mistake(span, f"“{after[0].strip()}” stands between id and paragraph", "put a space there", " ")
            self.position = after.end()
        locators = self._locators()
        quotes = self._quotes()
        self._skip()
        rest = self._rest()
        if len(rest):
            self._stray(rest)
            self.position = rest.end
        span = Span(start, start + len(self.text[start : self.position].rstrip()))
        return ReadItem(signal, key[0], key_span, locators, quotes, span)

    def _no_at(self, signal: str | None) -> None:
        rest = self._rest()
        words = self.text[rest.start : rest.end].strip()
        locator = _LOCATOR.match(words)
        if not len(rest):
            self._mistake(
                Span(max(rest.start - 1, 0), rest.end + 1),
                "an item of the citation is empty",
                "leave out the extra “;”",
            )
        elif locator and locator.end() == len(words):
            self._mistake(
                rest,
                f"“{words}” follows “;”, which begins another source",
                "paragraphs of one source are parted by “,”",
            )
        else:
            self._mistake(
                rest,
                f"“{words}” is no citation item" + (f" after “{signal}”" if signal else ""),
                "an item is “@”, the source's id, the paragraph: @wire p4",
            )
        self.position = rest.end

    def _comma(self, following: str) -> bool:
        """Step over a comma if what `following` matches comes next (with or without a comma)."""
        found = re.compile(r"\s*,?\s*(?=" + following + ")").match(self.text, self.position, self.end)
        if found:
            self.position = found.end()
        return bool(found)

    def _locators(self) -> tuple[ReadLocator, ...]:
        locators: list[ReadLocator] = []
        while True:
            before = self.position
            if not self._comma(r"[a-zA-Z0-9#§¶]"):
                break
            if locators and "," not in self.text[before : self.position]:
                self.position = before
                break
            locator = self._locator()
            if locator is None:
                self.position = before
                break
            locators.append(locator)
        return tuple(locators)

    def _locator(self) -> ReadLocator | None:
        found = _LOCATOR.match(self.text, self.position, self.end)
        if found and found["first"] not in ("p", "pp", "para", "paragraph"):
            first, last = found["first"], found["last"]
            if last and last.isdigit():
                last = first.rstrip("0123456789") + last
            self.position = found.end()
            return ReadLocator(first, last, Span(found.start(), found.end()))
        loose = _LOOSE.match(self.text, self.position, self.end)
        if loose:
            first, last = f"p{loose['first']}", f"p{loose['last']}" if loose["last"] else None
            written = f"{first}-{last}" if last else first
        elif loose := _LOOSE_NAME.match(self.text, self.position, self.end):
            first, last = loose["name"], None
            written = first
        else:
            return None
        span = Span(loose.start(), loose.end())
        self._mistake(span, f"“{loose[0]}” is not how a paragraph is written", f"write “{written}”", written)
        self.position = loose.end()
        return ReadLocator(first, last, span)

    def _quotes(self) -> tuple[Span, ...]:
        quotes: list[Span] = []
        opening = "[" + "".join(MARKS) + "]"
        while self._comma(opening):
            mark = MARKS[self.text[self.position]]
            closing = self.text.find(mark, self.position + 1, self.end)
            if closing < 0:
                span = Span(self.position, self.end)
                self._mistake(span, "the quotation is not closed", f"end it with “{mark}” before the bracket closes")
                self.position = self.end
                break
            quotes.append(Span(self.position + 1, closing))
            self.position = closing + 1
        return tuple(quotes)

    def _stray(self, rest: Span) -> None:
        words = self.text[rest.start : rest.end].strip()
        if words in (".", ",", ":"):
            start = rest.start + self.text[rest.start : rest.end].index(words)
            self._mistake(Span(start, start + 1), f"“{words}” ends the citation", "leave it out", "")
            return
        words = words.strip(" \t\n,")
        if words.startswith(("‘", "'")):
            mend = 'exact words stand between double marks: @wire p4 "exact words"'
        elif "@" in words:
            mend = "items are parted by “;”"
        else:
            mend = "after the id come paragraphs (p4, or p4-p6) and exact words between marks"
        self._mistake(rest, f"“{words}” cannot be read as part of a citation", mend)
