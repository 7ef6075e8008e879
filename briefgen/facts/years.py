"""Dates that name a year, a decade or a century."""

from collections.abc import Sequence

from briefgen.facts.moment import Moment, dated, token_at
from briefgen.facts.pack import Pack, word_set
from briefgen.facts.tokens import Kind, Token

_COUNT_BEFORE = word_set(
    "than least most over nearly almost about approximately around exactly exceeding roughly some total"
)


_DATE_BEFORE = word_set(
    "in since by until till from of before after during through to between fiscal early late mid year"
)


def year_value(token: Token | None) -> int | None:
    """The year that a four-figure token may name."""
    if token is None or token.kind is not Kind.FIGURE or len(token.text) != 4 or not token.text.isdigit():
        return None
    return int(token.text) if 1000 <= int(token.text) <= 2199 else None


def year(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """2020; 2020-21; 2016-2020; the 1990s; the '90s; 44 BC."""
    ancient = _before_christ(text, words, index, pack)
    if ancient:
        return ancient
    value = year_value(words[index])
    if value is None:
        return _short_decade(text, words, index, pack)
    after = token_at(words, index + 1)
    if after is not None and after.glued and after.folded == "s":
        span = 99 if value % 100 == 0 else 9
        return [dated(text, words, index, index + 1, pack, year=value, last_year=value + span)]
    if _is_amount(words, index, pack) or _is_count(words, index, pack):
        return []
    return _range(text, words, index, pack, value) or [dated(text, words, index, index, pack, year=value)]


_DASHES = frozenset({"-", "–", "—", "/", "--", "\ufffd", "to"})


def _range(text: str, words: Sequence[Token], index: int, pack: Pack, value: int) -> list[Moment]:
    """2016-2020, as its first year with the last, and the last by itself; 2020-21."""
    after, second = token_at(words, index + 1), token_at(words, index + 2)
    if after is None or after.text not in _DASHES or second is None:
        return []
    last = year_value(second)
    if last is not None and last > value:
        first = dated(text, words, index, index, pack, year=value, last_year=last)
        return [first, dated(text, words, index + 2, index + 2, pack, year=last)]
    if after.text != "to" and second.glued and len(second.text) == 2 and second.text.isdigit():
        last = value - value % 100 + int(second.text)
        if last > value:
            return [dated(text, words, index, index + 2, pack, year=value, last_year=last)]
    return []


def _is_amount(words: Sequence[Token], index: int, pack: Pack) -> bool:
    """Whether a four-figure number is money, a measure, or part of a name such as ISO-9001."""
    before, after = token_at(words, index - 1), token_at(words, index + 1)
    if before is not None and (before.text in "$€£¥₹₩#" or _hyphened(words, index)):
        return True
    if after is None:
        return False
    if after.text in "%°" or after.folded == "percent" or after.text[0] in "兆億万千円人":
        return True
    return after.folded in pack.scales or after.folded in pack.currencies


def _hyphened(words: Sequence[Token], index: int) -> bool:
    before = words[index - 1]
    return before.text == "-" and before.glued and words[index].glued and _letters_before(words, index)


def _before_christ(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """44 BC: years before our era count downwards from zero."""
    after = token_at(words, index + 1)
    if after is None or after.text not in ("BC", "BCE", "B.C.", "B.C.E."):
        return []
    figure = words[index].text.replace(",", "")
    return [dated(text, words, index, index + 1, pack, year=-int(figure))] if figure.isdigit() else []


def _letters_before(words: Sequence[Token], index: int) -> bool:
    return index >= 2 and words[index - 2].kind is Kind.WORD and words[index - 2].folded not in ("mid", "pre", "post")


def century(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    """The 17th century; the nineteenth century; the 13th-14th centuries, each by itself."""
    token = words[index]
    ending = token_at(words, index + 1)
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
    before, tens = token_at(words, index - 1), token_at(words, index - 2)
    if before is not None and before.text == "-" and tens is not None and tens.folded in pack.cardinals:
        number += pack.cardinals[tens.folded]
    if following[0] in ("century", "centuries"):
        last += 1
    return [dated(text, words, index, last, pack, year=100 * number - 100, last_year=100 * number - 1)]


def _short_decade(text: str, words: Sequence[Token], index: int, pack: Pack) -> list[Moment]:
    token, before, after = words[index], token_at(words, index - 1), token_at(words, index + 1)
    if len(token.text) != 2 or not token.text.isdigit() or token.text[1] != "0" or after is None:
        return []
    if before is None or before.text not in ("'", "’", "‘") or not after.glued or after.folded != "s":
        return []
    year = 1900 + int(token.text)
    return [dated(text, words, index, index + 1, pack, year=year, last_year=year + 9)]


def _is_count(words: Sequence[Token], index: int, pack: Pack) -> bool:
    """Whether a four-figure number counts something, rather than naming a year."""
    before, after = token_at(words, index - 1), token_at(words, index + 1)
    if before is not None and before.folded in _COUNT_BEFORE:
        second = token_at(words, index - 2)
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
