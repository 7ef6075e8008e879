"""Readings of passages, packed into bytes: a build needs those of every paragraph that is cited, again and again.

A reading takes some five kilobytes, and packed less than one. To unpack it takes a tenth of the time of reading.
"""

import marshal
from collections.abc import Hashable, Sequence
from typing import Any

from briefgen.facts.lines import Line
from briefgen.facts.moment import Moment
from briefgen.facts.pack import Bound, When
from briefgen.facts.quantity import Measure, Number

_MEASURES = tuple(Measure)
_BOUNDS = tuple(Bound)
_WHENS = tuple(When)

Facts = tuple[
    tuple[Moment, ...],
    tuple[Number, ...],
    tuple[Line, ...],
    frozenset[str],
    tuple[tuple[str, str], ...],
    tuple[str, ...],
]
"""What a reading has of its text: dates, numbers, sentences, places, capitalised words, words in capitals."""


def pack(facts: Facts) -> bytes:
    """The facts of one text as bytes, good for the process that made them alone."""
    moments, numbers, lines, places, capitals, acronyms = facts
    return marshal.dumps(
        (
            [_plain(each) for each in moments],
            [(each.value, _MEASURES.index(each.measure), _BOUNDS.index(each.bound), *each[3:]) for each in numbers],
            [(line.start, line.end, len(line.words), len(line.stems)) for line in lines],
            _BETWEEN.join([word for line in lines for word in line.words]),
            _BETWEEN.join([stem for line in lines for stem in line.stems]),
            places,
            capitals,
            acronyms,
        )
    )


def unpack(packed: bytes) -> Facts:
    """The facts that were packed."""
    moments, numbers, lines, words, stems, *rest = marshal.loads(packed)  # noqa: S302  (this process made them)
    places, capitals, acronyms = rest
    return (
        tuple([_moment(each) for each in moments]),
        tuple([Number(value, _MEASURES[kind], _BOUNDS[bound], *more) for value, kind, bound, *more in numbers]),
        tuple(_lines(lines, tuple(words.split(_BETWEEN)), tuple(stems.split(_BETWEEN)))),
        places,
        capitals,
        acronyms,
    )


_BETWEEN = "\0"
"""What stands between two words: it is in none."""


def _plain(moment: Moment) -> tuple[object, ...]:
    return (*moment[:3], _WHENS.index(moment.when), *moment[4:7], moment.tokens[0], moment.tokens[-1], *moment[8:])


def _moment(row: Sequence[Any]) -> Moment:
    year, month, day, when, text, start, end, first, last, *rest = row
    return Moment(year, month, day, _WHENS[when], text, start, end, range(first, last + 1), *rest)


def _lines(rows: Sequence[tuple[int, int, int, int]], words: tuple[str, ...], stems: tuple[str, ...]) -> list[Line]:
    found: list[Line] = []
    first = opening = 0
    for start, end, count, roots in rows:
        last, closing = first + count, opening + roots
        found.append(Line(start, end, words[first:last], stems[opening:closing]))
        first, opening = last, closing
    return found


class Shelf:
    """Packed facts by what they were read from; those not asked for the longest make room for others."""

    def __init__(self, most: int) -> None:
        """`most` bytes of facts and texts are held."""
        self._left = most
        self._packed: dict[Hashable, tuple[bytes, int]] = {}

    def find(self, key: Hashable) -> bytes | None:
        """What was put here under a key."""
        held = self._packed.pop(key, None)
        if held is None:
            return None
        self._packed[key] = held
        return held[0]

    def put(self, key: Hashable, packed: bytes, size: int) -> None:
        """Keep something; `size` is how many bytes its key takes."""
        size += len(packed) + _ENTRY
        self._packed[key] = (packed, size)
        self._left -= size
        while self._left < 0:
            self._left += self._packed.pop(next(iter(self._packed)))[1]


_ENTRY = 300
"""The bytes that an entry takes beyond what it holds, about."""
