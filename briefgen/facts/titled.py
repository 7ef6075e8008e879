"""Titles of works and cases that stand in quotation marks: names rather than anybody's words."""

import re

from briefgen.facts.languages import pack_for
from briefgen.frozen import frozen

SUBTITLE = re.compile(r"\s*:\s*|\s[–—-]\s")
"""What parts a title from its subtitle."""

_WORD = re.compile(r"[^\W_][\w'’.]*")


@frozen
class Title:
    """A title in two parts: a main title and its subtitle, or (`added`) a name and what is added after a comma."""

    main: str
    rest: str
    added: bool


def title_of(quoted: str, language: str = "en") -> Title | None:
    """The parts of a title of a work: "Great Hopes: The Making of a Town", "Brown v. Board of Education, Kansas".

    A title has a capital or a figure at the beginning of every word but the small ones, and does not end as a
    sentence does. None for other words, and for a title in one part.
    """
    if not quoted or quoted[-1] in ".!?,;":
        return None
    words = _WORD.findall(quoted)
    small = pack_for(language).stopwords | {"v", "vs", "versus"}
    if any(not (word[0].isupper() or word[0].isdigit()) and word.rstrip(".").lower() not in small for word in words):
        return None
    mark = SUBTITLE.search(quoted)
    if mark is not None:
        main, rest, added = quoted[: mark.start()], quoted[mark.end() :], False
    else:
        main, comma, rest = quoted.rpartition(", ")
        added = bool(comma)
    return Title(main, rest, added) if main and rest else None
