"""What an unquoted YAML value means: the core schema of YAML 1.2 (chapter 10.3.2 of its specification).

`no` and `12:30` are strings here, as are dates: the readers of front matter know which strings are to be dates.
"""

import re

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"([-+]?)\.(?:inf|Inf|INF)")
_NOT_A_NUMBER = frozenset({".nan", ".NaN", ".NAN"})
_BEGINS_NUMBER = frozenset("+-.0123456789")
_LONGEST_NUMBER = 300
"""Longer runs of digits stay strings: no setting needs them, and reading them takes time that grows faster."""


def plain_value(text: str) -> str | float | bool | None:
    """The value of an unquoted scalar."""
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    return _number(text) if text[0] in _BEGINS_NUMBER and len(text) <= _LONGEST_NUMBER else text


def _number(text: str) -> str | float:
    if _INTEGER.fullmatch(text):
        return int(text)
    if _BASED.fullmatch(text):
        return int(text[2:], 8 if text[1] == "o" else 16)
    if _FLOAT.fullmatch(text):
        return float(text)
    if found := _INFINITE.fullmatch(text):
        return float(f"{found[1]}inf")
    return float("nan") if text in _NOT_A_NUMBER else text
