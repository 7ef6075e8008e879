"""The date of publication, as newspapers print it in English, in ISO 8601 and in Japanese.

A date is read only where it is certain: `3/4/2025` is a day in March or in April, so it is not.
"""

import re
from datetime import date

from briefgen.model import PartialDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
        rf"\b{_YEAR}/(?P<number>\d\d?)/(?P<day>\d\d?)(?![\d/])",
        rf"\b{_DAY}\s+{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"(?<![\d.]){_DAY}\.(?P<number>\d\d?)\.{_YEAR}(?![\d.])",
        rf"{_YEAR}年(?P<number>\d\d?)月(?P<day>\d\d?)日",
    )
)
_LABEL = r"(?:first\s+)?(?:published|posted|issued|date|publication date|released)(?:\s+(?:on|at))?\s*:?\s+"
_AROUND = re.compile(
    rf"^(?P<label>{_LABEL})?(?:on\s+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^[\s,|·•–—-]*(?:at\s+)?(?:\d{1,2}(?:[:.]\d\d(?::\d\d)?|時(?:\d{1,2}分)?))?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:\(?(?:[A-Z]{2,4}|UTC\s?[+-]\d{1,2}(?::\d\d)?)\)?)?(?:\s*[|·•–—-]?\s*updated\b.*)?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^(?P<place>[^\W\d_][^–—\n(]{1,60}?)(?:\s*\((?P<agency>[\w .]{2,24})\))?\s*(?:[–—]|--|-\s)")
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


def read_iso(text: str) -> PartialDate | None:
    """A date as the command line takes it: `2025`, `2025-10` or `2025-10-28`; None for any other text."""
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year or 0, month, day)


def find_date(text: str) -> tuple[PartialDate, int, int] | None:
    """The first whole date in a text, with its start and end; None where there is none that is certain."""
    hits = [(match.start(), match) for form in _FORMS for match in form.finditer(text)]
    for start, match in sorted(hits, key=lambda hit: hit[0]):
        parts = match.groupdict()
        month = int(parts["number"]) if parts.get("number") else _MONTHS.index(parts["month"][:3].lower()) + 1
        try:
            day = date(int(parts["year"]), month, int(parts["day"]))
        except ValueError:
            continue
        return PartialDate(day.year, day.month, day.day), start, match.end()
    return None


def read_date_line(line: str) -> PartialDate | None:
    """The date of a line that says nothing else: “Published: 28 October 2025, 10:15 JST”, “Tuesday, Oct. 28, 2025”."""
    found = find_date(line)
    if found is None:
        return None
    issued, start, end = found
    return issued if _AROUND.match(line[:start]) and _AFTER.match(line[end:]) else None


def read_dateline(paragraph: str) -> tuple[PartialDate | None, str | None]:
    """The full date and the agency of a dateline: `TOKYO, Oct. 28, 2025 (Reuters) – The leaders …`."""
    match = _DATELINE.match(paragraph)
    if match is None:
        return None, None
    found = find_date(match["place"])
    return (found[0] if found else None), match["agency"]
