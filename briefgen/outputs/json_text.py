"""Data as JSON text, the same bytes for the same data."""

import json
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

_compact = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def json_text(value: Json) -> str:
    """A file's JSON: a line for each field, and for each item of a list; letters of every script as they are."""
    if isinstance(value, dict):
        fields = ",\n".join(f"{_compact(name)}:{_lines(each)}" for name, each in value.items())
        return f"{{\n{fields}\n}}\n"
    return f"{_lines(value)}\n"


def json_pieces(head: Mapping[str, Json], name: str, items: Iterable[Json]) -> Iterator[str]:
    """The pieces of what `json_text` writes of an object whose last field, of that name, is a list of items."""
    fields = ",\n".join((*(f"{_compact(each)}:{_lines(value)}" for each, value in head.items()), f"{_compact(name)}:["))
    yield f"{{\n{fields}"
    end = ""
    for item in items:
        yield f"{',' if end else ''}\n{_compact(item)}"
        end = "\n"
    yield f"{end}]\n}}\n"


def json_items(items: Iterable[Json]) -> str:
    """Some items as they stand next to each other in the list of `json_pieces`."""
    return ",\n".join(map(_compact, items))


def _lines(value: Json) -> str:
    if not isinstance(value, list) or not value:
        return _compact(value)
    return f"[\n{json_items(value)}\n]"


def json_block(value: Json) -> Markup:
    """JSON for a `<script>` data block: no character in it can end the block or open a comment."""
    text = _compact(value)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - the characters that mean anything in HTML are escaped just above


def without_nothing(fields: Mapping[str, Json]) -> dict[str, Json]:
    """The fields that hold something: no nulls, empty lists or empty texts."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
