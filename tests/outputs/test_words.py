"""Dates, counts, directions and addresses."""

from datetime import date, datetime, timedelta, timezone

import pytest

from briefgen.model import PartialDate
from briefgen.outputs.dossier import joined
from briefgen.outputs.english import ENGLISH
from briefgen.outputs.frame import direction, file_of, root_from, whole
from briefgen.outputs.moment import Moment, moment, span_of_days, timestamp
from briefgen.outputs.redirects import alias_url
from briefgen.outputs.teaser import tag_url
from briefgen.outputs.words import counted, spoken

TOKYO = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("value", "iso", "text"),
    [
        (date(2025, 10, 28), "2025-10-28", "28 October 2025"),
        (datetime(2025, 10, 28, 9, 5, tzinfo=TOKYO), "2025-10-28T09:05+09:00", "28 October 2025, 09:05 UTC+09:00"),
        (PartialDate(2025), "2025", "2025"),
        (PartialDate(2025, 3), "2025-03", "March 2025"),
        (PartialDate(2025, 3, 1), "2025-03-01", "1 March 2025"),
    ],
)
def test_a_date_is_written_for_people_and_machines(value: date | PartialDate, iso: str, text: str) -> None:
    assert moment(value, ENGLISH) == Moment(iso, text)


@pytest.mark.parametrize(
    ("start", "end", "texts"),
    [
        (date(2025, 10, 27), None, ["27 October 2025"]),
        (date(2025, 10, 27), date(2025, 10, 27), ["27 October 2025"]),
        (date(2025, 10, 27), date(2025, 10, 28), ["27", "28 October 2025"]),
        (date(2025, 9, 30), date(2025, 10, 2), ["30 September", "2 October 2025"]),
        (date(2025, 12, 31), date(2026, 1, 2), ["31 December 2025", "2 January 2026"]),
    ],
)
def test_a_span_of_days_says_month_and_year_once(start: date, end: date | None, texts: list[str]) -> None:
    assert [one.text for one in span_of_days(start, end, ENGLISH)] == texts


def test_a_time_without_an_offset_is_read_where_the_site_is() -> None:
    assert timestamp(date(2025, 10, 28), "Asia/Tokyo") == "2025-10-28T00:00:00+09:00"
    assert timestamp(datetime(2025, 10, 28, 12), "UTC") == "2025-10-28T12:00:00Z"  # noqa: DTZ001 - no offset is the case
    assert timestamp(datetime(2025, 10, 28, 12, tzinfo=TOKYO), "UTC") == "2025-10-28T12:00:00+09:00"


@pytest.mark.parametrize(("number", "text"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims")])
def test_numbers_agree(number: int, text: str) -> None:
    assert counted(ENGLISH.claim_count, number) == text


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("ja", "ltr")],
)
def test_a_language_has_its_direction(language: str, expected: str) -> None:
    assert direction(language) == expected


@pytest.mark.parametrize(("url", "root"), [("", "./"), ("claims/", "../"), ("a/b/", "../../"), ("tokyo.html", "./")])
def test_every_page_finds_the_root(url: str, root: str) -> None:
    assert root_from(url) == root


@pytest.mark.parametrize(
    ("alias", "url", "file"),
    [
        ("old/path/", "old/path/", "old/path/index.html"),
        ("/old/path", "old/path/", "old/path/index.html"),
        ("../../up", "up/", "up/index.html"),
        ("old.html", "old.html", "old.html"),
    ],
)
def test_an_alias_stays_inside_the_site(alias: str, url: str, file: str) -> None:
    assert (alias_url(alias), file_of(alias_url(alias))) == (url, file)


def test_addresses_beyond_ascii_are_encoded() -> None:
    assert tag_url("東京 summit") == "tags/東京-summit/"
    assert whole("https://a.test/", "tags/東京/#p1") == "https://a.test/tags/%E6%9D%B1%E4%BA%AC/#p1"


def test_a_path_is_seen_from_its_folder() -> None:
    assert joined("content/briefings", "../assets/./a.png") == "content/assets/a.png"


def test_a_language_without_words_of_its_own_gets_english_ones() -> None:
    assert [spoken(each) for each in ("en-GB", "ja", "ar", "zh-Hant")] == ["en-GB", "ja", "en", "en"]
