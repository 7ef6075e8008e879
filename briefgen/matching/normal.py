"""The one normalisation that quotation matching uses.

Two texts that differ only in typesetting have the same normalised text: Unicode NFC, white space as one space,
quotation marks and apostrophes as `'`, hyphens, dashes and minus signs as `-`, three full stops as `…`, and nothing
that has no width. Letters, digits, signs and all other punctuation stay as they are.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefgen.frozen import frozen

MARKS = "\"“”„‟«»「」『』″〝〞〟＂❝❞'‘’‚‛ʼ′`´‹›＇"
DASHES = "-‐‑‒–—―−⁃﹘﹣－"

# White space in quotation is one space; what has no width is nothing. Variation selectors and direction marks only
# choose how a character is drawn.
_NO_WIDTH = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
_MARK = re.compile(f"[{re.escape(MARKS)}]")
_DASH = re.compile(f"[{re.escape(DASHES)}]")
_RUNS = re.compile(
    rf"(?P<nothing>[{_NO_WIDTH}]+)|(?P<space>\s[\s{_NO_WIDTH}]*)|(?P<dots>\.(?:\s?\.){{2,}})|(?P<dash>--+)"
)
# What any of these runs but a single space begins with, or is: most texts have none.
_UNEVEN = re.compile(rf"[{_NO_WIDTH}]|[^\S ]|  |\.\s?\.\s?\.|--")


@frozen
class Normalised:
    """A normalised text that knows where each of its characters came from.

    `starts[i]` and `ends[i]` are the offsets in the original of the character or characters that `text[i]` stands
    for.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that `text[start:end]` stands for; `end` must be greater than `start`."""
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """Normalise a text; a space at either end stays."""
    if is_even(text):
        return Normalised(evened(text), range(len(text)), range(1, len(text) + 1))
    return _normalised(text)


def is_even(text: str) -> bool:
    """Whether a text is of ASCII characters alone, each of which its normalised form has one for."""
    return text.isascii() and text.isprintable() and not ("  " in text or "--" in text or ".." in text or ". ." in text)


def evened(text: str) -> str:
    """The normalised form of a text that is even: of its marks and dashes, only two are written otherwise."""
    return text.replace('"', "'").replace("`", "'")


@lru_cache(maxsize=2048)
def _normalised(text: str) -> Normalised:
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        composed = Normalised(text, range(len(text)), range(1, len(text) + 1))
    else:
        composed = _composed(text)
    marked = _DASH.sub("-", _MARK.sub("'", composed.text))
    if not _UNEVEN.search(marked):
        return Normalised(marked, composed.starts, composed.ends)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, replacement in _replaced(marked):
        if replacement is None:
            letters.append(marked[start:end])
            starts += composed.starts[start:end]
            ends += composed.ends[start:end]
        elif replacement:
            letters.append(replacement)
            starts.append(composed.starts[start])
            ends.append(composed.ends[end - 1])
    return Normalised("".join(letters), array("I", starts), array("I", ends))


def _replaced(marked: str) -> Iterator[tuple[int, int, str | None]]:
    """The runs of a text in order: what stays (None), and what something else, or nothing, takes the place of."""
    last = 0
    for match in _RUNS.finditer(marked):
        if last < match.start():
            yield last, match.start(), None
        kind = match.lastgroup
        yield match.start(), match.end(), {"space": " ", "dots": "…", "dash": "-"}.get(kind or "", "")
        last = match.end()
    if last < len(marked):
        yield last, len(marked), None


def _composed(text: str) -> Normalised:
    """NFC, cluster by cluster, so that each composed character knows the letters and accents it was made of."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        cluster = unicodedata.normalize("NFC", text[start:end])
        letters.append(cluster)
        starts += [start] * len(cluster)
        ends += [end] * len(cluster)
    return Normalised("".join(letters), array("I", starts), array("I", ends))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not _joins(text[start:index], text[index]):
            yield start, index
            start = index


def _joins(before: str, character: str) -> bool:
    """Whether a character composes with, or is ordered among, those before it."""
    if character < "\u0300":
        return False
    if unicodedata.combining(character):
        return True
    together = unicodedata.normalize("NFC", before + character)
    return together != unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", character)
