"""A source on the web has no archived copy.

## Why
Pages move, change and vanish. Without a copy, nobody can check a claim against what the page said on the day.

## Fix
Save the page in a web archive and give its address as `archive_url` in the source's front matter.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.model import Settings, Source
from briefgen.rule import Rule
from briefgen.text import Span


def find(source: Source, _settings: Settings) -> Iterator[Finding]:
    """A source with `url` and without `archive_url`."""
    head = source.head
    if head.url and not head.archive_url:
        yield Finding(
            "source has no archived copy",
            Label(head.path, head.places.get("url", Span(0, 0))),
            help="save the page in a web archive, and give its address as `archive_url`",
            text=head.url,
            source=head.id,
        )


RULE = Rule("missing-archive", Severity.INFO, source=find)
