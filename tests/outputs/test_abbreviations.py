"""Abbreviations as elements, in the words that an author typed."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.links import Atlas
from briefgen.model import DocumentKind, Settings
from briefgen.parse.document import parse_document
from briefgen.render import render_body
from briefgen.rules import NAMES
from briefgen.summary import summarise
from briefgen.text import SourceText

ATLAS = Atlas({}, {}, frozenset())


def rendered(text: str) -> str:
    source = SourceText("content/pages/page.md", f"---\ntitle: Page\n---\n{text}\n")
    document, _ = parse_document(source, DocumentKind.PAGE, Settings("Site"), NAMES)
    html = render_body(document, summarise(document, frozenset()).claims, ATLAS).html
    return re.sub(r"</?(?:p|span)\b[^>]*>|\n", "", html)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the US and NATO", "the <abbr>US</abbr> and <abbr>NATO</abbr>"),
        ("two NGOs, a US-led EU’s COVID-19", None),
        ("The G20, U.S., F-35, iOS, a B and AT&T", "The G20, U.S., F-35, iOS, a B and AT&amp;T"),
        ("the US EPA", "the <abbr>US</abbr> <abbr>EPA</abbr>"),
        ("“MAKE IT GREAT AGAIN”", "“MAKE IT GREAT AGAIN”"),
        ("the ÖVP, США", "the <abbr>ÖVP</abbr>, <abbr>США</abbr>"),
        ("`US` \"straight\" 'marks' -- ...", "<code>US</code> &quot;straight&quot; 'marks' -- ..."),
    ],
)
def test_words_of_capitals_are_marked_and_nothing_else_is_touched(text: str, expected: str | None) -> None:
    marked = "two <abbr>NGO</abbr>s, a <abbr>US</abbr>-led <abbr>EU</abbr>’s <abbr>COVID</abbr>-19"
    assert rendered(text) == (expected or marked)


@given(st.text(alphabet="AB Cs&;'\"“”-.é", min_size=1).filter(str.strip))
def test_what_is_read_is_what_was_typed(text: str) -> None:
    typed = f"x {' '.join(text.split())} x"
    assert unescape(re.sub(r"</?abbr>", "", rendered(typed))) == typed
