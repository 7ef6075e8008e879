"""A saved page before its article is looked for: words that the extraction would lose, and words that it left."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefgen.importing.article import Block, LeftOut
from briefgen.text import word_count

_LOST = ("time", "label", "output", "math")
"""Elements that are cleared away with their words, wherever they stand."""
_TEXTS = frozenset({"p", "li", "blockquote", "td", "th", "dd", "h1", "h2", "h3", "h4", "h5", "h6"})
_FEWEST = 8
"""Words: a shorter block with a date in it is a byline, whose date is metadata."""
_LEAST = 12
"""Words of a block that was left out and is worth telling of: menus and buttons are shorter."""
_MOST = 8
_HIDDEN = "//head | //script | //style | //noscript | //template"


def keep_words(tree: Any) -> None:
    """Let no word of a paragraph be lost: elements inside it become plain, and `<q>` gets the marks that it shows."""
    for element in list(tree.iter(*_LOST)):
        block = next((above for above in element.iterancestors() if above.tag in _TEXTS), None)
        if block is not None and len(block.text_content().split()) >= _FEWEST:
            element.tag = "span"
    for element in list(tree.iter("q")):
        element.text = f"“{element.text or ''}"
        if len(element):
            element[-1].tail = f"{element[-1].tail or ''}”"
        else:
            element.text += "”"
        element.tag = "span"


def shown(tree: Any) -> tuple[int, tuple[str, ...]]:
    """How many words a page shows in all, and its blocks of words in order. The tree loses what nobody sees."""
    for element in tree.xpath(_HIDDEN):
        element.drop_tree()
    words = sum(word_count(text) for text in tree.itertext() if isinstance(text, str))
    return words, tuple(_texts(tree))


def outside(texts: Iterable[str], blocks: Iterable[Block]) -> tuple[LeftOut, ...]:
    """The longer blocks of a page that the article has no part of: the first few."""
    article = _bare(" ".join(block.text for block in blocks))
    missed = (text for text in dict.fromkeys(texts) if len(text.split()) >= _LEAST and _bare(text) not in article)
    return tuple(LeftOut(text, "text outside of the article") for text, _ in zip(missed, range(_MOST), strict=False))


def _texts(tree: Any) -> Iterator[str]:
    for element in tree.iter("p", "li", "blockquote", "figcaption"):
        # An item of paragraphs is told of by its paragraphs.
        if element.find(".//p") is None and element.find(".//li") is None:
            yield " ".join(element.text_content().split())


def _bare(text: str) -> str:
    """A text without white space and marks, which the extraction may set in its own way."""
    return re.sub(r"[\W_]+", "", text)
