"""Attributes in braces: `{#id .class key=value key="quoted value"}`, as Pandoc writes them."""

import re
from collections.abc import Mapping
from dataclasses import field

from briefgen.frozen import frozen
from briefgen.text import Span

_BRACES = re.compile(r"\{[^{}\n]*\}")
_PART = re.compile(
    r"""\s*(?:\#(?P<id>[^\s{}\#."'=]+)
          |\.(?P<mark>[^\s{}\#."'=]+)
          |(?P<key>[A-Za-z][\w-]*)=(?:"(?P<quoted>[^"]*)"|“(?P<curly>[^”]*)”|(?P<plain>[^\s{}"']+)))(?=\s|$)""",
    re.VERBOSE,
)


@frozen
class Attributes:
    """What stands between braces; `span` covers them, `places` tells where each part stands (`#`, `.mark`, `key`)."""

    id: str | None = None
    marks: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    span: Span = field(default_factory=lambda: Span(0, 0))
    places: Mapping[str, Span] = field(default_factory=dict)


def read_attributes(text: str, start: int) -> Attributes | None:
    """The attributes that open with `{` at `start`; None where the braces hold anything else."""
    braces = _BRACES.match(text, start)
    if braces is None:
        return None
    inner = text[start + 1 : braces.end() - 1]
    ident: str | None = None
    marks: list[str] = []
    values: dict[str, str] = {}
    places: dict[str, Span] = {}
    position = 0
    while inner[position:].strip():
        part = _PART.match(inner, position)
        if part is None:
            return None
        name = part.lastgroup or ""
        found = part.group(name)
        if name == "id":
            key, ident = "#", found
        elif name == "mark":
            key = f".{found}"
            marks.append(found)
        else:
            key = part["key"]
            values[key] = found
        places[key] = Span(start + 1 + part.start(name), start + 1 + part.end(name))
        position = part.end()
    if not places:
        return None
    return Attributes(ident, tuple(marks), values, Span(start, braces.end()), places)


def trailing_attributes(text: str) -> Attributes | None:
    """The attributes in braces that end a text, white space apart: a heading's mark, a passage's anchor."""
    end = text.rstrip()
    start = end.rfind("{")
    if not end.endswith("}") or start < 0:
        return None
    found = read_attributes(end, start)
    return found if found and found.span.end == len(end) else None
