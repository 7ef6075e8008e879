"""After an edit of nothing but words of the theme, pages get them without being made again: the same bytes, sooner."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefgen.engine import retouch, shares
from briefgen.engine.shares import LostError, shared_out
from briefgen.theme import theme_folder
from briefgen.trace import StrayError
from briefgen.workspace import Workspace
from tests.engine.test_amend import FILES, change, same, short_way

THEMED = ("page.html", "briefing.html", "parts/evidence.html", "parts/pieces.html", "style.css", "evidence.js")
PAGE, BRIEFING, EVIDENCE = "templates/page.html", "templates/briefing.html", "templates/parts/evidence.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was built, with templates of its own."""
    root = tmp_path / "site"
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for name in THEMED:
        (root / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(theme_folder() / name, root / "templates" / name)
    assert Workspace.open(root).build().pages
    return root


def briefings(root: Path) -> set[str]:
    return {path.relative_to(root / "public").as_posix() for path in (root / "public/briefings").glob("*/index.html")}


def test_words_of_templates_are_exchanged(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(site, BRIEFING, "</article>", "<hr></article>")
    result, files = short_way(site, monkeypatch)
    assert files == briefings(site)
    same(site, result)
    # Again, beside an edit of a template that all pages are made with, an empty slot, and one that none shows.
    change(site, BRIEFING, "<hr></article>", "<p>Ende · 終</p></article>")
    change(site, PAGE, '<main id="page--main"', '<main class="m" id="page--main"')
    change(site, BRIEFING, "{% endif %}\n{% if image %}", "{% endif %}\n<b></b>\n{% if image %}")
    change(site, BRIEFING, "{# A briefing.", "{# One briefing.")
    result, files = short_way(site, monkeypatch)
    assert "index.html" in files
    same(site, result)
    # An edit of a briefing begins with what this left.
    change(site, "content/briefings/one.md", "Some words come first.", "Other words come first.")
    result, files = short_way(site, monkeypatch)
    assert "briefings/one/index.html" in files
    same(site, result)


def test_a_stylesheet_and_a_script_are_exchanged(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "templates/style.css").write_text("a { color: red }\n", encoding="utf-8")
    result, files = short_way(site, monkeypatch)
    assert {path for path in files if path.startswith("assets/style")}
    assert "index.html" in files
    (site / "templates/evidence.js").write_text("export {};\n", encoding="utf-8")
    result, files = short_way(site, monkeypatch)
    assert {path for path in files if path.endswith(".html")} == {*briefings(site)}
    same(site, result)
    # Words that no page shows cost no page.
    change(site, BRIEFING, "{% block kind %}", "Lost.\n{% block kind %}")
    assert not short_way(site, monkeypatch)[1]


def test_what_is_more_than_words_is_made_again(site: Path) -> None:
    for path, before, after in (
        (BRIEFING, "{{ briefing.title }}", "{{ briefing.title | upper }}"),
        (EVIDENCE, '<div class="item"', '<div class="item one"'),
        (BRIEFING, "{% block below %}", "{% block below %}{{ nothing.there }}"),
    ):
        change(site, path, before, after)
        result = Workspace.open(site).build()
    assert result.result.diagnostics == Workspace.open(site).build(cache=False).result.diagnostics
    assert result.result.counts.errors
    # What a failed build left is no ground for words to be exchanged.
    change(site, BRIEFING, "{{ nothing.there }}", "<hr>")
    same(site, Workspace.open(site).build())
    # A page that somebody meddled with is not what its trace says, and a new template may be asked for.
    change(site, BRIEFING, "<hr>", "<br>")
    (site / "public/briefings/two/index.html").write_text("mine", encoding="utf-8")
    (site / "templates/more.html").write_text("more", encoding="utf-8")
    same(site, Workspace.open(site).build())
    change(site, BRIEFING, "<br>", "<hr>")
    change(site, "content/briefings/one.md", "title: one", "title: First")
    same(site, Workspace.open(site).build())


def test_what_goes_wrong_goes_the_whole_way(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> None:
        raise StrayError

    monkeypatch.setattr(retouch, "shared_out", wrong)
    change(site, BRIEFING, "</article>", "<hr></article>")
    same(site, Workspace.open(site).build())


def double(things: Sequence[int]) -> list[int]:
    return [2 * one for one in things]


def test_shares_are_worked_on_by_copies_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "processes", lambda *_: 3)
    monkeypatch.setattr(shares, "forks", lambda: True)
    assert shared_out(double, range(7), None) == [[0, 2], [4, 6], [8, 10, 12]]
    here = os.getpid()

    def dies(things: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            os._exit(3)
        return double(things)

    with pytest.raises(LostError):
        shared_out(dies, range(7), None)

    def fails(things: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            raise OSError(28, "No space left on device", "page.html")
        return double(things)

    with pytest.raises(OSError, match="No space left"):
        shared_out(fails, range(7), None)

    def wrong(things: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            raise ValueError
        return double(things)

    with pytest.raises(LostError):
        shared_out(wrong, range(7), None)
