"""Hold a claim's date against those of its sources."""

from datetime import date, timedelta
from itertools import pairwise

from briefgen.facts.context import Context
from briefgen.facts.moment import Moment
from briefgen.facts.pack import When
from briefgen.facts.quantity import Measure
from briefgen.frozen import frozen


@frozen
class DateVerdict:
    """Whether a date is borne; if not, the source's date that comes nearest. `unchecked`: nothing to go by."""

    borne: bool
    nearest: Moment | None = None
    unchecked: bool = False


def hold_date(moment: Moment, context: Context) -> DateVerdict:
    """Whether the sources bear a date of a claim."""
    stated = context.moments + context.title_moments
    if moment.weekday is not None:
        return _hold_weekday(moment, context)
    if moment.relative:
        return DateVerdict(borne=True)
    sided = moment.when in (When.BEFORE, When.AFTER)
    if sided and moment.last_year is not None and moment.year is not None:
        borne = _span_holds(moment, moment.year, moment.last_year, context)
    elif moment.when in (When.AT, When.AS_OF, When.UNTIL) or moment.last_year is not None:
        borne = _stands(moment, context)
    else:
        borne = _side_holds(moment, context)
    return DateVerdict(borne, None if borne else _nearest(moment, stated))


def _stands(moment: Moment, context: Context) -> bool:
    """Whether a source has the date itself, as exactly as the claim."""
    if moment.year is not None and moment.month is None:
        if moment.last_year is not None:
            return _span_stands(moment.year, moment.last_year, context)
        # A decade, or a span of years, tells nothing of the years within it.
        ends = any(other.last_year == moment.year for other in context.moments)
        return ends or _has_year(moment.year, context) or _last_year(moment, context)
    if any(_same(moment, other, context) for other in context.moments + context.title_moments):
        return True
    if _day_alone(moment, context) or _by_dateline(moment, context):
        return True
    return any(_same(moment, _day(day), context) for day in context.issued)


_SHORT = 9


def _span_stands(first: int, last: int, context: Context) -> bool:
    """Whether a source has a year, or a shorter span, within a span of years; the end too of a short one (2018-19)."""
    if last - first < _SHORT and not _has_year(last, context):
        return False
    inside = range(first, last + 1)
    return any(
        other.year in inside and (other.last_year is None or other.last_year in inside)
        for other in context.moments + context.title_moments
    )


def _has_year(year: int, context: Context) -> bool:
    return year in context.years or any(number.value == year for number in context.numbers)


def _last_year(moment: Moment, context: Context) -> bool:
    """Whether a source whose day of issue is unknown says "last year", and has a full date in the year after."""
    if context.issued or moment.year is None:
        return False
    following = any(_on(each) is not None and each.year == moment.year + 1 for each in context.moments)
    return following and any(
        (one.folded, other.folded) == ("last", "year")
        for reading in context.passages
        for one, other in pairwise(reading.tokens)
    )


_WEEK = timedelta(days=6)


def _by_dateline(moment: Moment, context: Context) -> bool:
    """Whether a source of unknown date has the weekday of a claim's day, and a full date in the same week."""
    if context.issued or moment.year is None or moment.month is None or moment.day is None:
        return False
    weekday = _weekday_of(moment.year, moment.month, moment.day)
    if weekday is None or all(other.weekday != weekday for other in context.moments):
        return False
    on = date(moment.year, moment.month, moment.day)
    days = (_on(other) for other in context.moments + context.title_moments)
    return any(day is not None and abs(day - on) <= _WEEK for day in days)


def _on(moment: Moment) -> date | None:
    if moment.year is None or moment.month is None or moment.day is None or moment.year < 1:
        return None
    valid = _weekday_of(moment.year, moment.month, moment.day) is not None
    return date(moment.year, moment.month, moment.day) if valid else None


def _day_alone(moment: Moment, context: Context) -> bool:
    """Whether a source has "Monday the 23rd", a day of a month that it names elsewhere."""
    if moment.day is None or all(other.month != moment.month for other in context.moments):
        return False
    return any(number.measure is Measure.ORDINAL and number.value == moment.day for number in context.numbers)


def _day(day: date) -> Moment:
    return Moment(day.year, day.month, day.day, When.AT, "", 0, 0, range(0), 0)


def _same(moment: Moment, other: Moment, context: Context) -> bool:
    """Whether a date of a source has every part that the claim's date has."""
    if not _same_year(moment, other, context) or (moment.month is not None and other.month != moment.month):
        return False
    if moment.day is None or other.day is None:
        return moment.day is None
    if other.relative and other.weekday is not None:
        return moment.day in _week_days(other)
    return other.day <= moment.day <= (other.last_day or other.day)


def _same_year(moment: Moment, other: Moment, context: Context) -> bool:
    if moment.year is None:
        return True
    # A day without a year is of a year that stands somewhere else.
    if other.year is not None:
        return other.year == moment.year
    return moment.year in context.years or _within_a_year(moment, other, context)


def _within_a_year(moment: Moment, other: Moment, context: Context) -> bool:
    """Whether a month without a year is the claim's: the nearest before or after a full date of the source."""
    if moment.year is None or other.month is None:
        return False
    days = [(day.year, day.month) for day in context.issued]
    days += [(each.year, each.month) for each in context.moments if each.year and each.month and each.day]
    there = moment.year * 12 + other.month
    return any(abs(there - year * 12 - month) < 12 for year, month in days)


def _week_days(other: Moment) -> set[int]:
    """A weekday may be the one before or the one after the day of writing."""
    if other.year is None or other.month is None or other.day is None:
        return set()
    on = date(other.year, other.month, other.day)
    return {(on + timedelta(days=7 * away)).day for away in (-1, 0, 1)}


def _hold_weekday(moment: Moment, context: Context) -> DateVerdict:
    weekdays: set[int | None] = {other.weekday for other in context.moments if other.weekday is not None}
    days = [other for other in context.moments if other.precision == 3 and other.weekday is None]
    for other in days:
        year = other.year or next(iter(sorted(context.years, reverse=True)), None)
        if year and other.month and other.day:
            days_on = range(other.day, (other.last_day or other.day) + 1)
            weekdays |= {_weekday_of(year, other.month, day) for day in days_on}
    if moment.weekday in weekdays:
        return DateVerdict(borne=True)
    if moment.weekday in {day.weekday() for day in context.issued}:
        return DateVerdict(borne=True)
    return DateVerdict(borne=False, nearest=next((o for o in context.moments if o.weekday is not None), None))


def _weekday_of(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _key(moment: Moment, year: int | None) -> tuple[int, int, int]:
    return (year or 0, moment.month or 0, moment.day or 0)


def _side_holds(moment: Moment, context: Context) -> bool:
    """Whether a date of the source at least as exact lies on the side that the claim names."""
    return any(_on_side(moment, other, context) for other in context.moments if other.precision >= moment.precision)


def _on_side(moment: Moment, other: Moment, context: Context) -> bool:
    precision = moment.precision
    year = other.year
    if year is None and moment.year is not None:
        year = max(context.years, default=None)
        if year is None:
            return False
    theirs = _key(other, year)[_from(moment) : precision]
    ours = _key(moment, moment.year)[_from(moment) : precision]
    if other.last_year is not None and precision == 1 and moment.when is not When.BEFORE:
        theirs = (other.last_year,)
    if theirs == ours:
        return _equal_counts(moment, other)
    if moment.when is When.BEFORE or (moment.when is When.BY and other.when not in _DEADLINES):
        return theirs < ours
    return moment.when is When.AFTER and theirs > ours


_DEADLINES = frozenset({When.BY, When.BEFORE, When.UNTIL})


def _span_holds(moment: Moment, first: int, last: int, context: Context) -> bool:
    """Whether a source has a year before the first of a span of years, or after its last."""
    years = [(other.year, other.last_year or other.year) for other in context.moments if other.year is not None]
    if moment.when is When.BEFORE:
        return any(end < first for _, end in years)
    return any(start > last for start, _ in years)


def _from(moment: Moment) -> int:
    """The first part of a date that a claim names: 0 the year, 1 the month."""
    return 0 if moment.year is not None else 1


def _equal_counts(moment: Moment, other: Moment) -> bool:
    if moment.when in (When.SINCE, When.BY):
        return True
    if moment.when is When.BEFORE:
        return other.when in (When.BEFORE, When.UNTIL, When.BY)
    return other.when in (When.AFTER, When.SINCE)


def _nearest(moment: Moment, stated: tuple[Moment, ...]) -> Moment | None:
    def distance(other: Moment) -> tuple[int, int, int]:
        return (
            abs((other.year or moment.year or 0) - (moment.year or other.year or 0)),
            abs((other.month or moment.month or 0) - (moment.month or other.month or 0)),
            abs((other.day or moment.day or 0) - (moment.day or other.day or 0)),
        )

    return min(stated, key=distance, default=None)
