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
    bound = bound_before(words, first, pack)
    if bound is Bound.OVER and any(word.stem in _ACROSS for word in words[max(first - 3, 0) : first]):
        # "Averaged over 20 reviews" means across them.
        bound = Bound.AT_LEAST
    if bound is Bound.EXACT:
        bound = bound_after(words, last, pack)
    if bound is Bound.EXACT and words[first].kind is Kind.FIGURE:
        bound = _than_left_out(words, first)
    timed = False
    if measure is Measure.ORDINAL and bound is Bound.EXACT:
        before = {token.folded for token in words[max(first - 2, 0) : first]}
        if not before.isdisjoint(("before", "after")):
            timed, bound = True, Bound.UNDER if "before" in before else Bound.OVER
    return Number(
        timed=timed,
        value=value,
        measure=measure,
        bound=bound,
        unit=unit,
        nouns=_nouns(words, last, pack),
        around=_around(words, first, last, pack),
        step=step,
        worded=worded,
        text=text[words[first].start : words[last].end],
        start=words[first].start,
        end=words[last].end,
        first=first,
        last=last,
        sentence=words[first].sentence,
    )


def bound_before(words: Sequence[Token], first: int, pack: Pack) -> Bound:
    """The bound that the words before a value set."""
    table, closers = pack.before_number, pack.number_closers
    end = first
    # "more than a total of 20": skip small words, but never many.
    for _ in range(4):
        for length in (4, 3, 2, 1) if end and words[end - 1].folded in closers else ():
            start = end - length
            if start < 0:
                continue
            phrase = tuple(token.folded for token in words[start:end])
            if phrase in table:
                return table[phrase]
        if end > 1 and words[end - 1].folded == "than" and words[end - 2].folded.endswith("er"):
            return Bound.OVER
        if end > 0 and words[end - 1].folded in _FILLERS:
            end -= 1
        else:
            break
    return Bound.EXACT


_MORE = {"more": Bound.OVER, "less": Bound.UNDER, "fewer": Bound.UNDER}
_NO_LIMIT = word_set("no not any or and much many far some than once never a the")


def _than_left_out(words: Sequence[Token], first: int) -> Bound:
    """The bound of "less 29 cases", which lacks its "than"."""
    before, second = token_at(words, first - 1), token_at(words, first - 2)
    if before is None or before.folded not in _MORE:
        return Bound.EXACT
    if second is not None and (second.kind is Kind.FIGURE or second.folded in _NO_LIMIT):
        return Bound.EXACT
    return _MORE[before.folded]


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
    followers = pack.number_followers
    after = [token.folded for token in words[last + 1 : last + 3]]
    if followers.isdisjoint(after):
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
    for token in words[last + 1 : last + 8]:
        possessive = token.folded in ("'s", "’s")
        if token.kind is Kind.FIGURE or (token.kind is Kind.MARK and not possessive and token.text not in "-'’\"“”``"):
            break
        if token.kind is not Kind.WORD:
            continue
        if token.folded in pack.stopwords:
            if found and token.folded not in ("of", "the", "a", "an"):
                break
            if not found and token.folded not in (
                "of",
                "the",
                "a",
                "an",
                "new",
                "more",
                "other",
                "its",
                "their",
                "his",
                "her",
            ):
                break
            continue
        found.append(token.stem)
        if len(found) == 4:
            break
    return frozenset(found)


def _around(words: Sequence[Token], first: int, last: int, pack: Pack) -> frozenset[str]:
    """The stems of up to four words of content on either side, as far as the next number or break of the sentence."""
    found: set[str] = set()
    for tokens in (reversed(words[max(first - 9, 0) : first]), words[last + 1 : last + 10]):
        count = 0
        for token in tokens:
            if token.kind is Kind.FIGURE or token.text in ",;.()" or count == 4:
                break
            if token.kind is Kind.WORD and token.folded not in pack.stopwords:
                found.add(token.stem)
                count += 1
    return frozenset(found)
