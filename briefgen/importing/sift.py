"""Part the blocks of an article from what stands around them."""

from briefgen.importing.article import Block, LeftOut
from briefgen.importing.boilerplate import boilerplate, looks_like_link, opens_links


def sift(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[LeftOut, ...]]:
    """The blocks of the article, and what was left out and why.

    A heading such as “Related articles” takes the blocks below it along where all of them to the end look like
    headlines.
    """
    kept: list[Block] = []
    left_out: list[LeftOut] = []
    for index, block in enumerate(blocks):
        reason = boilerplate(block.text) if block.kind is not None else None
        if reason is None:
            kept.append(block)
            continue
        left_out.append(LeftOut(block.text, reason))
        below = blocks[index + 1 :]
        if opens_links(block.text) and all(looks_like_link(other.text) or boilerplate(other.text) for other in below):
            left_out += (LeftOut(other.text, boilerplate(other.text) or "link to another article") for other in below)
            break
    return tuple(kept), tuple(left_out)
