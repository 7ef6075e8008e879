"""Where in the words of a body something stands that may be a claim without a citation."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from briefgen.parse.assertion import signs
from briefgen.parse.walk import Block


def telling(blocks: Iterable[Block], language: str) -> Mapping[int, Sequence[int]] | None:
    """Offsets in the prose of each block, by its inline token; those that have none are left out.

    None where that is not known. All blocks are looked through in one go, which takes half the time.
    """
    texts = [(id(block.inline.token), block.inline.prose.text) for block in blocks]
    found = signs("\n".join([text for _, text in texts]), language)
    if found is None:
        return None
    found.sort()
    by_block: dict[int, list[int]] = {}
    start = index = 0
    for token, text in texts:
        until = bisect_left(found, start + len(text), index)
        if until > index:
            by_block[token] = [sign - start for sign in found[index:until]]
        start, index = start + len(text) + 1, until
    return by_block
