"""Dates that name a month: 3 May 2020; May 3-5; 2020-05-03; 2020年5月3日; in May."""

from collections.abc import Sequence

from briefgen.facts.moment import Moment, dated, token_at
from briefgen.facts.pack import Pack, word_set
from briefgen.facts.tokens import Kind, Token
from briefgen.facts.years import year_value

_MONTH_OPENERS = word_set(
    "in since by until till from of last next this early late mid during before after through to every between"
)


def month_value(words: Sequence[Token], index: int, pack: Pack) -> int | None:
    """The month that a word names, 1 to 12."""
    token = token_at(words, index)
    if token is None or token.kind is not Kind.WORD or not token.capital:
        return None
    return pack.months.get(token.folded)


def _day(token: Token | None) -> int | None:
    if token is None or token.kind is not Kind.FIGURE or len(token.text) > 2 or not token.text.isdigit():
        return None
    return int(token.text) if 1 <= int(token.text) <= 31 else None


def _skip_ordinal(words: Sequence[Token], index: int) -> int:
    """The index after a day's figure and its ordinal ending, if it has one."""
    after = token_at(words, index + 1)
    return index + 2 if after is not None and after.glued and after.folded in ("st", "nd", "rd", "th") else index + 1


def iso(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """2020-05-03."""
    year = year_value(words[index])
    if year is None or index + 4 >= len(words):
        return []
    dash, month, dash2, day = words[index + 1 : index + 5]
    if dash.text != "-" or dash2.text != "-" or not (dash.glued and month.glued and day.glued):
        return []
    if _day(month) is None or _day(day) is None or int(month.text) > 12:
        return []
    return [dated(text, words, index, index + 4, pack, year=year, month=int(month.text), day=int(day.text))]


def slashed(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """29/03/2020; where day and month cannot be told apart, both readings."""
    if index + 4 >= len(words) or {words[index + 1].text, words[index + 3].text} not in ({"/"}, {"."}):
        return []
    first, second, year = _day(words[index]), _day(words[index + 2]), year_value(words[index + 4])
    if first is None or second is None or year is None:
        return []
    readings = {(first, second), (second, first)}
    return [
        dated(text, words, index, index + 4, pack, year=year, month=month, day=day)
        for day, month in sorted(readings)
        if month <= 12
    ]


def japanese(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """2020年5月3日, 5月3日, 2020年."""
    values: dict[str, int] = {}
    position = index
    for key, sign in (("year", "年"), ("month", "月"), ("day", "日")):
        figure, mark = token_at(words, position), token_at(words, position + 1)
        if figure is None or mark is None or figure.kind is not Kind.FIGURE or not figure.text.isdigit():
            continue
        if mark.text.startswith(sign) and mark.glued and not mark.text.startswith((sign + "間", "月間", "日間")):
            values[key] = int(figure.text)
            position += 2
            if len(mark.text) > 1:
                break
    if not values or values.get("month", 1) > 12 or values.get("day", 1) > 31 or values.get("year", 2000) < 1000:
        return []
    return [dated(text, words, index, position - 1, pack, **values)]


def _trailing_year(words: Sequence[Token], position: int) -> tuple[int | None, int]:
    """A year at a position, perhaps after a comma; and the index of its last token (position - 1 if none)."""
    for skip in (0, 1):
        if skip and (token_at(words, position) is None or words[position].text not in (",", "of", "in")):
            break
        year = year_value(token_at(words, position + skip))
        if year is not None:
            return year, position + skip
    return None, position - 1


def day_first(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """3 May 2020; 3rd of May; 3-5 May; 3 and 5 May."""
    day = _day(words[index])
    if day is None:
        return []
    position = _skip_ordinal(words, index)
    last_day = None
    between = token_at(words, position)
    if between is not None and between.text in ("-", "–", "—", "--", "to", "/"):
        last_day = _day(token_at(words, position + 1))
        if last_day is None:
            return []
        position = _skip_ordinal(words, position + 1)
    if position < len(words) and words[position].folded == "of":
        position += 1
    month = month_value(words, position, pack)
    if month is None:
        return []
    # "April 17 May 2" cannot be; "17 May" wins over "May 2" unless a year or nothing follows the figure.
    year, last = _trailing_year(words, position + 1)
    return [dated(text, words, index, last, pack, year=year, month=month, day=day, last_day=last_day)]


def month_first(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """May 3, 2020; May 3-5; May 2020; in May."""
    month = pack.months[words[index].folded]
    position = index + 1
    if len(words[index].text) <= 4 and position < len(words) and words[position].text == "." and words[position].glued:
        position += 1
    if position < len(words) and words[position].folded == "the":
        position += 1
    day = _day(token_at(words, position))
    if day is not None and not _counts(words, position, pack):
        position = _skip_ordinal(words, position)
        last_day = None
        dash = token_at(words, position)
        if dash is not None and dash.text in ("-", "–", "—", "--", "to") and _day(token_at(words, position + 1)):
            last_day = _day(words[position + 1])
            position = _skip_ordinal(words, position + 1)
        year, last = _trailing_year(words, position)
        return [dated(text, words, index, last, pack, year=year, month=month, day=day, last_day=last_day)]
    year, last = _trailing_year(words, index + 1)
    if year is not None:
        return [dated(text, words, index, last, pack, year=year, month=month)]
    if words[index].folded in ("may", "march", "mar", "sep", "dec", "jan") or _part_of_name(words, index):
        before = token_at(words, index - 1)
        if before is None or before.folded not in _MONTH_OPENERS:
            return []
    return [dated(text, words, index, index, pack, month=month)]


def _part_of_name(words: Sequence[Token], index: int) -> bool:
    """Whether a month's name stands among capitalised words: `April Ryan`, `June Smith`."""
    after = token_at(words, index + 1)
    return after is not None and after.kind is Kind.WORD and after.capital


def _counts(words: Sequence[Token], position: int, pack: Pack) -> bool:
    """Whether a figure after a month's name counts something: `in May 12 people`."""
    after = token_at(words, position + 1)
    return (
        after is not None and not after.glued and after.kind is Kind.WORD
        and (after.folded in pack.scales or after.folded in ("percent", "people"))
    )  # fmt: skip
