"""The terms of a text: what a search compares.

A word is its stem without accents, in lower case; a figure is its digits. Scripts that put no spaces between words
(Han, kana) give every two neighbouring characters: their words are often two long, and trigrams miss those.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from briefgen.facts.languages import pack_for
from briefgen.facts.stem import stem
from briefgen.facts.tokens import fold
from briefgen.frozen import frozen

_UNSPACED = "\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TERM = re.compile(
    rf"(?P<figure>[$€£¥]?\d+(?:[.,]\d+)*%?)|(?P<unspaced>[{_UNSPACED}]+)"
    rf"|(?P<word>[^\W\d_{_UNSPACED}](?:[^\W\d_{_UNSPACED}]|[\u0300-\u036f\u0900-\u0dff]|['’](?=[^\W\d_]))*)"
)


@frozen
class Term:
    """A term and its place in the text."""

    key: str
    start: int
    end: int


def terms(text: str) -> Iterator[Term]:
    """The terms of a text in order."""
    for found in _TERM.finditer(text):
        start, end = found.span()
        if found.lastgroup == "unspaced":
            for place in range(start, max(end - 1, start + 1)):
                yield Term(text[place : min(place + 2, end)], place, min(place + 2, end))
        elif found.lastgroup == "figure":
            yield Term(_figure(found[0]), start, end)
        else:
            yield Term(_word(found[0]), start, end)


@lru_cache(maxsize=65536)
def _word(written: str) -> str:
    return stem(fold(written if written.isascii() else unicodedata.normalize("NFKC", written)))


def _figure(written: str) -> str:
    """The digits of a figure without the marks between thousands: `1,200` is `1200`."""
    written = written.strip("$€£¥%")
    digits = written if written.isascii() else "".join(str(unicodedata.digit(c, c)) for c in written)
    return re.sub(r",(?=\d{3}(?!\d))", "", digits).replace(",", ".")


def telling_terms(text: str) -> tuple[Term, ...]:
    """The terms that say what a text is about: without the words that every text has."""
    dull = pack_for("en").stopwords
    return tuple(term for term in terms(text) if text[term.start : term.end].lower() not in dull)


def shared_words(claim: str, passage: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a passage whose words a claim has too: offsets, neighbours as one stretch."""
    ours = {term.key for term in telling_terms(claim)}
    found: list[tuple[int, int]] = []
    for term in telling_terms(passage):
        if term.key in ours:
            last = found[-1] if found else (-2, -2)
            if term.start <= last[1] or not passage[last[1] : term.start].strip():
                found[-1:] = [(last[0], term.end)] if found else [(term.start, term.end)]
            else:
                found.append((term.start, term.end))
    return tuple(found)
