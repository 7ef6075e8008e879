"""Numbers of a text as typed values: amounts, percentages, ordinals, shares, multiples, counts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.facts.figures import figure
from briefgen.facts.pack import Pack
from briefgen.facts.quantity import Measure, Number, made
from briefgen.facts.tokens import Kind, Token
from briefgen.facts.worded import worded


def numbers(
    text: str, words: Sequence[Token], stops: Sequence[int], pack: Pack, taken: frozenset[int]
) -> tuple[Number, ...]:
    """The numbers of a text in order; `taken` are indices of tokens that dates use, `stops` as `stops` tells."""
    found: list[Number] = []
    last = -1
    figures, opening = Kind.FIGURE, pack.number_words
    for index in stops:
        if index <= last or index in taken:
            continue
        of_figures = words[index].kind == figures
        if not of_figures and words[index].folded not in opening:
            continue
        number = figure(text, words, index, pack) if of_figures else _worded(text, words, index, pack)
        if number is None:
            continue
        # The whole of a score (`7.6/10`) is no number of its own.
        first = number.first
        whole = first > 0 and words[first - 1].text == "/" and words[first].glued
        found.append(number._replace(derived=True) if whole else number)
        last = number.last
    if len(found) < 2 and not any(number.unit in _YEARS for number in found):
        return tuple(found)
    return (*found, *_scores(words, found), *_in_years(found))


def _in_years(found: Sequence[Number]) -> Iterator[Number]:
    """Decades and centuries as years."""
    for number in found:
        if number.measure is Measure.COUNT and number.unit in _YEARS:
            years = _YEARS[number.unit]
            nouns = (number.nouns - {number.unit}) | {"year"}
            yield number._replace(value=number.value * years, step=years, unit="year", nouns=nouns, derived=True)


_YEARS = {"decade": 10, "century": 100}


def _scores(words: Sequence[Token], found: Sequence[Number]) -> Iterator[Number]:
    """Scores such as `52 out of 100`, `7.6/10` and `three of four`, as shares."""
    for number, total in pairwise(found):
        between = " ".join(token.folded for token in words[number.last + 1 : total.first])
        counts = number.measure is total.measure is Measure.COUNT
        if between in _OUT_OF and counts and 0 <= number.value <= total.value != 0:
            share, step = number.value / total.value, number.step / total.value
            yield number._replace(value=share, step=step, measure=Measure.SHARE, last=total.last, derived=True)


_OUT_OF = frozenset({"out of", "/", "of", "of the", "in", "out of a possible"})


def _worded(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number | None:
    token = words[index]
    if token.kind is not Kind.WORD:
        return None
    quarter = _fiscal_quarter(token)
    if quarter:
        return made(text, words, index, index, pack, value=quarter, measure=Measure.ORDINAL, step=1, worded=False)
    return worded(text, words, index, pack)


def _fiscal_quarter(token: Token) -> int:
    text = token.text
    return int(text[1]) if len(text) == 2 and text[0] in "QH" and text[1] in "1234" else 0
