"""The items of a citation's bracket, read from left to right, with their mistakes where these stand."""

import re

from briefgen.parse.citation import MARKS, Mistake, ReadCitation, ReadItem, ReadLocator
from briefgen.parse.locator import LOCATOR, read_locator
from briefgen.text import Span

_SIGNAL = re.compile(r"(?P<signal>but\s+see|but\s+cf\.?|see\s+also|see|cf\.?|contra)(?=[\s@])", re.IGNORECASE)
_KEY = re.compile(r"[^\W_](?:[\w.-]*[\w-])?")
# What joins an id to its paragraph where a space should: `wire.p4`, `wire#p4`.
_JOINED = re.compile(r"[.:#]+\s*(?=#?[pP¶§]?\.?\s?\d)")
_BEFORE_LOCATOR = re.compile(r"\s*,?\s*(?=[a-zA-Z0-9#§¶])")
_BEFORE_QUOTE = re.compile(rf"\s*,?\s*(?=[{''.join(MARKS)}])")
_SPACE = re.compile(r"\s*")


class ItemReader:
    """Reads one bracket from left to right, keeping the mistakes."""

    def __init__(self, text: str, start: int, close: int) -> None:
        """The bracket whose `[` stands at `start` and whose `]` at `close`."""
        self.text = text
        self.span = Span(start, close + 1)
        self.end = close
        self.position = start + 1
        self.mistakes: list[Mistake] = []

    def read(self) -> ReadCitation:
        """The whole bracket."""
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
            after := _JOINED.match(self.text, self.position, self.end)
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
        locator = LOCATOR.match(words)
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

    def _comma(self, comma: re.Pattern[str]) -> bool:
        """Step over a comma, if there is one, where what must follow it comes next."""
        found = comma.match(self.text, self.position, self.end)
        if found:
            self.position = found.end()
        return bool(found)

    def _locators(self) -> tuple[ReadLocator, ...]:
        locators: list[ReadLocator] = []
        while True:
            before = self.position
            if not self._comma(_BEFORE_LOCATOR):
                break
            if locators and "," not in self.text[before : self.position]:
                self.position = before
                break
            read = read_locator(self.text, self.position, self.end)
            if read is None:
                self.position = before
                break
            locator, mistake = read
            self.position = locator.span.end
            locators.append(locator)
            if mistake:
                self.mistakes.append(mistake)
        return tuple(locators)

    def _quotes(self) -> tuple[Span, ...]:
        quotes: list[Span] = []
        while self._comma(_BEFORE_QUOTE):
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
