"""The quick ways of reading Markdown give what markdown-it gives, token for token and place for place."""

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.helpers import parseLinkDestination
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefgen.parse.block_ruler import BlockRuler
from briefgen.parse.inline_parser import InlineParser
from briefgen.parse.link_parts import LinkParts, normalized
from briefgen.parse.markdown import markdown, stock
from briefgen.parse.placed import PlacedState

FOLDER = Path(__file__).parent
CONFORMANCE = FOLDER.parents[2] / "shared" / "conformance" / "abuse_markdown"
SAMPLES = (FOLDER / "markdown.txt").read_text(encoding="utf-8").split("\n=====\n")
CASES = [
    case.partition("\n---\n")[0].partition("\n")[2]
    for name in ("body", "passages")
    for case in (FOLDER / "cases" / f"{name}.txt").read_text(encoding="utf-8").split("\n=== ")
]
LINES = sorted({line for sample in (*SAMPLES, *CASES) for line in sample.split("\n")})
MARKS = [*" \n\t*_`~[](){}<>!&\\#|:;.-+=1a“é日@\"'/", "\n\n", "\n- ", "\n  ", "\n> ", "[@wire p1]", "](x)", "]: ", "**"]
TEXTS = some.lists(some.sampled_from(LINES) | some.sampled_from(MARKS), max_size=14).flatmap(
    lambda pieces: some.sampled_from(["\n", "", " "]).map(lambda between: between.join(pieces))
)
STOCK = stock()


def told(tokens: list[Token] | None) -> list[object] | None:
    """Everything about tokens but what the parser notes for itself."""
    if tokens is None:
        return None
    return [
        {
            **token.as_dict(children=False),
            "meta": {key: value for key, value in token.meta.items() if key != "pushed"},
            "children": told(token.children),
        }
        for token in tokens
    ]


def parsed(md: MarkdownIt, text: str, *, anchored: bool) -> tuple[object, object]:
    env: dict[str, Any] = {"anchored": anchored}
    tokens = told(md.parse(text, env))
    return tokens, {key: value for key, value in env.items() if key != "footnotes"}


def assert_same(text: str) -> None:
    for anchored in (False, True):
        assert parsed(markdown(), text, anchored=anchored) == parsed(STOCK, text, anchored=anchored)


@pytest.mark.parametrize("text", [*SAMPLES, *CASES])
def test_samples_give_the_same_tokens(text: str) -> None:
    assert_same(text)


@given(TEXTS)
def test_any_lines_give_the_same_tokens(text: str) -> None:
    assert_same(text)


LIST_LINES = [
    "- a",
    "- b c",
    "* d",
    "+ e",
    "-",
    "- ",
    "-  f",
    "",
    " ",
    " g",
    "  h",
    "      i",
    "- - j",
    "- *",
    "- [k",
    "-\tl",
]
LIST_LINES += [
    "- 1. m",
    "- 2",
    "# n",
    "## o #",
    "> p",
    "1. q",
    "---",
    "- -",
    "===",
    "- a | b",
    "-|-",
    ":::",
    "```",
    "<!-- r -->",
]


@given(some.lists(some.sampled_from(LIST_LINES[:3] * 3 + LIST_LINES), max_size=9).map("\n".join))
def test_lists_give_the_same_tokens(text: str) -> None:
    assert_same(text)


WORDS = [
    "words",
    " ",
    "  ",
    "\n",
    "\t",
    ".",
    "!",
    "![",
    "[@wire p1]",
    '[@wire p2 "so\nit"]',
    "[@w p",
    "]",
    "(x)",
    "*",
    "é",
]


@given(some.lists(some.sampled_from(WORDS[:9] * 2 + WORDS), max_size=9).map("".join))
def test_words_and_citations_give_the_same_tokens(text: str) -> None:
    assert_same(text)


@given(some.sampled_from(SAMPLES), some.data())
def test_altered_samples_give_the_same_tokens(text: str, data: some.DataObject) -> None:
    for _ in range(data.draw(some.integers(1, 4))):
        start = data.draw(some.integers(0, len(text)))
        end = data.draw(some.integers(start, min(start + 3, len(text))))
        text = text[:start] + data.draw(some.sampled_from(MARKS)) + text[end:]
    assert_same(text)


@pytest.mark.skipif(not CONFORMANCE.is_dir(), reason="the conformance data is not at hand")
def test_published_examples_give_the_same_tokens() -> None:
    for path in sorted(CONFORMANCE.rglob("*")):
        if path.suffix in (".md", ".txt"):
            text = path.read_text(encoding="utf-8", errors="replace")
            assert_same(text)
            for example in re.split(r"^(?:\.|`{32}.*)\n", text, flags=re.MULTILINE):
                assert_same(example.replace("→", "\t"))


def test_the_quick_ways_are_taken() -> None:
    assert isinstance(markdown().inline, InlineParser)
    assert isinstance(markdown().block.ruler, BlockRuler)


def test_marks_open_and_close_as_in_markdown_it() -> None:
    around = ["", " ", "\n", "a", "é", "日", ".", "*", "_", "$", "“", "\u00a0", "\x1c", "1"]
    for before, run, after, splits in product(around, ("*", "**"), around, (False, True)):
        content = f"{before}{run}{after}"
        mine, theirs = (make(content, STOCK, {}, []) for make in (PlacedState, StateInline))
        assert mine.scanDelims(len(before), splits) == theirs.scanDelims(len(before), splits)


ADDRESSES = some.lists(
    some.sampled_from(
        [
            *(
                "http://",
                "https://",
                "example",
                "a.b",
                ".",
                "/",
                "..",
                "//",
                "?",
                "#",
                "=",
                "-",
                "~",
                "_",
                "p4",
                "x.md",
            ),
            *("%20", "é", "xn--a", ":", "@", "8080", "HTTP://", "X", " ", "mailto:", "&", "<", "(", ")", "\\", "\x01"),
        ]
    ),
    max_size=7,
).map("".join)


@given(ADDRESSES)
def test_addresses_are_published_as_markdown_it_does(address: str) -> None:
    assert normalized(address) == normalizeLink(address)


@given(ADDRESSES, some.data())
def test_addresses_end_where_markdown_it_ends_them(text: str, data: some.DataObject) -> None:
    end = data.draw(some.integers(0, len(text)))
    start = data.draw(some.integers(0, end))
    mine, theirs = LinkParts.parseLinkDestination(text, start, end), parseLinkDestination(text, start, end)
    assert (mine.ok, mine.pos, mine.str) == (theirs.ok, theirs.pos, theirs.str)
