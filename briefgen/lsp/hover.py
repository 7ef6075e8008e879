"""What an editor shows beside the pointer: the paragraph that a citation stands on, or its source."""

import re
from collections.abc import Mapping

from briefgen.frozen import frozen
from briefgen.lsp.target import passages_of, target_at
from briefgen.model import Passage, Source, SourceHead
from briefgen.text import SourceText, Span

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]")
MOST = 8
"""Paragraphs of a long range that are shown."""


@frozen
class Tooltip:
    """Markdown to show, and the words that it is about."""

    markdown: str
    span: Span


def hover(text: SourceText, offset: int, sources: Mapping[str, Source]) -> Tooltip | None:
    """The source and the cited paragraphs at an offset of a document; None where nothing is cited."""
    target = target_at(text, offset, sources)
    source = sources.get(target.source) if target else None
    if target is None or source is None:
        return None
    passages = passages_of(target, sources)
    parts = [describe(source.head), *(paragraph(passage) for passage in passages[:MOST])]
    if len(passages) > MOST:
        parts.append(f"… and {len(passages) - MOST} more")
    return Tooltip("\n\n".join(parts), target.span)


def describe(head: SourceHead) -> str:
    """A source in one line of Markdown: title, where it appeared, when."""
    parts = (head.container_title or head.publisher, str(head.issued))
    return f"**{escaped(head.title)}** — {', '.join(escaped(part) for part in parts if part)}"


def paragraph(passage: Passage) -> str:
    """A paragraph with its anchor, as a block quote."""
    return f"> **{passage.anchor}** {escaped(passage.text)}"


def escaped(text: str) -> str:
    """Plain text as Markdown that shows it as it is."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))
