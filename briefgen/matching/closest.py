"""The stretch of a source that comes nearest to quoted words: for "did you mean" only, never for a verdict."""

from bisect import bisect_right
from collections.abc import Sequence

from briefgen.matching.tokens import Tokens, tokens

# Below this likeness (of 100), the nearest stretch would puzzle more than help.
_LEAST_LIKE = 45.0

# How many words an end of the stretch may move, to come nearer.
_REACH = 3

_STOPS = frozenset(".!?。！？")


def closest(quote: str, passages: Sequence[str]) -> tuple[int, int, int] | None:
    """The nearest stretch: (passage index, start, end), offsets into the passage's text; None where nothing is near.

    Likeness is rapidfuzz's: the share of letters that two texts have in common in the same order. The stretch
    begins and ends with whole words.
    """
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415  (start-up: only a mistake needs it)

    quoted = tokens(quote)
    words = quoted.normal.text[quoted.starts[0] : quoted.ends[-1]] if quoted.keys else ""
    best: tuple[float, int, int, int] | None = None
    for index, passage in enumerate(passages):
        source = tokens(passage)
        if not source.keys or not words:
            continue
        text = source.normal.text
        first, last = 0, len(source.keys) - 1
        if len(words) < len(text):
            found = partial_ratio_alignment(words, text, score_cutoff=_LEAST_LIKE)
            if found is None:
                continue
            first = min(max(bisect_right(source.starts, found.dest_start) - 1, 0), last)
            last = max(bisect_right(source.starts, found.dest_end - 1) - 1, first)
        likeness, first, last = _snapped(words, source, first, last)
        first, last = _widened(quoted, source, first, last)
        if likeness >= _LEAST_LIKE and (best is None or likeness > best[0]):
            best = (likeness, index, source.starts[first], source.ends[last])
    if best is None:
        return None
    _, index, start, end = best
    return (index, *tokens(passages[index]).normal.origin(start, end))


def _snapped(words: str, source: Tokens, first: int, last: int) -> tuple[float, int, int]:
    """The stretch moved word by word at either end to where it is most like the quoted words."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  (start-up: only a mistake needs it)

    text = source.normal.text
    kept = first, last
    likeness = -1.0
    for start in range(max(first - _REACH, 0), min(first + _REACH, last) + 1):
        for end in range(max(last - _REACH, start), min(last + _REACH, len(source.keys) - 1) + 1):
            score = ratio(words, text[source.starts[start] : source.ends[end]])
            if score > likeness:
                likeness, kept = score, (start, end)
    return (likeness, *kept)


def _widened(quoted: Tokens, source: Tokens, first: int, last: int) -> tuple[int, int]:
    """The stretch with the words that the quotation's own at either end stand for, where those are others."""
    short = len(quoted.keys) - (last - first + 1)
    here = source.keys[first : last + 1]
    leading = next((count for count, key in enumerate(quoted.keys) if key == here[0]), 0)
    trailing = next((count for count, key in enumerate(reversed(quoted.keys)) if key == here[-1]), 0)
    while short > 0 and trailing > 0 and last + 1 < len(source.keys) and not _parted(source, last):
        last, trailing, short = last + 1, trailing - 1, short - 1
    while short > 0 and leading > 0 and first > 0 and not _parted(source, first - 1):
        first, leading, short = first - 1, leading - 1, short - 1
    return first, last


def _parted(source: Tokens, index: int) -> bool:
    """Whether a sentence ends after a token."""
    between = source.normal.text[source.ends[index] : source.starts[index + 1]]
    return not _STOPS.isdisjoint(between)
