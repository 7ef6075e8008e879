"""Dates: for people, and for machines."""

from datetime import UTC, date, datetime, time, tzinfo

from briefgen.frozen import frozen
from briefgen.model import PartialDate
from briefgen.outputs.word_table import Words


@frozen
class Moment:
    """A date or time: `iso` for `<time datetime>`, `text` for people in the site's language."""

    iso: str
    text: str


def moment(value: date | datetime | PartialDate, words: Words) -> Moment:
    """A date, time or partial date as both are shown."""
    if isinstance(value, PartialDate):
        return _partial(value.time or value, words)
    return _partial(value, words)


def span_of_days(start: date, end: date | None, words: Words) -> tuple[Moment, ...]:
    """The first and last day of something, or one day; the first says no month or year that the last says too."""
    first = moment(start, words)
    if end is None or end == start:
        return (first,)
    pattern = words.day_pattern
    if start.year == end.year:
        pattern = words.day_in_month if start.month == end.month else words.day_in_year
    text = pattern.format(year=start.year, month=words.months[start.month - 1], day=start.day)
    return Moment(first.iso, text), moment(end, words)


def timestamp(value: date | datetime, timezone: str) -> str:
    """A date or time as RFC 3339 wants it; what has no offset is read in the site's timezone.

    Raises:
        ZoneInfoNotFoundError: The timezone is unknown to this machine.
    """
    if not isinstance(value, datetime):
        value = datetime.combine(value, time(), _zone(timezone))
    elif value.tzinfo is None:
        value = value.replace(tzinfo=_zone(timezone))
    offset = value.utcoffset()
    if offset and offset.total_seconds() % 60:
        # Before standard time the sun told it; RFC 3339 knows no offset with seconds.
        value = value.astimezone(UTC)
    return value.isoformat(timespec="seconds").replace("+00:00", "Z")


def _zone(timezone: str) -> tzinfo:
    if timezone == "UTC":
        return UTC
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - few sites name another

    return ZoneInfo(timezone)


def _partial(value: date | datetime | PartialDate, words: Words) -> Moment:
    if isinstance(value, datetime):
        iso = value.isoformat(timespec="minutes")
        offset = value.isoformat()[-6:] if value.utcoffset() else ""
        clock = f"{value:%H:%M}" + (f" UTC{offset}" if value.tzinfo else "")
        return Moment(iso, f"{_day(value.year, value.month, value.day, words)}, {clock}")
    if isinstance(value, date):
        return Moment(value.isoformat(), _day(value.year, value.month, value.day, words))
    return Moment(str(value), _day(value.year, value.month, value.day, words))


def _day(year: int, month: int | None, day: int | None, words: Words) -> str:
    if month is None:
        return str(year)
    name = words.months[month - 1]
    pattern = words.month_pattern if day is None else words.day_pattern
    return pattern.format(year=year, month=name, day=day)
