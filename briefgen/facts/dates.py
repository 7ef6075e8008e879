"""Dates of a text: years, months, days, decades, ranges, weekdays, and days told from the day of writing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefgen.facts.pack import Pack, When
from briefgen.facts.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as a text states it, as exact as the text is.

    `month` counts from 1, `weekday` from 0 for Monday. `last_day` closes a range of days within a month, `last_year`
    a range or decade of years. `when` is the word that ties something to it. `relative`: told from the day of
    writing (`yesterday`, `Tuesday`), and worked out where that day is known. `start` and `end` are offsets into
    the text, `tokens` the indices of the tokens used.
    """

    year: int | None
    month: int | None
    day: int | None
    when: When
    text: str
    start: int
    end: int
    tokens: frozenset[int]
    sentence: int
    weekday: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    relative: bool = False

    @property
    def precision(self) -> int:
        """How exact it is: 1 for a year, 2 for a month, 3 for a day; 0 for a weekday alone."""
        if self.day is not None:
            return 3
        if self.month is not None:
            return 2
        return 1 if self.year is not None else 0


def moments(text: str, words: Sequence[Token], pack: Pack, issued: date | None) -> tuple[Moment, ...]:
    """The dates of a text in order; relative days count from `issued`, where it is known."""
    found: list[Moment] = []
    index = 0
    while index < len(words):
        parts = _read(text, words, index, pack, issued)
        if not parts:
            index += 1
            continue
        found += parts
        index = max(max(part.tokens) for part in parts) + 1
    return tuple(found)


def _read(text: str, words: Sequence[Token], index: int, pack: Pack, issued: date | None) -> list[Moment]:
    token = words[index]
    if token.kind is Kind.FIGURE:
        return (
            _iso(text, words, index, pack)
            or _japanese(text, words, index, pack)
            or _day_first(text, words, index, pack)
            or _century(text, words, index, pack)
            or _year(text, words, index, pack)
        )
    if token.kind is Kind.WORD:
        if token.capital and _month(words, index, pack):
            return _month_first(text, words, index, pack)
        if token.capital and token.folded in pack.weekdays:
            return [_weekday(text, words, index, pack, issued)]
        return _century(text, words, index, pack) or _relative(text, words, index, pack, issued)
    return []


def _token(words: Sequence[Token], index: int) -> Token | None:
    return words[index] if 0 <= index < len(words) else None


def _month(words: Sequence[Token], index: int, pack: Pack) -> int | None:
    token = _token(words, index)
    if token is None or token.kind is not Kind.WORD or not token.capital:
        return None
    return pack.months.get(token.folded)


def _day(token: Token | None) -> int | None:
    if token is None or token.kind is not Kind.FIGURE or len(token.text) > 2 or not token.text.isdigit():
        return None
    return int(token.text) if 1 <= int(token.text) <= 31 else None


def _year_value(token: Token | None) -> int | None:
    if token is None or token.kind is not Kind.FIGURE or len(token.text) != 4 or not token.text.isdigit():
        return None
    return int(token.text) if 1000 <= int(token.text) <= 2199 else None


def _skip_ordinal(words: Sequence[Token], index: int) -> int:
    """The index after a day's figure and its ordinal ending, if it has one."""
    after = _token(words, index + 1)
    return index + 2 if after is not None and after.glued and after.folded in ("st", "nd", "rd", "th") else index + 1


def _made(text: str, words: Sequence[Token], first: int, last: int, pack: Pack, **parts: int | None) -> Moment:
    return Moment(
        year=parts.get("year"),
        month=parts.get("month"),
        day=parts.get("day"),
        when=_when(words, first, pack),
        text=text[words[first].start : words[last].end],
        start=words[first].start,
        end=words[last].end,
        tokens=frozenset(range(first, last + 1)),
        sentence=words[first].sentence,
        last_day=parts.get("last_day"),
        last_year=parts.get("last_year"),
    )


_SMALL = frozenset(
    "the early late mid middle end of beginning start year month about around approximately - , in on fiscal summer winter spring fall autumn".split()
)


def _when(words: Sequence[Token], first: int, pack: Pack) -> When:
    end = first
    for _ in range(4):
        for length in (4, 3, 2, 1):
            if end - length < 0:
                continue
            phrase = tuple(token.folded for token in words[end - length : end])
            if phrase in pack.before_date and not (
                phrase[0] in ("beginning", "starting") and words[end].folded == "of"
            ):
                return _inclusive(pack.before_date[phrase], words[end:first])
        if end > 0 and words[end - 1].folded in _SMALL:
            end -= 1
        else:
            break
    return When.AT


def _inclusive(when: When, between: Sequence[Token]) -> When:
    """Before the end of May is by May; after the start of May is since May."""
    words = {token.folded for token in between}
    if when is When.BEFORE and "end" in words:
        return When.BY
    if when is When.AFTER and not words.isdisjoint(("start", "beginning", "early")):
        return When.SINCE
    return when


def _iso(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    year = _year_value(words[index])
    if year is None or index + 4 >= len(words):
        return []
    dash, month, dash2, day = words[index + 1 : index + 5]
    if dash.text != "-" or dash2.text != "-" or not (dash.glued and month.glued and day.glued):
        return []
    if _day(month) is None or _day(day) is None or int(month.text) > 12:
        return []
    return [_made(text, words, index, index + 4, pack, year=year, month=int(month.text), day=int(day.text))]


def _japanese(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    values: dict[str, int] = {}
    position = index
    for key, sign in (("year", "年"), ("month", "月"), ("day", "日")):
        figure, mark = _token(words, position), _token(words, position + 1)
        if figure is None or mark is None or figure.kind is not Kind.FIGURE or not figure.text.isdigit():
            continue
        if mark.text.startswith(sign) and mark.glued and not mark.text.startswith((sign + "間", "月間", "日間")):
            values[key] = int(figure.text)
            position += 2
            if len(mark.text) > 1:
                break
    if not values or values.get("month", 1) > 12 or values.get("day", 1) > 31 or values.get("year", 2000) < 1000:
        return []
    return [_made(text, words, index, position - 1, pack, **values)]


def _trailing_year(words: Sequence[Token], position: int) -> tuple[int | None, int]:
    """A year at a position, perhaps after a comma; and the index of its last token (position - 1 if none)."""
    for skip in (0, 1):
        if skip and (_token(words, position) is None or words[position].text not in (",", "of", "in")):
            break
        year = _year_value(_token(words, position + skip))
        if year is not None:
            return year, position + skip
    return None, position - 1


def _day_first(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """3 May 2020; 3rd of May; 3-5 May; 3 and 5 May."""
    day = _day(words[index])
    if day is None:
        return []
    position = _skip_ordinal(words, index)
    last_day = None
    between = _token(words, position)
    if between is not None and between.text in ("-", "–", "—", "--", "to", "/"):
        last_day = _day(_token(words, position + 1))
        if last_day is None:
            return []
        position = _skip_ordinal(words, position + 1)
    if position < len(words) and words[position].folded == "of":
        position += 1
    month = _month(words, position, pack)
    if month is None:
        return []
    # "April 17 May 2" cannot be; "17 May" wins over "May 2" unless a year or nothing follows the figure.
    year, last = _trailing_year(words, position + 1)
    return [_made(text, words, index, last, pack, year=year, month=month, day=day, last_day=last_day)]


def _month_first(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """May 3, 2020; May 3-5; May 2020; in May."""
    month = pack.months[words[index].folded]
    position = index + 1
    if len(words[index].text) <= 4 and position < len(words) and words[position].text == "." and words[position].glued:
        position += 1
    if position < len(words) and words[position].folded == "the":
        position += 1
    day = _day(_token(words, position))
    if day is not None and not _counts(words, position, pack):
        position = _skip_ordinal(words, position)
        last_day = None
        dash = _token(words, position)
        if dash is not None and dash.text in ("-", "–", "—", "--", "to") and _day(_token(words, position + 1)):
            last_day = _day(words[position + 1])
            position = _skip_ordinal(words, position + 1)
        year, last = _trailing_year(words, position)
        return [_made(text, words, index, last, pack, year=year, month=month, day=day, last_day=last_day)]
    year, last = _trailing_year(words, index + 1)
    if year is not None:
        return [_made(text, words, index, last, pack, year=year, month=month)]
    if words[index].folded in ("may", "march", "mar", "sep", "dec", "jan") or _part_of_name(words, index):
        before = _token(words, index - 1)
        if before is None or before.folded not in _MONTH_OPENERS:
            return []
    return [_made(text, words, index, index, pack, month=month)]


_MONTH_OPENERS = frozenset(
    "in since by until till from of last next this early late mid during before after through to every between".split()
)


def _part_of_name(words: Sequence[Token], index: int) -> bool:
    """Whether a month's name stands among capitalised words: `April Ryan`, `June Smith`."""
    after = _token(words, index + 1)
    return after is not None and after.kind is Kind.WORD and after.capital


def _counts(words: Sequence[Token], position: int, pack: Pack) -> bool:
    """Whether a figure after a month's name counts something: `in May 12 people`."""
    after = _token(words, position + 1)
    return (
        after is not None and not after.glued and after.kind is Kind.WORD
        and (after.folded in pack.scales or after.folded in ("percent", "people"))
    )  # fmt: skip


def _year(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """2020; 2020-21; 2016-2020; the 1990s; the '90s."""
    ancient = _before_christ(text, words, index, pack)
    if ancient:
        return ancient
    year = _year_value(words[index])
    if year is None:
        return _short_decade(text, words, index, pack)
    before, after, second = _token(words, index - 1), _token(words, index + 1), _token(words, index + 2)
    if after is not None and after.glued and after.folded == "s":
        return [_made(text, words, index, index + 1, pack, year=year, last_year=year + (99 if year % 100 == 0 else 9))]
    if before is not None and (
        before.text in "$€£¥₹₩#"
        or (before.text == "-" and before.glued and words[index].glued and _letters_before(words, index))
    ):
        return []
    if after is not None and (
        after.text in "%°"
        or after.folded in pack.scales
        or after.folded in ("percent",)
        or after.folded in pack.currencies
    ):
        return []
    if _is_count(words, index, pack) or (after is not None and after.text[0] in "兆億万千円人"):
        return []
    if after is not None and after.text in ("-", "–", "—", "/", "--", "\ufffd", "to") and second is not None:
        if _year_value(second) is not None and int(second.text) > year:
            first = _made(text, words, index, index, pack, year=year, last_year=int(second.text))
            return [first, _made(text, words, index + 2, index + 2, pack, year=int(second.text))]
        if after.text != "to" and second.glued and len(second.text) == 2 and second.text.isdigit():
            end = year - year % 100 + int(second.text)
            if end > year:
                return [_made(text, words, index, index + 2, pack, year=year, last_year=end)]
    return [_made(text, words, index, index, pack, year=year)]


def _before_christ(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """44 BC: years before our era count downwards from zero."""
    after = _token(words, index + 1)
    if after is None or after.text not in ("BC", "BCE", "B.C.", "B.C.E."):
        return []
    figure = words[index].text.replace(",", "")
    return [_made(text, words, index, index + 1, pack, year=-int(figure))] if figure.isdigit() else []


def _letters_before(words: Sequence[Token], index: int) -> bool:
    return index >= 2 and words[index - 2].kind is Kind.WORD and words[index - 2].folded not in ("mid", "pre", "post")


def _century(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """The 17th century; the nineteenth century; the 13th-14th centuries, each by itself."""
    token = words[index]
    ending = _token(words, index + 1)
    last = index
    if token.kind is Kind.FIGURE:
        if (
            len(token.text) > 2
            or not token.text.isdigit()
            or ending is None
            or not ending.glued
            or ending.folded not in ("st", "nd", "rd", "th")
        ):
            return []
        number, last = int(token.text), index + 1
    elif token.folded in pack.ordinals:
        number = pack.ordinals[token.folded]
    else:
        return []
    following = [word.folded for word in words[last + 1 : last + 6]]
    if not following or number == 0:
        return []
    if following[0] not in ("century", "centuries") and not (
        following[0] in ("-", "–", "and", "to", "or") and "centuries" in following
    ):
        return []
    before, tens = _token(words, index - 1), _token(words, index - 2)
    if before is not None and before.text == "-" and tens is not None and tens.folded in pack.cardinals:
        number += pack.cardinals[tens.folded]
    if following[0] in ("century", "centuries"):
        last += 1
    return [_made(text, words, index, last, pack, year=100 * number - 100, last_year=100 * number - 1)]


def _short_decade(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    token, before, after = words[index], _token(words, index - 1), _token(words, index + 1)
    if len(token.text) != 2 or not token.text.isdigit() or token.text[1] != "0" or after is None:
        return []
    if before is None or before.text not in ("'", "’", "‘") or not after.glued or after.folded != "s":
        return []
    year = 1900 + int(token.text)
    return [_made(text, words, index, index + 1, pack, year=year, last_year=year + 9)]


_COUNT_BEFORE = frozenset(
    "than least most over nearly almost about approximately around exactly exceeding roughly some total".split()
)
_DATE_BEFORE = frozenset(
    "in since by until till from of before after during through to between fiscal early late mid year".split()
)


def _is_count(words: Sequence[Token], index: int, pack: Pack) -> bool:
    """Whether a four-figure number counts something, rather than naming a year."""
    before, after = _token(words, index - 1), _token(words, index + 1)
    if before is not None and before.folded in _COUNT_BEFORE:
        second = _token(words, index - 2)
        return not (before.folded == "than" and second is not None and second.folded in ("later", "earlier"))
    if after is None or after.kind is not Kind.WORD:
        return False
    if before is not None and before.folded in _DATE_BEFORE:
        return False
    if after.folded in pack.units:
        return True
    plural = (
        after.text.islower()
        and after.text.endswith("s")
        and not after.text.endswith("ss")
        and after.folded not in pack.stopwords
    )
    year = int(words[index].text)
    return (plural or after.folded == "people") and not 1900 <= year <= 2100


def _weekday(text: str, words: Sequence[Token], index: int, pack: Pack, issued: date | None) -> Moment:
    moment = replace(_made(text, words, index, index, pack), weekday=pack.weekdays[words[index].folded], relative=True)
    if issued is None or moment.weekday is None:
        return moment
    before = _token(words, index - 1)
    if before is not None and before.folded == "next":
        on = issued + timedelta(days=(moment.weekday - issued.weekday() - 1) % 7 + 1)
    else:
        on = issued - timedelta(days=(issued.weekday() - moment.weekday) % 7)
    return replace(moment, year=on.year, month=on.month, day=on.day)


_DAYS_AWAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "本日": 0, "昨日": -1, "明日": 1}


def _relative(text: str, words: Sequence[Token], index: int, pack: Pack, issued: date | None) -> list[Moment]:
    if issued is None:
        return []
    word = words[index].folded
    if word in _DAYS_AWAY:
        on = issued + timedelta(days=_DAYS_AWAY[word])
        found = _made(text, words, index, index, pack, year=on.year, month=on.month, day=on.day)
        return [replace(found, relative=True)]
    after = _token(words, index + 1)
    if word in ("last", "this", "next") and after is not None and after.folded in ("year", "month"):
        away = {"last": -1, "this": 0, "next": 1}[word]
        if after.folded == "year":
            return [replace(_made(text, words, index, index + 1, pack, year=issued.year + away), relative=True)]
        year, month = divmod(issued.year * 12 + issued.month - 1 + away, 12)
        return [replace(_made(text, words, index, index + 1, pack, year=year, month=month + 1), relative=True)]
    return []
