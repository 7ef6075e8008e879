"""What a number is: a typed value with what it counts, what bounds it, and where it stands."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from briefgen.facts import japanese
from briefgen.facts.pack import Bound, Pack, word_set
from briefgen.facts.tokens import Kind, Token


class Measure(StrEnum):
    """What kind of value a number is: values of different kinds are not held against each other."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    SHARE = "share"
    TIMES = "times"


class Number(NamedTuple):
    """A number as a text states it: a named tuple, as a site has many, and a dataclass takes four times as long.

    `value` is in units of one (percentages as percent, shares as parts of one); `step` the value of its last written
    digit, which is how precise it claims to be. `unit` is a currency code, a unit of measurement or empty; `nouns`
    the stems of the words that say what is counted. `worded`: written in words. `start` and `end` are offsets into
    the text; `first` and `last` indices of its tokens.
    """

    value: float
    measure: Measure
    bound: Bound
    unit: str
    nouns: frozenset[str]
    around: frozenset[str]
    step: float
    worded: bool
    text: str
    start: int
    end: int
    first: int
    last: int
    sentence: int
    timed: bool = False
    """An ordinal after "before" or "after": the 58th minute, the third round."""
    derived: bool = False
    """Worked out from what is written (`52 out of 100`): it may bear a claim, but claims nothing itself."""


_ACROSS = frozenset({"averag", "average", "spread", "divid", "distribut", "span", "extend"})


_FILLERS = word_set("a an the of total just well")


def token_at(words: Sequence[Token], index: int) -> Token | None:
    """The token at an index, or None outside the text."""
    return words[index] if 0 <= index < len(words) else None


def made(
    text: str,
    words: Sequence[Token],
    first: int,
    last: int,
    pack: Pack,
    *,
    value: float,
    measure: Measure,
    step: float,
    worded: bool,
    unit: str = "",
) -> Number:
    """The number of the tokens from `first` to `last`, with what stands around them."""
    opening, closing = words[first], words[last]
    bound = bound_before(words, first, pack)
    if bound is Bound.OVER and any(word.stem in _ACROSS for word in words[max(first - 3, 0) : first]):
        # "Averaged over 20 reviews" means across them.
        bound = Bound.AT_LEAST
    if bound is Bound.EXACT:
        bound = bound_after(words, last, pack)
    if bound is Bound.EXACT and opening.kind == Kind.FIGURE:
        bound = _than_left_out(words, first)
    timed = False
    if measure is Measure.ORDINAL and bound is Bound.EXACT:
        before = {token.folded for token in words[max(first - 2, 0) : first]}
        if not before.isdisjoint(("before", "after")):
            timed, bound = True, Bound.UNDER if "before" in before else Bound.OVER
    start, end, sentence = opening.start, closing.end, opening.sentence
    nouns, around = _nouns(words, last, pack), _around(words, first, last, pack)
    # fmt: off
    return _NEW(Number, (
        value, measure, bound, unit, nouns, around, step, worded, text[start:end], start, end, first, last, sentence,
        timed, False,
    ))
    # fmt: on


_NEW = tuple.__new__
"""The constructor of a named tuple takes four times as long as that of the tuple beneath it."""


def bound_before(words: Sequence[Token], first: int, pack: Pack) -> Bound:
    """The bound that the words before a value set."""
    table, closers = pack.before_number, pack.number_closers
    end = first
    # "more than a total of 20": skip small words, but never many.
    for _ in range(4):
        if not end:
            break
        before = words[end - 1].folded
        for length in closers.get(before, ()):
            if length <= end:
                phrase = tuple([token.folded for token in words[end - length : end]])
                if phrase in table:
                    return table[phrase]
        if before == "than" and end > 1 and words[end - 2].folded.endswith("er"):
            return Bound.OVER
        if before not in _FILLERS:
            break
        end -= 1
    return Bound.EXACT


_MORE = {"more": Bound.OVER, "less": Bound.UNDER, "fewer": Bound.UNDER}
_NO_LIMIT = word_set("no not any or and much many far some than once never a the")


def _than_left_out(words: Sequence[Token], first: int) -> Bound:
    """The bound of "less 29 cases", which lacks its "than"."""
    if not first or (bound := _MORE.get(words[first - 1].folded)) is None:
        return Bound.EXACT
    second = token_at(words, first - 2)
    if second is not None and (second.kind is Kind.FIGURE or second.folded in _NO_LIMIT):
        return Bound.EXACT
    return bound


def bounded_from(number: Number, words: Sequence[Token], pack: Pack) -> int:
    """Where a number begins with the words that bound it ("up to $5"), as an offset into the text."""
    for length in (4, 3, 2, 1):
        first = number.first - length
        if first >= 0 and tuple(token.folded for token in words[first : number.first]) in pack.before_number:
            return words[first].start
    if number.bound is not Bound.EXACT and _than_left_out(words, number.first) is number.bound:
        return words[number.first - 1].start
    before = words[number.first - 1].text if number.first else ""
    return number.start - japanese.prefix(before)


_PHRASE = 2


def counted_to(number: Number, words: Sequence[Token]) -> int:
    """Where the first words that say what a number counts end ("156 civilians"), as an offset into the text."""
    end, found = number.end, 0
    for token in words[number.last + 1 :]:
        if token.kind is Kind.WORD and token.stem not in number.nouns and (found or token.folded not in _FILLERS):
            break
        if token.stem in number.nouns:
            end, found = token.end, found + 1
        if found == _PHRASE or token.kind is Kind.FIGURE:
            break
    return end


def bound_after(words: Sequence[Token], last: int, pack: Pack) -> Bound:
    """The bound that the words after a value set: `20 or more`, `20+`."""
    if pack.number_followers.isdisjoint([token.folded for token in words[last + 1 : last + 3]]):
        return Bound.EXACT
    for length in (2, 1):
        phrase = tuple(token.folded for token in words[last + 1 : last + 1 + length])
        if phrase in pack.after_number:
            return pack.after_number[phrase]
    # "20 people or more": one noun may stand between.
    phrase = tuple(token.folded for token in words[last + 2 : last + 4])
    return pack.after_number.get(phrase, Bound.EXACT)


def _nouns(words: Sequence[Token], last: int, pack: Pack) -> frozenset[str]:
    """The stems of the words that say what is counted: those that follow, up to a break of the phrase."""
    found: list[str] = []
    small = pack.stopwords
    for token in words[last + 1 : last + 8]:
        kind, folded = token.kind, token.folded
        if kind == Kind.WORD:
            if folded not in small:
                found.append(token.stem)
                if len(found) == _FURTHEST:
                    break
            elif folded not in (_WITHIN if found else _BEFORE):
                break
        elif kind == Kind.FIGURE or (folded not in _POSSESSIVE and token.text not in "-'’\"“”``"):
            break
    return frozenset(found)


_FURTHEST = 4
_WITHIN = word_set("of the a an")
"""The small words that may stand between two words that say what is counted; and before the first:"""
_BEFORE = _WITHIN | word_set("new more other its their his her")
_POSSESSIVE = frozenset({"'s", "’s"})


def _around(words: Sequence[Token], first: int, last: int, pack: Pack) -> frozenset[str]:
    """The stems of up to four words of content on either side, as far as the next number or break of the sentence."""
    found: set[str] = set()
    small = pack.stopwords
    for tokens in (words[max(first - 9, 0) : first][::-1], words[last + 1 : last + 10]):
        count = 0
        for token in tokens:
            kind = token.kind
            if kind == Kind.WORD:
                if token.folded not in small:
                    found.add(token.stem)
                    count += 1
                    if count == _FURTHEST:
                        break
            elif kind == Kind.FIGURE or token.text in ",;.()":
                break
    return frozenset(found)
