"""Whether two numbers are of one kind, and whether they have one value."""

from briefgen.facts.pack import Bound
from briefgen.facts.quantity import Measure, Number

_ABOUT = 0.10
_DOLLARS = frozenset({"USD", "AUD", "CAD", "HKD", "NZD", "SGD"})


def comparable(claimed: Number, stated: Number) -> bool:
    """Whether two numbers are of one kind, so that one may be held against the other."""
    if claimed.measure is stated.measure:
        if claimed.measure is not Measure.MONEY:
            return _of_one_unit(claimed, stated)
        return claimed.unit == stated.unit or {claimed.unit, stated.unit} <= _DOLLARS
    kinds = {claimed.measure, stated.measure}
    if kinds == {Measure.COUNT, Measure.MONEY}:
        plain = claimed if claimed.measure is Measure.COUNT else stated
        return not plain.unit
    if kinds == {Measure.PERCENT, Measure.SHARE}:
        return True
    if kinds == {Measure.ORDINAL, Measure.COUNT}:
        count = claimed if claimed.measure is Measure.COUNT else stated
        # "The fourth season" bears "Season 4", and is borne by it; "3 nations" bears no "third leg".
        named = claimed is count and bool(claimed.around & stated.nouns)
        same = named or not count.nouns or bool(claimed.nouns & stated.nouns)
        return same and not count.worded and not count.unit
    return kinds == {Measure.TIMES, Measure.COUNT}


def _of_one_unit(claimed: Number, stated: Number) -> bool:
    """Whether two numbers may count the same: neither "three nations" nor "three weeks" bears "three days"."""
    if claimed.unit and stated.unit:
        return claimed.unit == stated.unit
    united, other = (claimed, stated) if claimed.unit else (stated, claimed)
    return not united.unit or not other.nouns or united.unit in other.nouns or bool(united.nouns & other.nouns)


def value_for(number: Number, other: Number) -> float:
    """A number's value in the terms of another: shares as percent."""
    if number.measure is Measure.SHARE and other.measure is Measure.PERCENT:
        return number.value * 100
    return number.value


def agrees(claimed: Number, stated: Number) -> bool:
    """Whether an exact or approximate claim has the value that a source states."""
    value, other = value_for(claimed, stated), value_for(stated, claimed)
    if claimed.bound is Bound.EXACT:
        return equal(value, other) or rounded(claimed, value, stated, other)
    if claimed.bound is Bound.ABOUT:
        if stated.bound is Bound.ABOUT:
            # "Nearly 77" for a source's "nearly 79" is a slip, not a rounding.
            return equal(value, other) or rounded(claimed, value, stated, other)
        return abs(value - other) <= _ABOUT * max(abs(other), abs(value)) + 1e-9
    return False


def equal(one: float, other: float) -> bool:
    """Whether two values are the same but for what arithmetic does to them."""
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1.0)


def rounded(claimed: Number, value: float, stated: Number, other: float) -> bool:
    """Whether the claim's value is the source's, rounded to the digits that the claim writes."""
    if stated.measure is Measure.SHARE or claimed.measure is Measure.SHARE:
        return abs(value - other) <= 0.035 * max(value, other)
    if stated.step >= claimed.step:
        return False
    return abs(value - other) <= claimed.step / 2 * (1 + 1e-9) and abs(value - other) <= 0.05 * abs(other)


def factor(claimed: Number, stated: Number) -> float:
    """How many times the smaller of two values goes into the larger; infinite where one is zero."""
    one, other = abs(value_for(claimed, stated)), abs(value_for(stated, claimed))
    if one == other:
        return 1.0
    return max(one, other) / min(one, other) if min(one, other) > 0 else float("inf")
