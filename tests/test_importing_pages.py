"""Saved pages and the articles in them: a case is a folder in tests/importing_pages, with the paragraphs expected."""

from pathlib import Path

import pytest

from briefgen.importing.article import Article
from briefgen.importing.html import read_html

FOLDER = Path(__file__).parent / "importing_pages"

pytest.importorskip("trafilatura", exc_type=ImportError)


@pytest.mark.parametrize("case", sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))
def test_paragraphs(case: str) -> None:
    article = read_html((FOLDER / case / "page.html").read_bytes())
    assert isinstance(article, Article)
    found = [" ".join(block.text.replace("\N{NO-BREAK SPACE}", " ").split()) for block in article.blocks]
    expected = (FOLDER / case / "expected.txt").read_text(encoding="utf-8").strip().split("\n\n")
    assert found == expected


def test_words_inside_a_paragraph_stay() -> None:
    page = """<html><body><article><h1>The vote</h1>
    <p>She said <q>we wait for the <b>third</b> survey</q> and left the office of the harbour on Monday.</p>
    <p>The vote is on <time>4 April</time>, and the <label>wall</label> costs <output>41</output> million crowns.</p>
    </article></body></html>"""
    article = read_html(page.encode())
    assert isinstance(article, Article)
    assert [block.text for block in article.blocks] == [
        "She said “we wait for the third survey” and left the office of the harbour on Monday.",
        "The vote is on 4 April, and the wall costs 41 million crowns.",
    ]


def test_what_was_left_out_is_told() -> None:
    article = read_html((FOLDER / "blog" / "page.html").read_bytes())
    assert isinstance(article, Article)
    told = [left.text for left in article.left_out if left.reason == "text outside of the article"]
    assert told == [
        "About time. I have seen that wall crumble since I was a child and nobody cared at all.",
        "Who pays for it in the end? We do, as always, and the yachts sail off into the sunset.",
    ]
