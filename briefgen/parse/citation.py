"""Citations as they are written: `[see @wire p4-p6, p9 "exact words"; contra @nikkei p2]` (FORMATS section 3)."""

from typing import NamedTuple

from briefgen.frozen import frozen
from briefgen.model import Intent
from briefgen.text import Span

INTENTS = {
    None: Intent.SUPPORTS,
    "see": Intent.INFORMS,
    "see also": Intent.INFORMS,
    "cf.": Intent.INFORMS,
    "but cf.": Intent.QUALIFIES,
    "contra": Intent.DISPUTES,
    "but see": Intent.DISPUTES,
}
MARKS = {'"': '"', "“": "”", "«": "»", "「": "」", "『": "』"}


@frozen
class Mistake:
    """What is wrong with a citation: offsets into the text that was read, and a replacement where one is certain."""

    span: Span
    message: str
    help: str
    replacement: str | None = None


class ReadLocator(NamedTuple):
    """An anchor or a range of them; `last` is a whole anchor."""

    first: str
    last: str | None
    span: Span


class ReadItem(NamedTuple):
    """One item of a citation, with offsets into the text that was read; quotes are spans of the words, marks apart."""

    signal: str | None
    key: str
    key_span: Span
    locators: tuple[ReadLocator, ...]
    quotes: tuple[Span, ...]
    span: Span


class ReadCitation(NamedTuple):
    """A whole bracket."""

    items: tuple[ReadItem, ...]
    span: Span
    mistakes: tuple[Mistake, ...] = ()
    todo: bool = False
