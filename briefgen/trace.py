"""Where a page has its template's own words: enough to exchange them without making the page again.

A page is a row of pieces: words of templates, each from its slot (`slots.py`), and values between them. A trace names
the slots in the order in which they were written, each with the number of bytes of the values before it. How long the
words of a slot are it leaves out, so that it holds for the page with other words as well.
"""

from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from struct import pack, unpack
from typing import Self
from zlib import DEFLATED, compressobj, decompress

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
    """The slots of the file at `path`; no templates, and nothing else, where they are not known.

    `runs` tell which slots follow each other, `gaps` the bytes of values before each of them: both are numbers of four
    bytes, the lowest first, compressed, in base 64. A run is two numbers: 64 n + t, for slot n of the template that is
    number t of `templates`, and how many of its slots there are, one after the other.
    """

    path: str
    templates: tuple[str, ...]
    runs: str
    gaps: str

    @classmethod
    def unknown(cls, path: str) -> Self:
        """The trace of a page whose slots are not known."""
        return cls(path, (), "", "")


class StrayError(Exception):
    """A page is not what its trace says."""


def trace(path: str, pieces: Iterable[str]) -> Trace:
    """The trace of a page that is made of these pieces."""
    templates: dict[str, int] = {}
    runs: list[int] = []
    gaps: list[int] = []
    gap, following, last, began = 0, -1, "", 0
    for piece in pieces:
        if type(piece) is Slot:
            ordinal, template = piece.ordinal, piece.template
            if ordinal != following or template != last:
                # How long a run is, is known where the next one begins.
                runs += (len(gaps) - began, MOST * ordinal + templates.setdefault(template, len(templates)))
                last, began = template, len(gaps)
            gaps.append(gap)
            gap, following = 0, ordinal + 1
        else:
            gap += len(piece) if piece.isascii() else len(piece.encode("utf-8"))
    if len(templates) > MOST:
        return Trace.unknown(path)
    return Trace(path, tuple(templates), _packed_runs((*runs[1:], len(gaps) - began)), _packed(gaps))


class Exchange:
    """Other words for the slots of templates: of each template, by its name, what its slots held and are to hold."""

    def __init__(self, slots: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        self._slots = {
            name: [(before.encode(), after.encode()) for before, after in own] for name, own in slots.items()
        }
        self._changed = {name for name, own in self._slots.items() if any(before != after for before, after in own)}
        self._known: dict[tuple[tuple[str, ...], str], tuple[_Place, ...]] = {}

    def reaches(self, one: Trace) -> bool:
        """Whether a page may be another with these words."""
        return not self._changed.isdisjoint(one.templates)

    def made(self, content: bytes, one: Trace) -> bytes:
        """A page with its words exchanged.

        Raises:
            StrayError: it is not the page that the trace is of.
        """
        gaps = _unpacked(one.gaps)
        parts: list[bytes] = []
        start = done = at = 0
        for number, before, old, new in self._places(one):
            at += sum(gaps[done:number])
            done = number
            parts += (content[start : at + before], new)
            start = at + before + len(old)
            if content[at + before : start] != old:
                raise StrayError
        return b"".join((*parts, content[start:]))

    def _places(self, one: Trace) -> "tuple[_Place, ...]":
        """The slots of a page whose words change. Many pages of a site have the same runs."""
        key = one.templates, one.runs
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._found(one))
        return found

    def _found(self, one: Trace) -> "Iterator[_Place]":
        tables = [self._slots[name] for name in one.templates]
        number = before = 0
        runs = iter(_unpacked(one.runs))
        for code, count in zip(runs, runs, strict=True):
            ordinal, index = divmod(code, MOST)
            for old, new in tables[index][ordinal : ordinal + count]:
                number += 1
                if old != new:
                    yield number, before, old, new
                before += len(old)


_Place = tuple[int, int, bytes, bytes]
"""A slot whose words change: how many gaps are before it, how many bytes of other slots, what it held, is to hold."""


def _packed(numbers: Sequence[int]) -> str:
    # A window of a kilobyte: to clear the usual one takes ten times as long as to compress so little.
    compressing = compressobj(1, DEFLATED, 10, 2)
    packed = compressing.compress(pack(f"<{len(numbers)}I", *numbers)) + compressing.flush()
    return b2a_base64(packed, newline=False).decode()


_packed_runs = lru_cache(maxsize=256)(_packed)
"""The same for what many pages of a site have in common."""


def _unpacked(packed: str) -> tuple[int, ...]:
    if not packed:
        raise StrayError
    content = decompress(a2b_base64(packed))
    return unpack(f"<{len(content) // 4}I", content)
