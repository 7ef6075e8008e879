"""One id names two things.

## Why
A citation, a link or a permalink must lead to one place. Ids are those of sources, briefings, summits and pages (their
file names or `slug`), of anchors in a source, and of claims and headings in a briefing.

## Fix
Rename one of the two. Anchors and claim ids that others may have linked to are best left as they are.
"""

from collections.abc import Iterator, Mapping

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.model import DocumentKind, Overview, Settings
from briefgen.rule import Rule
from briefgen.text import Span

_SOURCES = "sources"


def find(overview: Overview, _settings: Settings) -> Iterator[Finding]:
    """Documents of one address, and sources of one id, however they are cased."""
    first: dict[str, tuple[str, Mapping[str, Span]]] = {}
    for kind, name, path, places in _names(overview):
        known = first.setdefault(f"{kind}/{name.lower()}", (path, places))
        if known[0] != path:
            yield Finding(
                f"two {kind} are named “{name}”",
                Label(path, _place(kind, places), "the second"),
                related=(Label(known[0], _place(kind, known[1]), "the first"),),
                help="give one of them another file name, or another slug",
            )


def _names(overview: Overview) -> Iterator[tuple[str, str, str, Mapping[str, Span]]]:
    kinds = {DocumentKind.BRIEFING: "briefings", DocumentKind.SUMMIT: "summits", DocumentKind.PAGE: "pages"}
    for document in overview.documents:
        yield kinds[document.kind], document.slug, document.path, document.head.places
    for source in overview.sources:
        yield _SOURCES, source.head.id, source.head.path, source.head.places


def _place(kind: str, places: Mapping[str, Span]) -> Span:
    title = places.get("title", Span(0, 0))
    return title if kind == _SOURCES else places.get("slug", title)


RULE = Rule("duplicate-id", Severity.ERROR, site=find)
