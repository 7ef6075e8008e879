"""What a YAML file holds: values that know their places in it."""

from collections.abc import Iterator

from briefgen.frozen import frozen
from briefgen.text import Span


@frozen
class ScalarNode:
    """One value. `text` is what was written, quotation marks and escapes undone; `value` is what YAML 1.2 makes of it.

    `plain`: it was written without quotation marks.
    """

    span: Span
    text: str
    value: str | float | bool | None
    plain: bool = True


@frozen
class ListNode:
    """A list."""

    span: Span
    items: tuple["Node", ...]


@frozen
class Entry:
    """A key with its value."""

    key: str
    key_span: Span
    value: "Node"


@frozen
class MappingNode:
    """Keys with their values, in the order written; every key is a string and stands once."""

    span: Span
    entries: tuple[Entry, ...]

    def get(self, key: str) -> "Node | None":
        """The value of a key."""
        return next((entry.value for entry in self.entries if entry.key == key), None)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


Node = ScalarNode | ListNode | MappingNode


def describe(node: Node) -> str:
    """The value in words, for a message: `the number 12`, `a list`."""
    if isinstance(node, ListNode):
        return "a list"
    if isinstance(node, MappingNode):
        return "a mapping"
    if node.value is None:
        return "nothing"
    if isinstance(node.value, bool):
        return f"`{node.text}`, which is a yes-or-no value"
    if isinstance(node.value, int | float):
        return f"the number {shortened(node.text)}"
    return f"the text “{shortened(node.text)}”"


def shortened(text: str, length: int = 60) -> str:
    """A text on one line and at most so long, for a message."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"
