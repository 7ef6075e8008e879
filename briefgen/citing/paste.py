"""A citation as an author pastes it."""

from collections.abc import Sequence

from briefgen.elision import GAP
from briefgen.matching.match import find_quotation
from briefgen.text import word_count

_MOST_WORDS = 14
"""How long a stretch of evidence may be: a reader should see what bears the claim, not the paragraph again."""
_LEAST_SHARED = 2
_COST = 0.25
"""What a word costs: one more marked word is worth four words in all."""


def citation(source: str, anchor: str, exact: str | None = None) -> str:
    """`[@wire p4]`, or with the exact words that bear a paraphrase."""
    if exact is None:
        return f"[@{source} {anchor}]"
    opening, closing = ('"', '"') if '"' not in exact else ("“", "”")
    return f"[@{source} {anchor} {opening}{exact}{closing}]"


def exact_words(text: str, marks: Sequence[tuple[int, int]]) -> str | None:
    """The short stretch of a paragraph that holds most of some marked words; None where there is none to speak of.

    It begins and ends with a marked word, crosses no left-out text, and can be written inside a citation.
    """
    best: tuple[float, int, str] | None = None
    counts = [_count(text[start:end]) for start, end in marks]
    for index, (start, _) in enumerate(marks):
        shared = 0
        for marked, (_, end) in zip(counts[index:], marks[index:], strict=True):
            words = text[start:end]
            count = _count(words)
            if count > _MOST_WORDS:
                break
            shared += marked
            worth = (shared - _COST * count, shared)
            if shared >= _LEAST_SHARED and (best is None or worth > best[:2]) and _writable(words):
                best = (*worth, words)
    if best is None or find_quotation(best[2], [text]) is None:
        return None
    return best[2]


def _count(words: str) -> int:
    return words.count(" ") + 1 if words.isascii() else word_count(words)


def _writable(words: str) -> bool:
    """Whether words can stand in a citation between marks: no brackets, one kind of quotation marks at most."""
    if GAP.search(words) or any(mark in words for mark in "[]{}\\\n`*_<>"):
        return False
    return not ('"' in words and ("“" in words or "”" in words)) and words.count("“") == words.count("”") == 0
