"""Data as JSON text, the same bytes for the same data."""

import json
from collections.abc import Mapping

from markupsafe import Markup

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def json_text(value: Json) -> str:
    """A file's JSON: indented, letters of every script as they are, a newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def json_block(value: Json) -> Markup:
    """JSON for a `<script>` data block: no character in it can end the block or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - the characters that mean anything in HTML are escaped just above


def without_nothing(fields: Mapping[str, Json]) -> dict[str, Json]:
    """The fields that hold something: no nulls, empty lists or empty texts."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
