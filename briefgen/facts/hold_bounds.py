"""Whether a bound that a claim sets ("more than 500") holds against the values of its sources."""

from collections.abc import Sequence

from briefgen.facts.agreement import comparable, equal, factor, rounded, value_for
from briefgen.facts.pack import Bound
from briefgen.facts.quantity import Measure, Number

_NEAR = 1.5
_APART = 2.0
_NEIGHBOUR = 0.03
_NOUN = 0.12


def bound_stands(number: Number, candidates: Sequence[Number], siblings: Sequence[Number]) -> bool:
    """Whether a bound holds against what is written, or against what can be worked out where that is nearer."""
    if number.measure is Measure.MONEY and any(other.measure is Measure.MONEY for other in candidates):
        candidates = [other for other in candidates if other.measure is Measure.MONEY]
    pool = [other for other in candidates if not other.derived]
    if not any(factor(number, other) <= _NEAR for other in pool):
        derived = [other for other in candidates if other.derived]
        pool += [other for other in derived if not pool or factor(number, other) <= _NEAR]
    # One of the same is fewer than two of it, whatever else is counted nearby.
    pool += [o for o in candidates if o.derived and o.worded and o.nouns & number.nouns and o not in pool]
    return _bound_holds(number, [other for other in pool if not _taken(other, number, siblings)] or pool)


def _taken(stated: Number, number: Number, siblings: Sequence[Number]) -> bool:
    """Whether another number of the claim comes nearer to what a source states."""
    return any(
        other is not number and comparable(other, stated) and factor(other, stated) < factor(number, stated)
        and factor(other, stated) < _NEAR
        for other in siblings
    )  # fmt: skip


def _bound_holds(claimed: Number, candidates: Sequence[Number]) -> bool:
    """Whether a bound holds: judged by the nearest value of the same noun within a factor of 1.5, else by any."""
    near = [other for other in candidates if factor(claimed, other) <= _NEAR]
    same = [other for other in candidates if claimed.nouns & other.nouns]
    if same and not any(other in near for other in same):
        if any(_satisfies(claimed, other) and not _scaled(claimed, other) for other in same):
            return True
        if any(len(claimed.nouns & other.nouns) > 1 for other in same):
            return False
    if near:
        least = min(_distance(claimed, other) for other in near)
        return any(_satisfies(claimed, other) for other in near if _distance(claimed, other) <= least + 1e-9)
    # "100 people have died" is about "3 deaths" rather than "188 cases".
    same = same or [other for other in candidates if claimed.around & other.nouns] or list(candidates)
    if any(_scaled(claimed, other) for other in same):
        return False
    return any(_satisfies(claimed, other) for other in same)


def _distance(claimed: Number, stated: Number) -> float:
    """How far a value is from the claim's: by its size, less something for each word that both count or stand among."""
    shared = _NOUN * len(claimed.nouns & stated.nouns) + _NEIGHBOUR * len(claimed.around & stated.around)
    return factor(claimed, stated) - 1 - shared


def _scaled(claimed: Number, stated: Number) -> bool:
    """Whether the same digits stand at another scale: million for billion."""
    ratio = factor(claimed, stated)
    return claimed.measure is stated.measure and claimed.value >= 1e3 and any(equal(ratio, p) for p in (1e3, 1e6, 1e9))


def _satisfies(claimed: Number, stated: Number) -> bool:
    """Whether what a source states lies on the side that the claim names."""
    value, other = value_for(claimed, stated), value_for(stated, claimed)
    upward = claimed.bound in (Bound.OVER, Bound.AT_LEAST)
    if Measure.ORDINAL in (claimed.measure, stated.measure) and not claimed.timed:
        # Above the tenth place is the ninth.
        return other < value if upward else other > value
    beyond = other > value if upward else other < value
    if stated.bound in (Bound.EXACT, Bound.ABOUT):
        return claimed.bound in (Bound.AT_LEAST, Bound.AT_MOST) if equal(value, other) else beyond
    if factor(claimed, stated) > _APART:
        return False
    if claimed.bound is stated.bound is Bound.AT_MOST:
        return equal(value, other) or rounded(claimed, value, stated, other)
    same_side = (stated.bound in (Bound.OVER, Bound.AT_LEAST)) == upward
    return beyond or (same_side and equal(value, other))
