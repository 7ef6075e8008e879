"""A first look at a large site, before it was read: what it shows, and what it waits for."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from briefgen.preview.early import Early, early
from briefgen.preview.edition import Edition
from briefgen.preview.press import Press
from tests.preview.serving import BRIEFING, WAIT, Serving, serving

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


@dataclass(frozen=True)
class Reading:
    """The first reading of a site: what it has read is handed over when the test lets it."""

    done: threading.Event = field(default_factory=threading.Event)
    let: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    first = Reading()
    whole = Press.edition

    def held(press: Press) -> Edition:
        edition = whole(press)
        assert edition.files[PAGE]
        first.done.set()
        assert first.let.wait(WAIT)
        return edition

    monkeypatch.setattr(Press, "edition", held)
    return first


def test_the_first_page_is_served_while_the_site_is_being_read(site: Path, reading: Reading) -> None:
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
        reading.let.set()
        waiting.join(WAIT)
        assert answers == [200]
        assert preview.get("/desk/nothing/").status == 404
        assert [edition.whole for edition in preview.editions] == [False, True]


def save_the_briefing(site: Path) -> None:
    write(site / ONE, BRIEFING.format(title="First", text="They met again."))


def save_its_source(site: Path) -> None:
    path = site / "content/sources/wire.md"
    write(path, path.read_text("utf-8").replace("met in Tokyo", "met again"))


def save_many(site: Path) -> None:
    for number in range(9):
        write(site / f"content/briefings/new{number}.md", BRIEFING.format(title="New", text="Words."))
    save_the_briefing(site)


def shown(preview: Serving, since: int) -> list[bool]:
    """Whether each of the editions since one shows what was saved."""
    return ["met again" in str(edition.files[PAGE]) for edition in preview.editions[since:]]


@pytest.mark.parametrize("save", [save_the_briefing, save_its_source, save_many])
def test_a_save_is_shown_while_the_site_is_being_read(
    site: Path, reading: Reading, save: Callable[[Path], None]
) -> None:
    with serving(site) as preview:
        assert "met again" not in preview.get("/desk/briefings/one/").text
        # The site was read before the save: its page must not fall back to what was read.
        assert reading.done.wait(WAIT)
        save(site)
        look = preview.wait_until_shown("met again")
        assert not look.whole
        since = len(preview.editions) - 1
        reading.let.set()
        with preview.news:
            assert preview.news.wait_for(lambda: preview.editions[-1].whole, WAIT)
        assert all(shown(preview, since))
        numbers = [edition.number for edition in preview.editions]
        assert numbers == sorted(set(numbers))


def test_a_save_that_cannot_be_read_leaves_the_page_as_it_was(site: Path, reading: Reading) -> None:
    with serving(site) as preview:
        before = preview.get("/desk/briefings/one/").text
        write(site / ONE, "---\ntitle: [\n---\nThey met.\n")
        preview.wait_for(2)
        after = preview.get("/desk/briefings/one/").text
        assert before.rpartition("<script")[0] == after.rpartition("<script")[0]
        save_the_briefing(site)
        preview.wait_until_shown("met again")
        reading.let.set()
