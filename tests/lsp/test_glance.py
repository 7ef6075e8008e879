"""What an open file is told before the whole site was checked."""

from pathlib import Path

from briefgen.lsp.glance import glance
from briefgen.lsp.session import Session


def make_site(root: Path, settings: str = "title: Site\nrules: {unshown-evidence: off}\n") -> Path:
    for path, text in {
        "site.yaml": settings,
        "content/sources/wire.md": "---\ntitle: A pact\nissued: 2025-10-28\n---\n\nJapan pledged $550 billion. {#p1}\n",
        "content/sources/broken.md": "---\ntitle: [\n---\n",
        "content/briefings/pact.md": "---\ntitle: Pact\ndate: 2025-10-29\n---\n\nIt pledged $500 billion [@wire p1].\n",
        "content/briefings/other.md": "---\ntitle: Other\ndate: 2025-10-29\n---\n\nIt pledged [@nowhere p1].\n",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def test_an_open_briefing_is_held_against_its_sources(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    path = "content/briefings/pact.md"
    session = Session(root)
    session.write(path, (root / path).read_text(encoding="utf-8"))
    site = session.glance()
    assert site is not None
    session.begin(site)
    session.catch_up()
    first = session.diagnostics
    assert [each.rule for each in first] == ["unsupported-number"]
    session.take(session.look())
    assert [each for each in session.diagnostics if each.finding.label.path == path] == list(first)
    assert {each.rule for each in session.diagnostics} > {"unsupported-number", "unknown-source"}


def test_sources_are_known_by_their_heads(tmp_path: Path) -> None:
    site = glance(make_site(tmp_path), {})
    assert site is not None
    assert [source.head.title for source in site.overview.sources] == ["broken", "A pact"]
    assert site.sources["wire"].passages[0].anchor == "p1"
    assert site.sources["wire"] is site.sources["wire"]


def test_settings_that_cannot_be_used(tmp_path: Path) -> None:
    assert glance(make_site(tmp_path, "titel: Site\n"), {}) is None
    assert glance(tmp_path / "nowhere", {}) is None


def test_settings_in_a_buffer_stand_before_the_file(tmp_path: Path) -> None:
    site = glance(make_site(tmp_path, "titel: Site\n"), {"site.yaml": "title: Other\n"})
    assert site is not None
    assert site.settings.title == "Other"
