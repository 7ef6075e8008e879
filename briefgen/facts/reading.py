"""One text read once: its words, numbers, dates and names."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby
from operator import attrgetter

from briefgen.facts.dates import moments
from briefgen.facts.languages import pack_for
from briefgen.facts.moment import Moment
from briefgen.facts.names import Name, names
from briefgen.facts.number import numbers
from briefgen.facts.pack import Pack
from briefgen.facts.places import places
from briefgen.facts.quantity import Number
from briefgen.facts.tokens import Kind, Token, tokens


@dataclass(frozen=True, eq=False)
class Reading:
    """What a text states, as typed values with their places in it; equal only to itself.

    It has no slots, so that what few ask for is worked out when somebody does.
    """

    text: str
    pack: Pack
    tokens: tuple[Token, ...]
    moments: tuple[Moment, ...]
    numbers: tuple[Number, ...]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The proper names, in order."""
        taken = {index for moment in self.moments for index in moment.tokens}
        for number in self.numbers:
            taken.update(range(number.first, number.last + 1))
        return names(self.text, self.tokens, self.pack, frozenset(taken))

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words and their stems."""
        found = {token.folded for token in self.tokens if token.kind != Kind.MARK}
        return frozenset(found | {token.stem for token in self.tokens if token.kind != Kind.MARK})

    @cached_property
    def places(self) -> frozenset[str]:
        """The codes of the countries and organisations that it names."""
        return places(self.tokens)

    @cached_property
    def sentences(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens, sentence by sentence."""
        return tuple(tuple(sentence) for _, sentence in groupby(self.tokens, key=attrgetter("sentence")))

    @cached_property
    def initials(self) -> frozenset[str]:
        """The first letters of runs of capitalised words, small words left in and left out, in lower case."""
        return _initials(self.tokens)


@lru_cache(maxsize=4096)
def read(text: str, language: str = "en", issued: date | None = None) -> Reading:
    """Read a text; `issued` is the day from which its relative days count.

    A language without a pack is read by the English one for its figures; `languages.checked` says what holds then.
    """
    pack = pack_for(language)
    words = tokens(text)
    dates = moments(text, words, pack, issued)
    taken = frozenset(index for moment in dates for index in moment.tokens)
    return Reading(text, pack, words, dates, numbers(text, words, pack, taken))


def _initials(words: tuple[Token, ...]) -> frozenset[str]:
    """Initials of runs of capitalised words, small words left in and left out: `World Health Organization`: who."""
    found: set[str] = set()
    runs: list[list[Token]] = [[]]
    small = ("of", "the", "and", "for", "in", "on", "to", "&", "de")
    for token in words:
        if token.kind is Kind.WORD and (token.capital or (token.folded in small and runs[-1])):
            runs[-1].append(token)
        elif token.text not in ("-", ".", "'s"):
            runs.append([])
    for run in runs:
        capitals = [token.folded[0] for token in run if token.capital]
        for letters in (capitals, [token.folded[0] for token in run]):
            for start in range(len(letters)):
                for length in range(2, min(len(letters) - start, 7) + 1):
                    found.add("".join(letters[start : start + length]))
    return frozenset(found)
