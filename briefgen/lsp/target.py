"""What the cursor is on: a source, or paragraphs of one."""

from collections.abc import Mapping

from briefgen.frozen import frozen
from briefgen.lsp.citations import citations_in, item_at
from briefgen.model import Locator, Overview, Passage, Source
from briefgen.parse.front_matter import front_matter
from briefgen.text import SourceText, Span


@frozen
class Target:
    """A source and the anchors of its paragraphs that are meant, none where it is meant as a whole.

    `span` is where the text at hand names it; `named` whether a new id can be given to the source there: on its id in a
    citation, and anywhere in its own front matter.
    """

    source: str
    anchors: tuple[str, ...]
    span: Span
    named: bool = False


def source_in(path: str, overview: Overview) -> str | None:
    """The id of the source that a file holds; None where it holds none."""
    name = path.rpartition("/")[2].removesuffix(".md")
    found = overview.source.get(name)
    return name if found and found.head.path == path else None


def target_at(text: SourceText, offset: int, sources: Mapping[str, Source], own: str | None = None) -> Target | None:
    """What stands at an offset of a document, or of the file of the source `own`."""
    if own is not None:
        return _in_source(text, sources[own], offset)
    item = item_at(citations_in(text), offset)
    if item is None:
        return None
    source = sources.get(item.key)
    everything = tuple(anchor for locator in item.locators for anchor in anchors_of(locator, source))
    if item.key_span.start - 1 <= offset <= item.key_span.end:
        return Target(item.key, everything, item.key_span, named=True)
    for locator in item.locators:
        if locator.span.start <= offset <= locator.span.end:
            return Target(item.key, anchors_of(locator, source), locator.span)
    return Target(item.key, everything, item.span)


def anchors_of(locator: Locator, source: Source | None) -> tuple[str, ...]:
    """The anchors that a locator means: all from the first to the last that the source has."""
    last = locator.last or locator.first
    if source is None:
        return (locator.first,)
    names = [passage.anchor for passage in source.passages]
    if locator.first not in names or last not in names:
        return (locator.first,)
    first, final = sorted((names.index(locator.first), names.index(last)))
    return tuple(names[first : final + 1])


def passages_of(target: Target, sources: Mapping[str, Source]) -> tuple[Passage, ...]:
    """The paragraphs that a target means."""
    source = sources.get(target.source)
    found = (source.passage(anchor) for anchor in target.anchors) if source else ()
    return tuple(passage for passage in found if passage is not None)


def _in_source(text: SourceText, source: Source, offset: int) -> Target:
    for passage in source.passages:
        if passage.span.start <= offset <= passage.span.end:
            return Target(source.id, (passage.anchor,), passage.span)
    if offset < front_matter(text).body_start:
        return Target(source.id, (), source.head.places.get("id") or _line(text.text, offset), named=True)
    return Target(source.id, (), source.head.places.get("title", Span(0, 0)))


def _line(text: str, offset: int) -> Span:
    """The line that an offset stands in."""
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text))
