"""Hold a claim's number against those of its sources."""

from collections.abc import Iterable, Sequence

from briefgen.facts.agreement import agrees, comparable, equal, factor, value_for
from briefgen.facts.context import Context
from briefgen.facts.hold_bounds import bound_stands
from briefgen.facts.pack import Bound
from briefgen.facts.quantity import Measure, Number
from briefgen.facts.twins import Twin
from briefgen.frozen import frozen

_SMALL_COUNT = 12
_SEVERAL = 2
_ONE = frozenset({"one", "first", "single", "only", "sole", "once"})


@frozen
class Verdict:
    """Whether a value is borne; if not, the source's value that comes nearest, and whether it is a true rival."""

    borne: bool
    nearest: Number | None = None
    rival: bool = False


def may_replace(number: Number, context: Context) -> bool:
    """Whether the sources have another number that a claim's may stand in the place of.

    Where they have none, it makes no difference to `hold_number` which sentence the claim nearly repeats.
    """
    value, measure, bound = number.value, number.measure, number.bound
    for other in context.numbers:
        same = other.value == value and other.measure is measure
        if not same and other.bound is bound and comparable(number, other):
            return True
    return False


def hold_number(number: Number, context: Context, siblings: Sequence[Number] = (), twin: Twin | None = None) -> Verdict:
    """Whether the sources bear a number of a claim.

    `siblings` are all the claim's numbers; `twin` is the source's sentence that the claim's nearly repeats, whose own
    number it must then be.
    """
    candidates = [other for other in _of_kind(number, context.numbers) if comparable(number, other)]
    changed = (_changed(number, twin) if twin else None) or _just_one(number, candidates) or _placed(number, candidates)
    if changed is not None:
        return Verdict(borne=False, nearest=changed, rival=True)
    heads = context.title_numbers
    titled = [other for other in _of_kind(number, heads) if comparable(number, other)] if heads else []
    otherwise = _counts_otherwise(number, candidates, titled)
    if otherwise is not None:
        return Verdict(borne=False, nearest=otherwise, rival=True)
    if any(agrees(number, other) for other in candidates + titled) or _counted(number, context) or _is_plural(number):
        return Verdict(borne=True)
    if any(other.bound is number.bound and equal(other.value, number.value) for other in candidates):
        return Verdict(borne=True)
    sided = number.bound not in (Bound.EXACT, Bound.ABOUT)
    if (
        bound_stands(number, candidates, siblings)
        if sided
        else _as_year(number, context) or _as_one(number, context) or _as_quarter(number, context)
    ):
        return Verdict(borne=True)
    money = number.measure is Measure.MONEY and not candidates
    nearest = _nearest(number, [o for o in context.numbers if o.measure is Measure.MONEY] if money else candidates)
    rival = nearest is not None and (sided or not number.nouns or bool(number.nouns & nearest.nouns))
    if is_small_count(number) and number.bound is Bound.EXACT and _counted_often(number, candidates):
        rival = False
    return Verdict(borne=False, nearest=nearest, rival=rival)


def _of_kind(number: Number, stated: Sequence[Number]) -> Sequence[Number]:
    """The source's numbers that an amount of money may be: where the source names a currency, no bare counts."""
    if number.measure is not Measure.MONEY:
        return stated
    return [other for other in stated if other.measure is Measure.MONEY] or stated


def _counted_often(number: Number, candidates: Sequence[Number]) -> bool:
    """Whether a source counts such things again and again: then its reader may count them too."""
    shared = [(len(other.nouns & number.nouns), other.value) for other in candidates]
    most = max((count for count, _ in shared), default=0)
    return most > 0 and len({value for count, value in shared if count == most}) > _SEVERAL


def _counts_otherwise(number: Number, candidates: Sequence[Number], titled: Sequence[Number]) -> Number | None:
    """The source's same value of other things, where it has another value of the things that a claim counts."""
    if number.measure is not Measure.COUNT or number.bound is not Bound.EXACT or number.unit or not number.nouns:
        return None
    alike = [other for other in (*candidates, *titled) if agrees(number, other)]
    if any(not other.nouns or other.nouns & (number.nouns | number.around) for other in alike):
        return None
    same = (o for o in candidates if o.nouns & number.nouns and o.measure is Measure.COUNT and not o.derived)
    return alike[0] if alike and any(same) else None


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
    alike = [other for other in candidates if equal(other.value, number.value)]
    if any(not other.nouns or other.measure is not Measure.ORDINAL or other.nouns & number.nouns for other in alike):
        return None
    places = [other for other in candidates if other.measure is Measure.ORDINAL and other.value > 1]
    return next((other for other in places if alike and len(other.nouns & number.nouns) > 1), None)


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
    stated = twin.numbers
    for other in stated:
        if other.value == number.value and other.measure is number.measure:
            return None
    theirs = [other for other in stated if other.bound is number.bound and comparable(number, other)]
    if any(equal(value_for(number, other), value_for(other, number)) for other in stated):
        return None
    alike = [other for other in theirs if len(other.around & number.around) > 1]
    if number.bound is Bound.EXACT and any(agrees(number, other) for other in theirs):
        return None
    return alike[0] if alike else None


def _counted(number: Number, context: Context) -> bool:
    """Whether an ordinal is one of a count: `her second daughter`, where the source tells of two daughters."""
    return number.measure is Measure.ORDINAL and any(
        other.measure is Measure.COUNT and other.worded and number.value <= other.value and number.nouns & other.nouns
        for other in context.numbers
    )


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


def _nearest(number: Number, candidates: Iterable[Number]) -> Number | None:
    ranked = sorted(candidates, key=lambda other: (not number.nouns & other.nouns, factor(number, other)))
    return ranked[0] if ranked else None


def is_small_count(number: Number) -> bool:
    """Whether a number is a count of twelve or fewer in words: readers count such things for themselves."""
    return (
        number.worded
        and number.measure in (Measure.COUNT, Measure.TIMES)
        and not number.unit
        and number.value <= _SMALL_COUNT
    )
