"""What can follow at the cursor inside a citation: a source, a paragraph of it, or words of that paragraph."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from briefgen.frozen import frozen
from briefgen.lsp.hover import describe, paragraph
from briefgen.lsp.symbols import beginning
from briefgen.lsp.target import anchors_of
from briefgen.lsp.unfinished import Part, Unfinished, unfinished
from briefgen.lsp.wording import wordings
from briefgen.model import Locator, Source, SourceHead
from briefgen.parse.front_matter import front_matter
from briefgen.text import SourceText, Span

MOST = 200
"""Proposals in one answer; an editor asks again when more is written."""
_KEY = "-_."


@frozen
class Proposal:
    """One thing to write: `text` in the place of `span`; `label` names it, `detail` and `more` (Markdown) tell of it.

    `sought` is what the editor holds against the letters that are written already.
    """

    part: Part
    label: str
    detail: str
    more: str
    text: str
    span: Span
    sought: str


def complete(
    text: SourceText,
    offset: int,
    sources: Mapping[str, Source],
    heads: Sequence[SourceHead],
    cited: Collection[str] = (),
) -> tuple[Proposal, ...]:
    """The proposals at an offset of a document, best first; `heads` are those of all sources.

    Sources that are `cited` in the document already go before the others.
    """
    if offset < front_matter(text).body_start:
        return ()
    open_citation = unfinished(text.text, offset)
    if open_citation is None:
        return ()
    if open_citation.part is Part.SOURCE:
        return tuple(_sources(text.text, offset, open_citation.written, heads, cited))
    source = sources.get(open_citation.key)
    if source is None:
        return ()
    if open_citation.part is Part.ANCHOR:
        return tuple(_anchors(offset, open_citation, source))
    return tuple(_words(text.text, offset, open_citation, source))[:MOST]


def _sources(
    text: str, offset: int, written: str, heads: Sequence[SourceHead], cited: Collection[str]
) -> Iterator[Proposal]:
    end = offset
    while end < len(text) and (text[end].isalnum() or text[end] in _KEY):
        end += 1
    span = Span(offset - len(written), end)
    sought = written.casefold()
    fitting = [head for head in heads if sought in head.id.casefold() or sought in head.title.casefold()]
    fitting.sort(key=lambda head: (head.id not in cited, not head.id.casefold().startswith(sought), head.id))
    for head in fitting[:MOST]:
        title = beginning(head.title)
        yield Proposal(Part.SOURCE, head.id, title, describe(head), head.id, span, f"{head.id} {head.title}")


def _anchors(offset: int, open_citation: Unfinished, source: Source) -> Iterator[Proposal]:
    span = Span(offset - len(open_citation.written), offset)
    for passage in source.passages:
        yield Proposal(
            Part.ANCHOR,
            passage.anchor,
            beginning(passage.text),
            paragraph(passage),
            passage.anchor,
            span,
            f"{passage.anchor} {beginning(passage.text)}",
        )


def _words(text: str, offset: int, open_citation: Unfinished, source: Source) -> Iterator[Proposal]:
    nothing = Span(0, 0)
    ranges = (Locator(first, last, nothing) for first, last in open_citation.ranges)
    anchors = dict.fromkeys(anchor for locator in ranges for anchor in anchors_of(locator, source))
    span = Span(offset - len(open_citation.written), offset)
    mark = "" if text.startswith(open_citation.mark, offset) else open_citation.mark
    for passage in (source.passage(anchor) for anchor in anchors):
        if passage is None:
            continue
        for words in wordings(passage.text, open_citation.written, source.head.language or "en"):
            if open_citation.mark not in words:
                sought = words if words.startswith(open_citation.written) else f"{open_citation.written} {words}"
                yield Proposal(
                    Part.WORDS, beginning(words), passage.anchor, paragraph(passage), words + mark, span, sought
                )
