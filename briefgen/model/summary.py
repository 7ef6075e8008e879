"""What pages and rules about many documents may know of one document or source.

A summary is small, holds no body, and is all that the index, the feeds, the claims list and the site rules get:
that is what lets one briefing be a unit of work of its own.
"""

from collections.abc import Collection, Sequence

from briefgen.frozen import frozen
from briefgen.model.document import Allowance, DocumentKind, FactCheck, Head, Link, SummitHead
from briefgen.model.kept import Rows
from briefgen.model.rows import ClaimRow
from briefgen.model.source import SourceHead
from briefgen.model.tally import Tally, tally


@frozen
class Summary:
    """A document without its body."""

    kind: DocumentKind
    slug: str
    path: str
    url: str
    head: Head
    claims: Sequence[ClaimRow] = ()
    links: tuple[Link, ...] = ()
    anchors: Collection[str] = frozenset()
    fact_checks: tuple[FactCheck, ...] = ()
    summit: SummitHead | None = None
    words: int = 0
    allowances: tuple[Allowance, ...] = ()

    @property
    def tally(self) -> Tally:
        """What its claims come to."""
        return self.claims.tally if isinstance(self.claims, Rows) else tally(self.claims)


@frozen
class SourceSummary:
    """A source without its text: its anchors, and how many words it has in all.

    `words` is None where text was left out of the committed file and the original is not at hand.
    """

    head: SourceHead
    anchors: tuple[str, ...]
    words: int | None
