"""A source that no briefing cites.

## Why
It may be waiting for its briefing, or it may have been left behind by an edit. Its page is published all the same.

## Fix
Cite it, or take it out of `content/sources`.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.model import Overview, Settings
from briefgen.rule import Rule
from briefgen.text import Span


def find(overview: Overview, _settings: Settings) -> Iterator[Finding]:
    """Sources without a citation in any document."""
    cited = {row.source for document in overview.documents for claim in document.claims for row in claim.citations}
    for source in overview.sources:
        if source.head.id not in cited:
            yield Finding(
                f"no briefing cites {source.head.id}",
                Label(source.head.path, source.head.places.get("title", Span(0, 0)), "never cited"),
                help="cite it, or take it out of the library",
                source=source.head.id,
            )


RULE = Rule("unused-source", Severity.INFO, site=find)
