"""The demonstration briefing, broken in one way after the other: the rule that is meant finds it, and no other does."""

import shutil
from pathlib import Path

import pytest

from briefgen.diagnostic import Severity
from briefgen.workspace import Workspace

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT.parent / "shared" / "articles" / "000_ae175e8540b2ab9e.txt"
SOURCE = "sharma-tokyo"
LOUD = (Severity.ERROR, Severity.WARNING)

LEG = (
    "It was the second leg of a three-nation trip to Asia "
    f'[@{SOURCE} p10 "second leg of his 3 nation Asia trip"].'
)  # fmt: skip
BROKEN = {
    "another place": ("unsupported-number", "the second leg of", "the third leg of"),
    "another count": ("unsupported-number", "a three-nation trip", "a four-nation trip"),
    "another number of times": ("unsupported-number", "had visited Japan three times", "had visited Japan five times"),
    "a bound beyond the source's": (
        "unsupported-number",
        "visited Japan three times before as",
        "visited Japan more than three times before as",
    ),
    "another weekday": ("unsupported-date", "in Tokyo on Tuesday]{#c-meeting}", "in Tokyo on Thursday]{#c-meeting}"),
    "another year": ("unsupported-date", "since June 2019]{", "since June 2017]{"),
    "a slip in a name": ("unsupported-name", "| Takaichi joined him", "| Takiachi joined him"),
    "a slip in half a name": ("unsupported-name", "minister, Sanae Takaichi, met", "minister, Sanae Takiachi, met"),
    "another country": ("unsupported-name", "Thailand and Cambodia: ", "Thailand and Vietnam: "),
    "a denial": ("flipped-polarity", "She was visiting Kuala Lumpur", "She was not visiting Kuala Lumpur"),
    "a lost hedge": (
        "dropped-hedge",
        LEG,
        f"Kyodo says that Takaichi’s priorities to boost defence capabilities resonate with Trump [@{SOURCE} p22].",
    ),
    "a lost speaker": ("dropped-attribution", "with Trump, media reported [@", "with Trump [@"),
    "a changed quotation": ("altered-quote", "“the greatest alliance in", "“the greatest friendship in"),
    "copied words": (
        "unquoted-verbatim",
        LEG,
        (
            "President Trump arrived in Tokyo on a two-day official working visit to Japan, the second leg of his "
            f"3 nation Asia trip [@{SOURCE} p10]."
        ),
    ),
    "for and against": ("contradicted-use", LEG, f"{LEG[:-2]}; contra @{SOURCE} p10]."),
}

pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="the article's full text is not at hand")


def site(folder: Path) -> Path:
    """A copy of the demonstration, with the article as its original."""
    copy = folder / "site"
    copy.mkdir()
    shutil.copy(ROOT / "site.yaml", copy)
    shutil.copytree(ROOT / "content", copy / "content")
    (folder / "originals").mkdir()
    shutil.copy(ARTICLE, folder / "originals" / f"{SOURCE}.txt")
    return copy


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")


def loud(folder: Path) -> list[tuple[str, str]]:
    """The rules of all errors and warnings, each with its path."""
    found = Workspace.open(folder).check().diagnostics
    return [(each.rule, each.finding.label.path) for each in found if each.severity in LOUD]


def quiet(folder: Path) -> set[str]:
    """The rules of findings that are neither an error nor a warning."""
    return {each.rule for each in Workspace.open(folder).check().diagnostics if each.severity not in LOUD}


@pytest.mark.parametrize("name", BROKEN)
def test_a_briefing_broken_in_one_way_has_that_finding_alone(tmp_path: Path, name: str) -> None:
    rule, before, after = BROKEN[name]
    folder = site(tmp_path)
    change(folder / "content" / "briefings" / "tokyo-summit.md", before, after)
    assert loud(folder) == [(rule, "content/briefings/tokyo-summit.md")]


def test_a_copy_of_the_report_is_no_second_witness(tmp_path: Path) -> None:
    folder = site(tmp_path)
    copy = folder / "content" / "sources" / "copy.md"
    copy.write_text(
        f"---\ntitle: A copy\ntype: article-newspaper\nissued: 2025-10-28\nlanguage: en\norigin: {SOURCE}\n---\n\n"
        "Trump was on the second leg of his 3 nation Asia trip. {#p1}\n",
        "utf-8",
    )
    assert "single-origin" not in quiet(folder)
    change(folder / "content" / "briefings" / "tokyo-summit.md", LEG, f"{LEG[:-2]}; @copy p1].")
    assert "single-origin" in quiet(folder)
    assert loud(folder) == []


def test_an_address_without_a_saved_copy_is_told(tmp_path: Path) -> None:
    folder = site(tmp_path)
    assert "missing-archive" not in quiet(folder)
    path = folder / "content" / "sources" / f"{SOURCE}.md"
    change(path, "issued: 2025-10-28\n", "issued: 2025-10-28\nurl: https://example.org/report\n")
    assert "missing-archive" in quiet(folder)
    assert loud(folder) == []
