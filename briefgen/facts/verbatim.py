"""Words that a claim takes from a source as they stand, without saying so."""

from collections.abc import Iterator, Sequence

from briefgen.facts.lines import joined
from briefgen.facts.reading import Reading
from briefgen.facts.tokens import Kind, Token
from briefgen.frozen import frozen


@frozen
class Copied:
    """A run of words: offsets into the claim's text and into the text of the reading that has them, and how many."""

    start: int
    end: int
    reading: Reading
    their_start: int
    their_end: int
    words: int


def copied(ours: Sequence[Token], passages: Sequence[Reading], least: int) -> Iterator[Copied]:
    """The longest runs of `least` or more words of a claim that stand in a passage in the same order."""
    kept = [token for token in ours if token.kind != Kind.MARK]
    likely = with_run([token.folded for token in kept], passages, least)
    place = 0
    while likely and place + least <= len(kept):
        best = max((_run(kept, place, reading) for reading in likely), key=lambda run: run.words)
        if best.words >= least:
            yield best
            place += best.words
        else:
            place += 1


def with_run(words: Sequence[str], passages: Sequence[Reading], least: int) -> list[Reading]:
    """The passages that have `least` or more of a claim's folded words in a row."""
    if len(words) < least:
        return []
    # Of any run of so many words, one of the pieces of half that length into which the claim is cut is a part.
    half = least // 2
    pieces = [joined(words[start : start + half]) for start in range(0, len(words) - half + 1, half)]
    found: list[Reading] = []
    for reading in passages:
        theirs = reading.run
        if [piece for piece in pieces if piece in theirs] and _has_run(words, theirs, least):
            found.append(reading)
    return found


def _has_run(words: Sequence[str], theirs: str, least: int) -> bool:
    """Whether so many words in a row of a claim stand in a passage."""
    return any(joined(words[start : start + least]) in theirs for start in range(len(words) - least + 1))


def _run(ours: Sequence[Token], place: int, reading: Reading) -> Copied:
    theirs = [token for token in reading.tokens if token.kind != Kind.MARK]
    best = Copied(0, 0, reading, 0, 0, 0)
    for start, token in enumerate(theirs):
        if token.folded != ours[place].folded:
            continue
        length = 0
        while (
            place + length < len(ours)
            and start + length < len(theirs)
            and ours[place + length].folded == theirs[start + length].folded
        ):
            length += 1
        if length > best.words:
            last, their_last = ours[place + length - 1], theirs[start + length - 1]
            best = Copied(ours[place].start, last.end, reading, token.start, their_last.end, length)
    return best
