"""One text read once: its words, numbers, dates and names."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from briefgen.facts.dates import moments
from briefgen.facts.languages import pack_for
from briefgen.facts.lines import Line, lines, sentences
from briefgen.facts.moment import Moment
from briefgen.facts.names import Name, names
from briefgen.facts.number import numbers
from briefgen.facts.pack import Pack
from briefgen.facts.packed import Facts, Shelf, pack, unpack
from briefgen.facts.places import places
from briefgen.facts.quantity import Number
from briefgen.facts.stem import stem
from briefgen.facts.tokens import Kind, Token, sentence_tokens, tokens


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a text states, as typed values with their places in it; equal only to itself.

    `places` are codes of the countries and organisations that it names; `capitals` its words with a capital letter,
    as written and folded, and `acronyms` those in capitals, folded. Its tokens are not kept: a build holds the
    readings of all paragraphs that are cited, and looks at the words of few.
    """

    text: str
    pack: Pack
    moments: tuple[Moment, ...]
    numbers: tuple[Number, ...]
    lines: tuple[Line, ...]
    places: frozenset[str]
    capitals: tuple[tuple[str, str], ...]
    acronyms: tuple[str, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words, figures and marks."""
        return tokens(self.text)

    @property
    def facts(self) -> Facts:
        """What was read, without the text."""
        return self.moments, self.numbers, self.lines, self.places, self.capitals, self.acronyms

    @property
    def sentences(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens, sentence by sentence."""
        return tuple(sentences(self.tokens))

    def sentence(self, index: int) -> tuple[Token, ...]:
        """The tokens of one sentence: what a claim comes near to is seldom all of a paragraph."""
        line = self.lines[index]
        return sentence_tokens(self.text, line.start, line.end, index)

    @property
    def names(self) -> tuple[Name, ...]:
        """The proper names, in order."""
        return _names(self)

    @property
    def words(self) -> frozenset[str]:
        """The folded words and their stems."""
        folded = [word for line in self.lines for word in line.words]
        return frozenset(folded).union(map(stem, folded))

    @property
    def initials(self) -> frozenset[str]:
        """The first letters of runs of capitalised words, small words left in and left out, in lower case."""
        return _initials(self.tokens)


@lru_cache(maxsize=256)
def read(text: str, language: str = "en", issued: date | None = None) -> Reading:
    """Read a text; `issued` is the day from which its relative days count.

    A language without a pack is read by the English one for its figures; `languages.checked` says what holds then.
    The answer is kept, so that a paragraph is read once in a build, however many claims cite it; packed, as few are
    looked at at a time.
    """
    key = (text, language, issued)
    packed = _shelf().find(key)
    if packed is not None:
        return Reading(text, pack_for(language), *unpack(packed))
    found = read_once(text, language, issued)
    _shelf().put(key, pack(found.facts), len(text))
    return found


@lru_cache(maxsize=256)
def read_title(text: str, language: str = "en") -> Reading:
    """Read what a source is called, or who wrote it: the same for every paragraph of it."""
    return read_once(text.replace("-COLON-", " :"), language)


_MOST = 8 << 20
"""The readings of some six thousand paragraphs, in bytes."""


@cache
def _shelf() -> Shelf:
    """The packed readings that this process holds."""
    return Shelf(_MOST)


def read_once(text: str, language: str = "en", issued: date | None = None) -> Reading:
    """Read a text that nobody will read again, such as a claim."""
    known = pack_for(language)
    words = tokens(text)
    dates = moments(text, words, known, issued)
    return Reading(
        text=text,
        pack=known,
        moments=dates,
        numbers=numbers(text, words, known, frozenset([index for moment in dates for index in moment.tokens])),
        lines=lines(words, known),
        places=places(words),
        capitals=tuple([(token.text, token.folded) for token in words if token.capital]),
        acronyms=tuple({token.folded: None for token in words if len(token.folded) > 1 and token.text.isupper()}),
    )


@lru_cache(maxsize=128)
def _names(reading: Reading) -> tuple[Name, ...]:
    taken = {index for moment in reading.moments for index in moment.tokens}
    for number in reading.numbers:
        taken.update(range(number.first, number.last + 1))
    return names(reading.text, reading.tokens, reading.pack, frozenset(taken))


def _initials(words: tuple[Token, ...]) -> frozenset[str]:
    """Initials of runs of capitalised words, small words left in and left out: `World Health Organization`: who."""
    found: set[str] = set()
    runs: list[list[Token]] = [[]]
    small = ("of", "the", "and", "for", "in", "on", "to", "&", "de")
    for token in words:
        if token.kind == Kind.WORD and (token.capital or (token.folded in small and runs[-1])):
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
