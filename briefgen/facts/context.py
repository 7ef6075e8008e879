"""What a claim is held against: the passages that it cites, together, and what is known of their sources."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from briefgen.facts.moment import Moment
from briefgen.facts.pack import Pack
from briefgen.facts.quantity import Number
from briefgen.facts.reading import Reading, read


@dataclass(frozen=True, slots=True)
class Context:
    """The readings of the passages and of their sources' titles, authors and publishers, with all that they bear.

    `words` and `places` are of all of these; `numbers` and `moments` of the passages first, then of the
    titles (`titled` of them). `years` are all years that stand anywhere, the days of issue included.
    """

    passages: tuple[Reading, ...]
    titles: tuple[Reading, ...]
    issued: tuple[date, ...]
    words: frozenset[str]
    places: frozenset[str]
    acronyms: frozenset[str]
    capitals: frozenset[str]
    numbers: tuple[Number, ...]
    title_numbers: tuple[Number, ...]
    moments: tuple[Moment, ...]
    title_moments: tuple[Moment, ...]
    years: frozenset[int]

    @property
    def pack(self) -> Pack:
        """The language pack of the passages."""
        return self.passages[0].pack


@lru_cache(maxsize=256)
def context(
    passages: tuple[tuple[str, str, date | None], ...], titles: tuple[tuple[str, str], ...], issued: tuple[date, ...]
) -> Context:
    """Read passages, given as (text, language, day of issue), and titles, given as (text, language)."""
    bodies = tuple(read(text, language, day) for text, language, day in passages)
    heads = tuple(read(text.replace("-COLON-", " :"), language) for text, language in titles)
    everything = bodies + heads
    moments = tuple(moment for reading in bodies for moment in reading.moments)
    title_moments = tuple(moment for reading in heads for moment in reading.moments)
    years = {moment.year for moment in moments + title_moments if moment.year is not None}
    years |= {m.last_year for m in moments + title_moments if m.last_year and m.year and m.last_year - m.year < 9}
    return Context(
        passages=bodies,
        titles=heads,
        issued=issued,
        words=frozenset().union(*(reading.words for reading in everything)),
        places=frozenset().union(*(reading.places for reading in everything)),
        acronyms=frozenset(
            token.folded
            for reading in everything
            for token in reading.tokens
            if len(token.folded) > 1 and token.text.replace(".", "").isupper()
        ),
        capitals=frozenset(token.folded for reading in everything for token in reading.tokens if token.capital),
        numbers=tuple(number for reading in bodies for number in reading.numbers),
        title_numbers=tuple(number for reading in heads for number in reading.numbers),
        moments=moments,
        title_moments=title_moments,
        years=frozenset(years | {day.year for day in issued}),
    )
