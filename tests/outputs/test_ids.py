"""The ids of a page: those that the theme gives to its parts, and those that authors give to theirs."""

import re
from pathlib import Path

import pytest

from briefgen.theme import read_theme
from briefgen.workspace import Workspace

OWN = sorted(
    {
        name
        for text in read_theme()[0].templates.values()
        for name in re.findall(r'\sid="([^"{]*)', text.text)
        if name not in ("", "ev-")
    }
)
"""The ids that stand in the theme's templates, without the numbers of those that count."""
SHORT = sorted({name.removeprefix("page--").strip("-") for name in OWN} | {"ev", "cite", "fn", "fnref", "correction"})
SOURCE = "\n".join(f"Paragraph {name}. {{#{name.replace('-', '_')}}}\n" for name in SHORT)
HEADINGS = "\n\n".join(f"## {name} {number}".rstrip() for name in SHORT for number in ("", "1"))
BODY = f"The harbour “is quiet” [@wire p1].[^1]\n\n[^1]: A note.\n\n{HEADINGS}\n"
CORRECTION = 'corrections: [{date: 2025-10-30, text: "A word was wrong."}]'


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose authors used every word that the theme has for an id."""
    root = tmp_path_factory.mktemp("ids")
    content = root / "content"
    files = {
        root / "site.yaml": "title: Ids\nurl: https://site.invalid/\nrules: {single-origin: off}\n",
        content / "sources/wire.md": f"---\ntitle: Wire\nissued: 2025-10-28\n---\nIt is quiet. {{#p1}}\n\n{SOURCE}",
        content / "briefings/one.md": f"---\ntitle: One\ndate: 2025-10-29\ntags: [a]\n{CORRECTION}\n---\n{BODY}",
        content / "pages/about.md": f"---\ntitle: About\n---\n{BODY}",
        content / "summits/meet.md": f"---\nname: Meet\nstart: 2025-10-28\n---\n{BODY}",
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    built = Workspace.open(root).build()
    assert built.pages, [each.finding.message for each in built.result.diagnostics]
    return root / "public"


def test_each_id_of_the_theme_says_that_it_is_the_themes() -> None:
    assert [name for name in OWN if not name.startswith("page--")] == []
    assert len(OWN) > 20


def ids_of(page: Path) -> list[str]:
    return re.findall(r'\sid="([^"]*)"', page.read_text("utf-8"))


def test_no_id_stands_twice_whatever_headings_and_paragraphs_are_called(public: Path) -> None:
    pages = sorted(public.rglob("*.html"))
    assert len(pages) > 8
    for page in pages:
        ids = ids_of(page)
        assert sorted(ids) == sorted(set(ids)), page


def test_a_heading_keeps_the_id_that_its_words_give_it(public: Path) -> None:
    ids = ids_of(public / "briefings/one/index.html")
    assert {"evidence", "corrections", "topics", "main", "legend"} <= set(ids)
    assert "correction-1-2" in ids
