"""A site that did not change is told so: from sizes and times, and from what files hold where the times are lost."""

import os
import shutil
from array import array
from pathlib import Path

import pytest

from briefgen.engine.listing import Listing
from briefgen.engine.publishing import STAGING
from briefgen.engine.standing import Standing
from briefgen.engine.unchanged import Unchanged
from briefgen.workspace import Workspace

OPTIONS = (None, False, None, False)
BRIEFING = "---\ntitle: One\ndate: 2025-10-28\n---\n\n[A great day]{.opinion}.\n"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site that was built."""
    root = tmp_path / "site"
    for path, text in {"site.yaml": "title: Site\n", "content/briefings/one.md": BRIEFING}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    Workspace.open(root).build()
    return root


def unchanged_pages(root: Path) -> int | None:
    result = Unchanged(Standing(root, OPTIONS)).result()
    return result.pages if result else None


def age(root: Path, seconds: int) -> None:
    """Give every file another time."""
    for path in root.rglob("*"):
        if path.is_file():
            time = path.stat().st_mtime - seconds
            os.utime(path, (time, time))


def test_a_fresh_checkout_has_other_times_and_the_same_files(built: Path, tmp_path: Path) -> None:
    pages = unchanged_pages(built)
    assert pages
    shutil.copytree(built, tmp_path / "checkout")
    # The record of what was published goes by the output's place: a cache is restored to where it was.
    shutil.rmtree(built)
    (tmp_path / "checkout").rename(built)
    age(built, 5000)
    assert unchanged_pages(built) == pages
    (built / "content/briefings/one.md").write_text(BRIEFING.replace("great", "Great"), encoding="utf-8")
    assert unchanged_pages(built) is None


@pytest.mark.parametrize(
    "path",
    ["content/briefings/one.md", "public/index.html", "public/briefings/one/index.html", "site.yaml"],
)
def test_one_other_letter_is_noticed_whatever_the_time(built: Path, path: str) -> None:
    file = built / path
    status = file.stat()
    content = file.read_bytes()
    file.write_bytes(content.replace(b"e", b"a", 1))
    assert unchanged_pages(built) is None
    file.write_bytes(content)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert unchanged_pages(built)


def test_what_is_added_or_taken_away_is_noticed(built: Path) -> None:
    (built / "content/briefings/two.md").write_text(BRIEFING, encoding="utf-8")
    assert unchanged_pages(built) is None
    (built / "content/briefings/two.md").unlink()
    assert unchanged_pages(built)
    (built / "public/feed.xml").write_text("not ours: the site has no address", encoding="utf-8")
    assert unchanged_pages(built)
    (built / "public/index.html").unlink()
    assert unchanged_pages(built) is None


def test_a_switch_that_was_not_finished_and_another_build_are_noticed(built: Path) -> None:
    (built / "public" / STAGING).mkdir()
    assert unchanged_pages(built) is None
    (built / "public" / STAGING).rmdir()
    assert unchanged_pages(built)
    (built / "content/briefings/one.md").write_text(BRIEFING.replace("One", "Two"), encoding="utf-8")
    Workspace.open(built).build(drafts=True)
    (built / "content/briefings/one.md").write_text(BRIEFING, encoding="utf-8")
    assert unchanged_pages(built) is None


def test_times_that_cannot_be_trusted_yet_are_not(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = Listing.add

    def coarse(listing: Listing, root: Path, folder: str) -> None:
        """As a disk tells it that has no other time than that of the content, and no numbers."""
        look(listing, root, folder)
        listing.numbers = array("q", (each if place % 4 < 2 else 0 for place, each in enumerate(listing.numbers)))

    monkeypatch.setattr(Listing, "add", coarse)
    file = built / "content/briefings/one.md"
    file.write_text(BRIEFING.replace("great", "grand"), encoding="utf-8")
    Workspace.open(built).build()
    status = file.stat()
    file.write_text(BRIEFING.replace("great", "grave"), encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert unchanged_pages(built) is None
