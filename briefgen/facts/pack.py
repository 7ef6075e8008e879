"""What a language must tell the reader: its words for numbers, bounds, dates, negation, hedges and speech."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cache

from briefgen.frozen import frozen


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for lists that read better as one."""
    return frozenset(text.split())


@cache
def openers(phrases: frozenset[tuple[str, ...]]) -> frozenset[str]:
    """The words that phrases begin with."""
    return frozenset(phrase[0] for phrase in phrases)


def word_list(text: str) -> list[str]:
    """The words of a text in order."""
    return text.split()


class Bound(StrEnum):
    """What a claim says of a value: that it is so, nearly so, or on which side of it the truth lies."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "more than"
    AT_LEAST = "at least"
    UNDER = "less than"
    AT_MOST = "at most"


class When(StrEnum):
    """How a text ties something to a date."""

    AT = "at"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    BY = "by"
    UNTIL = "until"
    AS_OF = "as of"


@frozen
class Pack:
    """The words of one language, folded. Phrases are tuples of folded words.

    `cardinals` and `ordinals` give values; `scales` the factor of words such as million; `shares` fractions of one;
    `times` multiples such as twice. `before_number` and `after_number` give the bound that a phrase beside a number
    sets; `days_away` tells how far a word such as tomorrow is from the day of writing. `negations` are words that
    deny; `near_negations` phrases that deny the verb after them; `antonyms` give the stems opposed to a stem, `allies`
    those that say much the same. `hedges` weaken what follows; `attributions` are stems that give words to a speaker.
    """

    language: str
    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    scales: Mapping[str, float]
    shares: Mapping[str, float]
    times: Mapping[str, int]
    before_number: Mapping[tuple[str, ...], Bound]
    after_number: Mapping[tuple[str, ...], Bound]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days_away: Mapping[str, int]
    before_date: Mapping[tuple[str, ...], When]
    stopwords: frozenset[str]
    titles: frozenset[str]
    pronouns: frozenset[str]
    negations: frozenset[str]
    near_negations: frozenset[tuple[str, ...]]
    antonyms: Mapping[str, frozenset[str]]
    allies: Mapping[str, frozenset[str]]
    hedges: frozenset[tuple[str, ...]]
    attributions: frozenset[str]
    units: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    number_words: frozenset[str] = field(init=False)
    """All words that a number may begin with: at no other does the reader stop."""
    date_words: frozenset[str] = field(init=False)
    """All words that a date may begin with."""
    openers: frozenset[str] = field(init=False)
    """The words of both."""
    contentless: frozenset[str] = field(init=False)
    """The stopwords and the negations."""
    cues: frozenset[str] = field(init=False)
    """All words that a negation may begin with."""
    number_closers: Mapping[str, tuple[int, ...]] = field(init=False)
    """All words that the phrases of `before_number` end with, and how many words those phrases have, longest first."""
    number_followers: frozenset[str] = field(init=False)
    """All words that the phrases of `after_number` begin with."""
    date_closers: Mapping[str, tuple[int, ...]] = field(init=False)
    """The same for `before_date`."""

    def __post_init__(self) -> None:
        # "Q3" and "H1" are quarters and halves of a year, and no figures to the tokeniser.
        numbers = {"dozen", *(f"{part}{place}" for part in "qh" for place in "1234")}
        numbers |= {*self.cardinals, *self.ordinals, *self.scales, *self.shares, *self.times}
        dates = {"last", "this", "next", *self.months, *self.weekdays, *self.days_away, *self.ordinals}
        object.__setattr__(self, "number_words", frozenset(numbers))
        object.__setattr__(self, "date_words", frozenset(dates))
        object.__setattr__(self, "openers", frozenset(numbers | dates))
        object.__setattr__(self, "contentless", self.stopwords | self.negations)
        object.__setattr__(self, "cues", self.negations | openers(self.near_negations))
        object.__setattr__(self, "number_closers", _closers(self.before_number))
        object.__setattr__(self, "number_followers", frozenset([phrase[0] for phrase in self.after_number]))
        object.__setattr__(self, "date_closers", _closers(self.before_date))


def _closers(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """The last words of phrases, each with the lengths of those that it ends, the longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        lengths.setdefault(phrase[-1], set()).add(len(phrase))
    return {word: tuple(sorted(of, reverse=True)) for word, of in lengths.items()}
