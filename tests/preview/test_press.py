"""Editions: whatever is in the files, there is one, and what was good before stands in it."""

from pathlib import Path

import pytest

from briefgen.preview.edition import Edition
from briefgen.preview.press import Press

ONE = "content/briefings/one.md"
PAGE = "briefings/one/index.html"


def rules(edition: Edition) -> list[str]:
    return [each.rule for each in edition.seen().diagnostics]


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_nothing_is_published(site: Path) -> None:
    edition = Press(site).edition()
    assert (edition.number, edition.base, rules(edition)) == (1, "/desk/", [])
    assert {"index.html", "404.html", PAGE, "claims.json"} <= set(edition.files)
    assert not (site / "public").exists()


def test_a_claim_that_fails_is_shown_as_it_is_written(site: Path) -> None:
    press = Press(site)
    edit(site / ONE, "They met in Tokyo", "They met 12 times in Tokyo")
    edit(site / "content/briefings/two.md", "See ", "A pact is near [@?]. See ")
    edition = press.edition()
    assert "unsupported-number" in rules(edition)
    assert "citation-needed" in rules(edition)
    assert "12 times" in str(edition.files[PAGE])


def test_drafts_are_shown_unless_unwanted(site: Path) -> None:
    edit(site / ONE, "title: First", "title: First\ndraft: true")
    edit(site / "content/briefings/two.md", "[the first](one.md)", "the first")
    edition = Press(site).edition()
    assert PAGE in edition.files
    assert edition.drafts == {"briefings/one/"}
    assert PAGE not in Press(site, drafts=False).edition().files


@pytest.mark.parametrize(
    "spoilt",
    [b"---\ntitle: First\n", b"---\ntitle: [\n---\nText.\n", b"\xff\xfe broken", b"No front matter.\n", b"a\0b"],
    ids=["open", "yaml", "bytes", "bare", "nul"],
)
@pytest.mark.parametrize("path", [ONE, "content/sources/wire.md", "content/pages/about.md"])
def test_the_last_good_page_of_a_file_that_cannot_be_read_stays(site: Path, path: str, spoilt: bytes) -> None:
    press = Press(site)
    good = press.edition()
    url = f"{good.documents[path]}index.html"
    page = good.files[url]
    before = (site / path).read_bytes()
    (site / path).write_bytes(spoilt)
    edition = press.edition()
    assert edition.files[url] == page
    assert rules(edition)
    (site / path).write_bytes(before)
    mended = press.edition()
    assert (mended.files[url], rules(mended)) == (page, [])


@pytest.mark.parametrize("spoilt", ["title: [", "titel: Example\n", "- a\n", ""])
def test_a_mistake_in_the_settings_heals_when_mended(site: Path, spoilt: str) -> None:
    press = Press(site)
    page = press.edition().files[PAGE]
    settings = (site / "site.yaml").read_text("utf-8")
    (site / "site.yaml").write_text(spoilt, encoding="utf-8")
    edition = press.edition()
    assert edition.files[PAGE] == page
    assert rules(edition)
    (site / "site.yaml").write_text(settings, encoding="utf-8")
    mended = press.edition()
    assert (mended.files[PAGE], rules(mended)) == (page, [])


def test_a_site_that_begins_with_a_mistake_heals_when_mended(site: Path) -> None:
    settings = (site / "site.yaml").read_text("utf-8")
    (site / "site.yaml").write_text("title: [\n", encoding="utf-8")
    press = Press(site)
    assert press.edition().answer("/desk/briefings/one/").status == 503
    (site / "site.yaml").write_text(settings, encoding="utf-8")
    assert press.edition().answer("/desk/briefings/one/").status == 200


@pytest.mark.parametrize(
    "spoilt", ["{% if %}", "{{ nothing.at.all }}", "{% include 'none.html' %}", "{% for a in 1 %}{% endfor %}"]
)
def test_a_mistake_in_a_template_leaves_the_last_good_pages(site: Path, spoilt: str) -> None:
    press = Press(site)
    page = press.edition().files[PAGE]
    (site / "templates").mkdir()
    (site / "templates/briefing.html").write_text(f"one\n{spoilt}\n", encoding="utf-8")
    edition = press.edition()
    assert edition.files[PAGE] == page
    seen = edition.seen()
    assert seen.counts.errors == 1
    # The template's own line is shown, as the terminal shows it.
    assert spoilt in seen.text(seen.diagnostics[0])
    (site / "templates/briefing.html").unlink()
    mended = press.edition()
    assert (mended.files[PAGE], rules(mended)) == (page, [])


def test_a_page_that_could_never_be_made_says_so(site: Path) -> None:
    (site / "templates").mkdir()
    (site / "templates/briefing.html").write_text("{% if %}", encoding="utf-8")
    edition = Press(site).edition()
    assert "This page cannot be made yet" in str(edition.files[PAGE])
    assert edition.seen().counts.errors == 1


def test_an_edition_is_what_a_build_publishes(site: Path) -> None:
    from briefgen.workspace import Workspace  # noqa: PLC0415

    edit(site / ONE, "title: First", "title: First\naliases: [old/one/]\ntags: [a, b]")
    Workspace.open(site).build()
    published = {
        path.relative_to(site / "public").as_posix(): path.read_bytes()
        for path in (site / "public").rglob("*")
        if path.is_file()
    }
    edition = Press(site).edition()
    assert set(edition.files) == set(published)
    assert {path: content_of(edition, path) for path in published} == published
    assert "nothing/index.html" not in edition.files
    assert "site.yaml" not in edition.files


def content_of(edition: Edition, path: str) -> bytes:
    content = edition.files[path]
    return content if isinstance(content, bytes) else content.encode("utf-8")


def test_an_edited_page_is_shown_before_the_site_is_looked_at(site: Path) -> None:
    press = Press(site)
    press.edition()
    edit(site / ONE, "They met in Tokyo", "They met 12 times in Tokyo")
    glance = press.glance({ONE})
    assert glance is not None
    assert "12 times" in str(glance.files[PAGE])
    assert rules(glance) == ["unsupported-number"]
    whole = press.edition()
    assert whole.files[PAGE] == glance.files[PAGE]
    assert rules(whole) == rules(glance)


@pytest.mark.parametrize(
    "paths",
    [(), ("content/briefings/new.md",), ("content/sources/wire.md",), ("site.yaml",), (ONE, "templates/style.css")],
    ids=["nothing", "new", "source", "settings", "several"],
)
def test_what_is_no_edit_of_a_document_waits_for_the_whole_site(site: Path, paths: tuple[str, ...]) -> None:
    press = Press(site)
    press.edition()
    assert press.glance(paths) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: First", "title: First\nslug: other"),
        ("title: First", "title: First\ndraft: true"),
        ("---\ntitle", "title"),
    ],
    ids=["moved", "drafted", "unreadable"],
)
def test_a_document_that_is_elsewhere_now_waits_for_the_whole_site(site: Path, before: str, after: str) -> None:
    press = Press(site)
    press.edition()
    edit(site / ONE, before, after)
    assert press.glance({ONE}) is None


def test_a_mistake_of_briefgen_itself_does_not_end_the_preview(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press = Press(site)
    page = press.edition().files[PAGE]
    with monkeypatch.context() as patched:
        patched.setattr("briefgen.workspace.Workspace.analyse", lambda *_, **__: 1 / 0)
        broken = press.edition()
    assert "bug in briefgen" in broken.findings.summary
    assert broken.files[PAGE] == page
    assert press.edition().findings.note == ""


def test_a_file_that_vanishes_while_it_is_read_is_read_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.workspace import Workspace  # noqa: PLC0415

    press = Press(site)
    vanishing = [FileNotFoundError(2, "No such file", "content/assets/a.png")]
    resume = Workspace.resume

    def once(workspace: Workspace, *, drafts: bool) -> object:
        if vanishing:
            raise vanishing.pop()
        return resume(workspace, drafts=drafts)

    monkeypatch.setattr(Workspace, "resume", once)
    assert rules(press.edition()) == []
