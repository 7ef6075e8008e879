"""Every citation of a text, with the places of its parts in the file."""

from briefgen.frozen import frozen
from briefgen.model import Locator
from briefgen.parse.citation import ReadItem
from briefgen.parse.front_matter import front_matter
from briefgen.parse.inline import InlineText
from briefgen.parse.markdown import parse_blocks
from briefgen.parse.walk import read_blocks
from briefgen.text import SourceText, Span


@frozen
class Item:
    """One item of a citation: `see @wire p4-p6 "words"`. All spans are the file's; quotes are without their marks."""

    key: str
    key_span: Span
    locators: tuple[Locator, ...]
    quotes: tuple[Span, ...]
    span: Span


def citations_in(text: SourceText) -> tuple[Item, ...]:
    """All items of all citations in a document, in order; what stands in code is none."""
    tokens, _ = parse_blocks(text.text, front_matter(text).body_start)
    return tuple(
        _placed(item, block.inline)
        for block in read_blocks(tokens, text)
        for cited in block.inline.citations
        for item in cited.read.items
    )


def item_at(items: tuple[Item, ...], offset: int) -> Item | None:
    """The item that an offset stands in or beside."""
    return next((item for item in items if item.span.start <= offset <= item.span.end), None)


def _placed(item: ReadItem, inline: InlineText) -> Item:
    return Item(
        item.key,
        inline.file_span(item.key_span),
        tuple(Locator(each.first, each.last, inline.file_span(each.span)) for each in item.locators),
        tuple(inline.file_span(quote) for quote in item.quotes),
        inline.file_span(item.span),
    )
