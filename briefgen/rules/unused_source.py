"""A source that no briefing cites, or only one that is still a draft.

## Why
It may be waiting for its briefing, or it may have been left behind by an edit. Its page is published all the same.

## Fix
Cite it, or take it out of `content/sources`. Where only a draft cites it, there is nothing to do but to know that its
page is published before the briefing.
"""

from collections.abc import Iterable, Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.model import Overview, Settings, Summary
from briefgen.rule import Rule
from briefgen.text import Span


def find(overview: Overview, _settings: Settings) -> Iterator[Finding]:
    """Sources without a citation in any document, or in any but drafts."""
    published = _cited(document for document in overview.documents if not document.head.draft)
    drafted = _cited(document for document in overview.documents if document.head.draft)
    for source in overview.sources:
        if source.head.id not in published:
            draft = source.head.id in drafted
            yield Finding(
                f"{source.head.id} is cited only in a draft" if draft else f"no briefing cites {source.head.id}",
                Label(
                    source.head.path,
                    source.head.places.get("title", Span(0, 0)),
                    "published before the draft" if draft else "never cited",
                ),
                help="publish the draft, or leave it: its page is published all the same"
                if draft
                else "cite it, or take it out of the library",
                source=source.head.id,
            )


def _cited(documents: Iterable[Summary]) -> frozenset[str]:
    return frozenset(source for document in documents for source in document.tally.sources)


RULE = Rule("unused-source", Severity.INFO, site=find)
