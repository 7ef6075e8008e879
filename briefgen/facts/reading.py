"""One text read once: its words, numbers, dates and names."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from briefgen.facts.dates import moments
from briefgen.facts.languages import pack_for
from briefgen.facts.moment import Moment
from briefgen.facts.names import Name, names
from briefgen.facts.number import numbers
from briefgen.facts.pack import Pack
from briefgen.facts.places import places
from briefgen.facts.quantity import Number
from briefgen.facts.tokens import Kind, Token, tokens


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a text states, as typed values with their places in it; equal only to itself.

    `words` are the folded words and their stems; `places` codes of the countries and organisations that it names.
    """

    text: str
    pack: Pack
    tokens: tuple[Token, ...]
    moments: tuple[Moment, ...]
    numbers: tuple[Number, ...]
    names: tuple[Name, ...]
    words: frozenset[str]
    places: frozenset[str]
    sentences: tuple[tuple[Token, ...], ...]
    """The tokens, sentence by sentence."""


@lru_cache(maxsize=4096)
def read(text: str, language: str = "en", issued: date | None = None) -> Reading:
    """Read a text; `issued` is the day from which its relative days count.

    A language without a pack is read by the English one for its figures; `languages.checked` says what holds then.
    """
    pack = pack_for(language)
    words = tokens(text)
    dates = moments(text, words, pack, issued)
    taken = frozenset(index for moment in dates for index in moment.tokens)
    counted = numbers(text, words, pack, taken)
    taken |= {index for number in counted for index in range(number.first, number.last + 1)}
    named = names(text, words, pack, taken)
    folded = {form for token in words if token.kind is not Kind.MARK for form in (token.folded, token.stem)}
    return Reading(
        text=text,
        pack=pack,
        tokens=words,
        moments=dates,
        numbers=counted,
        names=named,
        words=frozenset(folded),
        places=places(words),
        sentences=_sentences(words),
    )


@lru_cache(maxsize=4096)
def initials(reading: Reading) -> frozenset[str]:
    """The first letters of runs of capitalised words, small words left in and left out, in lower case."""
    return _initials(reading.tokens)


def _initials(words: tuple[Token, ...]) -> frozenset[str]:
    """Initials of runs of capitalised words, small words left in and left out: `World Health Organization`: who."""
    found: set[str] = set()
    runs: list[list[Token]] = [[]]
    small = ("of", "the", "and", "for", "in", "on", "to", "&", "de")
    for token in words:
        if token.kind is Kind.WORD and (token.capital or (token.folded in small and runs[-1])):
            runs[-1].append(token)
        elif token.text not in ("-", ".", "'s"):
            runs.append([])
    for run in runs:
        capitals = [token.folded[0] for token in run if token.capital]
        for letters in (capitals, [token.folded[0] for token in run]):
            for start in range(len(letters)):
                for length in range(2, min(len(letters) - start, 7) + 1):
                    found.add("".join(letters[start : start + length]))
    return frozenset(found)


def _sentences(words: tuple[Token, ...]) -> tuple[tuple[Token, ...], ...]:
    found: list[list[Token]] = []
    for token in words:
        while len(found) <= token.sentence:
            found.append([])
        found[token.sentence].append(token)
    return tuple(tuple(sentence) for sentence in found)
