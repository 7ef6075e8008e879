"""What holds of any text at all: reading it as YAML, settings or front matter gives problems, never an exception."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from briefgen.model import Settings
from briefgen.parse import yaml as reader
from briefgen.parse.document_head import read_briefing_head, read_page_head, read_summit_head
from briefgen.parse.front_matter import front_matter
from briefgen.parse.problem import Problem
from briefgen.parse.settings import KEYS, parse_settings
from briefgen.parse.source_head import KEYS as SOURCE_KEYS
from briefgen.parse.source_head import read_source_head
from briefgen.parse.syntax import quoted
from briefgen.parse.tree import ListNode, MappingNode, Node, ScalarNode
from briefgen.text import SourceText, Span

CONFORMANCE = Path(__file__).parents[3] / "shared" / "conformance"
SITE = Settings("Site")
ANYTHING = some.text(some.characters(), max_size=60)
YAML_LIKE = some.lists(
    some.sampled_from([*"ab: -\n\t[]{}'\"|>&*!%@`#?,~<.\\1", "\n  ", ": ", "- ", "---\n", "😀"]), max_size=40
).map("".join)
SCALARS = some.one_of(some.none(), some.booleans(), some.integers(), some.floats(), some.text(max_size=12))
VALUES = some.recursive(
    SCALARS, lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3)
)


def load(text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    source = SourceText("site.yaml", text)
    node, problems = reader.load(source, Span(0, len(text)))
    for one in problems:
        finding = one.finding
        assert 0 <= finding.label.span.start <= finding.label.span.end <= len(text)
        assert finding.message
        assert finding.help
    return node, problems


def read_every_way(text: str) -> None:
    load(text)
    parse_settings(SourceText("site.yaml", text), ("altered-quote",))
    source = SourceText("content/x/a.md", text)
    front = front_matter(source)
    assert 0 <= front.body_start <= len(text)
    assert front.values is not None or front.problems
    read_source_head(source, front, SITE)
    read_briefing_head(source, front, SITE)
    read_page_head(source, front, SITE)
    read_summit_head(source, front, SITE)


@given(ANYTHING | YAML_LIKE)
def test_any_text_is_read(text: str) -> None:
    read_every_way(text)
    read_every_way(f"---\n{text}\n---\n")


@given(
    some.dictionaries(some.sampled_from(sorted({*KEYS, *SOURCE_KEYS, "date", "start", "aliases"})), VALUES, max_size=6)
)
def test_any_value_may_stand_under_any_key(values: dict[str, object]) -> None:
    written = json.dumps(values)
    read_every_way(written)
    read_every_way(f"---\n{written}\n---\n")


@given(some.text(some.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\u2028\u2029\ufeff")))
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    node, problems = load(f"😀: {quoted(text)}")
    if not problems:
        assert isinstance(node, MappingNode)
        value = node.get("😀")
        assert isinstance(value, ScalarNode)
        assert value.value == text
    assert not problems or any(character in "\ufffe\uffff" or ord(character) > 0xFFFF for character in text)


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [1, {b: no}]\nc: >\n  folded\n  text\nd: &x 'q'\ne: *x\n"
    fast = load(text)
    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    assert load(text) == fast


def test_an_alias_bomb_stops_at_the_limit() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    node, problems = load("\n".join(lines))
    assert node is None
    assert [one.finding.message for one in problems] == ["the aliases of this file repeat too much"]


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 10_000, "? " * 10_000])
def test_deep_nesting_stops_at_the_limit(text: str) -> None:
    node, problems = load(text)
    assert node is None
    assert "nested" in problems[0].finding.message


@pytest.mark.parametrize(
    ("name", "citable"), [("wire-2", True), ("日経", True), ("my wire", False), ("wire.", False), ("_a", False)]
)
def test_a_source_has_a_name_that_can_be_cited(name: str, *, citable: bool) -> None:
    source = SourceText(f"content/sources/{name}.md", "---\ntitle: A\nissued: 2025\n---\n")
    head, problems = read_source_head(source, front_matter(source), SITE)
    assert head.id == name
    assert [one.rule for one in problems] == ([] if citable else ["unreadable-file"])


def suite() -> Iterator[Path]:
    return iter(sorted((CONFORMANCE / "yaml_suite" / "src").glob("*.yaml")))


@pytest.mark.skipif(not CONFORMANCE.is_dir(), reason="the conformance data is not at hand")
def test_every_file_of_the_yaml_suite_is_read() -> None:
    signs = {"␣": " ", "∎": "", "↵": "", "←": "\r", "⇔": "\ufeff", "———»": "\t", "——»": "\t", "—»": "\t", "»": "\t"}
    for path in suite():
        text = path.read_text(encoding="utf-8")
        node, problems = load(text)
        assert not problems, path
        assert isinstance(node, ListNode)
        for case in node.items:
            assert isinstance(case, MappingNode)
            content = case.get("yaml")
            if isinstance(content, ScalarNode):
                written = content.text
                for sign, meant in signs.items():
                    written = written.replace(sign, meant)
                read_every_way(written)


@pytest.mark.skipif(not CONFORMANCE.is_dir(), reason="the conformance data is not at hand")
def test_every_naughty_string_is_read() -> None:
    for text in json.loads((CONFORMANCE / "abuse_strings" / "blns.json").read_text(encoding="utf-8")):
        read_every_way(text)
        read_every_way(f"---\ntitle: {text}\nissued: {quoted(text)}\nslug: {quoted(text)}\n---\n")
