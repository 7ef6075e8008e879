"""The schemas: published as they are made, and of one mind with the parsers."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from briefgen.cli.schema import schema_text
from briefgen.model import DocumentKind, Settings
from briefgen.parse.document import parse_document
from briefgen.parse.front_matter import front_matter
from briefgen.parse.settings import parse_settings
from briefgen.parse.source import parse_source
from briefgen.parse.tree import ListNode, Node, ScalarNode
from briefgen.parse.yaml import load
from briefgen.rules import NAMES
from briefgen.schemas import SCHEMAS
from briefgen.text import SourceText, Span

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "docs/schemas"
NAMED = {"site.yaml", "briefing.md", "source.md", "summit.md", "page.md"}
CASES = sorted(path for path in (ROOT / "tests/parse").rglob("*") if path.name in NAMED)
KINDS = {"briefing": DocumentKind.BRIEFING, "summit": DocumentKind.SUMMIT, "page": DocumentKind.PAGE}


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_published_fresh(name: str, *, update: bool) -> None:
    schema = SCHEMAS[name]()
    Draft7Validator.check_schema(schema)
    text = schema_text(schema)
    if update:
        (PUBLISHED / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
    assert (PUBLISHED / f"{name}.json").read_text(encoding="utf-8") == text


def test_no_schema_is_left_over() -> None:
    assert {path.stem for path in PUBLISHED.glob("*.json")} == set(SCHEMAS)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.relative_to(ROOT / "tests/parse").as_posix())
def test_what_the_parser_takes_the_schema_takes(path: Path) -> None:
    name = path.stem
    text = SourceText(path.name, path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    if name == "site":
        node, _ = load(text, Span(0, len(text.text)))
        _, problems = parse_settings(text, NAMES)
    else:
        node = front_matter(text).values
        if name == "source":
            _, problems = parse_source(text, Settings(""))
        else:
            _, problems = parse_document(text, KINDS[name], Settings(""), NAMES)
    mistakes = [problem for problem in problems if problem.rule == "invalid-front-matter"]
    if node is None or any("written twice" in problem.finding.message for problem in mistakes):
        return
    found = list(Draft7Validator(SCHEMAS[name]()).iter_errors(plain(node)))
    if not mistakes:
        assert found == []
    elif any(word in problem.finding.message for problem in mistakes for word in ("there is no key", "is missing")):
        assert found


def plain(node: Node) -> Any:
    """What a YAML editor makes of a value."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node}
