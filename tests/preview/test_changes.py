"""Every kind of change is noticed, and the preview ends as a clean build of what is on disk."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.preview.press import Press
from briefgen.preview.watcher import matters
from tests.preview.serving import BRIEFING, Serving, serving, tell_late

ONE = "content/briefings/one.md"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def briefing(text: str) -> str:
    return BRIEFING.format(title="First", text=text)


@pytest.fixture(params=["told", "polled"])
def preview(request: pytest.FixtureRequest, site: Path) -> Iterator[Serving]:
    with serving(site, poll=request.param == "polled") as running:
        yield running


def save_in_place(root: Path) -> None:
    write(root / ONE, briefing("New words."))


def save_by_rename(root: Path) -> None:
    write(root / "content/briefings/.one.md.swp", briefing("New words."))
    (root / "content/briefings/.one.md.swp").replace(root / ONE)


def save_with_backup(root: Path) -> None:
    (root / ONE).rename(root / f"{ONE}~")
    write(root / ONE, briefing("New words."))
    (root / f"{ONE}~").unlink()


def move_the_folder(root: Path) -> None:
    (root / "content").rename(root / "elsewhere")
    write(root / "elsewhere/briefings/one.md", briefing("New words."))
    (root / "elsewhere").rename(root / "content")


def replace_the_folder(root: Path) -> None:
    shutil.copytree(root / "content", root / "copy")
    write(root / "copy/briefings/one.md", briefing("New words."))
    shutil.rmtree(root / "content")
    (root / "copy").rename(root / "content")


def name_another_folder(root: Path) -> None:
    shutil.copytree(root / "content", root / "texts")
    write(root / "site.yaml", (root / "site.yaml").read_text("utf-8") + "content: texts\n")
    write(root / "texts/briefings/one.md", briefing("New words."))


def bring_templates(root: Path) -> None:
    write(root / "templates/briefing.html", "<p>New words.</p>")


CHANGES = [
    save_in_place,
    save_by_rename,
    save_with_backup,
    move_the_folder,
    replace_the_folder,
    name_another_folder,
    bring_templates,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_shown(preview: Serving, change: Callable[[Path], None]) -> None:
    change(preview.root)
    preview.wait_until_shown("New words.")
    # What is watched after a change is watched as before.
    folder = "texts" if change is name_another_folder else "content"
    if change is not bring_templates:
        write(preview.root / folder / "briefings/one.md", briefing("Newer words."))
        preview.wait_until_shown("Newer words.")


def test_settings_saved_by_rename_are_noticed(preview: Serving) -> None:
    write(preview.root / "site.yaml.new", "title: Another\nurl: https://example.org/desk/\n")
    (preview.root / "site.yaml.new").replace(preview.root / "site.yaml")
    preview.wait_until_shown("Another", "index.html")


def test_files_created_renamed_and_deleted_are_noticed(preview: Serving) -> None:
    folder = preview.root / "content/briefings"
    write(folder / "deep/er/three.md", BRIEFING.format(title="Third", text="Words."))
    preview.wait_until_shown("Third", "index.html")
    (folder / "deep").rename(folder / "shallow")
    write(folder / "shallow/er/three.md", BRIEFING.format(title="Renamed", text="Words."))
    preview.wait_until_shown("Renamed", "index.html")
    shutil.rmtree(folder / "shallow")
    write(folder / "four.md", BRIEFING.format(title="Fourth", text="Words."))
    edition = preview.wait_until_shown("Fourth", "index.html")
    assert "briefings/three/index.html" not in edition.files


def test_an_edited_asset_has_another_address(preview: Serving) -> None:
    write(preview.root / "content/assets/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    write(preview.root / ONE, briefing("![A picture](../assets/a.svg)"))
    first = preview.wait_until_shown("assets/a.")
    write(preview.root / "content/assets/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>")
    write(preview.root / ONE, briefing("![A picture](../assets/a.svg) New words."))
    second = preview.wait_until_shown("New words.")
    assert {path for path in first.files if path.startswith("assets/a.")} != {
        path for path in second.files if path.startswith("assets/a.")
    }


def test_ten_files_at_once_are_one_edition(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tell_late(monkeypatch)
    with serving(site) as preview:
        for number in range(10):
            write(site / f"content/briefings/new{number}.md", BRIEFING.format(title=f"New {number}", text="Words."))
        edition = preview.wait_until_shown("New 9", "index.html")
        assert all(f"briefings/new{number}/index.html" in edition.files for number in range(10))
        assert edition.number == 2


@pytest.mark.parametrize(
    ("name", "does"),
    [
        *(("one.md", True), ("日本.md", True), ("a b.md", True), ("../originals/one.md", True)),
        *(
            (".one.md.swp", False),
            ("one.md~", False),
            ("#one.md#", False),
            (".git/index", False),
            ("one.md.tmp", False),
        ),
    ],
)
def test_an_editors_own_files_do_not_matter(name: str, does: bool, tmp_path: Path) -> None:  # noqa: FBT001
    assert matters(str(tmp_path / name), tmp_path) is does
    # A site may lie in a hidden folder itself.
    assert matters(str(tmp_path / ".hidden" / name), tmp_path / ".hidden") is does


def test_the_watch_goes_on_where_the_system_cannot(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("briefgen.preview.watcher.RustNotify", refuse)
    with serving(site) as preview:
        save_by_rename(site)
        preview.wait_until_shown("New words.")


def disturb(root: Path, chance: random.Random, number: int) -> None:
    """One thing that an author or a program may do to the content folder."""
    folder = root / "content/briefings"
    files = sorted(path for path in folder.rglob("*.md") if path.name != "one.md")
    path = chance.choice(files) if files and chance.random() < 0.7 else folder / f"n{chance.randrange(12)}.md"
    match chance.randrange(6):
        case 0 | 1:
            write(path, BRIEFING.format(title=f"Title {number}", text=f"Words {number} [@?]."))
        case 2:
            write(path.with_name(".saved"), BRIEFING.format(title=f"Renamed {number}", text="Words."))
            path.with_name(".saved").replace(path)
        case 3 if path.exists():
            path.unlink()
        case 4 if path.exists():
            path.rename(folder / f"n{chance.randrange(12)}.md")
        case _:
            write(folder / f"sub{chance.randrange(3)}/s{chance.randrange(9)}.md", briefing(f"Deep {number}."))


def test_whatever_is_done_the_last_edition_is_a_clean_build(preview: Serving) -> None:
    chance = random.Random(20251028)
    for number in range(60):
        disturb(preview.root, chance, number)
        if chance.random() < 0.2:
            preview.news.acquire()
            preview.news.wait(0.2)
            preview.news.release()
    write(preview.root / ONE, briefing("The last words."))
    preview.wait_until_shown("The last words.")
    clean = Press(preview.root).edition()

    def settled() -> bool:
        return dict(preview.editions[-1].files) == dict(clean.files)

    with preview.news:
        assert preview.news.wait_for(settled, 20)
