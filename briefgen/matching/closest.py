"""The stretch of a source that comes nearest to quoted words: for "did you mean" only, never for a verdict."""

from bisect import bisect_right
from collections.abc import Sequence

from briefgen.matching.tokens import Tokens, tokens

# Below this likeness (of 100), the nearest stretch would puzzle more than help.
_LEAST_LIKE = 45.0

# How many words an end of the stretch may move, to come nearer.
_REACH = 3


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
        if last - first + 1 < len(quoted.keys) and last + 1 < len(source.keys) and source.keys[last] != quoted.keys[-1]:
            # The quotation's last word is another than the source's: show the one that it stands for.
            last += 1
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
