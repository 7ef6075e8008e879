"""The quick ways through what is most often read give what the plain ways give."""

import re
from functools import partial
from itertools import pairwise
from typing import Literal

from hypothesis import given
from hypothesis import strategies as some
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from sentencex import segment  # pyright: ignore[reportAttributeAccessIssue]
from slugify import slugify

from briefgen.links import Atlas
from briefgen.model import DocumentKind, Settings
from briefgen.parse import assertion, sentences
from briefgen.parse.bracket import read_citation
from briefgen.parse.citation_items import ItemReader
from briefgen.parse.claims import stretches
from briefgen.parse.document import parse_document
from briefgen.parse.inline import any_inline
from briefgen.parse.markdown import markdown
from briefgen.parse.prose import read_inline
from briefgen.parse.quick_tokens import block_token, content_token, inline_token
from briefgen.parse.slugs import slug_of
from briefgen.renderer import Labels, Page, Renderer, _options, _rules
from briefgen.rules import NAMES
from briefgen.text import Prose, SourceText, word_count

SITE = Settings("Site")
HEAD = "---\ntitle: Briefing\ndate: 2025-10-29\n---\n"
EXPRESSIONS = (assertion._OWN_PART, assertion._ENGLISH_DATE, assertion._ENGLISH_NUMBER, assertion._ENGLISH_SPEECH)
VOCABULARY = sorted(
    {word for each in EXPRESSIONS for word in re.findall("[A-Za-z]+", each.pattern)}
    | {
        "Monday",
        "fourteen",
        "criticised",
        "emphasized",
        "hundreds",
        "5",
        "2025",
        "Saıd",
        "ſaid",
        "thİrteen",
        "7th",
        "x",
    }
)
SENTENCES = some.lists(
    some.tuples(some.sampled_from(VOCABULARY), some.sampled_from([" ", " ", "-", ". ", "’", "\n"])), max_size=7
).map(lambda words: "".join(word + after for word, after in words))


@given(SENTENCES | SENTENCES.map(str.upper), some.sampled_from(["en", "en-GB", "ja", "de"]))
def test_words_tell_what_the_expressions_tell(text: str, language: str) -> None:
    plain = assertion._OWN_PART.sub("", text)
    tongue = language[:2]
    english = ((assertion._ENGLISH_DATE, "a date"), (assertion._ENGLISH_NUMBER, "a number"))
    patterns: tuple[tuple[re.Pattern[str], str], ...] = ((assertion._YEAR, "a date"), (assertion._DIGITS, "a number"))
    patterns += english if tongue == "en" else assertion._JAPANESE if tongue == "ja" else ()
    expected = next((why for pattern, why in patterns if pattern.search(plain)), None)
    if expected is None and tongue == "en" and assertion._tells(plain):
        expected = "a speech verb"
    assert assertion.needs_citation(text, language) == expected


@given(some.text("0129.,-% $aG°３", max_size=12))
def test_digits_are_looked_for_as_by_looking_back_first(text: str) -> None:
    year = re.compile(r"(?<![\d.,$€£¥])(?:1[5-9]|20)\d\d(?!\d|[.,]\d)")
    digit = re.compile(r"(?<![A-Za-z]-)(?<![\w.])\d" + assertion._DIGITS.pattern.partition(r"-\d)")[2])
    assert bool(assertion._YEAR.search(text)) == bool(year.search(text))
    assert bool(assertion._DIGITS.search(text)) == bool(digit.search(text))


@given(some.text(max_size=60) | some.text(" ab-—.\u3000_", max_size=30))
def test_words_are_counted_one_by_one(text: str) -> None:
    spaced = "".join(character for character in text if ord(character) < 0xE00)
    assert word_count(spaced) == sum(any(sign.isalnum() for sign in word) for word in spaced.split())


@given(
    some.lists(
        some.sampled_from(["He went.", "Mr. X", " ", "  ", "\n", "No. 4", "“A b.”", "! ", "…", "終。"]), max_size=9
    )
)
def test_sentences_that_are_the_text_stand_where_they_are_found(pieces: list[str]) -> None:
    text = "".join(pieces)
    found: list[int] = []
    position = 0
    for sentence in segment("en", text):
        position = text.index(sentence, position)
        found.append(position)
        position += len(sentence.rstrip())
    pieces = segment("en", text)
    boundaries = sentences._boundaries(text, pieces)
    if sentences._STOPS.search(text, 0, max(len(text) - 1, 0)):
        assert boundaries == [offset for offset in found if offset]
    at_once = sentences._found_at_once(text, pieces)
    assert at_once is None or at_once == sentences._between(text, boundaries, ())


CONTENTS = some.lists(
    some.sampled_from([*VOCABULARY, ". He", ".", " ", "\n", "[@w p1]", "[^n]", "“", "”", "3", "٣", "é", "終。", "`x`"]),
    max_size=12,
).map("".join)


@given(CONTENTS, some.sampled_from(["en", "ja", "de"]))
def test_sentences_that_are_left_out_are_no_claims(text: str, language: str) -> None:
    token = markdown().parseInline(text)[0]
    inline = read_inline(token, ((0, 0),))
    words = inline.prose.text
    telling = assertion.signs(words, language)
    every = stretches(inline, language, None, ())
    kept = stretches(inline, language, None, (), telling)
    assert [each for each in every if each in kept] == [*kept]
    for each in every:
        if each not in kept:
            assert not each.citations
            assert not each.notes
            assert assertion.needs_citation(words[slice(*each.pieces[0])], language) is None


@given(CONTENTS | CONTENTS.map("Words [@w p1] {}".format), some.integers(0, 3))
def test_words_and_citations_make_the_prose_that_any_tokens_make(text: str, indent: int) -> None:
    mine, plain = (markdown().parseInline(text)[0] for _ in range(2))
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    runs = tuple((start, start + indent * line) for line, start in enumerate(starts, 1))
    read, built = read_inline(mine, runs), any_inline(plain, runs)
    assert read._replace(token=plain) == built
    assert mine.children == plain.children


@given(some.text(max_size=30) | some.text("abZ09 ,.:;?!()/_-'&", max_size=30))
def test_plain_words_stand_in_an_address_as_the_library_has_them(text: str) -> None:
    assert slug_of(text) == slugify(text)


@given(
    nesting=some.sampled_from([-1, 0, 1]), level=some.integers(0, 3), text=some.text(max_size=3), hidden=some.booleans()
)
def test_tokens_made_quickly_are_those_of_the_class(
    nesting: Literal[-1, 0, 1], level: int, text: str, *, hidden: bool
) -> None:
    lines, meta = [0, level], {"at": level}
    made = Token(text, "p", nesting, map=lines, level=level, markup=text, block=True, hidden=hidden)
    assert block_token(text, "p", nesting, level, lines, text, hidden=hidden) == made
    made = Token("inline", "", 0, map=lines, level=level, children=[], content=text, block=True)
    assert content_token(text, level, lines) == made
    assert inline_token("text", "br", text, meta) == Token("text", "br", 0, content=text, meta=meta)


BRACKET = some.lists(
    some.sampled_from(
        [
            *("[", "]", "@wire", "@w.x-y", " p4", " p", "p4-p6", ", p9", ' "a b"', ' "a]b"', ' "', "“x”", "; ", "see "),
            *("(", " ", "\n", "#p4", " para", " 4", "é", "-", ".", "x"),
        ]
    ),
    max_size=8,
).map("".join)


@given(BRACKET, some.sampled_from(["[@wire p4", "["]), some.sampled_from(["]", "](x)", ""]))
def test_the_commonest_citation_is_read_as_by_the_grammar(inside: str, opening: str, closing: str) -> None:
    text = f"{opening}{inside}{closing}"
    found = read_citation(text, 0, len(text))
    if found and found.items and not found.mistakes:
        assert found == ItemReader(text, 0, found.span.end - 1).read()


@given(some.lists(some.integers(1, 9), min_size=1, max_size=4), some.integers(0, 12), some.integers(0, 12))
def test_a_part_of_prose_keeps_its_places(lengths: list[int], start: int, length: int) -> None:
    starts = [sum(lengths[:index]) for index in range(len(lengths))]
    prose = Prose("x" * sum(lengths), tuple((here, here * 10) for here in starts))
    end = min(start + length, len(prose.text))
    if start < end:
        part = prose.part(start, end)
        assert [part.place(offset) for offset in range(end - start)] == [prose.place(at) for at in range(start, end)]
        assert all(before < after for before, after in pairwise(offset for offset, _ in part.runs))


@given(
    some.lists(
        some.sampled_from(
            [
                "Words",
                " ",
                "\n",
                "\n\n",
                "\n- ",
                "\n  - ",
                "\n> ",
                "\n# ",
                "*",
                "**",
                "~~",
                "`x`",
                "\n1. ",
                "\n---\n",
                "[a](b)",
            ]
        ),
        max_size=14,
    )
)
def test_tags_are_written_as_markdown_it_writes_them(pieces: list[str]) -> None:
    source = SourceText("content/briefings/x.md", HEAD + "".join(pieces))
    briefing, _ = parse_document(source, DocumentKind.BRIEFING, SITE, NAMES)
    renderer = Renderer(Page(briefing, {}, Atlas({}, {}, frozenset()), Labels()), briefing.body, {})
    # As markdown-it binds its rules, which the quick way goes without.
    renderer.rules = {name: partial(rule, renderer) for name, rule in _rules().items()}
    tokens = briefing.body.tokens
    for index, token in enumerate(tokens):
        if token.type != "inline":
            plain = RendererHTML.renderToken(renderer, tokens, index, _options(), {})
            assert token.type in renderer.rules or renderer._block(tokens, index, _options(), {}) == plain
        elif token.children:
            plain = RendererHTML.renderInline(renderer, token.children, _options(), {})
            assert renderer.renderInline(token.children, _options(), {}) == plain
