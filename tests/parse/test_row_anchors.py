"""Which `{#…}` after a `|` belongs to a table row, and which to a block that merely ends in `|`."""

import pytest

from briefgen.model import Settings
from briefgen.parse.source import parse_source
from briefgen.text import SourceText

TABLE = "| Pledge | Sum |\n| - | - |\n"


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("The norm is written |x| {#p1}\n", "paragraph", "The norm is written |x|"),
        ("The norm is written |x|{#p1}\n", "paragraph", "The norm is written |x|"),
        ("First line |\nsecond line | {#p1}\n", "paragraph", "First line | second line |"),
        ("## Norms | {#p1}\n", "heading", "Norms |"),
        ("- an item | {#p1}\n", "item", "an item |"),
        ("> quoted | {#p1}\n", "quote", "quoted |"),
        (f"{TABLE}| Japan | 550 | {{#p1}}\n", "row", "Japan | 550"),
        (f"{TABLE}| Japan | 550 {{#p1}} |\n", "row", "Japan | 550"),
        ("> | Pledge | Sum |\n> | - | - |\n> | Japan | 550 | {#p1}\n", "row", "Japan | 550"),
    ],
)
def test_anchor_after_a_bar(body: str, kind: str, text: str) -> None:
    head = "---\ntitle: A\nissued: 2025-10-28\n---\n\n"
    source, problems = parse_source(SourceText("content/sources/wire.md", head + body), Settings("Site"))
    assert [(each.anchor, str(each.kind), each.text) for each in source.passages] == [("p1", kind, text)]
    assert not problems
    (passage,) = source.passages
    assert (head + body)[passage.span.end - 1] in "}|"


def test_a_bar_beside_a_table() -> None:
    head = "---\ntitle: A\nissued: 2025-10-28\n---\n\n"
    body = f"The norm is |x| {{#p1}}\n\n{TABLE}| Japan | 550 | {{#p2}}\n\nAgain |y| {{#p3}}\n"
    source, problems = parse_source(SourceText("content/sources/wire.md", head + body), Settings("Site"))
    assert [each.anchor for each in source.passages] == ["p1", "p2", "p3"]
    assert not problems
