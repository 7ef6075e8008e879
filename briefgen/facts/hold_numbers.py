"""Hold a claim's number against those of its sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.facts.context import Context
from briefgen.facts.pack import Bound
from briefgen.facts.quantity import Measure, Number
from briefgen.facts.twins import Twin

_ABOUT = 0.10
_NEAR = 1.5
_APART = 2.0
_SMALL_COUNT = 12
_NEIGHBOUR = 0.03
_NOUN = 0.12
_ONE = frozenset({"one", "first", "single", "only", "sole", "once"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a value is borne; if not, the source's value that comes nearest, and whether it is a true rival."""

    borne: bool
    nearest: Number | None = None
    rival: bool = False


def hold_number(number: Number, context: Context, siblings: Sequence[Number] = (), twin: Twin | None = None) -> Verdict:
    """Whether the sources bear a number of a claim.

    `siblings` are all the claim's numbers; `twin` is the source's sentence that the claim's nearly repeats, whose own
    number it must then be.
    """
    candidates = [other for other in context.numbers if comparable(number, other)]
    changed = (_changed(number, twin) if twin else None) or _just_one(number, candidates) or _placed(number, candidates)
    if changed is not None:
        return Verdict(borne=False, nearest=changed, rival=True)
    titled = [other for other in context.title_numbers if comparable(number, other)]
    if any(_agrees(number, other) for other in candidates + titled) or _counted(number, context) or _is_plural(number):
        return Verdict(borne=True)
    if any(other.bound is number.bound and _equal(other.value, number.value) for other in candidates):
        return Verdict(borne=True)
    sided = number.bound not in (Bound.EXACT, Bound.ABOUT)
    if (
        _bounded(number, candidates, siblings)
        if sided
        else _as_year(number, context) or _as_one(number, context) or _as_quarter(number, context)
    ):
        return Verdict(borne=True)
    nearest = _nearest(number, candidates)
    rival = nearest is not None and (sided or not number.nouns or bool(number.nouns & nearest.nouns))
    return Verdict(borne=False, nearest=nearest, rival=rival)


def _is_plural(number: Number) -> bool:
    """Whether a number is "more than one", which says no more than a plural does."""
    return number.value == 1 and number.bound is Bound.OVER and number.measure is Measure.COUNT


def _just_one(number: Number, candidates: Sequence[Number]) -> Number | None:
    """The source's "one" of the same things of which a claim has more than one."""
    if not _is_plural(number):
        return None
    same = [other for other in candidates if number.nouns & other.nouns or other.measure is Measure.TIMES]
    ones = [other for other in same if other.value == 1 and other.bound is Bound.EXACT]
    return ones[0] if ones and not any(other.value > 1 for other in same) else None


def _placed(number: Number, candidates: Sequence[Number]) -> Number | None:
    """The source's ordinal of the very things to which a claim gives another place, one that is of other things."""
    if number.measure is not Measure.ORDINAL or number.bound is not Bound.EXACT or not number.worded:
        return None
    equal = [other for other in candidates if _equal(other.value, number.value)]
    if any(not other.nouns or other.measure is not Measure.ORDINAL or other.nouns & number.nouns for other in equal):
        return None
    places = [other for other in candidates if other.measure is Measure.ORDINAL and other.value > 1]
    return next((other for other in places if equal and len(other.nouns & number.nouns) > 1), None)


def _bounded(number: Number, candidates: Sequence[Number], siblings: Sequence[Number]) -> bool:
    """Whether a bound holds against what is written, or against what can be worked out where that is nearer."""
    if number.measure is Measure.MONEY and any(other.measure is Measure.MONEY for other in candidates):
        candidates = [other for other in candidates if other.measure is Measure.MONEY]
    pool = [other for other in candidates if not other.derived]
    if not any(_ratio(number, other) <= _NEAR for other in pool):
        derived = [other for other in candidates if other.derived]
        pool += [other for other in derived if not pool or _ratio(number, other) <= _NEAR]
    # One of the same is fewer than two of it, whatever else is counted nearby.
    pool += [o for o in candidates if o.derived and o.worded and o.nouns & number.nouns and o not in pool]
    return _bound_holds(number, [other for other in pool if not _taken(other, number, siblings)] or pool)


_FIRST = frozenset({"first", "debut", "initial", "maiden", "original", "inaugural", "1st"})


def hold_first(number: Number, context: Context) -> Verdict:
    """Whether a claim's "first" may stand: the sources say it too, or give the same thing no other place."""
    if not context.words.isdisjoint(_FIRST):
        return Verdict(borne=True)
    rivals = [n for n in context.numbers if n.measure is Measure.ORDINAL and n.worded and n.nouns & number.nouns]
    return Verdict(borne=False, nearest=rivals[0], rival=True) if rivals else Verdict(borne=True)


def is_first(number: Number) -> bool:
    """Whether a number is the word first."""
    return number.derived and number.measure is Measure.ORDINAL and number.value == 1


def _changed(number: Number, twin: Twin) -> Number | None:
    """The number of the source's own sentence that the claim replaces by another, if it does."""
    theirs = [other for other in twin.numbers if other.bound is number.bound and comparable(number, other)]
    if any(_equal(_value(number, other), _value(other, number)) for other in twin.numbers):
        return None
    alike = [other for other in theirs if len(other.around & number.around) > 1]
    if number.bound is Bound.EXACT and any(_agrees(number, other) for other in theirs):
        return None
    return alike[0] if alike else None


def _counted(number: Number, context: Context) -> bool:
    """Whether an ordinal is one of a count: `her second daughter`, where the source tells of two daughters."""
    return number.measure is Measure.ORDINAL and any(
        other.measure is Measure.COUNT and other.worded and number.value <= other.value and number.nouns & other.nouns
        for other in context.numbers
    )


def _taken(stated: Number, number: Number, siblings: Sequence[Number]) -> bool:
    """Whether another number of the claim comes nearer to what a source states."""
    return any(
        other is not number and comparable(other, stated) and _ratio(other, stated) < _ratio(number, stated)
        and _ratio(other, stated) < _NEAR
        for other in siblings
    )  # fmt: skip


def _as_year(number: Number, context: Context) -> bool:
    return number.measure is Measure.COUNT and number.value in context.years


def _as_one(number: Number, context: Context) -> bool:
    """One, first and single are no numbers to the reader, so that any of them bears a 1."""
    return number.value == 1 and not number.unit and not context.words.isdisjoint(_ONE)


def _as_quarter(number: Number, context: Context) -> bool:
    """The third quarter is borne by a day in August, where the sources count no quarters themselves."""
    if number.measure is not Measure.ORDINAL or "quarter" not in number.nouns:
        return False
    if any("quarter" in other.nouns for other in context.numbers):
        return False
    return any(moment.month and (moment.month + 2) // 3 == number.value for moment in context.moments)


def comparable(claimed: Number, stated: Number) -> bool:
    """Whether two numbers are of one kind, so that one may be held against the other."""
    kinds = {claimed.measure, stated.measure}
    if kinds == {Measure.MONEY}:
        return claimed.unit == stated.unit or {claimed.unit, stated.unit} <= {"USD", "AUD", "CAD", "HKD", "NZD", "SGD"}
    if len(kinds) == 1:
        return not (claimed.unit and stated.unit and claimed.unit != stated.unit)
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


def _value(number: Number, other: Number) -> float:
    """A number's value in the terms of another: shares as percent."""
    if number.measure is Measure.SHARE and other.measure is Measure.PERCENT:
        return number.value * 100
    return number.value


def _agrees(claimed: Number, stated: Number) -> bool:
    """Whether an exact or approximate claim has the value that a source states."""
    value, other = _value(claimed, stated), _value(stated, claimed)
    if claimed.bound is Bound.EXACT:
        return _equal(value, other) or _rounded(claimed, value, stated, other)
    if claimed.bound is Bound.ABOUT:
        if stated.bound is Bound.ABOUT:
            # "Nearly 77" for a source's "nearly 79" is a slip, not a rounding.
            return _equal(value, other) or _rounded(claimed, value, stated, other)
        return abs(value - other) <= _ABOUT * max(abs(other), abs(value)) + 1e-9
    return False


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1.0)


def _rounded(claimed: Number, value: float, stated: Number, other: float) -> bool:
    """Whether the claim's value is the source's, rounded to the digits that the claim writes."""
    if stated.measure is Measure.SHARE or claimed.measure is Measure.SHARE:
        return abs(value - other) <= 0.035 * max(value, other)
    if stated.step >= claimed.step:
        return False
    return abs(value - other) <= claimed.step / 2 * (1 + 1e-9) and abs(value - other) <= 0.05 * abs(other)


def _bound_holds(claimed: Number, candidates: Sequence[Number]) -> bool:
    """Whether a bound holds: judged by the nearest value of the same noun within a factor of 1.5, else by any."""
    near = [other for other in candidates if _ratio(claimed, other) <= _NEAR]
    same = [other for other in candidates if claimed.nouns & other.nouns]
    if same and not any(other in near for other in same):
        if any(_satisfies(claimed, other) and not _scaled(claimed, other) for other in same):
            return True
        if any(len(claimed.nouns & other.nouns) > 1 for other in same):
            return False
    if near:
        least = min(_distance(claimed, other) for other in near)
        return any(_satisfies(claimed, other) for other in near if _distance(claimed, other) <= least + 1e-9)
    same = same or list(candidates)
    if any(_scaled(claimed, other) for other in same):
        return False
    return any(_satisfies(claimed, other) for other in same)


def _distance(claimed: Number, stated: Number) -> float:
    """How far a value is from the claim's: by its size, less something for each word that both count or stand among."""
    shared = _NOUN * len(claimed.nouns & stated.nouns) + _NEIGHBOUR * len(claimed.around & stated.around)
    return _ratio(claimed, stated) - 1 - shared


def _scaled(claimed: Number, stated: Number) -> bool:
    """Whether the same digits stand at another scale: million for billion."""
    ratio = _ratio(claimed, stated)
    return claimed.measure is stated.measure and claimed.value >= 1e3 and any(_equal(ratio, p) for p in (1e3, 1e6, 1e9))


def _ratio(claimed: Number, stated: Number) -> float:
    one, other = abs(_value(claimed, stated)), abs(_value(stated, claimed))
    if one == other:
        return 1.0
    return max(one, other) / min(one, other) if min(one, other) > 0 else float("inf")


def _satisfies(claimed: Number, stated: Number) -> bool:
    """Whether what a source states lies on the side that the claim names."""
    value, other = _value(claimed, stated), _value(stated, claimed)
    upward = claimed.bound in (Bound.OVER, Bound.AT_LEAST)
    if Measure.ORDINAL in (claimed.measure, stated.measure) and not claimed.timed:
        # Above the tenth place is the ninth.
        return other < value if upward else other > value
    beyond = other > value if upward else other < value
    if stated.bound in (Bound.EXACT, Bound.ABOUT):
        return claimed.bound in (Bound.AT_LEAST, Bound.AT_MOST) if _equal(value, other) else beyond
    if _ratio(claimed, stated) > _APART:
        return False
    if claimed.bound is stated.bound is Bound.AT_MOST:
        return _equal(value, other) or _rounded(claimed, value, stated, other)
    same_side = (stated.bound in (Bound.OVER, Bound.AT_LEAST)) == upward
    return beyond or (same_side and _equal(value, other))


def _nearest(number: Number, candidates: Iterable[Number]) -> Number | None:
    ranked = sorted(candidates, key=lambda other: (not number.nouns & other.nouns, _ratio(number, other)))
    return ranked[0] if ranked else None


def is_small_count(number: Number) -> bool:
    """Whether a number is a count of twelve or fewer in words: readers count such things for themselves."""
    return (
        number.worded
        and number.measure in (Measure.COUNT, Measure.TIMES)
        and not number.unit
        and number.value <= _SMALL_COUNT
    )
