"""Numbers as the reader sees them: value, measure, unit, bound."""

import pytest

from briefgen.facts.pack import Bound
from briefgen.facts.quantity import Measure
from briefgen.facts.reading import read

COUNT, MONEY, PERCENT, ORDINAL = Measure.COUNT, Measure.MONEY, Measure.PERCENT, Measure.ORDINAL


@pytest.mark.parametrize(
    ("text", "value", "measure", "unit"),
    [
        ("1,412,000 visitors came.", 1_412_000, COUNT, ""),
        ("$1.2bn was paid.", 1.2e9, MONEY, "USD"),
        ("US$5 million was paid.", 5e6, MONEY, "USD"),
        ("It cost 5 million Canadian dollars.", 5e6, MONEY, "USD"),
        ("USD486 billion was lost.", 486e9, MONEY, "USD"),
        ("They paid €2bn.", 2e9, MONEY, "EUR"),
        ("It is 3.5% higher.", 3.5, PERCENT, ""),
        ("It is 15 per cent higher.", 15, PERCENT, ""),
        ("The 21st meeting was held.", 21, ORDINAL, ""),
        ("It was number 5 there.", 5, ORDINAL, ""),
        ("They have two hundred and six ships.", 206, COUNT, ""),
        ("They have twenty-five ships.", 25, COUNT, ""),
        ("Two million people left.", 2e6, COUNT, ""),
        ("Half of them left.", 0.5, Measure.SHARE, ""),
        ("Two-thirds of them left.", 2 / 3, Measure.SHARE, ""),
        ("Half a million left.", 500_000, COUNT, ""),
        ("It rose to twice that.", 2, Measure.TIMES, ""),
        ("A dozen firms left.", 12, COUNT, ""),
        ("It is 12 km long.", 12, COUNT, "km"),
        ("It sold 1,5 million copies.", 1.5e6, COUNT, ""),
        ("5500億円を投資する。", 5500e8, MONEY, "JPY"),
        ("1兆2000億円を投資する。", 1.2e12, MONEY, "JPY"),
        ("In Q4 it grew.", 4, ORDINAL, ""),
        ("Over 5 lakh people came.", 5e5, COUNT, ""),
    ],
)
def test_number(text: str, value: float, measure: Measure, unit: str) -> None:
    number = read(text).numbers[0]
    assert number.value == pytest.approx(value)
    assert (number.measure, number.unit) == (measure, unit)
    assert text[number.start : number.end] == number.text


@pytest.mark.parametrize(
    "text",
    [
        "Japan bought the F-35.",
        "Talks began at 9:30.",
        "Talks began at 9 a.m. today.",
        "The first meeting was held.",
        "One of them left.",
        "Twenty One Pilots sang.",
        "In the second half it rained.",
        "In 2020 it rained.",
    ],
)
def test_no_number_to_prove(text: str) -> None:
    assert [number.text for number in read(text).numbers if not number.derived] in ([], ["second"])


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("More than 20 firms left.", Bound.OVER),
        ("At least 20 firms left.", Bound.AT_LEAST),
        ("No fewer than 20 firms left.", Bound.AT_LEAST),
        ("Fewer than 20 firms left.", Bound.UNDER),
        ("Up to 20 firms left.", Bound.AT_MOST),
        ("Nearly 20 firms left.", Bound.ABOUT),
        ("More than a total of 20 firms left.", Bound.OVER),
        ("Some 20 or more firms left.", Bound.ABOUT),
        ("There were 20 or more.", Bound.AT_LEAST),
        ("The mean over 20 firms.", Bound.OVER),
        ("Averaged over 20 firms.", Bound.AT_LEAST),
        ("最大20人が参加した。", Bound.AT_MOST),
        ("20人以上が参加した。", Bound.AT_LEAST),
    ],
)
def test_bound(text: str, bound: Bound) -> None:
    assert read(text).numbers[0].bound is bound


def test_scores_are_read_as_shares_too() -> None:
    shares = [number.value for number in read("It got 52 out of 100, and 7.6/10.").numbers if number.derived]
    assert pytest.approx(0.52) in shares
    assert pytest.approx(0.76) in shares
