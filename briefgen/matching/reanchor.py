"""Where an edited source now bears a quotation: a suggestion, scored.

The weights are those of Hypothesis' annotation client: likeness of the quotation 50, of the words before it 20, of
the words after it 20, and of its place 2.
"""

from collections.abc import Sequence

from briefgen.frozen import frozen
from briefgen.matching.normal import normalise

_QUOTE, _PREFIX, _SUFFIX, _PLACE = 50.0, 20.0, 20.0, 2.0

# With less likeness than this (of 1), the words are gone; and with less of the whole score, unless they are the same.
_LEAST_LIKE = 0.69
_LEAST_SCORE = 0.6


@frozen
class _Quoted:
    quote: str
    prefix: str
    suffix: str


def reanchor(quote: str, prefix: str, suffix: str, paragraphs: Sequence[str]) -> int | None:
    """The index of the paragraph that now bears a quotation, or None where it is gone.

    `prefix` and `suffix` are the words that stood before and after the quotation in its paragraph, empty where it
    began or ended it. Likeness is rapidfuzz's; this proposes a place for a person to look at, and passes nothing.
    """
    quoted = _Quoted(normalise(quote).text.strip(), normalise(prefix).text.strip(), normalise(suffix).text.strip())
    if not quoted.quote:
        return None
    best: tuple[float, int] | None = None
    for index, paragraph in enumerate(paragraphs):
        score = _score(quoted, normalise(paragraph).text.strip())
        if score is not None:
            score += _PLACE * (1 - index / len(paragraphs))
            if best is None or score > best[0]:
                best = score, index
    return best[1] if best else None


def _score(quoted: _Quoted, paragraph: str) -> float | None:
    """How well a paragraph bears the quotation, or None where it does not."""
    scores: list[float] = []
    start = paragraph.find(quoted.quote)
    while start >= 0 and len(scores) < 20:
        scores.append(_QUOTE + _surroundings(quoted, paragraph, start, start + len(quoted.quote)))
        start = paragraph.find(quoted.quote, start + 1)
    if scores:
        return max(scores)
    likeness, start, end = _nearest(quoted.quote, paragraph)
    if likeness < _LEAST_LIKE:
        return None
    score = _QUOTE * likeness + _surroundings(quoted, paragraph, start, end)
    return score if score >= _LEAST_SCORE * (_QUOTE + _PREFIX + _SUFFIX) else None


def _nearest(quote: str, paragraph: str) -> tuple[float, int, int]:
    """The stretch of a paragraph that is most like the quotation, and how like it is, of 1."""
    from rapidfuzz.fuzz import partial_ratio_alignment, ratio  # noqa: PLC0415  (start-up: only drift needs it)

    if len(paragraph) <= len(quote):
        return ratio(quote, paragraph) / 100, 0, len(paragraph)
    found = partial_ratio_alignment(quote, paragraph, score_cutoff=100 * _LEAST_LIKE)
    return (found.score / 100, found.dest_start, found.dest_end) if found else (0.0, 0, 0)


def _surroundings(quoted: _Quoted, paragraph: str, start: int, end: int) -> float:
    """The scores of the words before and after a stretch."""
    before, after = paragraph[:start].strip(), paragraph[end:].strip()
    return _PREFIX * _alike(quoted.prefix, before[-len(quoted.prefix) :] if quoted.prefix else before) + (
        _SUFFIX * _alike(quoted.suffix, after[: len(quoted.suffix)] if quoted.suffix else after)
    )


def _alike(ours: str, theirs: str) -> float:
    """Likeness of 1; where the quotation began or ended its paragraph, whether it still does."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  (start-up: only drift needs it)

    return ratio(ours, theirs) / 100 if ours else float(not theirs)
