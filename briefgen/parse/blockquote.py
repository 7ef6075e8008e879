"""A block quote as one claim: its words, and the line that names who said them."""

import re

from briefgen.model import ClaimKind, Quotation, QuotationRole
from briefgen.parse.draft import Draft
from briefgen.parse.inline import InlineText
from briefgen.parse.quotes import find_quoted
from briefgen.text import Prose, Span, join

_DASHES = ("—", "–", "--", "― ")
_BEFORE_DASH = re.compile(f" (?={'|'.join(_DASHES)})")


def quote_draft(
    inlines: list[InlineText], text: str, mark: ClaimKind | None
) -> tuple[Draft, tuple[tuple[int, int, int], ...]]:
    """The claim that a block quote makes, and the stretches of its blocks that hold the quoted words.

    Several paragraphs are parts in order, as if `[…]` stood between them. Marks around the whole are not part of it.
    """
    pieces: list[tuple[int, int, int]] = []
    parts: list[Prose] = []
    for number, inline in enumerate(inlines):
        end = attribution(inline, text) if number == len(inlines) - 1 else len(inline.prose.text)
        kept = inline.prose.part(0, end).trimmed()
        if kept.text:
            start = len(inline.prose.text[:end]) - len(inline.prose.text[:end].lstrip())
            pieces.append((id(inline.token), start, start + len(kept.text)))
            parts.append(kept)
    prose = join(parts)
    span = prose.whole
    for inline in inlines:
        for cited in inline.citations:
            span = Span(min(span.start, cited.span.start), max(span.end, cited.span.end))
    words = " […] ".join(part.text for part in parts)
    quoted = find_quoted(words)
    if len(quoted) == 1 and quoted[0].opening == 0 and quoted[0].closing >= len(words) - 1:
        words = words[quoted[0].start : quoted[0].end]
    quotation = Quotation(words, prose.whole, QuotationRole.BLOCK, 0, len(prose.text))
    return Draft(mark or ClaimKind.QUOTATION, prose, span, (quotation,)), tuple(pieces)


def attribution(inline: InlineText, text: str) -> int:
    """Where the line `— Name` begins in the last block of a quote; the block's end where there is none."""
    words = inline.prose.text
    if words.lstrip().startswith(_DASHES):
        return 0
    for found in _BEFORE_DASH.finditer(words):
        # The space is a line break in the file.
        if text.startswith("\n", inline.prose.place(found.start())):
            return found.start()
    return len(words)
