"""What a claim is held against: the passages that it cites, together, and what is known of their sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeVar

from briefgen.facts.lazily import lazily
from briefgen.facts.moment import Moment
from briefgen.facts.pack import Pack
from briefgen.facts.quantity import Number
from briefgen.facts.reading import Reading, read, read_title

Fact = TypeVar("Fact", Number, Moment)


@dataclass(frozen=True, eq=False)
class Context:
    """The readings of the passages and of their sources' titles, authors and publishers, with all that they bear.

    It has no slots, so that what few claims need is put together when one does.
    """

    passages: tuple[Reading, ...]
    titles: tuple[Reading, ...]
    issued: tuple[date, ...]

    @property
    def pack(self) -> Pack:
        """The language pack of the passages."""
        return self.passages[0].pack

    @lazily
    def words(self) -> frozenset[str]:
        """All words, folded, and their stems."""
        return frozenset().union(*(reading.words for reading in self._all))

    @lazily
    def run(self) -> str:
        """The folded words of all texts in order, each between two `BETWEEN`."""
        return "".join([reading.run for reading in self._all])

    @lazily
    def places(self) -> frozenset[str]:
        """The codes of all countries and organisations."""
        return frozenset().union(*(reading.places for reading in self._all))

    @lazily
    def acronyms(self) -> frozenset[str]:
        """All words in capitals, folded."""
        return frozenset().union(*(reading.acronyms for reading in self._all))

    @lazily
    def capitals(self) -> frozenset[str]:
        """All words with a capital letter, folded."""
        return frozenset(self.written.values())

    @lazily
    def written(self) -> dict[str, str]:
        """All words with a capital letter in order, each as it is written, with its folded form."""
        return {written: folded for reading in self._all for written, folded in reading.capitals}

    @lazily
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the passages."""
        return _one_after_another([reading.numbers for reading in self.passages])

    @lazily
    def title_numbers(self) -> tuple[Number, ...]:
        """The numbers of the titles."""
        return _one_after_another([reading.numbers for reading in self.titles])

    @lazily
    def moments(self) -> tuple[Moment, ...]:
        """The dates of the passages."""
        return _one_after_another([reading.moments for reading in self.passages])

    @lazily
    def title_moments(self) -> tuple[Moment, ...]:
        """The dates of the titles."""
        return _one_after_another([reading.moments for reading in self.titles])

    @lazily
    def years(self) -> frozenset[int]:
        """All years that stand anywhere, the days of issue included."""
        moments = self.moments + self.title_moments
        years = {moment.year for moment in moments if moment.year is not None}
        years |= {m.last_year for m in moments if m.last_year and m.year and m.last_year - m.year < 9}
        return frozenset(years | {day.year for day in self.issued})

    @property
    def _all(self) -> tuple[Reading, ...]:
        return self.passages + self.titles


def _one_after_another(rows: Sequence[tuple[Fact, ...]]) -> tuple[Fact, ...]:
    return rows[0] if len(rows) == 1 else tuple(chain.from_iterable(rows))


def context(
    passages: Iterable[tuple[str, str, date | None]], titles: Iterable[tuple[str, str]], issued: Iterable[date]
) -> Context:
    """Read passages, given as (text, language, day of issue), and titles, given as (text, language)."""
    bodies = tuple([read(text, language, day) for text, language, day in passages])
    heads = tuple([read_title(text, language) for text, language in titles])
    return Context(bodies, heads, tuple(issued))
