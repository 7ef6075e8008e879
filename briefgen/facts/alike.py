"""Whether two sentences say much the same."""

from briefgen.facts.nearby import nearby
from briefgen.facts.negation import sentences
from briefgen.facts.polarity import flips
from briefgen.facts.reading import Reading, read

_SHARED = 0.6


def alike(one: str, other: str, language: str = "en") -> bool:
    """Whether two claims share most of their words, have the same numbers, and neither denies what the other says."""
    if one == other:
        return True
    ours, theirs = read(one, language), read(other, language)
    stems = [frozenset(stem for sentence in sentences(each) for stem in sentence.stems) for each in (ours, theirs)]
    least = min(len(stems[0]), len(stems[1]))
    if least == 0 or len(stems[0] & stems[1]) < _SHARED * max(len(stems[0]), len(stems[1])):
        return False
    if {number.value for number in ours.numbers} != {number.value for number in theirs.numbers}:
        return False
    return not _flipped(ours, theirs) and not _flipped(theirs, ours)


def _flipped(one: Reading, other: Reading) -> bool:
    return any(True for _ in flips(one, [other], nearby(one, [other])))
