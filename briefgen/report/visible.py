"""Author text made fit for a terminal: nothing that could move the cursor, change colours or turn the reading order.

Control characters become their pictures (`␛` for escape), other characters without a shape their number
(`<U+202E>` for a bidi override). Widths are counted in terminal columns, so that underlines stand where they should
below wide East Asian characters.
"""

import unicodedata
from collections.abc import Iterable

from briefgen.frozen import frozen

TAB = 4
"""How many columns a tab takes in a source frame."""

# Persian and Indic spelling and joined emoji need these two; they reorder nothing.
_JOINERS = "\u200c\u200d"
_SHAPELESS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@frozen
class Cell:
    """One code point of the author's text as it is printed, with its width in terminal columns."""

    text: str
    width: int


def cell(character: str) -> Cell:
    """How one code point is printed."""
    if character == "\t":
        return Cell(" " * TAB, TAB)
    if " " <= character <= "~":
        return Cell(character, 1)
    code = ord(character)
    category = unicodedata.category(character)
    if code <= 0x7F:
        return Cell("␡" if code == 0x7F else chr(0x2400 + code), 1)
    if category in _SHAPELESS and character not in _JOINERS:
        number = f"<U+{code:04X}>"
        return Cell(number, len(number))
    if category in {"Mn", "Me", "Cf"}:
        return Cell(character, 0)
    return Cell(character, 2 if unicodedata.east_asian_width(character) in "WF" else 1)


def visible(text: str) -> str:
    """A text as it is printed within one line: tabs become one space, newlines their picture."""
    return "".join(" " if character == "\t" else cell(character).text for character in text)


def width(cells: Iterable[Cell]) -> int:
    """How many terminal columns the cells take."""
    return sum(cell.width for cell in cells)
