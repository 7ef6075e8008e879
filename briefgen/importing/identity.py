"""The id of a new source: short words of its title."""

import re

from slugify import slugify

from briefgen.importing.article import Article

LONGEST = 40
"""Characters of an id made from a title: it is typed in every citation."""

_SHORT = 20
"""Characters of an id that nobody minds to write."""
_ID = re.compile(r"[^\W_](?:[\w.-]*[\w-])?")


def source_id(title: str) -> str | None:
    """The id that a title gives, cut between words; None where the title has no letter that an id can bear."""
    return slugify(title, max_length=LONGEST, word_boundary=True) or None


def shorter_id(article: Article, identity: str) -> str | None:
    """A shorter id to propose: the name of the site or newspaper, or of the author; None where the id is short."""
    if len(identity) <= _SHORT:
        return None
    author = article.authors[0].split()[-1] if article.authors else ""
    proposals = (source_id(words) for words in (article.container_title or "", author))
    return next((each for each in proposals if each and len(each) <= _SHORT), None)


def is_source_id(text: str) -> bool:
    """Whether a citation can name a source so: letters, digits, `-`, `_` and `.`, the first a letter or digit."""
    return _ID.fullmatch(text) is not None
