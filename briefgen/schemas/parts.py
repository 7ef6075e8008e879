"""The pieces that schemas are put together from (JSON Schema, draft 7: the one that every YAML editor knows)."""

from collections.abc import Iterable, Mapping
from typing import Any

Schema = dict[str, Any]

DAY = r"^\d{4}-\d{2}-\d{2}$"
_TIME = r"\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)? *(Z|z|[+-]\d{2}(:?\d{2})?)?"


def document(title: str, properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """A whole file's schema."""
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **mapping("", properties, required)}


def mapping(description: str, properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """Keys and their values, and no others."""
    made: Schema = {"type": "object", "additionalProperties": False, "properties": dict(properties)}
    if description:
        made["description"] = description
    if needed := list(required):
        made["required"] = needed
    return made


def only(keys: Iterable[str], known: Mapping[str, Schema]) -> Schema:
    """The descriptions of some keys, in the parser's order.

    Raises:
        KeyError: a key that the parser reads is not described.
    """
    return {key: known[key] for key in keys}


def text(description: str, **more: Any) -> Schema:
    """A text that is not empty."""
    return {"type": "string", "minLength": 1, "description": description, **more}


def texts(description: str) -> Schema:
    """A list of texts."""
    return {"type": "array", "items": {"type": "string", "minLength": 1}, "description": description}


def flag(description: str) -> Schema:
    """True or false."""
    return {"type": "boolean", "description": description}


def choice(description: str, values: Iterable[str], **more: Any) -> Schema:
    """One of some words."""
    return {"type": "string", "enum": list(values), "description": description, **more}


def address(description: str) -> Schema:
    """An http or https address."""
    return text(description, format="uri", pattern="^https?://")


def language(description: str) -> Schema:
    """A BCP 47 tag."""
    return text(description, pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", examples=["en", "ja", "pt-BR"])


def day(description: str) -> Schema:
    """A day."""
    return text(description, pattern=DAY, examples=["2025-10-28"])


def moment(description: str) -> Schema:
    """A day, or a time on it."""
    examples = ["2025-10-28", "2025-10-28T09:30+09:00"]
    return text(description, pattern=rf"^\d{{4}}-\d{{2}}-\d{{2}}([Tt ]+{_TIME})?$", examples=examples)


def partial_date(description: str) -> Schema:
    """A year, a month, a day, or a time."""
    written = text("", pattern=rf"^\d{{4}}(-\d{{2}}(-\d{{2}}([Tt ]+{_TIME})?)?)?$")
    del written["description"]
    # YAML reads a bare year as a number.
    year = {"type": "integer", "minimum": 1000, "maximum": 9999}
    return {"anyOf": [written, year], "description": description, "examples": ["2025-10-28"]}


def person(description: str, keys: Iterable[str]) -> Schema:
    """Somebody with a name."""
    known = {
        "name": text("The name, as it is shown."),
        "url": address("Where to find them."),
        "logo": text("The address of a picture, or the name of one among the assets."),
        "email": text("An e-mail address.", pattern="^[^@ ]+@[^@ ]+$"),
    }
    return mapping(description, only(keys, known), ["name"])
