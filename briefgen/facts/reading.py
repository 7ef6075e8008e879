"""One text read once: its words, numbers, dates and names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from briefgen.facts.dates import moments
from briefgen.facts.initials import initials
from briefgen.facts.languages import pack_for
from briefgen.facts.lazily import lazily
from briefgen.facts.lines import Line, joined, lines, sentences
from briefgen.facts.moment import Moment, stops
from briefgen.facts.names import Name, names
from briefgen.facts.number import numbers
from briefgen.facts.pack import Pack
from briefgen.facts.packed import Facts, Packed, Rest, Shelf, Told, pack
from briefgen.facts.places import places
from briefgen.facts.quantity import Number
from briefgen.facts.stem import stem
from briefgen.facts.tokens import Token, sentence_tokens, tokens


class Held(Protocol):
    """What was read of a text, each kind of it told when it is asked for."""

    def moments(self) -> tuple[Moment, ...]:
        """The dates."""
        ...

    def numbers(self, moments: tuple[Moment, ...], /) -> tuple[Number, ...]:
        """The numbers that are no part of these dates."""
        ...

    def lines(self) -> tuple[Line, ...]:
        """The sentences in short."""
        ...

    def run(self, lines: tuple[Line, ...], /) -> str:
        """The words of these sentences, joined."""
        ...

    def rest(self) -> Rest:
        """Capitalised words, words in capitals."""
        ...


@dataclass(frozen=True, eq=False, init=False)
class Reading:
    """What a text states, as typed values with their places in it; equal only to itself.

    What nobody asks for is not worked out. Tokens are not kept: a build holds the readings of all paragraphs that are
    cited, and looks at the words of few.
    """

    text: str
    pack: Pack
    _held: Held = field(repr=False)

    def __init__(self, text: str, pack: Pack, held: Held) -> None:
        # One is made of every claim, and of every paragraph that it cites.
        self.__dict__.update(text=text, pack=pack, _held=held)

    @lazily
    def moments(self) -> tuple[Moment, ...]:
        """The dates."""
        return self._held.moments()

    @lazily
    def numbers(self) -> tuple[Number, ...]:
        """The numbers that are no part of a date."""
        return self._held.numbers(self.moments)

    @lazily
    def lines(self) -> tuple[Line, ...]:
        """The sentences in short."""
        return self._held.lines()

    @lazily
    def run(self) -> str:
        """The folded words of all sentences in order, each between two `BETWEEN`."""
        return self._held.run(self.lines)

    @lazily
    def _rest(self) -> Rest:
        return self._held.rest()

    @lazily
    def places(self) -> frozenset[str]:
        """The codes of the countries and organisations that it names: few claims ask for them."""
        return places(self.tokens)

    @property
    def capitals(self) -> tuple[tuple[str, str], ...]:
        """The words with a capital letter, as written and folded."""
        return self._rest[0]

    @property
    def acronyms(self) -> tuple[str, ...]:
        """The words in capitals, folded."""
        return self._rest[1]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words, figures and marks."""
        return tokens(self.text)

    @property
    def facts(self) -> Facts:
        """What was read, without the text."""
        return self.moments, self.numbers, self.lines, self._rest

    @property
    def sentences(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens, sentence by sentence."""
        return tuple(sentences(self.tokens))

    def sentence(self, index: int) -> tuple[Token, ...]:
        """The tokens of one sentence: what a claim comes near to is seldom all of a paragraph."""
        line = self.lines[index]
        return sentence_tokens(self.text, line.start, line.end, index)

    @lazily
    def names(self) -> tuple[Name, ...]:
        """The proper names, in order."""
        taken = {index for moment in self.moments for index in moment.tokens}
        for number in self.numbers:
            taken.update(range(number.first, number.last + 1))
        return names(self.text, self.tokens, self.pack, frozenset(taken))

    @lazily
    def words(self) -> frozenset[str]:
        """The folded words and their stems."""
        folded = [word for line in self.lines for word in line.words]
        return frozenset(folded).union(map(stem, folded))

    @lazily
    def initials(self) -> frozenset[str]:
        """The first letters of runs of capitalised words, small words left in and left out, in lower case."""
        return initials(self.tokens)


@lru_cache(maxsize=256)
def read(text: str, language: str = "en", issued: date | None = None) -> Reading:
    """Read a text; `issued` is the day from which its relative days count.

    A language without a pack is read by the English one for its figures; `languages.checked` says what holds then.
    The answer is kept, so that a paragraph is read once in a build, however many claims cite it; packed, as few are
    looked at at a time.
    """
    key = (text, language, issued)
    packed = _shelf().find(key)
    if packed is not None:
        return Reading(text, pack_for(language), Packed(packed))
    facts = read_once(text, language, issued).facts
    _shelf().put(key, pack(facts), len(text))
    return Reading(text, pack_for(language), Told(facts))


@lru_cache(maxsize=256)
def read_title(text: str, language: str = "en") -> Reading:
    """Read what a source is called, or who wrote it: the same for every paragraph of it."""
    return read_once(text.replace("-COLON-", " :"), language)


_MOST = 8 << 20
"""The readings of some six thousand paragraphs, in bytes."""


@cache
def _shelf() -> Shelf:
    """The packed readings that this process holds."""
    return Shelf(_MOST)


def forget() -> None:
    """Let go of all readings that are kept, where nothing more is to be checked."""
    _shelf.cache_clear()
    read.cache_clear()


def read_once(text: str, language: str = "en", issued: date | None = None) -> Reading:
    """Read a text that nobody will read again, such as a claim."""
    known = pack_for(language)
    words = tokens(text)
    return Reading(text, known, _Words(text, words, stops(words, known), known, issued))


class _Words(NamedTuple):
    """What the words of a text say."""

    text: str
    words: tuple[Token, ...]
    stops: Sequence[int]
    pack: Pack
    issued: date | None

    def moments(self) -> tuple[Moment, ...]:
        return moments(self.text, self.words, self.stops, self.pack, self.issued)

    def numbers(self, moments: tuple[Moment, ...]) -> tuple[Number, ...]:
        dates = frozenset([index for moment in moments for index in moment.tokens])
        return numbers(self.text, self.words, self.stops, self.pack, dates)

    def lines(self) -> tuple[Line, ...]:
        return lines(self.words, self.pack)

    def run(self, lines: tuple[Line, ...]) -> str:
        return joined([word for line in lines for word in line.words])

    def rest(self) -> Rest:
        words = self.words
        capitals = tuple([(token.text, token.folded) for token in words if token.capital])
        acronyms = {token.folded: None for token in words if token.text.isupper() and len(token.folded) > 1}
        return capitals, tuple(acronyms)
