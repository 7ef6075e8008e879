"""The demonstration site of this repository: without findings, true to its source, and within its rights."""

import json
import re
import shutil
from pathlib import Path

import pytest

from briefgen.diagnostic import Severity
from briefgen.workspace import Result, Workspace

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT.parent / "shared" / "articles" / "000_ae175e8540b2ab9e.txt"
SOURCE = "sharma-tokyo"

needs_article = pytest.mark.skipif(not ARTICLE.is_file(), reason="the article's full text is not at hand")


def site(folder: Path, *, original: bool) -> Path:
    """A copy of the demonstration, with the article as its original."""
    copy = folder / "site"
    copy.mkdir()
    shutil.copy(ROOT / "site.yaml", copy)
    shutil.copytree(ROOT / "content", copy / "content")
    if original:
        (folder / "originals").mkdir()
        shutil.copy(ARTICLE, folder / "originals" / f"{SOURCE}.txt")
    return copy


def rules(result: Result, *severities: Severity) -> list[str]:
    return [each.rule for each in result.diagnostics if each.severity in severities]


def test_a_clean_clone_has_no_error_and_no_warning(tmp_path: Path) -> None:
    result = Workspace.open(site(tmp_path, original=False)).check()
    assert rules(result, Severity.ERROR, Severity.WARNING) == []
    assert result.counts.claims >= 20
    assert result.counts.cited >= 20
    # Without the original, what could not be compared is said.
    assert "drifted-source" in rules(result, Severity.INFO)


@needs_article
def test_the_elided_source_agrees_with_the_article(tmp_path: Path) -> None:
    result = Workspace.open(site(tmp_path, original=True)).check()
    assert rules(result, Severity.ERROR, Severity.WARNING) == []
    assert "drifted-source" not in rules(result, Severity.INFO)
    assert "exceeded-rights" not in rules(result, Severity.INFO)


@needs_article
@pytest.mark.parametrize(
    ("before", "after"), [("new golden era", "new golden age"), ("sha256=", "sha256=0"), ("Tokyo", "Kyoto")]
)
def test_a_source_that_was_touched_is_an_error(tmp_path: Path, before: str, after: str) -> None:
    folder = site(tmp_path, original=True)
    path = folder / "content" / "sources" / f"{SOURCE}.md"
    front, body = path.read_text("utf-8").split("\n---\n", 1)
    assert before in body
    path.write_text(f"{front}\n---\n{body.replace(before, after, 1)}", "utf-8")
    result = Workspace.open(folder).check()
    assert {"drifted-source", "invalid-citation"} & set(rules(result, Severity.ERROR))


@needs_article
def test_nothing_published_holds_a_sentence_that_rights_withhold(tmp_path: Path) -> None:
    folder = site(tmp_path, original=True)
    built = Workspace.open(folder).build()
    assert built.pages > 0
    shown = {
        words
        for claim in json.loads((folder / "public" / "claims.json").read_text("utf-8"))["claims"]
        for citation in claim["citations"]
        for words in [citation["quote"] or ""]
    }
    article = [" ".join(block.split()) for block in ARTICLE.read_text("utf-8").split("\n\n")]
    # Twelve words in a row that no quotation holds: long enough to be the article's, short enough to miss nothing.
    withheld = {
        " ".join(words[start : start + 12])
        for block in article[2:-1]
        for words in [block.split()]
        for start in range(0, max(len(words) - 12, 0), 3)
    }
    allowed = " | ".join(re.sub(r"\s+", " ", words) for words in shown)
    withheld = {words for words in withheld if words not in allowed}
    assert len(withheld) > 150
    for path in (folder / "public").rglob("*"):
        if path.is_file():
            text = " ".join(re.sub(r"<[^>]+>", " ", path.read_bytes().decode("utf-8", "replace")).split())
            assert not [words for words in withheld if words in text], path


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = site(tmp_path, original=False)
    workspace = Workspace.open(folder)
    for name in ("one", "two"):
        workspace.build(output=tmp_path / name, cache=False)
    files = {path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()}
    assert files == {path.relative_to(tmp_path / "two") for path in (tmp_path / "two").rglob("*") if path.is_file()}
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)
