"""Words, numbers and signs: what a quotation must have in common with its source.

Punctuation and white space stand between tokens. A sign that changes what a number means (`-`, `+`, `%`, `€`, `°`)
is a token of its own, and a decimal point or thousands separator belongs to its number. Scripts that put no spaces
between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) have a token for each character with its marks.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from briefgen.frozen import frozen
from briefgen.matching.normal import Normalised, normalise

LEFT_OUT = "\0[…]"

Kind = Literal["word", "number", "sign", "character", "gap"]

_SIGNS = "%‰‱٪°§&@#№℃℉％＃＆＠"
_SPACELESS = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3021, 0x312F),
    (0x31A0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9D),
    (0x1AFF0, 0x1B16F),
    (0x20000, 0x3FFFF),
)

# One letter for each class of character: a letter, m combining mark, c character of a spaceless script, 0 digit,
# s sign, x sign of comparison (a sign before numbers only), p other punctuation; `.` `,` `/` `'` `-` `…` `[` `]` and
# space stand for themselves.
_TOKEN = re.compile(
    r"(?P<left_out>\[ ?… ?\])"
    r"|(?P<number>(?:(?<![am0c.])\.)?0+(?:[.,/']0+)*[am0]*(?:'[am]+)?)"
    r"|(?P<initials>(?<![am0])a(?:\.a)+(?![am0]))"
    r"|(?P<word>[am][am0]*(?:'[am0]{1,2}(?![am0])|'(?=[am0]{3}))*)"
    r"|(?P<character>cm*)"
    r"|(?P<sign>s|x(?= ?[s-]?\.?0)|(?<![am0c.,s-])-(?=s{0,2}\.?0)|(?<=[0s])-(?=s?\.?0)|(?<=[0s] )-(?= s?\.?0))"
)


class _Classes(dict[int, str]):
    """The class of each character, worked out when it is first met, in the form that `str.translate` reads."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _class_of(chr(code))
        return found


def _class_of(character: str) -> str:
    code = ord(character)
    category = unicodedata.category(character)
    if character in ".…/'-[] ":
        found = character
    elif character in ",:٫٬":
        found = ","
    elif category[0] == "M" or code in {0xFF9E, 0xFF9F}:
        found = "m"
    elif category[0] == "L":
        found = "c" if any(first <= code <= last for first, last in _SPACELESS) else "a"
    elif category[0] == "N":
        found = "c" if code == 0x3007 else "0"
    elif character in "<>=~≈≤≥":
        found = "x"
    elif character in _SIGNS or (category in {"Sc", "Sm"} and character != "|"):
        found = "s"
    else:
        found = "p"
    return found


_CLASSES: Mapping[int, str] = _Classes()


@frozen
class Tokens:
    """The tokens of a normalised text.

    `keys` are what is compared: the token in small letters, initials without their stops. `starts` and `ends` are
    offsets into `normal.text`. `bound[i]`: tokens `i` and `i + 1` are one thing (`€` and `5`), so that no quotation
    begins or ends between them.
    """

    normal: Normalised
    keys: tuple[str, ...]
    kinds: tuple[Kind, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    bound: tuple[bool, ...]

    @property
    def wordless(self) -> bool:
        """Whether there is neither a word nor a number."""
        return set(self.kinds) <= {"gap", "sign"}

    def begins(self, place: int) -> int | None:
        """The token that begins at an offset."""
        return _at(self.starts, place)

    def ends_at(self, place: int) -> int | None:
        """The token that ends at an offset."""
        return _at(self.ends, place)

    def form(self, index: int) -> str:
        """A token as written, but for its typesetting."""
        return self.normal.text[self.starts[index] : self.ends[index]]

    def before(self, index: int) -> str:
        """What stands between the token before and this one."""
        return self.normal.text[self.ends[index - 1] if index else 0 : self.starts[index]]

    def after(self, index: int) -> str:
        """What stands between this token and the next."""
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.normal.text)
        return self.normal.text[self.ends[index] : end]


def _at(places: Sequence[int], place: int) -> int | None:
    index = bisect_left(places, place)
    return index if index < len(places) and places[index] == place else None


@lru_cache(maxsize=1024)
def tokens(text: str) -> Tokens:
    """The tokens of a text as written; the answer is kept, so that a passage is read once."""
    normal = normalise(text)
    keys: list[str] = []
    kinds: list[Kind] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(classes(normal.text)):
        key, kind = _key(normal.text[match.start() : match.end()], match.lastgroup or "")
        keys.append(key)
        kinds.append(kind)
        starts.append(match.start())
        ends.append(match.end())
    between = [normal.text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    return Tokens(
        normal,
        tuple(keys),
        tuple(kinds),
        tuple(starts),
        tuple(ends),
        tuple(_bound(kinds, keys, between, index) for index in range(len(between))),
    )


def classes(text: str) -> str:
    """A normalised text with each character's class in its place."""
    return text.translate(_CLASSES)


def _key(form: str, group: str) -> tuple[str, Kind]:
    match group:
        case "left_out":
            return LEFT_OUT, "gap"
        case "number":
            return form.lower(), "number"
        case "initials":
            return form.replace(".", "").lower(), "word"
        case "character":
            return form, "character"
        case "sign":
            return form, "sign"
        case _:
            return form.lower(), "word"


def _bound(kinds: Sequence[Kind], keys: Sequence[str], between: Sequence[str], index: int) -> bool:
    """Whether a token and the next are one thing: `€5`, `5 %`, `AT&T`, `5億`, `1 – 5`."""
    left, right = kinds[index], kinds[index + 1]
    if between[index] == "":
        return (left, right) == ("number", "character") or (
            "sign" in (left, right) and not {"character", "gap"} & {left, right}
        )
    if between[index] != " " or "sign" not in (left, right):
        return False
    # A sign with a space on one side belongs to what it touches on the other.
    free_left = index == 0 or between[index - 1] != ""
    free_right = index + 1 == len(between) or between[index + 1] != ""
    if left == right == "sign":
        return (keys[index] == "-" and free_left) or (keys[index + 1] == "-" and free_right)
    return (left == "number" and free_right) or (right == "number" and free_left)
