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
    if _is_designation(words, index) or _is_clock(words, index) or _is_code(words, index, pack):
        return None
    written = _plain(words[index].text)
    if written.count(".") > 1 or (len(written) > 1 and not written.strip("0.")):
        return None
    after = token_at(words, index + 1)
    if after is not None and after.kind is Kind.WORD and after.text[0] in _JAPANESE_SCALES:
        return _japanese(text, words, index, pack)
    measure, last = Measure.COUNT, index
    if after is not None and after.glued and after.folded in _SUFFIXES:
        measure, last = Measure.ORDINAL, index + 1
    currency, first = _currency_before(words, index, pack)
    if measure is Measure.COUNT and _is_rank(words, index):
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
    after = token_at(words, last + 1)
    place = last + 2 if after is not None and after.text == "-" and after.glued else last + 1
    factor = 1.0
    while (one := _factor(words, place, pack, money=money)) is not None:
        factor, last, place = factor * one, place, place + 1
    return factor, last


def _factor(words: Sequence[Token], place: int, pack: Pack, *, money: bool) -> float | None:
    scale, following = token_at(words, place), token_at(words, place + 1)
    if scale is None or scale.kind is not Kind.WORD:
        return None
    if scale.folded in pack.scales:
        return pack.scales[scale.folded]
    if money and scale.folded in ("m", "b") and (scale.glued or scale.capital):
        return {"m": 1e6, "b": 1e9}[scale.folded]
    if scale.glued and scale.text == "m" and following is not None and following.text.islower():
        # "5m people" counts millions; "5m wide" would be rare in a report.
        return None if following.folded in pack.stopwords else 1e6
    return None


def after_value(words: Sequence[Token], last: int, pack: Pack, measure: Measure) -> tuple[Measure, str, int]:
    """Percent signs and words, currencies and units after a value: its measure, its unit, and its last token."""
    position = last + 1
    after = token_at(words, position)
    if after is not None and after.text == "-" and after.glued:
        position += 1
        after = token_at(words, position)
    if after is None:
        return measure, "", last
    following = token_at(words, position + 1)
    if after.text in _PERCENT_SIGNS or after.folded in _PERCENT_WORDS:
        return Measure.PERCENT, "", position
    if after.folded == "per" and following is not None and following.folded == "cent":
        return Measure.PERCENT, "", position + 1
    if after.text in _CURRENCY_SIGNS:
        return Measure.MONEY, _CURRENCY_SIGNS[after.text], position
    if after.kind is not Kind.WORD or measure is not Measure.COUNT:
        return measure, "", last
    money = None if _no_currency(words, position, pack) else _currency_after(words, position, pack)
    return (Measure.MONEY, *money) if money else (measure, pack.units.get(after.folded, ""), last)


def _no_currency(words: Sequence[Token], position: int, pack: Pack) -> bool:
    """Whether neither of two words is a currency's name, which most words can be seen not to be at once."""
    following = token_at(words, position + 1)
    return (
        words[position].text.isascii()
        and words[position].folded not in pack.currencies
        and (following is None or following.folded not in pack.currencies)
    )


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
    """Whether a figure belongs to a name such as F-35, G-7 or Covid-19."""
    if index < 1:
        return False
    token, before = words[index], words[index - 1]
    if token.glued and before.kind is Kind.MARK and before.text in "-‐‑–" and index >= 2 and before.glued:
        word = words[index - 2]
        return word.kind is Kind.WORD and word.folded not in {"mid", "pre", "post", "early", "late", "to", "and"}
    return False


def _is_code(words: Sequence[Token], index: int, pack: Pack) -> bool:
    """Whether letters follow a figure at once that are no scale, unit or ending: 8VC, 3D."""
    after = token_at(words, index + 1)
    if after is None or not after.glued or after.kind is not Kind.WORD or not after.text.isascii():
        return False
    known = after.folded in pack.scales or after.folded in pack.units or after.folded in pack.currencies
    return not known and after.folded not in _SUFFIXES and after.folded not in ("m", "b", "s", "x", "percent", "pc")


def _is_clock(words: Sequence[Token], index: int) -> bool:
    """Whether a figure is part of a time of day."""
    before, after, second = token_at(words, index - 1), token_at(words, index + 1), token_at(words, index + 2)
    if after is not None and after.text == ":" and after.glued and second is not None and second.glued:
        return second.kind is Kind.FIGURE
    if before is not None and before.text == ":" and words[index].glued and index >= 2:
        return before.glued and words[index - 2].kind is Kind.FIGURE
    return after is not None and after.folded in ("am", "pm", "oclock", "o'clock", "gmt", "utc", "et", "est", "edt")


def _is_rank(words: Sequence[Token], index: int) -> bool:
    """Whether a figure is a place in an order: # 5, No. 5, number 5."""
    before, second = token_at(words, index - 1), token_at(words, index - 2)
    if before is None:
        return False
    if before.text == "#" or before.folded in ("number", "no"):
        return True
    return before.text == "." and second is not None and second.folded in ("no", "nos")


def _currency_before(words: Sequence[Token], index: int, pack: Pack) -> tuple[str, int]:
    """The currency that stands before a figure, and the index at which the amount begins."""
    before = token_at(words, index - 1)
    if before is None:
        return "", index
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
