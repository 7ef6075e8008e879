"""Typed readers of a mapping: each gives a value or says what is wrong with it, where, and how to mend it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from briefgen.diagnostic import Edit, Fix, Label
from briefgen.parse.nearest import did_you_mean, nearest
from briefgen.parse.problem import Problem, problem
from briefgen.parse.syntax import quoted
from briefgen.parse.tree import Entry, ListNode, MappingNode, Node, ScalarNode, describe, shortened
from briefgen.text import Span

RULE = "invalid-front-matter"
Choice = TypeVar("Choice", bound=StrEnum)
_SIMPLE = re.compile(r"\w[\w .-]*")
"""Text that means the same inside the brackets of a list."""


@dataclass(slots=True)
class Fields:
    """The values of one mapping, and what was found wrong with them so far.

    `place` is where a missing key is reported. `places` collects the span of every value read, under the
    names of the keys that lead to it (`corrections.0.date`); the mappings inside share it, and `problems`.
    """

    path: str
    node: MappingNode
    place: Span
    name: str = ""
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Span] = field(default_factory=dict)
    entries: dict[str, Entry] = field(init=False)
    required: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.entries = {entry.key: entry for entry in self.node}

    def report(
        self, span: Span, message: str, mend: str | None = None, fix: Fix | None = None, related: Iterable[Label] = ()
    ) -> None:
        """Add a problem with a place in this file."""
        self.problems.append(problem(RULE, self.path, span, message, help=mend, fix=fix, related=tuple(related)))

    def only(self, known: Iterable[str]) -> None:
        """Report every key that is not among `known`."""
        known = tuple(known)
        for entry in self.node:
            if entry.key not in known:
                found = nearest(entry.key, known)
                near = f"did you mean `{found}`?" if found else "delete it, or look up the key in the guide"
                fix = Fix((Edit(self.path, entry.key_span, found),), safe=False) if found else None
                self.report(entry.key_span, f"there is no key `{self.full(shortened(entry.key))}` here", near, fix)

    def require(self, key: str, mend: str) -> None:
        """Report that `key` is missing, where it is."""
        self.required[key] = mend
        if key not in self.entries:
            self.report(self.place, f"`{self.full(key)}` is missing", mend)

    def full(self, key: str | int) -> str:
        """The name of a key with the keys that lead to it."""
        return f"{self.name}.{key}" if self.name else str(key)

    def value(self, key: str) -> Node | None:
        """The value of a key, its place remembered; a key without a value is reported."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        node = entry.value
        self.places[self.full(key)] = node.span
        if isinstance(node, ScalarNode) and node.value is None:
            self.report(
                entry.key_span,
                f"`{self.full(key)}` has no value",
                self.required.get(key, "write one, or delete the key"),
            )
            return None
        return node

    def wrong(self, name: str, node: Node, expected: str, mend: str | None = None, fix: Fix | None = None) -> None:
        """Report a value of the wrong type."""
        span = node.span if len(node.span) else Span(max(node.span.start - 1, 0), node.span.end)
        self.report(span, f"`{name}` must be {expected}, not {describe(node)}", mend, fix)

    def text(self, key: str) -> str | None:
        """A text that is not empty, without white space at either end."""
        node = self.value(key)
        return None if node is None else self.as_text(self.full(key), node)

    def as_text(self, name: str, node: Node) -> str | None:
        """The text of a value called `name`."""
        if not isinstance(node, ScalarNode):
            self.wrong(name, node, "text", "write one text in its place")
            return None
        if not isinstance(node.value, str):
            fix = Fix((Edit(self.path, node.span, quoted(node.text)),)) if len(node.span) else None
            self.wrong(name, node, "text", f"put quotes around it: {quoted(node.text)}", fix)
            return node.text or None
        if not node.value.strip():
            self.report(node.span, f"`{name}` is empty", "write a value, or delete the key")
            return None
        return node.value.strip()

    def items(self, key: str) -> Iterator[tuple[str, Node]]:
        """The items of a list with their names (`tags.0`); what is no list is reported."""
        node = self.value(key)
        if isinstance(node, ListNode):
            for index, item in enumerate(node.items):
                name = f"{self.full(key)}.{index}"
                self.places[name] = item.span
                yield name, item
        elif node is not None:
            fix = None
            if isinstance(node, ScalarNode) and node.plain and _SIMPLE.fullmatch(node.text):
                fix = Fix((Edit(self.path, node.span, f"[{node.text}]"),))
            self.wrong(self.full(key), node, "a list", "write it as a list: [first, second]", fix)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; items that are none are reported and left out."""
        return tuple(text for _, _, text in self.text_items(key))

    def text_items(self, key: str) -> Iterator[tuple[str, Span, str]]:
        """The texts of a list, each with its name and place."""
        for name, item in self.items(key):
            text = self.as_text(name, item)
            if text is not None:
                yield name, item.span, text

    def flag(self, key: str) -> bool | None:
        """`true` or `false`."""
        node = self.value(key)
        if isinstance(node, ScalarNode) and isinstance(node.value, bool):
            return node.value
        if node is not None:
            self.wrong(self.full(key), node, "true or false", "write true or false, without quotes")
        return None

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """One of the values of an enumeration."""
        text = self.one_of(key, tuple(choices))
        return None if text is None else choices(text)

    def one_of(self, key: str, known: Iterable[str]) -> str | None:
        """One of the words `known`."""
        node, name, known = self.value(key), self.full(key), tuple(known)
        if isinstance(node, ScalarNode) and node.value in known:
            return node.text
        if isinstance(node, ScalarNode):
            message = f"`{name}` cannot be “{shortened(node.text)}”"
            self.report(node.span, message, did_you_mean(node.text, known))
        elif node is not None:
            self.wrong(name, node, "one word", did_you_mean("", known))
        return None

    def number(self, key: str) -> float | None:
        """A number."""
        node = self.value(key)
        if isinstance(node, ScalarNode) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
            return node.value
        if node is not None:
            self.wrong(self.full(key), node, "a number", "write it in digits, without quotes or `%`")
        return None

    def mapping(self, key: str, mend: str | None = None) -> "Fields | None":
        """The mapping under a key."""
        node = self.value(key)
        return None if node is None else self.inside(self.full(key), node, mend)

    def inside(self, name: str, node: Node, mend: str | None = None) -> "Fields | None":
        """The fields of a value called `name`, which must be a mapping."""
        if isinstance(node, MappingNode):
            return Fields(self.path, node, Span(node.span.start, node.span.start + 1), name, self.problems, self.places)
        self.wrong(name, node, "a mapping", mend or "write keys with values, as in {name: Jane Doe}")
        return None
