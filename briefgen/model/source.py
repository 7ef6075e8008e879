"""Sources and the passages that can be cited in them."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from briefgen.frozen import frozen
from briefgen.model.settings import Rights
from briefgen.text import Prose, Span


class Role(StrEnum):
    """How near a source stands to what it reports."""

    PRIMARY = "primary"
    WIRE = "wire"
    SECONDARY = "secondary"
    OPINION = "opinion"


@frozen
class PartialDate:
    """A date as bibliographies have it: a year, a month of a year, or a day; `time` where an hour was given."""

    year: int
    month: int | None = None
    day: int | None = None
    time: datetime | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    @property
    def on(self) -> date | None:
        """The day, when it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None


class PassageKind(StrEnum):
    """The block that a passage is in the source."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    ROW = "row"


@frozen
class Passage:
    """A block of a source that can be cited by its anchor.

    `prose` is its text without markup and anchor, `[…]` where text was left out; `span` the whole block in the
    file; `digest` the SHA-256 of the full paragraph that the anchor declares, in lower-case hexadecimal. `full` is the
    whole paragraph of an elided passage where the original is at hand: facts are held against it, and nothing of it is
    ever published.
    """

    source: str
    path: str
    anchor: str
    kind: PassageKind
    prose: Prose
    span: Span
    digest: str | None = None
    level: int = 0
    """A heading's level, 1 to 6; an item's depth, from 1; else 0."""
    full: str | None = None

    @property
    def text(self) -> str:
        """The words."""
        return self.prose.text

    @property
    def checked(self) -> str:
        """The words that facts are held against."""
        return self.text if self.full is None else self.full


@frozen
class Name:
    """A person or body as CSL-JSON has them: the parts of a name, or all of it as `literal`."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None
    suffix: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None

    def __str__(self) -> str:
        parts = (self.given, self.dropping_particle, self.non_dropping_particle, self.family, self.suffix)
        return self.literal or " ".join(part for part in parts if part)


@frozen
class SourceHead:
    """What is known of a source without its text; names as in CSL-JSON."""

    id: str
    path: str
    title: str
    issued: PartialDate
    type: str = "article"
    authors: tuple[str, ...] = ()
    container_title: str | None = None
    publisher: str | None = None
    accessed: PartialDate | None = None
    url: str | None = None
    archive_url: str | None = None
    archive_date: PartialDate | None = None
    language: str | None = None
    rights: Rights = Rights.QUOTES
    license: str | None = None
    role: Role = Role.SECONDARY
    origin: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    """Further CSL variables (`volume`, `page`, `DOI` …) as text, for export."""
    people: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    """The CSL name variables (`author`, `editor` …) with the parts of their names, for export."""
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where each front-matter value stands in the file."""


@frozen
class Source:
    """A source article: its head and its passages in order.

    `original` holds the paragraphs of the full text by anchor, when the site has `originals` and the file is there.
    """

    head: SourceHead
    passages: tuple[Passage, ...]
    original: Mapping[str, str] | None = None

    @property
    def id(self) -> str:
        """The file's name without `.md`."""
        return self.head.id

    def passage(self, anchor: str) -> Passage | None:
        """The passage with that anchor."""
        return next((passage for passage in self.passages if passage.anchor == anchor), None)
