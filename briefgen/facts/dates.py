"""Dates of a text: years, months, days, decades, ranges, weekdays, and days told from the day of writing."""

from collections.abc import Sequence
from datetime import date, timedelta

from briefgen.facts.days import day_first, iso, japanese, month_first, month_value, slashed
from briefgen.facts.moment import Moment, dated, token_at
from briefgen.facts.pack import Pack
from briefgen.facts.tokens import Kind, Token
from briefgen.facts.years import century, year


def moments(
    text: str, words: Sequence[Token], stops: Sequence[int], pack: Pack, issued: date | None
) -> tuple[Moment, ...]:
    """The dates of a text in order; relative days count from `issued`, where it is known; `stops` as `stops` tells."""
    found: list[Moment] = []
    last = -1
    figure, opening = Kind.FIGURE, pack.date_words
    for index in stops:
        token = words[index]
        if index > last and (token.kind == figure or token.folded in opening):
            parts = _read(text, words, index, pack, issued)
            if parts:
                found += parts
                last = max([part.tokens[-1] for part in parts])
    return tuple(found)


def _read(text: str, words: Sequence[Token], index: int, pack: Pack, issued: date | None) -> list[Moment]:
    token = words[index]
    if token.kind is Kind.FIGURE:
        return _figure(text, words, index, pack)
    if token.kind is Kind.WORD:
        if token.capital and month_value(words, index, pack):
            return month_first(text, words, index, pack)
        if token.capital and token.folded in pack.weekdays:
            return [_weekday(text, words, index, pack, issued)]
        return century(text, words, index, pack) or _relative(text, words, index, pack, issued)
    return []


def _figure(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """The date that begins with a figure: its length and the mark after it tell which forms it may have."""
    mark = words[index + 1].text if index + 1 < len(words) else " "
    found: list[Moment] = []
    if mark == "-":
        found = iso(text, words, index, pack)
    elif mark in ("/", "."):
        found = slashed(text, words, index, pack)
    elif mark[0] in "年月日":
        found = japanese(text, words, index, pack)
    if not found and len(words[index].text) < 3:
        found = day_first(text, words, index, pack) or century(text, words, index, pack)
    return found or year(text, words, index, pack)


def _weekday(text: str, words: Sequence[Token], index: int, pack: Pack, issued: date | None) -> Moment:
    moment = dated(text, words, index, index, pack)._replace(weekday=pack.weekdays[words[index].folded], relative=True)
    if issued is None or moment.weekday is None:
        return moment
    before = token_at(words, index - 1)
    if before is not None and before.folded == "next":
        on = issued + timedelta(days=(moment.weekday - issued.weekday() - 1) % 7 + 1)
    else:
        on = issued - timedelta(days=(issued.weekday() - moment.weekday) % 7)
    return moment._replace(year=on.year, month=on.month, day=on.day)


_LAST = {"last": -1, "this": 0, "next": 1}


def _relative(text: str, words: Sequence[Token], index: int, pack: Pack, issued: date | None) -> list[Moment]:
    if issued is None:
        return []
    word = words[index].folded
    if word in pack.days_away:
        on = issued + timedelta(days=pack.days_away[word])
        found = dated(text, words, index, index, pack, year=on.year, month=on.month, day=on.day)
        return [found._replace(relative=True)]
    after = token_at(words, index + 1)
    if word in _LAST and after is not None and after.folded in ("year", "month"):
        away = _LAST[word]
        if after.folded == "year":
            return [dated(text, words, index, index + 1, pack, year=issued.year + away)._replace(relative=True)]
        year, month = divmod(issued.year * 12 + issued.month - 1 + away, 12)
        return [dated(text, words, index, index + 1, pack, year=year, month=month + 1)._replace(relative=True)]
    return []
