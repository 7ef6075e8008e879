"""Who wrote it: the line under a headline."""

import re

from briefgen.frozen import frozen
from briefgen.importing.dates import read_date_line
from briefgen.model import PartialDate

_BY = re.compile(r"^(?:words\s+|written\s+|reported\s+)?by:?\s+(?P<names>\S.*)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*;\s*")
_PARTS = re.compile(r"\s+[|•·–—]\s+|\s+-\s+")
_NAME = re.compile(r"(?:[^\W\d_][\w.’'‘-]*\s+){0,5}[^\W\d_][\w.’'‘-]*", re.UNICODE)
_SMALL = frozenset(
    {
        "al",
        "bin",
        "da",
        "de",
        "del",
        "der",
        "den",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "y",
        "zu",
    }
)
"""Words of names that begin with a small letter."""
_ROLE = re.compile(
    r"\b(?:staff|reporter|writer|editor|correspondent|columnist|contributor|bureau|desk|agencies|service|special"
    r"|chief|in [A-Z]\w+)\b",
    re.IGNORECASE,
)
AGENCIES = {
    "reuters": "reuters",
    "ap": "ap",
    "associated press": "ap",
    "the associated press": "ap",
    "afp": "afp",
    "agence france-presse": "afp",
    "bloomberg": "bloomberg",
    "kyodo": "kyodo",
    "kyodo news": "kyodo",
    "jiji": "jiji",
    "jiji press": "jiji",
    "dpa": "dpa",
    "efe": "efe",
    "ansa": "ansa",
    "pti": "pti",
    "ani": "ani",
    "upi": "upi",
    "xinhua": "xinhua",
    "yonhap": "yonhap",
}
"""News agencies as bylines and datelines name them (in lower case), and the `origin` that each stands for."""


@frozen
class Byline:
    """What a byline says: people, the agency that first published it, and the date where it stands there too."""

    authors: tuple[str, ...]
    origin: str | None = None
    issued: PartialDate | None = None


def read_byline(line: str) -> Byline | None:
    """A line such as “By Jane Doe and John Roe, Reuters | 28 October 2025”; None where it is anything else."""
    first, *others = _PARTS.split(line.strip())
    match = _BY.match(first)
    if match is None or len(line) > 160:
        return None
    authors: list[str] = []
    origin = None
    for name in filter(None, _BETWEEN.split(match["names"].rstrip(" .,"))):
        if name.lower() in AGENCIES:
            origin = AGENCIES[name.lower()]
        elif authors and _ROLE.search(name):
            continue
        elif _is_name(name):
            authors.append(_cased(name))
        else:
            return None
    issued = None
    for part in others:
        issued = issued or read_date_line(part)
        origin = origin or AGENCIES.get(part.strip().lower())
    return Byline(tuple(authors), origin, issued)


def agency(name: str | None) -> str | None:
    """The `origin` of a name in brackets in a dateline; None where it is no agency."""
    return AGENCIES.get(name.strip().lower()) if name else None


def _is_name(name: str) -> bool:
    if not _NAME.fullmatch(name):
        return False
    return all(word[0].isupper() or not word[0].islower() or word.lower() in _SMALL for word in name.split())


def _cased(name: str) -> str:
    """A name printed in capitals (“JANE DOE”) as people write it; any other as it stands."""
    return name.title() if name.isupper() and " " in name else name
