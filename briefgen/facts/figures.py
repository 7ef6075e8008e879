"""Numbers in figures: amounts, percentages, ordinals, counts, with their scales, signs and units."""

import re
from collections.abc import Sequence

from briefgen.facts import japanese
from briefgen.facts.pack import Bound, Pack
from briefgen.facts.quantity import Measure, Number, made, token_at
from briefgen.facts.tokens import Kind, Token

_CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB"}


_DOLLARS = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD"}


_PERCENT_SIGNS = frozenset("%％")


_PERCENT_WORDS = frozenset({"percent", "percentage", "pct", "percentile"})


_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


_JAPANESE_SCALES = {"兆": 1e12, "億": 1e8, "万": 1e4, "千": 1e3}


_JAPANESE_UNITS = {"円": "JPY", "ドル": "USD", "ユーロ": "EUR", "ポンド": "GBP", "ウォン": "KRW", "元": "CNY"}


_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")


def figure(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number | None:
    """The number that begins with a figure at `index`; None for clock times, designations and the like."""
    token, after = words[index], token_at(words, index + 1)
    joined = after is not None and after.glued
    if (
        (token.glued and _is_designation(words, index))
        or _is_clock(words, index, after)
        or (joined and _is_code(words, index, pack))
    ):
        return None
    written = token.text
    if not written.isdecimal():
        written = _plain(written)
    if written.count(".") > 1 or (written[0] == "0" and len(written) > 1 and not written.strip("0.")):
        return None
    if after is not None and after.kind == Kind.WORD and after.text[0] in _JAPANESE_SCALES:
        return _japanese(text, words, index, pack)
    measure, last = Measure.COUNT, index
    if after is not None and joined and after.folded in _SUFFIXES:
        measure, last = Measure.ORDINAL, index + 1
    currency, first = _currency_before(words, index, pack) if index else ("", index)
    if measure is Measure.COUNT and index and _is_rank(words, index):
        measure, first = Measure.ORDINAL, index - 1
    factor, last = _scale(words, last, pack, money=bool(currency))
    measure, unit, last = after_value(words, last, pack, measure)
    if currency and measure is Measure.COUNT:
        measure, unit = Measure.MONEY, currency
    value, step = float(written) * factor, 10.0 ** -len(written.partition(".")[2]) * factor
    number = made(text, words, first, last, pack, value=value, measure=measure, step=step, unit=unit, worded=False)
    return number if text.isascii() else _bounded(number, words)


def _plain(written: str) -> str:
    """A figure without separators, with a decimal point."""
    if _DECIMAL_COMMA.fullmatch(written):
        written = written.replace(",", ".")
    return written.translate(_SEPARATORS)


_SEPARATORS = str.maketrans("", "", ", \u202f\u2009")


def _scale(words: Sequence[Token], last: int, pack: Pack, *, money: bool) -> tuple[float, int]:
    """The factor of the words of scale that follow a figure (`1.2 million`, `$5bn`), and the index of the last."""
    after, factor = token_at(words, last + 1), 1.0
    if after is None:
        return factor, last
    place = last + 2 if after.text == "-" and after.glued else last + 1
    while (one := _factor(words, place, pack, money=money)) is not None:
        factor, last, place = factor * one, place, place + 1
    return factor, last


def _factor(words: Sequence[Token], place: int, pack: Pack, *, money: bool) -> float | None:
    scale = token_at(words, place)
    if scale is None or scale.kind is not Kind.WORD:
        return None
    if scale.folded in pack.scales:
        return pack.scales[scale.folded]
    if scale.folded not in _LETTERS:
        return None
    if money and (scale.glued or scale.capital):
        return _LETTERS[scale.folded]
    following = token_at(words, place + 1)
    if scale.glued and scale.text == "m" and following is not None and following.text.islower():
        # "5m people" counts millions; "5m wide" would be rare in a report.
        return None if following.folded in pack.stopwords else 1e6
    return None


_LETTERS = {"m": 1e6, "b": 1e9}


def after_value(words: Sequence[Token], last: int, pack: Pack, measure: Measure) -> tuple[Measure, str, int]:
    """Percent signs and words, currencies and units after a value: its measure, its unit, and its last token."""
    position = last + 1
    after = token_at(words, position)
    if after is not None and after.text == "-" and after.glued:
        position += 1
        after = token_at(words, position)
    if after is None:
        return measure, "", last
    if after.kind is not Kind.WORD:
        return _after_sign(after, measure, last, position)
    word, following = after.folded, token_at(words, position + 1)
    if word in _PERCENT_WORDS:
        return Measure.PERCENT, "", position
    if word == "per" and following is not None and following.folded == "cent":
        return Measure.PERCENT, "", position + 1
    if measure is not Measure.COUNT:
        return measure, "", last
    # Of most words it can be seen at once that they name no currency.
    named = word in pack.currencies or (following is not None and following.folded in pack.currencies)
    money = _currency_after(words, position, pack) if named or not after.text.isascii() else None
    return (Measure.MONEY, *money) if money else (measure, pack.units.get(word, ""), last)


def _after_sign(after: Token, measure: Measure, last: int, position: int) -> tuple[Measure, str, int]:
    """The same where a mark or a figure follows the value, at `position`."""
    if after.text in _PERCENT_SIGNS:
        return Measure.PERCENT, "", position
    if after.text in _CURRENCY_SIGNS:
        return Measure.MONEY, _CURRENCY_SIGNS[after.text], position
    return measure, "", last


def _currency_after(words: Sequence[Token], position: int, pack: Pack) -> tuple[str, int] | None:
    """A currency's name, as the first or second word: "dollars", "Canadian dollars"."""
    for place in (position, position + 1):
        word = token_at(words, place)
        if word is not None and word.folded in pack.currencies:
            return pack.currencies[word.folded], place
    for name, code in _JAPANESE_UNITS.items():
        if words[position].text.startswith(name):
            return code, position
    return None


def _japanese(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number:
    """Figures with 万, 億 and 兆, which may follow each other: 1兆2000億円."""
    total, step, last = 0.0, 1.0, index
    measure, unit = Measure.COUNT, ""
    position = index
    while position < len(words) and words[position].kind is Kind.FIGURE:
        value = float(words[position].text.translate(_SEPARATORS))
        decimals = len(words[position].text.translate(_SEPARATORS).partition(".")[2])
        factor, rest = 1.0, ""
        after = token_at(words, position + 1)
        last = position
        if after is not None and after.kind is Kind.WORD and after.glued:
            rest = after.text
            while rest and rest[0] in _JAPANESE_SCALES:
                factor *= _JAPANESE_SCALES[rest[0]]
                rest = rest[1:]
            if factor > 1 or rest:
                last = position + 1
        total += value * factor
        step = factor * 10.0**-decimals
        position += 2
        if factor == 1.0 or rest:
            break
    after_words = "".join(token.text for token in words[last : last + 2])
    for name, code in _JAPANESE_UNITS.items():
        if name in after_words[: len(name) + 4]:
            measure, unit = Measure.MONEY, code
            if last + 1 < len(words) and words[last + 1].text.startswith(name):
                last += 1
    number = made(text, words, index, last, pack, value=total, measure=measure, step=step, unit=unit, worded=False)
    return _bounded(number, words)


def _bounded(number: Number, words: Sequence[Token]) -> Number:
    """The number with the bound that Japanese words on either side set."""
    before, tail = token_at(words, number.first - 1), "".join(token.text for token in words[number.last :][:3])
    if tail.isascii():
        return number
    bound = japanese.bound(before.text if before else "", tail)
    return number if bound is Bound.EXACT else number._replace(bound=bound)


def _is_designation(words: Sequence[Token], index: int) -> bool:
    """Whether a figure that stands close to what is before it belongs to a name such as F-35, G-7 or Covid-19."""
    if index < 2:
        return False
    before = words[index - 1]
    if before.glued and before.kind is Kind.MARK and before.text in "-‐‑–":
        word = words[index - 2]
        return word.kind is Kind.WORD and word.folded not in {"mid", "pre", "post", "early", "late", "to", "and"}
    return False


def _is_code(words: Sequence[Token], index: int, pack: Pack) -> bool:
    """Whether what follows a figure at once are letters, and no scale, unit or ending: 8VC, 3D."""
    after = words[index + 1]
    if after.kind is not Kind.WORD or not after.text.isascii():
        return False
    known = after.folded in pack.scales or after.folded in pack.units or after.folded in pack.currencies
    return not known and after.folded not in _SUFFIXES and after.folded not in ("m", "b", "s", "x", "percent", "pc")


def _is_clock(words: Sequence[Token], index: int, after: Token | None) -> bool:
    """Whether a figure is part of a time of day; `after` is the token that follows it."""
    if after is not None and after.text == ":" and after.glued:
        second = token_at(words, index + 2)
        if second is not None and second.glued:
            return second.kind is Kind.FIGURE
    if index > 1 and words[index].glued and words[index - 1].text == ":":
        return words[index - 1].glued and words[index - 2].kind is Kind.FIGURE
    return after is not None and after.folded in _HALVES_AND_ZONES


_HALVES_AND_ZONES = frozenset({"am", "pm", "oclock", "o'clock", "gmt", "utc", "et", "est", "edt"})


def _is_rank(words: Sequence[Token], index: int) -> bool:
    """Whether a figure that something stands before is a place in an order: # 5, No. 5, number 5."""
    before = words[index - 1].folded
    if before != ".":
        return before in _RANKS
    return index > 1 and words[index - 2].folded in ("no", "nos")


_RANKS = frozenset({"#", "number", "no"})


def _currency_before(words: Sequence[Token], index: int, pack: Pack) -> tuple[str, int]:
    """The currency that stands before a figure, and the index at which the amount begins."""
    before = words[index - 1]
    if before.text in _CURRENCY_SIGNS:
        prefix = token_at(words, index - 2)
        if prefix is not None and prefix.text in ("US", "U.S."):
            return "USD", index - 2
        if prefix is not None and before.glued and prefix.folded in _DOLLARS and before.text == "$":
            return _DOLLARS[prefix.folded], index - 2
        return _CURRENCY_SIGNS[before.text], index - 1
    if before.text.isupper() and before.folded in pack.currencies:
        return pack.currencies[before.folded], index - 1
    return "", index
