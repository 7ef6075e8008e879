"""Places in a text, and text that remembers its places.

Everything that briefgen says about a file is said of a `Span`: two offsets into that file's text. Lines and
columns are worked out only when a diagnostic is shown. Offsets and columns count Unicode code points.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from briefgen.frozen import frozen


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: code-point offsets, `end` exclusive."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # Hundreds are made of each document: straight into the slots takes half the time.
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def to(self, other: "Span") -> "Span":
        """The stretch from the start of this span to the end of `other`."""
        return Span(self.start, max(self.end, other.end))


_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place as people count it: line and column from 1, columns in code points."""

    line: int
    column: int


@frozen
class SourceText:
    """A file's text, every newline a line feed, with its path relative to the site (`/` between folders)."""

    path: str
    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        object.__setattr__(self, "_starts", (0, *accumulate(lengths)))

    def position(self, offset: int) -> Position:
        """Line and column of an offset; one past the end is the end of the last line."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column (both from 1), held inside the text."""
        line = min(max(line, 1), len(self._starts) - 1)
        return min(self._starts[line - 1] + column - 1, self._starts[line] - 1)

    def line(self, number: int) -> str:
        """A line's text without its newline; the number counts from 1."""
        return self.text[self._starts[number - 1] : self._starts[number] - 1]

    def line_span(self, number: int) -> Span:
        """The span of a line without its newline; the number counts from 1."""
        return Span(self._starts[number - 1], self._starts[number] - 1)

    @property
    def line_count(self) -> int:
        """How many lines there are; a text that ends in a newline has an empty last line."""
        return len(self._starts) - 1


@frozen
class Prose:
    """Words as a reader sees them, without markup, each tied to its place in the file.

    `runs` are pairs (offset in `text`, offset in the file), ascending: from one run's start to the next, both
    offsets grow together. Text that stands nowhere in a file (made by hand, say) has one run `(0, 0)`.
    """

    text: str
    runs: tuple[tuple[int, int], ...] = ((0, 0),)

    def place(self, offset: int) -> int:
        """The offset in the file of the character at `offset` in the text."""
        return placed(self.runs, offset)

    def span(self, start: int, end: int) -> Span:
        """The span in the file of `text[start:end]`."""
        runs = self.runs
        if len(runs) == 1:
            shift = runs[0][1] - runs[0][0]
            return Span(start + shift, max(start, end) + shift)
        first = placed(runs, start)
        return Span(first, first if end <= start else placed(runs, end - 1) + 1)

    @property
    def whole(self) -> Span:
        """The span in the file of all the text."""
        return self.span(0, len(self.text))

    def part(self, start: int, end: int) -> "Prose":
        """The same words from `start` to `end`, still tied to their places."""
        first = (0, placed(self.runs, start))
        if len(self.runs) == 1 and self.runs[0][0] <= start:
            # One run, as most prose has: nothing else to move, and nothing to do for all of the text.
            whole = start == 0 and end >= len(self.text) and self.runs[0][0] == 0
            return self if whole else Prose(self.text[start:end], (first,))
        return Prose(
            self.text[start:end],
            (first, *[(here - start, there) for here, there in self.runs if start < here < end]),
        )

    def trimmed(self) -> "Prose":
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(len(self.text.rstrip()), start))


def placed(runs: Sequence[tuple[int, int]], offset: int) -> int:
    """What an offset is beyond runs such as `Prose.runs`: the place that belongs to it."""
    # Most runs are one or few, and the pair sought is never among them: only the first number decides.
    here, there = runs[0] if len(runs) == 1 else runs[max(bisect_right(runs, (offset, 1 << 62)) - 1, 0)]
    return there + offset - here


def join(parts: Iterable[Prose], between: str = " ") -> Prose:
    """Several pieces of prose as one, with `between` among them."""
    parts = tuple(parts)
    return parts[0] if len(parts) == 1 else Prose(*_joined(parts, between))


def _joined(parts: Iterable[Prose], between: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    pieces: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0
    for part in parts:
        if pieces:
            pieces.append(between)
            length += len(between)
        runs += ((here + length, there) for here, there in part.runs)
        pieces.append(part.text)
        length += len(part.text)
    return "".join(pieces), tuple(runs) or ((0, 0),)


def word_count(text: str) -> int:
    """How many words a text has, for quotation limits and for what quotation marks promise.

    A word is a run without white space that holds a letter or digit. In scripts that put no spaces between words
    (Han, kana, Thai, Lao, Khmer, Burmese), two characters are counted as one word.
    """
    if text.isascii() or not _UNSPACED.search(text):
        if text.isascii():
            signs = text.encode().translate(_WORD_OR_SPACE, _NEITHER)
            return signs.count(b" a") + signs.startswith(b"a")
        words = text.split()
        # Whatever is not letters and digits throughout may be a dash: a word has at least one of them.
        mixed = [word for word in words if not word.isalnum()]
        return len(words) - len(mixed) + sum([_LETTER.search(word) is not None for word in mixed])
    count = 0
    for word in text.split():
        unspaced = len(_UNSPACED.findall(word))
        rest = _LETTER.search(_UNSPACED.sub("", word)) is not None
        count += (max(unspaced // 2, 1) if unspaced else 0) + rest
    return count


# Words of ASCII, and the space between them, as two signs: each word begins where the one follows the other.
_WORD_OR_SPACE = bytes(ord("a" if chr(code).isalnum() else " ") for code in range(256))
_NEITHER = bytes(code for code in range(128) if not chr(code).isalnum() and not chr(code).isspace())
_LETTER = re.compile(r"[^\W_]")
_UNSPACED = re.compile(
    "[\u0e01-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u3005-\u3007"
    "\u3041-\u30ff"  # kana
    "\u3400-\u9fff"  # Han
    "\uf900-\ufaff"
    "\U00020000-\U000323af]"
)
