"""Front matter written so that any YAML reader, of version 1.1 or 1.2, reads the same words back."""

import json
import re
from collections.abc import Mapping, Sequence

_PLAIN = re.compile(r"[^\W\d_](?:[\w ./()’‘“”–—…$%+;?&=~-]|,(?=\s)|[:#@'!](?=\w|/))*")
"""What may stand without quotation marks: it begins with a letter and has no mark that YAML could take up."""

_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

Value = str | Sequence[str]


REQUIRED = {
    "title": "to be filled in: the headline",
    "issued": "to be filled in: the day of publication, as in 2025-10-28",
}
"""Keys that a source must have, and the reminder that stands where one is not known yet."""


def front_matter(fields: Mapping[str, Value]) -> str:
    """The lines from `---` to `---`, keys in the order given; empty values are left away, but for required ones."""
    lines: list[str] = []
    for key, value in fields.items():
        if value:
            lines += _lines(key, value)
        elif key in REQUIRED:
            lines.append(f"{key}:  # {REQUIRED[key]}")
    return "\n".join(("---", *lines, "---", ""))


def scalar(value: str) -> str:
    """One string as YAML writes it on one line: plain where that is safe, else between double quotation marks."""
    if _DATE.fullmatch(value) or (_PLAIN.fullmatch(value) and value.lower() not in _WORDS and value == value.strip()):
        return value
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _lines(key: str, value: Value) -> list[str]:
    if isinstance(value, str):
        return [f"{key}: {scalar(value)}"]
    if len(value) == 1:
        return [f"{key}: {scalar(value[0])}"]
    return [f"{key}:", *(f"  - {scalar(item)}" for item in value)]
