"""The id of a new source: short words of its title."""

import re

from slugify import slugify

LONGEST = 40
"""Characters of an id made from a title: it is typed in every citation."""

_ID = re.compile(r"[^\W_](?:[\w.-]*[\w-])?")


def source_id(title: str) -> str | None:
    """The id that a title gives, cut between words; None where the title has no letter that an id can bear."""
    return slugify(title, max_length=LONGEST, word_boundary=True) or None


def is_source_id(text: str) -> bool:
    """Whether a citation can name a source so: letters, digits, `-`, `_` and `.`, the first a letter or digit."""
    return _ID.fullmatch(text) is not None
