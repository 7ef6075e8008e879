"""Leave out what no briefing quotes: `[…]` and the digest of the full paragraph stand in its place."""

import hashlib
from dataclasses import replace

from briefgen.importing.article import Article, Block
from briefgen.importing.escape import escape

GAP = "[…]"


def digest(text: str) -> str:
    """The SHA-256 of a paragraph's words in lower-case hexadecimal, white space runs made one space."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def elide(article: Article) -> Article:
    """The same article with every citable block left out. Listings, which nothing can quote, go altogether."""
    return replace(article, blocks=tuple(without_words(block) for block in article.blocks if block.kind is not None))


def without_words(block: Block) -> Block:
    """A block of which nothing is kept; a table row keeps its columns."""
    if block.cells:
        return replace(block, markdown=" | ".join([GAP] * block.cells), text=GAP, digest=digest(block.text))
    return replace(block, markdown=GAP, text=GAP, digest=digest(block.text))


def keep_runs(kept: str, block: Block) -> Block:
    """A block elided to those of the `kept` runs (text with `[…]` among them) that still stand in it, in order."""
    if block.cells:
        return without_words(block)
    pieces: list[str] = []
    position = 0
    for run in filter(None, (run.strip() for run in kept.split(GAP))):
        found = block.text.find(run, position)
        if found < 0:
            continue
        if block.text[position:found].strip():
            pieces.append(GAP)
        pieces.append(run)
        position = found + len(run)
    if not pieces or block.text[position:].strip():
        pieces.append(GAP)
    text = " ".join(pieces)
    markdown = " ".join(piece if piece == GAP else escape(piece) for piece in pieces)
    return replace(block, markdown=markdown, text=text, digest=digest(block.text))
