"""Sentences that a claim has nearly word for word from its source: each fact must then be that sentence's own."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.facts.lazily import lazily
from briefgen.facts.lines import Line
from briefgen.facts.nearby import Nearby, is_near
from briefgen.facts.quantity import Number
from briefgen.facts.reading import Reading
from briefgen.facts.tokens import Token

_SHARED = 0.85
_FEWEST = 8


@dataclass(frozen=True)
class Twin:
    """A source's sentence that a claim's sentence repeats but for a few words.

    `ours` is the claim's sentence in short, `place` the index of the source's. It has no slots, so that the words of
    the source's sentence are read where a fact of the claim is not in it at first sight.
    """

    ours: Line
    reading: Reading
    place: int

    @property
    def line(self) -> Line:
        """The source's sentence in short."""
        return self.reading.lines[self.place]

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the source's sentence."""
        start, end = self.line.start, self.line.end
        return tuple([number for number in self.reading.numbers if start <= number.start and number.end <= end])

    @lazily
    def tokens(self) -> tuple[Token, ...]:
        """The words and marks of the source's sentence."""
        return self.reading.sentence(self.place)

    @lazily
    def words(self) -> frozenset[str]:
        """Its folded words and their stems."""
        return frozenset([form for token in self.tokens for form in (token.folded, token.stem)])

    @lazily
    def others(self) -> tuple[Token, ...]:
        """Its capitalised words that the claim's sentence has not."""
        own = frozenset(self.ours.words) | _no_names(self.reading)
        return tuple([token for token in self.tokens if token.capital and token.folded not in own])


def twins(claim: Reading, passages: Sequence[Reading], close: Sequence[Sequence[Nearby]]) -> dict[int, Twin]:
    """The twin of each of a claim's sentences that has one, by the sentence's index.

    `close` are the sentences near each of the claim's, as `nearby` finds them.
    """
    found: dict[int, Twin] = {}
    for index, line in enumerate(claim.lines):
        length = len(line.words)
        if length < _FEWEST or (not close[index] and claim.text.isascii() and _nears(line)):
            continue
        ours = frozenset(line.words)
        # A sentence cannot share more words than the distinct ones that it shares, and every repeated one.
        repeated = length - len(ours)
        best, share = None, _SHARED
        for reading in passages:
            for place, other in enumerate(reading.lines):
                theirs = len(other.words)
                # Of sentences that differ much in length neither repeats the other, whatever their words.
                if theirs < share * length or length < share * theirs:
                    continue
                longer = max(length, theirs)
                distinct = len(ours.intersection(other.words))
                if (distinct + repeated) / longer < share:
                    continue
                likeness = (_shared(line, other) if repeated else distinct) / longer
                if likeness >= share:
                    best, share = (reading, place), likeness
        if best is not None:
            found[index] = Twin(line, *best)
    return found


def _nears(line: Line) -> bool:
    """Whether a twin of a claim's sentence is sure to be near it: a word that it lacks takes one stem with it at most.

    Beyond ASCII a word may fold to a figure, which has no stem.
    """
    stems = len(line.stems)
    return is_near(stems - int((1 - _SHARED) * len(line.words) + 1), stems)


def _shared(line: Line, other: Line) -> int:
    """How many words two sentences have in common, one that stands twice in both counted twice."""
    left: dict[str, int] = {}
    for word in line.words:
        left[word] = left.get(word, 0) + 1
    total = 0
    for word in other.words:
        count = left.get(word, 0)
        if count:
            left[word] = count - 1
            total += 1
    return total


def _no_names(reading: Reading) -> frozenset[str]:
    return reading.pack.stopwords | frozenset(reading.pack.months) | frozenset(reading.pack.weekdays)
