"""`briefgen import` on the disk: what it writes, what it refuses, and that a refusal writes nothing."""

from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from briefgen.cli import main

ARTICLE = """Leaders sign minerals pact

By Jane Doe

28 October 2025

The leaders met on Tuesday in Tokyo.

They signed a framework on minerals.

The first project begins in 2026, officials said.
"""

SCHEMA = "# yaml-language-server: $schema=../../.briefgen/schemas/source.json\n"


@dataclass(frozen=True)
class Site:
    root: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> tuple[int, str]:
        code = main(["import", "--site", str(self.root), *arguments])
        captured = self.capsys.readouterr()
        assert captured.out == ""
        return code, captured.err

    def write(self, name: str, data: str | bytes) -> str:
        path = self.root / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return str(path)

    @property
    def source(self) -> Path:
        return self.root / "content/sources/leaders-sign-minerals-pact.md"

    def body(self) -> str:
        return self.source.read_text("utf-8").split("---\n\n", 1)[1]


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Site:
    root = tmp_path / "site"
    root.mkdir()
    (root / "site.yaml").write_text("title: T\noriginals: ../originals\n", "utf-8")
    return Site(root, capsys)


def test_a_text_becomes_a_source(site: Site) -> None:
    code, report = site.run(site.write("a.txt", ARTICLE), "--url", "https://example.org/a", "--rights", "quotes")
    assert code == 0
    assert report.startswith(
        "content/sources/leaders-sign-minerals-pact.md: 3 passages (p1–p3), title and author known"
    )
    assert site.source.read_text("utf-8").startswith(
        f"---\n{SCHEMA}title: Leaders sign minerals pact\nauthor: Jane Doe\nissued: 2025-10-28\n"
        "url: https://example.org/a\n"
        "rights: quotes\n---\n\nThe leaders met on Tuesday in Tokyo. {#p1}\n"
    )
    assert [path.name for path in site.source.parent.iterdir()] == [site.source.name]


def test_standard_input(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(ARTICLE.encode())))
    assert site.run("-", "--id", "wire")[0] == 0
    assert (site.root / "content/sources/wire.md").is_file()


def test_the_same_again_changes_nothing(site: Site) -> None:
    name = site.write("a.txt", ARTICLE)
    site.run(name)
    before = site.source.read_bytes()
    code, report = site.run(name)
    assert (code, report.splitlines()[0]) == (0, f"content/sources/{site.source.name}: unchanged")
    assert site.source.read_bytes() == before


def test_a_newer_version_keeps_its_anchors(site: Site) -> None:
    site.run(site.write("a.txt", ARTICLE))
    briefings = site.root / "content/briefings"
    briefings.mkdir()
    (briefings / "b.md").write_text("It begins soon [@leaders-sign-minerals-pact p2-p3].\n", "utf-8")
    newer = ARTICLE.replace("2026", "2027").replace("The leaders met", "A word before.\n\nThe leaders met")
    code, report = site.run(site.write("b.txt", newer))
    assert code == 0
    assert site.body() == (
        "A word before. {#p4}\n\nThe leaders met on Tuesday in Tokyo. {#p1}\n\n"
        "They signed a framework on minerals. {#p2}\n\nThe first project begins in 2027, officials said. {#p3}\n"
    )
    assert "2 as before, 1 changed, 1 added" in report
    assert "[-2026,-] {+2027,+}" in report
    assert "cited in content/briefings/b.md:1" in report


def test_a_number_that_is_cited_is_not_given_again(site: Site) -> None:
    site.run(site.write("a.txt", ARTICLE))
    briefings = site.root / "content/briefings"
    briefings.mkdir()
    (briefings / "b.md").write_text("It begins soon [@leaders-sign-minerals-pact p3].\n", "utf-8")
    shorter = ARTICLE[: ARTICLE.index("The first project")]
    site.run(site.write("b.txt", shorter))
    assert "p3" not in site.body()
    site.run(site.write("c.txt", f"{shorter}Another sentence, of which nothing was known.\n"))
    assert "nothing was known. {#p4}" in site.body()


def test_another_article_of_the_same_title_is_refused(site: Site) -> None:
    site.run(site.write("a.txt", ARTICLE))
    before = site.source.read_bytes()
    code, report = site.run(
        site.write("b.txt", "Leaders sign minerals pact\n\n2025-10-29\n\nWholly different words.\n")
    )
    assert code == 2
    assert "give it an id of its own with --id" in report
    assert site.source.read_bytes() == before


def test_elided_sources_stay_elided(site: Site) -> None:
    name = site.write("a.txt", ARTICLE)
    assert site.run(name, "--elide")[0] == 0
    original = site.root.parent / "originals" / site.source.name
    assert "They signed a framework on minerals. {#p2}" in original.read_text("utf-8")
    assert "framework" not in site.source.read_text("utf-8")
    kept = site.source.read_text("utf-8").replace("[…] {#p3", "[…] begins in 2026 […] {#p3")
    site.source.write_text(kept, "utf-8")
    assert "unchanged" in site.run(name)[1]
    code, report = site.run(site.write("b.txt", ARTICLE.replace("The first project", "The very first project")))
    assert code == 0
    assert "[…] begins in 2026 […] {#p3" in site.body()
    assert "{+very+}" in report
    assert "The very first project" in original.read_text("utf-8")
    assert "unchanged" in site.run(site.write("c.txt", ARTICLE.replace("The first", "The very first")))[1]


def test_what_is_required_and_not_found_is_left_to_be_filled_in(site: Site) -> None:
    code, report = site.run(site.write("a-note.txt", b"One paragraph.\n\nAnother.\n"))
    assert code == 0
    assert "title is required and was not found" in report
    assert "issued is required and was not found" in report
    text = (site.root / "content" / "sources" / "a-note.md").read_text("utf-8")
    assert "\ntitle:  # to be filled in: the headline\nissued:  # to be filled in" in text
    assert "One paragraph. {#p1}" in text


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \n\n", "it is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "it is a PNG image, not text"),
        ("a.txt", b"ab\x00\xff", "it looks like a binary file"),
        ("a.txt", b"abc\x81\xff", "it is neither UTF-8 (byte 3) nor Windows-1252 text"),
        ("a.txt", b"\xff\xfea", "it begins like UTF-16-LE, but byte 2 does not fit"),
        ("a.md", b"---\ntitle: T\n---\n", "no paragraphs were found in it"),
        ("a.txt", b"x" * 10_000_001, "it has 10.0 MB, more than the 10 MB that an article may have"),
        ("a.txt", "…?\n\n2025-10-28\n\nWords.\n".encode(), "its title makes no id: add --id ID"),
    ],
)
def test_what_cannot_be_read_is_one_line(site: Site, name: str, data: bytes, words: str) -> None:
    code, report = site.run(site.write(name, data))
    assert code == 2
    assert len(report.splitlines()) == 1
    assert words in report
    assert not (site.root / "content").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere.txt",), "there is no file nowhere.txt"),
        ((".",), ". is a folder"),
        (("a.txt", "--id", "../x"), "cannot be cited"),
        (("a.txt", "--issued", "Tuesday"), "is no date such as 2025-10-28"),
        (("a.txt", "--url", "javascript:x"), "is not an address"),
        (("a.txt", "--rights", "full"), "--license"),
        (("a.txt", "b.txt", "--id", "x"), "more than one FILE"),
        ((), "missing argument"),
    ],
)
def test_wrong_use_is_one_line(site: Site, arguments: tuple[str, ...], words: str) -> None:
    code, report = site.run(*arguments)
    assert code == 2
    assert len(report.splitlines()) == 1
    assert words in report


def test_one_bad_file_among_good_ones_writes_nothing(site: Site) -> None:
    code, report = site.run(site.write("a.txt", ARTICLE), site.write("b.txt", b""))
    assert code == 2
    assert "b.txt: it is empty" in report
    assert not (site.root / "content").exists()


def test_elide_needs_originals(site: Site) -> None:
    (site.root / "site.yaml").write_text("title: T\n", "utf-8")
    code, report = site.run(site.write("a.txt", ARTICLE), "--elide")
    assert code == 2
    assert "`originals`" in report


def test_the_real_article(site: Site) -> None:
    article = Path(__file__).parents[2] / "shared/articles/000_ae175e8540b2ab9e.txt"
    if not article.is_file():
        pytest.skip("the article is not here")
    assert site.run(str(article), "--issued", "2025-10-28", "--id", "tokyo")[0] == 0
    text = (site.root / "content/sources/tokyo.md").read_text("utf-8")
    blocks = article.read_text("utf-8").strip().split("\n\n")
    expected = [f"{block} {{#p{index}}}" for index, block in enumerate(blocks[2:-1], 1)]
    assert text.split("---\n\n", 1)[1].strip().split("\n\n") == expected
    title = "US, Japan signs rare earths deal at Trump visit to Tokyo, China on mind"
    assert text.startswith(f"---\n{SCHEMA}title: {title}\n")
    assert blocks[-1] not in text


def test_what_the_report_says_of_rights_and_of_a_long_id(site: Site) -> None:
    article = site.write("pact.txt", ARTICLE.replace("Leaders", "Leaders of four countries"))
    _, report = site.run(article)
    assert "\n  rights: quotes, as for every source that names none; only words that you quote will be pub" in report
    assert "\n  cited as [@leaders-of-four-countries-sign-minerals …]: rename the file" in report
    assert "to doe.md for instance" in report
    _, report = site.run(article, "--id", "wire", "--rights", "link")
    assert "rights:" not in report
    assert "cited as" not in report


def test_schemas_stand_where_a_new_source_looks_for_them(site: Site) -> None:
    site.run(site.write("pact.txt", ARTICLE), "--id", "wire")
    head = (site.root / "content/sources/wire.md").read_text(encoding="utf-8").splitlines()[1]
    way = head.removeprefix("# yaml-language-server: $schema=")
    assert (site.root / "content/sources" / way).resolve().is_file()
