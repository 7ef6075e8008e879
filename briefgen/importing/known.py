"""What a Markdown file's own front matter says of the article."""

import re

from briefgen.importing.article import Article, LeftOut
from briefgen.importing.dates import find_date, read_iso
from briefgen.model import PartialDate
from briefgen.parse.tree import ListNode, MappingNode, Node, ScalarNode
from briefgen.parse.yaml import load
from briefgen.text import SourceText, Span

_FENCES = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEYS = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "byline": "authors",
    "container-title": "container_title",
    "publication": "container_title",
    "site_name": "container_title",
    "sitename": "container_title",
    "issued": "issued",
    "date": "issued",
    "published": "issued",
    "url": "url",
    "source": "url",
    "archive_url": "archive_url",
    "language": "language",
    "lang": "language",
    "origin": "origin",
}
"""Keys that articles saved as Markdown bear, and the field of `Article` that each one fills."""


def read_known(text: str) -> tuple[Article, int]:
    """An article without blocks, from the front matter, and the offset at which the body begins."""
    match = _FENCES.match(text)
    if match is None:
        return Article(), 0
    span = Span(*match.span("yaml"))
    node, problems = load(SourceText("front matter", text), span)
    if problems or not isinstance(node, MappingNode):
        left_out = (LeftOut(match["yaml"].strip(), "front matter that is not YAML"),) if match["yaml"].strip() else ()
        return Article(left_out=left_out), match.end()
    found: dict[str, tuple[str, ...]] = {}
    unused: list[LeftOut] = []
    for entry in node:
        name = _KEYS.get(entry.key.lower())
        values = _words(entry.value)
        if name and values and name not in found:
            found[name] = values
        else:
            written = text[entry.key_span.start : entry.value.span.end].strip()
            unused.append(LeftOut(written, "front matter that a source does not take over"))
    return _article(found, tuple(unused)), match.end()


def _article(found: dict[str, tuple[str, ...]], unused: tuple[LeftOut, ...]) -> Article:
    first = {name: values[0] for name, values in found.items()}
    issued = first.get("issued")
    day = _date(issued) if issued else None
    if issued and day is None:
        unused += (LeftOut(issued, "date that cannot be read"),)
    return Article(
        title=first.get("title"),
        authors=found.get("authors", ()),
        container_title=first.get("container_title"),
        issued=day,
        url=first.get("url"),
        archive_url=first.get("archive_url"),
        language=first.get("language"),
        origin=first.get("origin"),
        left_out=unused,
    )


def _date(text: str) -> PartialDate | None:
    found = find_date(text)
    return read_iso(text) or (found[0] if found else None)


def _words(node: Node) -> tuple[str, ...]:
    """The strings of a value or a list of them; people written as mappings go by their `name`."""
    if isinstance(node, ScalarNode):
        return (node.text.strip(),) if node.text.strip() else ()
    if isinstance(node, ListNode):
        return tuple(word for item in node.items for word in _words(item))
    name = node.get("name")
    return _words(name) if name else ()
