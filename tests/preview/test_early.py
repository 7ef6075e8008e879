"""A first look at a large site, before it was read: what it shows, and what it waits for."""

import threading
from pathlib import Path

import pytest

from briefgen.preview.early import Early, early
from briefgen.preview.edition import Edition
from briefgen.preview.press import Press
from tests.preview.serving import BRIEFING, serving

ONE = "content/briefings/one.md"
PAGE = "briefings/one/index.html"
SUMMIT = "---\nname: Tokyo\nstart: 2025-10-27\nend: 2025-10-28\nplace: Tokyo\ncountry: JP\n---\nThe leaders met.\n"


@pytest.fixture(autouse=True)
def any_site_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.preview.early.LARGE", 1)
    monkeypatch.setattr("briefgen.preview.press.LARGE", 1)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def look(site: Path, *, drafts: bool = True) -> Early:
    found = early(site, drafts=drafts)
    assert found is not None
    return found


def test_a_page_without_a_finding_is_as_the_whole_site_has_it(site: Path) -> None:
    write(site / "content/summits/tokyo-2025.md", SUMMIT)
    write(site / "content/assets/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    text = BRIEFING.format(title="First", text="![Drawn](../assets/a.svg) See [the second](two.md).")
    write(site / ONE, text.replace("title: First", "title: First\nsummit: tokyo-2025\ntags: [trade]"))
    whole = Press(site).edition().files
    first = look(site)
    # A source's address is known, and that there is a source, but not how it is called.
    for path in first:
        assert first[path] == whole[path], path
    assert {PAGE, "briefings/two/index.html", "about/index.html"} <= set(first)
    assert len(first) == len(list(first))


@pytest.mark.parametrize("path", ["index.html", "claims/index.html", "summits/tokyo-2025/index.html", "feed.xml"])
def test_what_several_documents_make_is_waited_for(site: Path, path: str) -> None:
    write(site / "content/summits/tokyo-2025.md", SUMMIT)
    assert path not in look(site)
    assert not Edition(1, "/", look(site), Press(site).edition().findings, whole=False).knows(f"/{path}")


@pytest.mark.parametrize(
    ("before", "after"),
    [("title: First", "title: First\nslug: other"), ("---\ntitle", "title"), ("title: First", "title: [")],
    ids=["elsewhere", "bare", "unreadable"],
)
def test_a_document_that_is_not_what_its_name_tells_is_waited_for(site: Path, before: str, after: str) -> None:
    text = (site / ONE).read_text("utf-8")
    write(site / ONE, text.replace(before, after))
    assert PAGE not in look(site)


def test_a_draft_is_shown_where_drafts_are(site: Path) -> None:
    text = (site / ONE).read_text("utf-8")
    write(site / ONE, text.replace("title: First", "title: First\ndraft: true"))
    assert PAGE in look(site)
    assert PAGE not in look(site, drafts=False)


def test_settings_that_cannot_be_used_are_left_to_the_whole_site(site: Path) -> None:
    write(site / "site.yaml", "title: [\n")
    assert early(site, drafts=True) is None
    assert Press(site).first_look() is None


def test_a_small_site_is_read_at_once(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.preview.early.LARGE", 100)
    assert Press(site).first_look() is None


def test_the_front_page_is_the_one_that_was_shown_last(site: Path) -> None:
    press = Press(site)
    front = press.edition().files["index.html"]
    assert "index.html" not in look(site)
    press.rest()
    assert look(site)["index.html"] == front
    write(site / "site.yaml", (site / "site.yaml").read_text("utf-8").replace("Example", "Another"))
    assert "index.html" not in look(site)
    write(site / ".briefgen/front.json", "[")
    assert "index.html" not in look(site)


def test_the_first_page_is_served_while_the_site_is_being_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = threading.Event()
    whole = Press.edition

    def slowly(press: Press) -> Edition:
        assert read.wait(20)
        return whole(press)

    monkeypatch.setattr(Press, "edition", slowly)
    answers: list[int] = []
    with serving(site) as preview:
        page = preview.get("/desk/briefings/one/")
        assert page.status == 200
        assert "They met in Tokyo" in page.text
        assert preview.get("/desk/about/").status == 200
        # What is not there yet is waited for, and not said to be missing.
        waiting = threading.Thread(target=lambda: answers.append(preview.get("/desk/").status))
        waiting.start()
        assert preview.get("/desk/briefings/two/").status == 200
        assert answers == []
        read.set()
        waiting.join(20)
        assert answers == [200]
        assert preview.get("/desk/nothing/").status == 404
        assert [edition.whole for edition in preview.editions] == [False, True]
