"""One id names two things.

## Why
A citation, a link or a permalink must lead to one place. Ids are those of sources, briefings, summits and pages (their
file names or `slug`), of anchors in a source, and of claims and headings in a briefing.

## Fix
Rename one of the two. Anchors and claim ids that others may have linked to are best left as they are.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.model import DocumentKind, Overview, Settings, Summary
from briefgen.rule import Rule
from briefgen.text import Span


def find(overview: Overview, _settings: Settings) -> Iterator[Finding]:
    """Documents of one address, and sources of one id, however they are cased."""
    first: dict[str, tuple[str, Span]] = {}
    for kind, name, path, span in _names(overview):
        known = first.setdefault(f"{kind}/{name.lower()}", (path, span))
        if known[0] != path:
            yield Finding(
                f"two {kind} are named “{name}”",
                Label(path, span, "the second"),
                related=(Label(*known, "the first"),),
                help="give one of them another file name, or another slug",
            )


def _names(overview: Overview) -> Iterator[tuple[str, str, str, Span]]:
    kinds = {DocumentKind.BRIEFING: "briefings", DocumentKind.SUMMIT: "summits", DocumentKind.PAGE: "pages"}
    for document in overview.documents:
        yield kinds[document.kind], document.slug, document.path, _place(document)
    for source in overview.sources:
        yield "sources", source.head.id, source.head.path, source.head.places.get("title", Span(0, 0))


def _place(document: Summary) -> Span:
    return document.head.places.get("slug", document.head.places.get("title", Span(0, 0)))


RULE = Rule("duplicate-id", Severity.ERROR, site=find)
