"""Folder cases: one file of YAML, settings or front matter, and all that is read and reported of it."""

from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from briefgen.model import Person, Settings
from briefgen.parse.document_head import read_briefing_head, read_page_head, read_summit_head
from briefgen.parse.front_matter import front_matter
from briefgen.parse.problem import Problem
from briefgen.parse.settings import parse_settings
from briefgen.parse.source_head import read_source_head
from briefgen.parse.tree import ListNode, MappingNode, Node
from briefgen.parse.yaml import load
from briefgen.text import SourceText, Span

HERE = Path(__file__).parent
RULES = ("altered-quote", "single-origin", "unsupported-name")
SITE = Settings("Site", timezone="Asia/Tokyo", language="en", authors={"mlind": Person("Marta Lind")})


def folders(kind: str) -> list[Path]:
    return sorted(path for path in (HERE / kind).iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", folders("yaml"), ids=lambda path: path.name)
def test_yaml(folder: Path, *, update: bool) -> None:
    source = read(folder / "input.yaml")
    node, problems = load(source, Span(0, len(source.text)))
    agree(folder, source, problems, tree(node), update=update)


@pytest.mark.parametrize("folder", folders("settings"), ids=lambda path: path.name)
def test_settings(folder: Path, *, update: bool) -> None:
    source = read(folder / "site.yaml")
    settings, problems = parse_settings(source, RULES)
    agree(folder, source, problems, value(source, settings), update=update)


@pytest.mark.parametrize("folder", folders("front_matter"), ids=lambda path: path.name)
def test_front_matter(folder: Path, *, update: bool) -> None:
    (path,) = folder.glob("*.md")
    source = read(path)
    front = front_matter(source)
    values: Sequence[object]
    match path.stem:
        case "source":
            *values, problems = read_source_head(source, front, SITE)
        case "briefing":
            *values, problems = read_briefing_head(source, front, SITE)
        case "page":
            *values, problems = read_page_head(source, front, SITE)
        case _:
            *values, problems = read_summit_head(source, front, SITE)
    lines = [line for found in values for line in value(source, found)]
    lines.append(f"body: {source.text[front.body_start :]!r}")
    assert isinstance(problems, tuple)
    agree(folder, source, problems, lines, update=update)


def read(path: Path) -> SourceText:
    return SourceText(path.name, path.read_text(encoding="utf-8"))


def agree(
    folder: Path, source: SourceText, problems: tuple[Problem, ...], found: Iterator[str] | list[str], *, update: bool
) -> None:
    """Hold what was reported and read against `expected.txt`, or rewrite that file."""
    ordered = sorted(problems, key=lambda one: one.finding.label.span)
    actual = "\n".join([*(told(source, one) for one in ordered), "---", *found, ""])
    expected = folder / "expected.txt"
    if update:
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")


def told(source: SourceText, one: Problem) -> str:
    finding = one.finding
    lines = [f"{place(source, finding.label.span)} {one.rule} {finding.message}"]
    lines += [f"  see {place(source, label.span)} {label.message}" for label in finding.related]
    if finding.help:
        lines.append(f"  help: {finding.help}")
    if finding.fix:
        sure = "fix" if finding.fix.safe else "perhaps"
        lines += [f"  {sure}: {shown(source, edit.span)} -> {edit.text}" for edit in finding.fix.edits]
    return "\n".join(lines)


def place(source: SourceText, span: Span) -> str:
    start, end = source.position(span.start), source.position(span.end)
    return f"{start.line}:{start.column}-{end.line}:{end.column}"


def shown(source: SourceText, span: Span) -> str:
    return source.text[span.start : span.end].replace("\n", "⏎")


def tree(node: Node | None, name: str = "") -> Iterator[str]:
    """A tree of values, one line for each leaf: the keys that lead there, and the value."""
    if isinstance(node, MappingNode):
        for entry in node:
            yield from tree(entry.value, f"{name}.{entry.key}" if name else entry.key)
    elif isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            yield from tree(item, f"{name}.{index}")
    else:
        yield f"{name} = {node.value!r}" if node else "nothing"


def value(source: SourceText, found: object) -> Iterator[str]:
    """What differs from the defaults of a settings or head value, and the text at each of its places."""
    if not is_dataclass(found) or isinstance(found, type):
        yield repr(found)
        return
    yield type(found).__name__
    for field in fields(found):
        default: Any = field.default_factory() if field.default_factory is not MISSING else field.default
        content = getattr(found, field.name)
        if content != default and field.name != "places":
            yield f"  {field.name} = {content!r}"
    places: dict[str, Span] = getattr(found, "places", {})
    for key in sorted(places):
        yield f"  at {key}: {shown(source, places[key])}"
