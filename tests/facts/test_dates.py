"""Dates as the reader sees them."""

from datetime import date

import pytest

from briefgen.facts.pack import When
from briefgen.facts.reading import read

TUESDAY = date(2025, 10, 28)


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("It was on 3 May 2020.", 2020, 5, 3),
        ("It was on May 3, 2020.", 2020, 5, 3),
        ("It was on the 3rd of May.", None, 5, 3),
        ("It was on May 3 , 2020 .", 2020, 5, 3),
        ("It was on 2020-05-03.", 2020, 5, 3),
        ("It was in May 2020.", 2020, 5, None),
        ("It was in May.", None, 5, None),
        ("It was in 2020.", 2020, None, None),
        ("2025年10月28日に会談した。", 2025, 10, 28),
        ("It was on Tuesday.", 2025, 10, 28),
        ("It was on Monday.", 2025, 10, 27),
        ("It was next Friday.", 2025, 10, 31),
        ("It was yesterday.", 2025, 10, 27),
        ("It was last year.", 2024, None, None),
        ("It was last month.", 2025, 9, None),
        ("It was in 44 BC.", -44, None, None),
    ],
)
def test_date(text: str, year: int | None, month: int | None, day: int | None) -> None:
    moment = read(text, "en", TUESDAY).moments[0]
    assert (moment.year, moment.month, moment.day) == (year, month, day)
    assert text[moment.start : moment.end] == moment.text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It was in the 1990s.", 1990, 1999),
        ("It was in the '80s.", 1980, 1989),
        ("It was in the 17th century.", 1600, 1699),
        ("It was in the twenty-first century.", 2000, 2099),
        ("It was the 2016–2020 term.", 2016, 2020),
        ("It was the 2020-21 term.", 2020, 2021),
    ],
)
def test_span_of_years(text: str, first: int, last: int) -> None:
    moment = read(text).moments[0]
    assert (moment.year, moment.last_year) == (first, last)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("before May 2020", When.BEFORE),
        ("before the end of May 2020", When.BY),
        ("after May 2020", When.AFTER),
        ("since early 2020", When.SINCE),
        ("by the end of 2020", When.BY),
        ("as of 3 May 2020", When.AS_OF),
        ("in 2020", When.AT),
    ],
)
def test_when(text: str, when: When) -> None:
    assert read(text).moments[0].when is when


@pytest.mark.parametrize("text", ["You may go.", "May he rest.", "$2000 was paid.", "More than 2000 came.", "ISO-9001"])
def test_no_date(text: str) -> None:
    assert read(text).moments == ()


def test_days_of_a_range() -> None:
    moment = read("The talks ran from 3–5 May 2020.").moments[0]
    assert (moment.day, moment.last_day) == (3, 5)
