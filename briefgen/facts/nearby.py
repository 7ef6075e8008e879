"""The sentences of passages that share words with a claim's: what rules about sense hold it against."""

from collections.abc import Sequence

from briefgen.facts.lines import Line
from briefgen.facts.reading import Reading
from briefgen.frozen import frozen

_FEWEST = 2
_SHARE = 0.5


@frozen
class Nearby:
    """A sentence of a passage, by its index, and how many of a claim's words of content it shares."""

    reading: Reading
    place: int
    shared: int

    @property
    def line(self) -> Line:
        """The sentence in short."""
        return self.reading.lines[self.place]


def nearby(claim: Reading, passages: Sequence[Reading]) -> tuple[tuple[Nearby, ...], ...]:
    """For each sentence of a claim, those of the passages that have two of its words of content, and half of them."""
    return tuple([_of(line, passages) for line in claim.lines])


def is_near(shared: int, stems: int) -> bool:
    """Whether a sentence that shares so many of a claim's words of content is near it."""
    return shared >= max(_FEWEST, _SHARE * stems)


def _of(line: Line, passages: Sequence[Reading]) -> tuple[Nearby, ...]:
    stems = frozenset(line.stems)
    least = max(_FEWEST, _SHARE * len(stems))
    if len(stems) < least:
        return ()
    shared_with = stems.intersection
    return tuple(
        [
            Nearby(reading, place, shared)
            for reading in passages
            for place, other in enumerate(reading.lines)
            if (shared := len(shared_with(other.stems))) >= least
        ]
    )


def covering(line: Line, near: Sequence[Nearby], *, fewest: int, share: float) -> Sequence[Nearby]:
    """Those of the sentences near a claim's that have at least so many of its words of content, and that share."""
    least = max(fewest, share * len(line.stems))
    return [each for each in near if each.shared >= least]
