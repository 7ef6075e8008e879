"""Sentences that a claim has nearly word for word from its source: each fact must then be that sentence's own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.facts.lines import Line
from briefgen.facts.quantity import Number
from briefgen.facts.reading import Reading
from briefgen.facts.tokens import Token

_SHARED = 0.85
_FEWEST = 8


@dataclass(frozen=True, slots=True)
class Twin:
    """A source's sentence that a claim's sentence repeats but for a few words.

    `words` are the folded words and stems of the source's sentence; `numbers` its numbers. `changed`: some of its
    words are not in the claim.
    """

    reading: Reading
    tokens: tuple[Token, ...]
    words: frozenset[str]
    numbers: tuple[Number, ...]
    others: tuple[Token, ...]
    """Its capitalised words that the claim's sentence has not."""


def twins(claim: Reading, passages: Sequence[Reading]) -> dict[int, Twin]:
    """The twin of each of a claim's sentences that has one, by the sentence's index."""
    found: dict[int, Twin] = {}
    for index, line in enumerate(claim.lines):
        length = len(line.words)
        if length < _FEWEST:
            continue
        ours = Counter(line.words)
        best, share = None, _SHARED
        for reading in passages:
            for place, other in enumerate(reading.lines):
                longer = max(length, len(other.words))
                # Of sentences that differ much in length neither repeats the other, whatever their words.
                if min(length, len(other.words)) < share * longer:
                    continue
                likeness = (ours & Counter(other.words)).total() / longer
                if likeness >= share:
                    best, share = (reading, place), likeness
        if best is not None:
            reading, place = best
            found[index] = _twin(line, reading, reading.sentences[place])
    return found


def _no_names(reading: Reading) -> frozenset[str]:
    return reading.pack.stopwords | frozenset(reading.pack.months) | frozenset(reading.pack.weekdays)


def _twin(ours: Line, reading: Reading, sentence: tuple[Token, ...]) -> Twin:
    start, end = sentence[0].start, sentence[-1].end
    own = frozenset(ours.words)
    return Twin(
        reading=reading,
        tokens=sentence,
        words=frozenset(form for token in sentence for form in (token.folded, token.stem)),
        numbers=tuple(number for number in reading.numbers if start <= number.start and number.end <= end),
        others=tuple(token for token in sentence if token.capital and token.folded not in own | _no_names(reading)),
    )
