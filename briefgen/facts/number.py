"""Numbers of a text as typed values: amounts, percentages, ordinals, shares, multiples, counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from briefgen.facts.pack import Bound, Pack
from briefgen.facts.tokens import Kind, Token


class Measure(StrEnum):
    """What kind of value a number is: values of different kinds are not held against each other."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    SHARE = "share"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a text states it.

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


_CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB"}
_PERCENT_SIGNS = frozenset("%％")
_PERCENT_WORDS = frozenset({"percent", "percentage", "pct", "percentile"})
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_JAPANESE_SCALES = {"兆": 1e12, "億": 1e8, "万": 1e4, "千": 1e3}
_JAPANESE_UNITS = {"円": "JPY", "ドル": "USD", "ユーロ": "EUR", "ポンド": "GBP", "ウォン": "KRW", "元": "CNY"}


def numbers(text: str, words: Sequence[Token], pack: Pack, taken: frozenset[int]) -> tuple[Number, ...]:
    """The numbers of a text in order; `taken` are indices of tokens that dates use."""
    found: list[Number] = []
    index = 0
    while index < len(words):
        number = None if index in taken else _number(text, words, index, pack, taken)
        if number is None:
            index += 1
            continue
        # The whole of a score (`7.6/10`) is no number of its own.
        whole = number.first > 0 and words[number.first - 1].text == "/" and words[number.first].glued
        found.append(replace(number, derived=True) if whole else number)
        index = number.last + 1
    return tuple(found) + tuple(_scores(words, found)) + tuple(_in_years(found))


def _in_years(found: Sequence[Number]) -> Iterator[Number]:
    """Decades and centuries as years."""
    for number in found:
        if number.measure is Measure.COUNT and number.unit in _YEARS:
            years = _YEARS[number.unit]
            nouns = (number.nouns - {number.unit}) | {"year"}
            yield replace(number, value=number.value * years, step=years, unit="year", nouns=nouns, derived=True)


_YEARS = {"decade": 10, "century": 100}


def _scores(words: Sequence[Token], found: Sequence[Number]) -> Iterator[Number]:
    """Scores such as `52 out of 100`, `7.6/10` and `three of four`, as shares."""
    for number, total in pairwise(found):
        between = [token.folded for token in words[number.last + 1 : total.first]]
        if between in (["out", "of"], ["/"], ["of"], ["of", "the"], ["in"], ["out", "of", "a", "possible"]):
            if number.measure is total.measure is Measure.COUNT and 0 <= number.value <= total.value != 0:
                share, step = number.value / total.value, number.step / total.value
                yield replace(number, value=share, step=step, measure=Measure.SHARE, last=total.last, derived=True)


def _number(text: str, words: Sequence[Token], index: int, pack: Pack, taken: frozenset[int]) -> Number | None:
    token = words[index]
    if token.kind is Kind.FIGURE:
        return _figure(text, words, index, pack)
    if token.kind is not Kind.WORD:
        return None
    quarter = _fiscal_quarter(token)
    if quarter:
        return _made(text, words, index, index, pack, value=quarter, measure=Measure.ORDINAL, step=1, worded=False)
    return _worded(text, words, index, pack, taken)


def _fiscal_quarter(token: Token) -> int:
    text = token.text
    return int(text[1]) if len(text) == 2 and text[0] in "QH" and text[1] in "1234" else 0


_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")


def _is_designation(words: Sequence[Token], index: int) -> bool:
    """Whether a figure belongs to a name such as F-35, G-7 or Covid-19."""
    if index < 1:
        return False
    token, before = words[index], words[index - 1]
    if token.glued and before.kind is Kind.MARK and before.text in "-‐‑–" and index >= 2 and before.glued:
        word = words[index - 2]
        return word.kind is Kind.WORD and word.folded not in {"mid", "pre", "post", "early", "late", "to", "and"}
    return False


def _figure(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number | None:
    if _is_designation(words, index):
        return None
    token = words[index]
    written = token.text
    if _DECIMAL_COMMA.fullmatch(written):
        written = written.replace(",", ".")
    for separator in (",", "\u202f", "\u2009"):
        written = written.replace(separator, "")
    if written.count(".") > 1:
        return None
    if _is_clock(words, index) or not written.strip("0.") and len(written) > 1:
        return None
    value = float(written)
    decimals = len(written.partition(".")[2])
    step = 10.0**-decimals
    last = index
    measure = Measure.COUNT
    unit = ""
    # Scale, percent sign, ordinal ending, unit: whatever follows at once.
    after = _token(words, last + 1)
    if after is not None and after.glued and after.folded in _SUFFIXES:
        measure, last = Measure.ORDINAL, last + 1
        after = _token(words, last + 1)
    if after is not None and after.kind is Kind.WORD and after.text[0] in _JAPANESE_SCALES:
        return _japanese(text, words, index, pack)
    currency, first = _currency_before(words, index, pack)
    if measure is Measure.COUNT and _is_rank(words, index):
        measure, first = Measure.ORDINAL, index - 1
    hyphen = after is not None and after.text == "-" and after.glued
    scale_at = last + 2 if hyphen else last + 1
    scale = _token(words, scale_at)
    if scale is not None and scale.kind is Kind.WORD:
        factor = pack.scales.get(scale.folded)
        if factor is None and currency and scale.folded in ("m", "b") and (scale.glued or scale.capital):
            factor = {"m": 1e6, "b": 1e9}[scale.folded]
        if (
            factor is None
            and scale.glued
            and scale.text == "m"
            and (_token(words, scale_at + 1) or scale).text.islower()
        ):
            following = _token(words, scale_at + 1)
            factor = 1e6 if following is not None and following.folded not in pack.stopwords else None
        if factor is not None:
            value, step, last = value * factor, step * factor, scale_at
            second = _token(words, last + 1)
            if second is not None and second.folded in pack.scales and second.kind is Kind.WORD:
                value, step, last = value * pack.scales[second.folded], step * pack.scales[second.folded], last + 1
    measure, unit, last = _after(words, last, pack, measure, unit)
    if currency and measure is Measure.COUNT:
        measure, unit = Measure.MONEY, currency
    return _made(text, words, first, last, pack, value=value, measure=measure, step=step, unit=unit, worded=False)


def _after(words: Sequence[Token], last: int, pack: Pack, measure: Measure, unit: str) -> tuple[Measure, str, int]:
    """Percent signs and words, currencies and units after a value."""
    position = last + 1
    after = _token(words, position)
    if after is not None and after.text == "-" and after.glued:
        position += 1
        after = _token(words, position)
    if after is None:
        return measure, unit, last
    if after.text in _PERCENT_SIGNS or after.folded in _PERCENT_WORDS:
        return Measure.PERCENT, "", position
    following = _token(words, position + 1)
    if after.folded == "per" and following is not None and following.folded == "cent":
        return Measure.PERCENT, "", position + 1
    if after.text in _CURRENCY_SIGNS:
        return Measure.MONEY, _CURRENCY_SIGNS[after.text], position
    if after.kind is Kind.WORD and measure is Measure.COUNT:
        # "Canadian dollars", "US dollars": the currency is the second word.
        for place in (position, position + 1):
            word = _token(words, place)
            if word is not None and word.folded in pack.currencies:
                return Measure.MONEY, pack.currencies[word.folded], place
        if after.folded in pack.units and not (after.folded == "second" and len(after.text) == 1):
            return measure, pack.units[after.folded], last
        for name, code in _JAPANESE_UNITS.items():
            if after.text.startswith(name):
                return Measure.MONEY, code, position
    return measure, unit, last


def _japanese(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number:
    """Figures with 万, 億 and 兆, which may follow each other: 1兆2000億円."""
    total, step, last = 0.0, 1.0, index
    measure, unit = Measure.COUNT, ""
    position = index
    while position < len(words) and words[position].kind is Kind.FIGURE:
        value = float(words[position].text.replace(",", ""))
        decimals = len(words[position].text.replace(",", "").partition(".")[2])
        factor, rest = 1.0, ""
        after = _token(words, position + 1)
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
    return _made(text, words, index, last, pack, value=total, measure=measure, step=step, unit=unit, worded=False)


def _is_clock(words: Sequence[Token], index: int) -> bool:
    """Whether a figure is part of a time of day."""
    before, after, second = _token(words, index - 1), _token(words, index + 1), _token(words, index + 2)
    if after is not None and after.text == ":" and after.glued and second is not None and second.glued:
        return second.kind is Kind.FIGURE
    if before is not None and before.text == ":" and words[index].glued and index >= 2:
        return before.glued and words[index - 2].kind is Kind.FIGURE
    return after is not None and after.folded in ("am", "pm", "oclock", "o'clock", "gmt", "utc", "et", "est", "edt")


def _is_rank(words: Sequence[Token], index: int) -> bool:
    """Whether a figure is a place in an order: # 5, No. 5, number 5."""
    before, second = _token(words, index - 1), _token(words, index - 2)
    if before is None:
        return False
    if before.text == "#" or before.folded in ("number", "no"):
        return True
    return before.text == "." and second is not None and second.folded in ("no", "nos")


def _currency_before(words: Sequence[Token], index: int, pack: Pack) -> tuple[str, int]:
    """The currency that stands before a figure, and the index at which the amount begins."""
    before = _token(words, index - 1)
    if before is None:
        return "", index
    if before.text in _CURRENCY_SIGNS:
        prefix = _token(words, index - 2)
        if prefix is not None and prefix.text in ("US", "U.S."):
            return "USD", index - 2
        letters = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD"}
        if prefix is not None and before.glued and prefix.folded in letters and before.text == "$":
            return letters[prefix.folded], index - 2
        return _CURRENCY_SIGNS[before.text], index - 1
    if before.text.isupper() and before.folded in pack.currencies:
        return pack.currencies[before.folded], index - 1
    return "", index


def _worded(text: str, words: Sequence[Token], index: int, pack: Pack, taken: frozenset[int]) -> Number | None:
    """Numbers in words: twenty-five, two hundred and six, a third, three-quarters, twice, a dozen, eleventh."""
    word = words[index].folded
    before = _token(words, index - 1)
    if _in_name(words, index, pack):
        return None
    if word in pack.times:
        return _made(
            text, words, index, index, pack, value=pack.times[word], measure=Measure.TIMES, step=1, worded=True
        )
    if word == "dozen":
        return _made(text, words, index, index, pack, value=12, measure=Measure.COUNT, step=1, worded=True)
    if word in pack.shares and word not in pack.ordinals and not word.endswith("s"):
        return _half_or_quarter(text, words, index, pack)
    if word in pack.ordinals:
        following = _token(words, index + 1)
        if before is not None and before.folded in ("a", "one") and following is not None and following.folded == "of":
            if word in pack.shares:
                return _made(
                    text,
                    words,
                    index,
                    index,
                    pack,
                    value=pack.shares[word],
                    measure=Measure.SHARE,
                    step=0.01,
                    worded=True,
                )
        if word == "first":
            number = _made(text, words, index, index, pack, value=1, measure=Measure.ORDINAL, step=1, worded=True)
            return replace(number, derived=True)
        if word == "second" and before is not None and before.folded in ("per", "every"):
            return None
        return _made(
            text, words, index, index, pack, value=pack.ordinals[word], measure=Measure.ORDINAL, step=1, worded=True
        )
    if word in pack.cardinals or (word in pack.scales and before is not None and before.folded == "a"):
        return _cardinal(text, words, index, pack)
    return None


def _in_name(words: Sequence[Token], index: int, pack: Pack) -> bool:
    """Whether a number word is part of a name: Twenty One Pilots, the Group of Seven."""
    token, before, after = words[index], _token(words, index - 1), _token(words, index + 1)
    if not token.capital or token.folded in pack.times:
        return False
    if token.first:
        return after is not None and after.capital and after.folded in pack.cardinals
    beside = [word for word in (before, after) if word is not None and word.kind is Kind.WORD]
    return any(word.capital and not word.first for word in beside)


def _half_or_quarter(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number | None:
    word = words[index].folded
    before, after = _token(words, index - 1), _token(words, index + 1)
    if before is not None and (before.folded in pack.ordinals or before.folded in ("each", "every", "per", "last")):
        return None
    scale = _token(words, index + 2)
    if after is not None and after.folded == "a" and scale is not None and scale.folded in pack.scales:
        value = pack.shares[word] * pack.scales[scale.folded]
        return _made(text, words, index, index + 2, pack, value=value, measure=Measure.COUNT, step=1, worded=True)
    if after is None or after.folded not in ("of", "the", "its", "their", "his", "her", "a"):
        return None
    return _made(
        text, words, index, index, pack, value=pack.shares[word], measure=Measure.SHARE, step=0.01, worded=True
    )


def _cardinal(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number | None:
    total, current, position, last = 0.0, 0.0, index, index
    measure, step = Measure.COUNT, 1.0
    while position < len(words):
        token = words[position]
        word = token.folded
        if token.text == "-" and token.glued and position > index:
            position += 1
            continue
        joined = position == last + 1 or words[position - 1].text in ("-", "and")
        if position > index and not joined:
            break
        if word in pack.cardinals:
            value = pack.cardinals[word]
            # "two three" is a list; "twenty three" a number.
            if position > index and not (current % 100 == 0 or (current % 10 == 0 and value < 10)):
                break
            current, last = current + value, position
        elif word in pack.scales and pack.scales[word] >= 100 and word.isalpha() and len(word) > 3:
            factor = pack.scales[word]
            if factor == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * factor, 0.0
            last, step = position, (factor if total or factor == 100 else 1.0)
        elif word in pack.ordinals and position > index and words[position - 1].text == "-":
            current, last, measure = current + pack.ordinals[word], position, Measure.ORDINAL
            break
        elif word == "and" and current and current % 100 == 0 and _follows_number(words, position, pack):
            position += 1
            continue
        elif word in pack.shares and position > index and word.endswith(("s", "third", "half", "quarter")):
            return _made(
                text, words, index, position, pack, value=(total + current) * pack.shares[word],
                measure=Measure.SHARE, step=0.01, worded=True,
            )  # fmt: skip
        else:
            break
        position += 1
    value = total + current
    measure, unit, last = _after(words, last, pack, measure, "")
    number = _made(text, words, index, last, pack, value=value, measure=measure, step=step, unit=unit, worded=True)
    # One is no number that a claim must prove, but a source's "one" is less than two.
    return replace(number, derived=value == 1)


def _follows_number(words: Sequence[Token], position: int, pack: Pack) -> bool:
    following = _token(words, position + 1)
    return following is not None and following.folded in pack.cardinals


def _token(words: Sequence[Token], index: int) -> Token | None:
    return words[index] if 0 <= index < len(words) else None


def _made(
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
    bound = bound_before(words, first, pack.before_number)
    if bound is Bound.OVER and any(word.stem in _ACROSS for word in words[max(first - 3, 0) : first]):
        # "Averaged over 20 reviews" means across them.
        bound = Bound.AT_LEAST
    if bound is Bound.EXACT:
        bound = bound_after(words, last, pack)
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
        nouns=_nouns(words, first, last, pack),
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


_ACROSS = frozenset({"averag", "average", "spread", "divid", "distribut", "span", "extend"})
_FILLERS = frozenset("a an the of total just well".split())


def bound_before(words: Sequence[Token], first: int, table: object) -> Bound:
    """The bound that the words before a value set."""
    assert isinstance(table, dict)
    end = first
    # "more than a total of 20": skip small words, but never more than two.
    for _ in range(3):
        for length in (4, 3, 2, 1):
            start = end - length
            if start < 0:
                continue
            phrase = tuple(token.folded for token in words[start:end])
            if phrase in table:
                bound = table[phrase]
                assert isinstance(bound, Bound)
                return bound
        if end > 1 and words[end - 1].folded == "than" and words[end - 2].folded.endswith("er"):
            return Bound.OVER
        if end > 0 and words[end - 1].folded in _FILLERS:
            end -= 1
        else:
            break
    return Bound.EXACT


def bound_after(words: Sequence[Token], last: int, pack: Pack) -> Bound:
    """The bound that the words after a value set: `20 or more`, `20+`."""
    for length in (2, 1):
        phrase = tuple(token.folded for token in words[last + 1 : last + 1 + length])
        if phrase in pack.after_number:
            return pack.after_number[phrase]
    # "20 people or more": one noun may stand between.
    phrase = tuple(token.folded for token in words[last + 2 : last + 4])
    return pack.after_number.get(phrase, Bound.EXACT)


def _nouns(words: Sequence[Token], first: int, last: int, pack: Pack) -> frozenset[str]:
    """The stems of the words that say what is counted: those that follow, up to a break of the phrase."""
    found: list[str] = []
    for token in words[last + 1 : last + 8]:
        if token.kind is Kind.FIGURE or (token.kind is Kind.MARK and token.text not in "-'’\"“”``"):
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
