"""Readings of passages, packed into bytes: a build needs those of every paragraph that is cited, again and again.

A reading takes some five kilobytes, and packed less than one. To unpack it takes a tenth of the time of reading.
"""

import marshal
from collections.abc import Hashable, Sequence
from typing import Any

from briefgen.facts.lines import BETWEEN, Line, joined
from briefgen.facts.moment import Moment
from briefgen.facts.pack import Bound, When
from briefgen.facts.quantity import Measure, Number

_MEASURES = tuple(Measure)
_BOUNDS = tuple(Bound)
_WHENS = tuple(When)

Rest = tuple[tuple[tuple[str, str], ...], tuple[str, ...]]
"""What only names are held against: capitalised words as written and folded, words in capitals."""
Facts = tuple[tuple[Moment, ...], tuple[Number, ...], tuple[Line, ...], Rest]
"""What a reading has of its text: dates, numbers, sentences, and the rest."""


def pack(facts: Facts) -> bytes:
    """The facts of one text as bytes, good for the process that made them alone."""
    moments, numbers, lines, rest = facts
    return marshal.dumps(
        (
            [_plain(each) for each in moments],
            [(each.value, _MEASURES.index(each.measure), _BOUNDS.index(each.bound), *each[3:]) for each in numbers],
            [(line.start, line.end, len(line.words), len(line.stems)) for line in lines],
            joined([word for line in lines for word in line.words]),
            BETWEEN.join([stem for line in lines for stem in line.stems]),
            marshal.dumps(rest),
        )
    )


class Told:
    """Facts as they were read."""

    __slots__ = ("_facts",)

    def __init__(self, facts: Facts) -> None:
        """`facts` are all that is told."""
        self._facts = facts

    def moments(self) -> tuple[Moment, ...]:
        """The dates."""
        return self._facts[0]

    def numbers(self, _moments: tuple[Moment, ...]) -> tuple[Number, ...]:
        """The numbers."""
        return self._facts[1]

    def lines(self) -> tuple[Line, ...]:
        """The sentences."""
        return self._facts[2]

    def run(self, lines: tuple[Line, ...]) -> str:
        """Their words."""
        return joined([word for line in lines for word in line.words])

    def rest(self) -> Rest:
        """Capitalised words, words in capitals."""
        return self._facts[3]


class Packed:
    """Facts that were packed, each kind unpacked when it is asked for."""

    __slots__ = ("_row",)

    def __init__(self, packed: bytes) -> None:
        """`packed` is what `pack` gave."""
        self._row: tuple[Any, ...] = marshal.loads(packed)  # noqa: S302  (this process made them)

    def moments(self) -> tuple[Moment, ...]:
        """The dates."""
        return tuple([_moment(each) for each in self._row[0]])

    def numbers(self, _moments: tuple[Moment, ...]) -> tuple[Number, ...]:
        """The numbers."""
        return tuple(
            [
                _NEW(Number, (value, _MEASURES[kind], _BOUNDS[bound], *more))
                for value, kind, bound, *more in self._row[1]
            ]
        )

    def lines(self) -> tuple[Line, ...]:
        """The sentences."""
        words, stems = tuple(self._row[3][1:-1].split(BETWEEN)), tuple(self._row[4].split(BETWEEN))
        found: list[Line] = []
        first = opening = 0
        for start, end, count, roots in self._row[2]:
            last, closing = first + count, opening + roots
            found.append(_NEW(Line, (start, end, words[first:last], stems[opening:closing])))
            first, opening = last, closing
        return tuple(found)

    def run(self, _lines: tuple[Line, ...]) -> str:
        """Their words."""
        run: str = self._row[3]
        return run

    def rest(self) -> Rest:
        """Capitalised words, words in capitals."""
        rest: Rest = marshal.loads(self._row[5])  # noqa: S302  (this process made them)
        return rest


_NEW = tuple.__new__
"""The constructor of a named tuple takes four times as long as that of the tuple beneath it."""


def _plain(moment: Moment) -> tuple[object, ...]:
    return (*moment[:3], _WHENS.index(moment.when), *moment[4:7], moment.tokens[0], moment.tokens[-1], *moment[8:])


def _moment(row: Sequence[Any]) -> Moment:
    year, month, day, when, text, start, end, first, last, *more = row
    return _NEW(Moment, (year, month, day, _WHENS[when], text, start, end, range(first, last + 1), *more))


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
