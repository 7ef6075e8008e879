"""Where a page has its template's own words: enough to exchange them without making the page again.

A page is a row of pieces: words of templates, each from its slot (`slots.py`), and values between them. A trace names
the slots in the order in which they were written, each with the number of bytes of the values before it. How long the
words of a slot are it leaves out, so that it holds for the page with other words as well.
"""

from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self
from zlib import compress, decompress

from briefgen.frozen import frozen

MOST = 64
"""A page of more templates than this has no trace."""


class Slot(str):
    """What a template has at one of its slots, as it stands in a row of pieces."""

    __slots__ = ("ordinal", "template")

    ordinal: int
    template: str

    def __new__(cls, template: str, ordinal: int, text: str) -> Self:
        """`ordinal` is the number of the slot in its template, from 0."""
        slot = super().__new__(cls, text)
        slot.template, slot.ordinal = template, ordinal
        return slot


@frozen
class Trace:
    """The slots of the file at `path`; no templates, and no steps, where they are not known.

    `steps` are numbers with commas between them, compressed, in base 64: for each slot the bytes between it and the
    slot before. A negative number -1 - 64 n - t comes before a slot that does not follow the one before it: the next
    is slot n of the template that is number t of `templates`.
    """

    path: str
    templates: tuple[str, ...]
    steps: str


class StrayError(Exception):
    """A page is not what its trace says."""


def trace(path: str, pieces: Iterable[str]) -> Trace:
    """The trace of a page that is made of these pieces."""
    templates: dict[str, int] = {}
    steps: list[int] = []
    gap, following, last = 0, -1, ""
    for piece in pieces:
        if type(piece) is Slot:
            ordinal, template = piece.ordinal, piece.template
            if ordinal != following or template != last:
                steps.append(-1 - MOST * ordinal - templates.setdefault(template, len(templates)))
                last = template
            steps.append(gap)
            gap, following = 0, ordinal + 1
        else:
            gap += len(piece) if piece.isascii() else len(piece.encode("utf-8"))
    if len(templates) > MOST:
        return Trace(path, (), "")
    packed = compress(",".join(map(str, steps)).encode(), 1)
    return Trace(path, tuple(templates), b2a_base64(packed, newline=False).decode())


class Exchange:
    """Other words for the slots of templates: of each template, by its name, what its slots held and are to hold."""

    def __init__(self, slots: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        self._slots = {
            name: [
                (old := before.encode(), len(old), None if before == after else after.encode()) for before, after in own
            ]
            for name, own in slots.items()
        }

    def reaches(self, one: Trace) -> bool:
        """Whether a page may be another with these words."""
        return any(new is not None for name in one.templates for _, _, new in self._slots[name])

    def made(self, content: bytes, one: Trace) -> bytes:
        """A page with its words exchanged.

        Raises:
            StrayError: it is not the page that the trace is of.
        """
        parts: list[bytes] = []
        tables = [self._slots[name] for name in one.templates]
        table: Sequence[tuple[bytes, int, bytes | None]] = ()
        start = at = ordinal = 0
        for number in _numbers(one):
            if number < 0:
                ordinal, index = divmod(-1 - number, MOST)
                table = tables[index]
                continue
            at += number
            old, length, new = table[ordinal]
            ordinal += 1
            if new is not None:
                parts += (content[start:at], new)
                start = at + length
                if content[at:start] != old:
                    raise StrayError
            at += length
        if at > len(content):
            raise StrayError
        return b"".join((*parts, content[start:]))


def _numbers(one: Trace) -> Iterator[int]:
    if not one.steps:
        raise StrayError
    return map(int, decompress(a2b_base64(one.steps)).split(b","))
