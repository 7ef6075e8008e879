"""Where quoted words stand most nearly: in a cited passage, else in the passage that they may have moved to."""

from collections.abc import Sequence

from briefgen.matching.closest import closest
from briefgen.matching.reanchor import reanchor
from briefgen.model import Passage

_AROUND = 32
"""How many characters on either side of a stretch are its surroundings, as in a Web Annotation."""

Place = tuple[Passage, int, int]


def nearest_place(quote: str, cited: Sequence[Passage], others: Sequence[Passage]) -> Place | None:
    """The stretch of a cited passage that comes nearest to quoted words, or of another passage of the same sources.

    The words may have moved only where no cited passage bears anything that could be them, by the scores of
    `reanchor`, and another does.
    """
    here = _nearest(quote, cited)
    if here is not None and _bears(quote, here):
        return here
    there = _nearest(quote, others)
    return there if there is not None and _bears(quote, there) else here


def _nearest(quote: str, passages: Sequence[Passage]) -> Place | None:
    near = closest(quote, [passage.text for passage in passages])
    return None if near is None else (passages[near[0]], near[1], near[2])


def _bears(quote: str, place: Place) -> bool:
    # What stood around the words when they were quoted is not known: what stands there now speaks neither for nor
    # against them.
    passage, start, end = place
    text = passage.text
    return reanchor(quote, text[:start][-_AROUND:], text[end:][:_AROUND], [text]) is not None
