"""Amounts told by their scale alone: "the billions", "hundreds of people", "tens of thousands"."""

from collections.abc import Iterator, Sequence

from briefgen.facts.pack import word_set
from briefgen.facts.quantity import token_at
from briefgen.facts.reading import Reading
from briefgen.facts.tokens import Kind, Token
from briefgen.frozen import frozen

_SCALES = {"dozens": 12, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
_TENS = {"tens": 10, "dozens": 12, "hundreds": 100}
_VAGUE = frozenset(_SCALES | _TENS)
_WIDEST = 1000
_COUNTED = word_set("several few many couple a one")


@frozen
class Vague:
    """An amount without a figure: from `least` upwards, to a thousand times that. `start`, `end`: offsets."""

    least: float
    start: int
    end: int


def vague_amounts(reading: Reading) -> tuple[Vague, ...]:
    """The amounts of an English text that name a scale in the plural, and no figure."""
    return tuple(_amounts(reading.tokens))


def _amounts(words: Sequence[Token]) -> Iterator[Vague]:
    taken = -1
    for index, token in enumerate(words):
        if token.folded not in _VAGUE or index <= taken:
            continue
        before = token_at(words, index - 1)
        if before is not None and (before.kind is Kind.FIGURE or before.folded in _COUNTED):
            continue
        following, second = token_at(words, index + 1), token_at(words, index + 2)
        of = following is not None and following.folded == "of"
        if token.folded in _TENS and of and second is not None and second.folded in _SCALES:
            taken = index + 2
            yield Vague(_TENS[token.folded] * _SCALES[second.folded], token.start, second.end)
        elif token.folded in _SCALES:
            yield Vague(_SCALES[token.folded], token.start, token.end)


def other_scales(claim: Reading, passages: Sequence[Reading]) -> Iterator[tuple[Vague, Reading, Vague]]:
    """Amounts of a claim where the sources name another scale alone, and have no number within the claim's."""
    if not [line for line in claim.lines if not _VAGUE.isdisjoint(line.words)]:
        return
    for ours in vague_amounts(claim):
        theirs = [(reading, amount) for reading in passages for amount in vague_amounts(reading)]
        values = [number.value for reading in passages for number in reading.numbers] + [a.least for _, a in theirs]
        if theirs and not any(ours.least <= value < ours.least * _WIDEST for value in values):
            yield ours, *theirs[0]
