"""What holds of any Markdown at all: reading, resolving and rendering never fail, and every place is a true place."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree
from lxml import html as lxml_html

from briefgen.check import check_briefing, check_source
from briefgen.engine.library import SourceLibrary
from briefgen.links import Atlas
from briefgen.matching.normal import normalise
from briefgen.model import Briefing, DocumentKind, Settings
from briefgen.parse.document import parse_document
from briefgen.parse.problem import Problem
from briefgen.parse.source import parse_source
from briefgen.render import render_body
from briefgen.resolve import resolve
from briefgen.rules import NAMES
from briefgen.summary import summarise
from briefgen.text import SourceText

CONFORMANCE = Path(__file__).parents[3] / "shared" / "conformance"
SITE = Settings("Site")
HEAD = "---\ntitle: Briefing\ndate: 2025-10-29\n---\n"
WIRE = """---
title: Wire
issued: 2025-10-28
---
“We will halve all emissions by 2035,” the minister said. {#p1}

Japan pledged $550 billion […] on Tuesday. {#p2}

- An item. {#item}

| Year | Sum |
|------|-----|
| 2025 | 5 | {#row}
"""
PIECES = [
    *"ab .,;:!?*_~`#>-+|\\&<\n\t[](){}\"'“”«»「」…–/=^@%$€é日本😀\u200f\u05d0\u0301\u00a0\ufeff",
    *(" ", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n> ", "\n> > ", "\n# ", "\n| a | b |\n|---|---|\n| ", " | ", " |\n"),
    *("[@wire p1]", "[@wire p1-p2, item]", "[see @wire]", "[contra @wire p2 “Japan pledged”]", "[@?]", "[@nobody p1]"),
    *('[@wire "halve all', "[@", "@wire", "[cf. @wire p1;", "[@wire p. 1]", "[@wire p9]", "[@wire row](x)"),
    *("[@wire p2-p1]", "{.analysis}", "{.term}", "{#c-x}", "{#c-y .opinion}", "{.nothing}", "{#p1}", "{sha256=00}"),
    *("]{.background}", "\n::: analysis\n", "\n:::\n", "\n::: fact-check\n", "\n```\n", "    ", "[^n]", "\n\n[^n]: "),
    '\n::: fact-check {rating=accurate claimant="X" made=2025-10-28}\n',
    *("\n\n[^m]: [@wire p1]\n", "<!-- briefgen: allow altered-quote: why -->", "<!--", "-->", "— Name", "&amp;", "\\["),
    *("“halve all emissions”", '"We will halve emissions"', "On Tuesday 5 people said so. ", "He said. "),
    *("[link](../sources/wire.md#p1)", "![alt](a.png)", "<script>", "<b onclick=x>", "[x](javascript:alert(1))"),
    "<http://x.y>",
]
# A file is read with every line end as a line feed.
ANYTHING = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=80)
MARKDOWN = some.lists(some.sampled_from(PIECES), max_size=40).map("".join)
BODIES = ANYTHING | MARKDOWN | some.lists(MARKDOWN | ANYTHING, max_size=4).map("\n\n".join)
PLAIN = re.compile(r"[^\W_]+")


LIBRARY = SourceLibrary({"wire": parse_source(SourceText("content/sources/wire.md", WIRE), SITE)[0]})


def read(text: str) -> tuple[Briefing, str]:
    """A document read, resolved, checked and rendered; every place that anything names is a true one."""
    source = SourceText("content/briefings/briefing.md", text)
    parsed, problems = parse_document(source, DocumentKind.BRIEFING, SITE, NAMES)
    briefing, astray = resolve(parsed, LIBRARY)
    for problem in (*problems, *astray):
        hold(problem, source)
    for diagnostic in check_briefing(briefing, SITE):
        hold(Problem(diagnostic.rule, diagnostic.finding), source)
    summary = summarise(briefing, frozenset())
    body = render_body(briefing, summary.claims, Atlas({}, {}, frozenset()))
    return briefing, body.html + "".join(note.html for note in body.notes)


def hold(problem: Problem, source: SourceText) -> None:
    finding = problem.finding
    assert problem.rule in NAMES
    assert finding.message
    assert finding.message[-1] != "."
    assert finding.help or problem.rule.startswith("unsupported")
    edits = finding.fix.edits if finding.fix else ()
    for path, span in [(finding.label.path, finding.label.span), *((edit.path, edit.span) for edit in edits)]:
        assert path == source.path
        assert 0 <= span.start <= span.end <= len(source.text)


def hold_places(briefing: Briefing) -> None:
    """Each claim's words stand, in order, where its span says; so does each quotation."""
    text = briefing.text
    for claim in briefing.claims:
        assert 0 <= claim.span.start <= claim.span.end <= len(text)
        words = PLAIN.findall(claim.text)
        place = claim.prose.whole
        assert 0 <= place.start <= place.end <= len(text)
        written = text[place.start : place.end]
        position = 0
        if "&" in written or "\\" in written:
            continue
        for letter in "".join(words):
            position = written.find(letter, position) + 1
            assert position > 0, (letter, written, claim.text)
        for quotation in claim.all_quotations:
            assert 0 <= quotation.span.start <= quotation.span.end <= len(text)
            first = PLAIN.search(quotation.text)
            if first:
                assert first[0][0] in text[quotation.span.start : quotation.span.end]
        for citation in claim.citations:
            assert text[citation.key_span.start : citation.key_span.end] == citation.key
            assert text[citation.key_span.start - 1] == "@"


@given(BODIES)
def test_any_document_is_read(body: str) -> None:
    briefing, _ = read(HEAD + body)
    hold_places(briefing)
    ids = [claim.id for claim in briefing.claims]
    assert len({*ids}) == len(ids) or any(claim.named for claim in briefing.claims)


@given(BODIES)
def test_any_source_is_read(body: str) -> None:
    text = SourceText("content/sources/wire.md", "---\ntitle: Wire\nissued: 2025-10-28\n---\n" + body)
    source, problems = parse_source(text, SITE)
    for problem in problems:
        hold(problem, text)
    for diagnostic in check_source(source, SITE):
        hold(Problem(diagnostic.rule, diagnostic.finding), text)
    anchors = [passage.anchor for passage in source.passages]
    assert len({*anchors}) == len(anchors)
    for passage in source.passages:
        assert 0 <= passage.span.start <= passage.span.end <= len(text.text)
        words = PLAIN.findall(passage.text)
        if words and "&" not in text.text and "\\" not in text.text:
            whole = passage.prose.whole
            assert words[0] in text.text[whole.start : whole.end]


@given(BODIES)
def test_any_document_is_rendered_without_danger(body: str) -> None:
    _, html = read(HEAD + body)
    assert_harmless(html)


@given(some.text(some.characters(exclude_categories=["Cs"]), max_size=60))
def test_words_alone_are_shown_as_they_are(words: str) -> None:
    briefing, _ = read(HEAD + "`" + re.sub(r"[`\s]", "x", words) + "`\n")
    assert normalise(briefing.text)


def assert_harmless(html: str) -> None:
    """No script, no handler, no element that the renderer does not write, and no link that runs anything."""
    if not html.strip():
        return
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in root.iter():
        assert isinstance(element.tag, str), etree.tostring(element)
        assert element.tag in ALLOWED, (element.tag, html)
        if element.tag == "a":
            assert not any(above.tag == "a" for above in element.iterancestors()), html
        if element.get("class") == "claim":
            assert "".join(str(text) for text in element.itertext()) or len(element), html
        for name, value in element.attrib.items():
            assert not str(name).startswith("on"), html
            assert name not in ("style", "srcdoc", "formaction"), html
            if name in ("href", "src"):
                scheme = re.sub(r"[\x00-\x20]", "", str(value)).lower()
                assert not scheme.startswith(("javascript:", "vbscript:", "file:", "data:text")), html


ALLOWED = {
    *("div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br"),
    *("em", "strong", "s", "a", "img", "span", "sup", "section", "table", "thead", "tbody", "tr", "th", "td", "cite"),
    "abbr",
}


def naughty() -> list[str]:
    strings: list[str] = []
    blns = CONFORMANCE / "abuse_strings" / "blns.json"
    if blns.exists():
        strings += json.loads(blns.read_text(encoding="utf-8"))
    expectations = CONFORMANCE / "abuse_html" / "dompurify_expect.json"
    if expectations.exists():
        strings += (str(case["payload"]) for case in json.loads(expectations.read_text(encoding="utf-8")))
    for path in sorted((CONFORMANCE / "abuse_markdown").rglob("*")):
        if path.suffix in (".txt", ".md") and path.name not in ("README.md", "LICENSE"):
            text = path.read_text(encoding="utf-8", errors="replace")
            strings += re.split(r"\n(?:`{32}[^\n]*|\.)\n", text)
    return strings


@pytest.mark.skipif(not CONFORMANCE.exists(), reason="the conformance corpora are not at hand")
def test_hostile_texts_are_harmless() -> None:
    texts = [payload.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "") for payload in naughty()]
    for text in texts:
        briefing, html = read(f"{HEAD}{text}\n")
        hold_places(briefing)
        assert_harmless(html)
    for start in range(0, len(texts), 16):
        within = (f"Five [{text}]{{.analysis}} [@wire p1 “{text}”].\n" for text in texts[start : start + 16])
        assert_harmless(read(HEAD + "\n".join(within))[1])
        parse_source(SourceText("content/sources/wire.md", "\n\n".join(texts[start : start + 16])), SITE)
