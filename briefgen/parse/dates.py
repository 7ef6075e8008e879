"""Dates as authors write them: a year, a month, a day, or a time."""

import re
from calendar import monthrange
from datetime import UTC, datetime, time, tzinfo

from briefgen.frozen import frozen
from briefgen.model import PartialDate

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt ]+(.+))?)?)?", re.ASCII)
_TIME = re.compile(r"(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?) *(Z|z|[+-]\d{2}(?::?\d{2})?)?", re.ASCII)
_LOOSE = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?", re.ASCII)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@frozen
class BadDate:
    """Why a text is no date, how to mend it, and the date that it certainly means, where one is certain."""

    message: str
    help: str
    meant: str | None = None


def zone(name: str) -> tzinfo:
    """The time zone of that name; universal time where this machine knows no such zone."""
    return known_zone(name) or UTC


def known_zone(name: str) -> tzinfo | None:
    """The time zone of that name in the tz database, or None."""
    if name == "UTC":
        return UTC
    # Few sites name another, and the database takes as long to load as a briefing to read.
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def read_date(text: str, timezone: tzinfo) -> PartialDate | BadDate:
    """The date that a text says: `2025`, `2025-10`, `2025-10-28` or `2025-10-28T09:30+09:00`.

    A time without an offset is read in `timezone`.
    """
    text = text.strip()
    found = _DATE.fullmatch(text)
    if not found:
        return _unclear(text)
    year, month, day = (int(part) if part else None for part in found.groups()[:3])
    if year is None or year == 0:
        return BadDate("there is no year 0", "write the year with four digits, as in 2025")
    if month is not None and not 1 <= month <= 12:
        return BadDate(f"there is no month {month}", "write year, month and day, as in 2025-10-28")
    if month is not None and day is not None and not 1 <= day <= (last := monthrange(year, month)[1]):
        return BadDate(f"there is no {day} {_MONTHS[month - 1]} {year}", f"that month has {last} days")
    if month is None or day is None or found[4] is None:
        return PartialDate(year, month, day)
    return _with_time(PartialDate(year, month, day), found[4], timezone)


def _with_time(day: PartialDate, text: str, timezone: tzinfo) -> PartialDate | BadDate:
    bad = BadDate(f"“{text}” is not a time of day", "write hours, minutes and the offset, as in 2025-10-28T09:30+09:00")
    found = _TIME.fullmatch(text)
    if day.year in {1, 9999}:
        # Another time zone would have it in a year that no calendar here holds.
        return BadDate(f"no time of day is read for the year {day.year}", "write the day alone")
    if not found or day.on is None:
        return bad
    offset = (found[2] or "").upper().replace("Z", "+00:00")
    try:
        hour = time.fromisoformat(found[1] + offset)
    except ValueError:
        return bad
    moment = datetime.combine(day.on, hour, hour.tzinfo or timezone)
    return PartialDate(day.year, day.month, day.day, moment)


def _unclear(text: str) -> BadDate:
    shown = text if len(text) <= 40 else text[:39] + "…"
    meant = None
    if found := _LOOSE.fullmatch(text):
        meant = "-".join(part.zfill(2) for part in found.groups() if part)
        if isinstance(read_date(meant, UTC), BadDate):
            meant = None
    return BadDate(f"“{shown}” is not a date", f"write {meant or 'year, month and day, as in 2025-10-28'}", meant)
