"""Where a source or a paragraph stands, and every claim that is built on it."""

from collections.abc import Mapping
from typing import Protocol

from briefgen.diagnostic import Label
from briefgen.lsp.target import Target, passages_of
from briefgen.model import Overview, Source
from briefgen.text import Span


class Checked(Protocol):
    """A checked site, as far as these look at it."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        ...

    @property
    def overview(self) -> Overview:
        """All documents as summaries."""
        ...


def definitions(target: Target, sources: Mapping[str, Source]) -> tuple[Label, ...]:
    """The paragraphs that are meant, in their file; the source's title where it is meant as a whole."""
    source = sources.get(target.source)
    if source is None:
        return ()
    passages = passages_of(target, sources)
    title = Label(source.head.path, source.head.places.get("title", Span(0, 0)))
    return tuple(Label(passage.path, passage.prose.whole) for passage in passages) or (title,)


def references(target: Target, site: Checked, *, declaration: bool) -> tuple[Label, ...]:
    """Every claim that cites one of the paragraphs, or the source where no paragraph is meant; each once."""
    found = [
        Label(document.path, claim.span)
        for document in site.overview.documents
        for claim in document.claims
        if any(
            citation.source == target.source
            and (not target.anchors or not set(target.anchors).isdisjoint(citation.anchors))
            for citation in claim.citations
        )
    ]
    declared = definitions(target, site.sources) if declaration else ()
    return (*declared, *dict.fromkeys(found))
