"""What "did you mean" shows, and where an edited source bears a quotation now."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.matching.diff import word_diff
from briefgen.matching.match import closest
from briefgen.matching.reanchor import reanchor

CASES = Path(__file__).parent / "match" / "diff" / "words.txt"
PASSAGES = (
    "The ministers met in Kyoto for two days.",
    "“We will halve all emissions by 2035,” the minister said after a meeting with colleagues from the United States.",
    "高市首相は「黄金時代」を5億ドルで築くと述べた。",
)
PARAGRAPHS = (
    "Home, news and statements",
    "The council met on Monday. It agreed to fund the new bridge over the river, the mayor said. Work begins in May.",
    "It agreed to fund the old bridge.",
    "The mayor said that nothing was agreed about the harbour, and that talks would go on.",
)


@dataclass(frozen=True)
class Case:
    source: str
    quoted: str
    diff: str


def cases() -> list[Case]:
    groups = CASES.read_text("utf-8").strip().split("\n\n")
    return [Case(*(line.partition(": ")[2] for line in group.splitlines())) for group in groups]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.quoted[:30])
def test_word_diff(case: Case) -> None:
    assert word_diff(case.source, case.quoted) == case.diff


def test_a_word_diff_of_nothing_is_empty() -> None:
    assert word_diff("", "") == ""
    assert word_diff("", "word") == "{+word+}"
    assert word_diff("word", "") == "[-word-]"


def test_a_word_diff_of_very_long_texts_is_short() -> None:
    assert word_diff("a " * 3000, "b " * 3000) == "[-a a a a …-] {+b b b b …+}"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(source: str, quoted: str) -> None:
    shown = word_diff(source, quoted)
    assert "\n" not in shown


@pytest.mark.parametrize(
    ("quote", "nearest"),
    [
        ("halve emissions by 2035", "halve all emissions by 2035"),
        ("We will halve all emissions by 2036", "We will halve all emissions by 2035"),
        ("colleagues from the United Kingdom", "colleagues from the United States"),
        ("met in Tokyo for two days", "met in Kyoto for two days"),
        ("「黄金時間」を5億ドル", "「黄金時代」を5億ドル"),
        ("quarterly shipbuilding figures", None),
        ("", None),
    ],
)
def test_closest(quote: str, nearest: str | None) -> None:
    found = closest(quote, PASSAGES)
    if found is None:
        assert nearest is None
    else:
        index, start, end = found
        assert nearest is not None
        assert PASSAGES[index][start:end].strip("「") == nearest.strip("「")


@given(st.text(max_size=40), st.lists(st.text(max_size=60), max_size=3))
def test_closest_lies_in_its_passage(quote: str, passages: list[str]) -> None:
    found = closest(quote, passages)
    assert found is None or 0 <= found[1] < found[2] <= len(passages[found[0]])


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "index"),
    [
        ("It agreed to fund the new bridge over the river", "met on Monday.", ", the mayor said", 1),
        ("It agreed to pay for the new bridge across the river", "met on Monday.", ", the mayor said", 1),
        ("It agreed to fund the old bridge.", "", "", 2),
        ("It agreed to fund the", "", "old bridge", 2),
        ("It agreed to fund the", "met on Monday.", "new bridge", 1),
        ("Taxes on imported steel will double next year", "", "", None),
        ("Harbour tolls rise", "Home,", "", None),
        ("", "", "", None),
    ],
)
def test_reanchor(quote: str, prefix: str, suffix: str, index: int | None) -> None:
    assert reanchor(quote, prefix, suffix, PARAGRAPHS) == index


def test_reanchor_among_nothing() -> None:
    assert reanchor("words", "", "", []) is None
