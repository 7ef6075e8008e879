"""A build after a few edits does only what they reach, and gives what a build from nothing gives."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.engine import putting, whole
from briefgen.engine.folder import Folder
from briefgen.workspace import BuildResult, Workspace

SITE = "title: Site\nurl: https://example.org/\n"
BRIEFING = """---
title: {name}
date: 2025-10-28
tags: [trade]
summit: tokyo
---

Some words come first.

The leaders signed a pact on {name} [@wire p1]. It was a long day.

They agreed to "secure the supply" of minerals [@wire p2; @desk p1]. See [the other]({other}.md).
"""
WIRE = """---
title: Wire
issued: 2025-10-28
rights: full
license: CC-BY-4.0
---

The leaders signed a pact on one and on two. {#p1}

They agreed to “secure the supply” of minerals. {#p2}

Nobody cites this. {#p3}
"""
DESK = """---
title: Desk
issued: 2025-10-28
---

They agreed to “secure the supply”, the desk had heard. {#p1}

Words that nobody quotes make up the other part of it, so that little of it is shown, as its rights demand. {#p2}

There are still more such words, about the weather and the food, and about who came in which car. {#p3}
"""
SUMMIT = "---\nname: Tokyo\nstart: 2025-10-28\nend: 2025-10-29\ncountry: JP\n---\n\nLeaders met.\n"
ONE, TWO = "content/briefings/one.md", "content/briefings/two.md"
FILES = {
    "site.yaml": SITE,
    ONE: BRIEFING.format(name="one", other="two"),
    TWO: BRIEFING.format(name="two", other="one"),
    "content/sources/wire.md": WIRE,
    "content/sources/desk.md": DESK,
    "content/summits/tokyo.md": SUMMIT,
    "content/pages/about.md": "---\ntitle: About\n---\n\nWe write.\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was built."""
    root = tmp_path / "site"
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    assert Workspace.open(root).build().pages
    return root


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def written(root: Path, build: Callable[[], BuildResult]) -> tuple[BuildResult, set[str]]:
    """What a build gave, and which files it wrote."""
    before = {path: path.stat().st_ino for path in (root / "public").rglob("*") if path.is_file()}
    result = build()
    after = {path: path.stat().st_ino for path in (root / "public").rglob("*") if path.is_file()}
    return result, {path.relative_to(root / "public").as_posix() for path in after if after[path] != before.get(path)}


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def short_way(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[BuildResult, set[str]]:
    """Build, which must not look at the whole site."""
    with monkeypatch.context() as patched:
        patched.setattr(whole, "build_whole", lambda *_, **__: pytest.fail("the whole site was looked at"))
        return written(root, lambda: Workspace.open(root).build())


def clean(root: Path) -> tuple[BuildResult, dict[str, bytes]]:
    """What a build from nothing gives."""
    other = root.with_name("clean")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("public", ".briefgen"))
    return Workspace.open(other).build(), tree(other / "public")


def same(root: Path, result: BuildResult) -> None:
    """A result and an output are those of a build from nothing."""
    expected, files = clean(root)
    assert tree(root / "public") == files
    assert result.result.diagnostics == expected.result.diagnostics
    assert (result.pages, result.drafts, result.result.counts) == (
        expected.pages,
        expected.drafts,
        expected.result.counts,
    )


ONE_PAGE = "briefings/one/index.html"
REACH = [
    (ONE, "Some words come first.", "Some other words, and more of them, come first.", {ONE_PAGE}),
    (ONE, "It was a long day.", "It was a long [day](two.md).", None),
    (ONE, "Some words", "Trade rose by 40% in 2024. Some words", None),
    (ONE, "title: one", "title: First", None),
    (ONE, "pact on one", "pact on two", None),
    (ONE, "date: 2025-10-28", "date: 2025-10-28\ndraft: true", None),
    ("content/sources/wire.md", "Nobody cites this", "Nobody cites this yet", {"sources/wire/index.html"}),
    (
        "content/sources/wire.md",
        "on one and on two.",
        "on one and on two and three.",
        {"sources/wire/index.html", ONE_PAGE, "briefings/two/index.html"},
    ),
    (
        "content/sources/wire.md",
        "They agreed to",
        "At last they agreed to",
        {"sources/wire/index.html", ONE_PAGE, "briefings/two/index.html"},
    ),
    ("content/sources/desk.md", "about the weather and", "about", {"briefings/two/index.html", ONE_PAGE}),
    ("content/sources/desk.md", "They agreed", "So they agreed", {"briefings/two/index.html", ONE_PAGE}),
    ("content/sources/wire.md", "title: Wire", "title: The wire", None),
    ("content/sources/wire.md", "{#p3}", "{#p4}", None),
    ("content/sources/wire.md", "secure the supply", "mine the supply", None),
    ("content/pages/about.md", "We write.", "We write and check.", None),
    ("site.yaml", "title: Site", "title: Other", None),
]


@pytest.mark.parametrize(("path", "old", "new", "reached"), REACH)
def test_an_edit_redoes_what_it_reaches(
    path: str, old: str, new: str, reached: set[str] | None, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(site, path, old, new)
    if reached is None:
        result = Workspace.open(site).build()
        if result.pages:
            same(site, result)
        return
    result, files = short_way(site, monkeypatch)
    assert files <= reached | {name.replace("index.html", "annotations.json") for name in reached}
    assert reached - {"briefings/two/index.html", ONE_PAGE} <= files or "desk" in path
    same(site, result)
    # What was left is good for the next edit, and for a look at the whole site.
    change(site, ONE, "It was", "So it was")
    result, files = short_way(site, monkeypatch)
    assert files == {ONE_PAGE}
    same(site, result)
    change(site, TWO, "title: two", "title: Second")
    result, files = written(site, lambda: Workspace.open(site).build())
    assert "sources/desk/index.html" in files
    same(site, result)


def test_a_summit_that_cites_an_edited_paragraph_still_lists_its_briefings(site: Path) -> None:
    change(site, "content/summits/tokyo.md", "Leaders met.", "Leaders met, and nobody cited it [@wire p3].")
    Workspace.open(site).build()
    change(site, "content/sources/wire.md", "Nobody cites this.", "Nobody cited it yet.")
    same(site, Workspace.open(site).build())


def test_findings_come_and_go(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "site.yaml").write_text(f"{SITE}rules: {{unsupported-number: warning, uncited-claim: off}}\n", "utf-8")
    Workspace.open(site).build()
    change(site, "content/sources/wire.md", "of minerals.", "of minerals, 40 tons of them.")
    result, _ = short_way(site, monkeypatch)
    same(site, result)
    change(site, ONE, "on one [@wire p1]", "on one, worth 30 million dollars [@wire p1]")
    result = Workspace.open(site).build()
    assert "unsupported-number" in {each.rule for each in result.result.diagnostics}
    same(site, result)
    change(site, ONE, "It was", "And it was")
    result, _ = short_way(site, monkeypatch)
    same(site, result)


@pytest.mark.parametrize("victim", ["public/index.html", "public/briefings/two/index.html"])
def test_a_hand_in_the_output_is_undone(victim: str, site: Path) -> None:
    change(site, ONE, "Some words", "Some new words")
    (site / victim).write_text("gone", encoding="utf-8")
    same(site, Workspace.open(site).build())


def test_a_failed_build_in_between_leaves_a_sound_base(site: Path) -> None:
    change(site, ONE, "[@wire p1]", "[@nothing p1]")
    assert not Workspace.open(site).build().pages
    change(site, ONE, "[@nothing p1]", "[@wire p1]")
    same(site, Workspace.open(site).build())
    change(site, ONE, "Some words", "Some new words")
    same(site, Workspace.open(site).build())


def test_a_build_that_was_killed_before_it_remembered_is_no_base(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(site, ONE, "Some words", "Some new words")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "save", killed)
        with pytest.raises(KeyboardInterrupt):
            Workspace.open(site).build()
    change(site, ONE, "Some new words", "Some words")
    same(site, Workspace.open(site).build())


def test_the_disk_is_full_on_the_short_way(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(site, ONE, "Some words", "Some new words")
    before = tree(site / "public")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28), str(site))

    with monkeypatch.context() as patched:
        patched.setattr(putting, "put_down", full)
        with pytest.raises(OSError, match="cannot write"):
            Workspace.open(site).build()
    assert tree(site / "public") == before
    same(site, Workspace.open(site).build())
