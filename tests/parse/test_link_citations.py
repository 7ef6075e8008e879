"""A citation among the words of a link: its mark stands behind the link, since links cannot hold links."""

import re

import pytest

from briefgen.links import Atlas
from briefgen.model import ClaimRow, DocumentKind, Settings, Status
from briefgen.parse.document import parse_document
from briefgen.render import render_body
from briefgen.rules import NAMES
from briefgen.text import SourceText

MARK = '&NoBreak;<a class="cite" id="cite-1" href="#ev-1" aria-label="Evidence 1">1</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[words [@wire p1]](x.md)", f'<a href="x.md">words</a>{MARK}'),
        ("[words [@wire p1] more](x.md)", f'<a href="x.md">words more</a>{MARK}'),
        ("[*words [@wire p1]*](x.md)", f'<a href="x.md"><em>words</em></a>{MARK}'),
        ("[words [@wire p1]][x]\n\n[x]: x.md", f'<a href="x.md">words</a>{MARK}'),
        ("[words [@?]](x.md)", '<a href="x.md">words</a><sup class="todo">?</sup>'),
    ],
)
def test_the_link_stays_and_the_mark_follows_it(text: str, html: str) -> None:
    source = SourceText("content/briefings/x.md", f"---\ntitle: T\ndate: 2025-10-29\n---\n{text}\n")
    briefing, problems = parse_document(source, DocumentKind.BRIEFING, Settings("Site"), NAMES)
    assert not problems
    rows = [ClaimRow(claim.id, claim.text, claim.kind, Status.CITED, claim.span) for claim in briefing.claims]
    shown = render_body(briefing, rows, Atlas({}, {}, frozenset())).html
    assert html in re.sub(r"<span[^>]*>|</span>", "", shown)
