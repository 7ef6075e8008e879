"""An article as a reader understood it: what is known of it, its blocks in order, and what was left out."""

from briefgen.frozen import frozen
from briefgen.model import PartialDate, PassageKind


@frozen
class Container:
    """A block quote or a list item around blocks. `number` tells containers apart; `marker` is as written.

    The marker of a block quote is `> `, that of an item `- ` or `3. `, its space included.
    """

    number: int
    marker: str


@frozen
class Block:
    """One block of an article.

    `markdown` is its inline text as the source file bears it, on one line and without an anchor; `text` the words
    that a reader sees. A block of kind None is kept as it stands and cannot be cited (a listing): its `markdown` may
    have several lines. `level` is a heading's, from 1 to 6. `cells` counts the columns of a table row, `header` marks
    a table's first row. `tight`: no blank line before it. `anchor` and `digest` are set where they are known already.
    """

    kind: PassageKind | None
    markdown: str
    text: str
    within: tuple[Container, ...] = ()
    level: int = 0
    cells: int = 0
    header: bool = False
    tight: bool = False
    anchor: str | None = None
    digest: str | None = None


@frozen
class LeftOut:
    """Text that is not taken over, and why: `reason` is a noun phrase such as “comments notice”."""

    text: str
    reason: str


@frozen
class Article:
    """What a reader made of a file.

    `origin` is the agency that first published it, where the byline or dateline names one. `notes` are whole clauses
    about what was read or changed on the way (“the closing comma of the title was dropped”).
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    container_title: str | None = None
    issued: PartialDate | None = None
    url: str | None = None
    archive_url: str | None = None
    language: str | None = None
    origin: str | None = None
    blocks: tuple[Block, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Front-matter keys that a reader of the briefing would want and that are not known."""
        known = {
            "title": self.title,
            "author": self.authors,
            "container-title": self.container_title,
            "issued": self.issued,
            "url": self.url,
            "archive_url": self.archive_url,
        }
        return tuple(key for key, value in known.items() if not value)


@frozen
class Refusal:
    """Why a file cannot be imported: one clause without a final stop, and what would help."""

    message: str
    help: str | None = None
