"""Words as they stand in an address: what python-slugify makes of them.

Most are letters of the alphabet, digits and the commonest marks: of those the same is made here at once, and the
library with its tables is not loaded. `tests/parse` holds the two against each other.
"""

import re

_PLAIN = re.compile(r"[A-Za-z0-9 ,.:;?!()/_-]*")
_THOUSANDS = re.compile(r"\d,\d")
_WORD = re.compile(r"[a-z0-9]+")


def slug_of(text: str) -> str:
    """Lower-case letters and digits with single hyphens between them; empty where a text has neither."""
    if _PLAIN.fullmatch(text) and not ("," in text and _THOUSANDS.search(text)):
        return "-".join(_WORD.findall(text.lower()))
    from slugify import slugify  # noqa: PLC0415

    return slugify(text)
