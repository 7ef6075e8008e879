"""Whole sites: one with fifty mistakes, and one that uses every form, published and read back."""

import json
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import html as lxml_html

from briefgen.diagnostic import Severity
from briefgen.workspace import Workspace

HERE = Path(__file__).parent
ROOT = "https://site.invalid/"


def copied(name: str, folder: Path) -> Path:
    root = folder / name
    shutil.copytree(HERE / name, root, ignore=shutil.ignore_patterns("expected.json", ".briefgen", "public"))
    return root


def test_fifty_mistakes_are_all_told_each_on_its_line(tmp_path: Path) -> None:
    result = Workspace.open(copied("fifty_mistakes", tmp_path)).check()
    expected = json.loads((HERE / "fifty_mistakes" / "expected.json").read_text(encoding="utf-8"))
    assert len(expected) == 50
    found = Counter(
        (each.rule, each.finding.label.path, result.texts[each.finding.label.path].position(label.start).line)
        for each in result.diagnostics
        if (label := each.finding.label.span)
    )
    assert found == Counter((one["rule"], one["path"], one["line"]) for one in expected)


def test_a_build_with_an_error_leaves_the_old_output_alone(tmp_path: Path) -> None:
    root = copied("every_form", tmp_path)
    assert Workspace.open(root).build().pages > 0
    before = state(root / "public")
    briefing = root / "content" / "briefings" / "second.md"
    briefing.write_text(briefing.read_text(encoding="utf-8").replace("golden", "silver"), encoding="utf-8")
    built = Workspace.open(root).build()
    assert built.pages == 0
    assert built.result.counts.errors == 1
    assert state(root / "public") == before
    with_mistakes = copied("fifty_mistakes", tmp_path)
    assert Workspace.open(with_mistakes).build().pages == 0
    assert not (with_mistakes / "public").exists()


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of every form, as published."""
    root = copied("every_form", tmp_path_factory.mktemp("sites"))
    built = Workspace.open(root).build()
    assert built.pages > 0, built.result.diagnostics
    assert {each.severity for each in built.result.diagnostics} <= {Severity.INFO}
    return root / "public"


def test_every_claim_has_its_place(public: Path) -> None:
    claims = json.loads((public / "claims.json").read_text(encoding="utf-8"))["claims"]
    assert len(claims) > 20
    assert {claim["kind"] for claim in claims} == {"fact", "quotation", "analysis", "opinion", "background"}
    # One sentence only points to whole sources with `see` and `cf.`: nothing stands behind it.
    assert Counter(claim["status"] for claim in claims)["uncited"] == 1
    assert {claim["status"] for claim in claims} == {"cited", "disputed", "exempt", "uncited"}
    for claim in claims:
        page, anchor = urldefrag(claim["url"])
        (element,) = elements(public / page / "index.html", anchor)
        assert " ".join("".join(str(text) for text in element.itertext()).split())
        for citation in claim["citations"]:
            place, passage = urldefrag(citation["url"])
            assert (public / place / "index.html").is_file()
            assert not passage or elements(public / place / "index.html", passage)


def elements(page: Path, anchor: str) -> list[lxml_html.HtmlElement]:
    document = lxml_html.fromstring(page.read_bytes())
    return [element for element in document.iter() if element.get("id") == anchor]


def test_every_link_of_every_page_leads_somewhere(public: Path) -> None:
    files = sorted(public.rglob("*.html"))
    pages = {path.relative_to(public).as_posix(): lxml_html.fromstring(path.read_bytes()) for path in files}
    ids = {name: {element.get("id") for element in page.iter() if element.get("id")} for name, page in pages.items()}
    assert len(pages) > 10
    for name, page in pages.items():
        doubled = [one for one, count in Counter(e.get("id") for e in page.iter() if e.get("id")).items() if count > 1]
        assert not doubled, (name, doubled)
        for element in page.iter():
            for key in ("href", "src"):
                target = element.get(key)
                # A page that is served for any missing address names its places from the site's address.
                if target is None or name == "404.html":
                    continue
                address, anchor = urldefrag(urljoin(f"{ROOT}{name}", target))
                if not address.startswith(ROOT):
                    continue
                assert not target.startswith("/"), (name, target)
                path = unquote(address.removeprefix(ROOT).partition("?")[0])
                there = f"{path}index.html" if not path or path.endswith("/") else path
                assert (public / there).is_file(), (name, target)
                assert not anchor or there not in ids or anchor in ids[there], (name, target)


def test_what_rights_withhold_stands_in_no_published_byte(public: Path) -> None:
    names = set()
    for path in public.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            names |= {word for word in SECRETS if word.encode() in raw}
            assert b"SECRET" not in raw, path
            assert b"onclick=" not in raw.replace(b"onclick=&quot;", b"").replace(b"onclick=\\u0022", b""), path
    assert not names
    shown = (public / "sources" / "quotes" / "index.html").read_text(encoding="utf-8")
    assert "a new golden age" in shown
    assert "Open words that nobody cites" in (public / "sources" / "open" / "index.html").read_text(encoding="utf-8")


SECRETS = (
    *("went home by train", "at her own desk", "whole of the industry", "ate lunch together", "cited by nobody"),
    "a comment that is not published",
)


def test_the_same_site_gives_the_same_bytes(public: Path, tmp_path: Path) -> None:
    root = copied("every_form", tmp_path)
    assert Workspace.open(root).build().pages > 0
    assert {name: raw for name, (raw, _) in state(root / "public").items()} == {
        name: raw for name, (raw, _) in state(public).items()
    }
