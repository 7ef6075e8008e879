"""A saved HTML page becomes an article: trafilatura finds its text and metadata (extra `import`)."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from briefgen.importing.article import Article, Block, Container, LeftOut, Refusal
from briefgen.importing.byline import read_byline
from briefgen.importing.dates import read_date_line, read_iso
from briefgen.importing.decode import LIMIT
from briefgen.importing.escape import escape
from briefgen.importing.extra import load_extra, silent
from briefgen.importing.head import clean_title, same_title
from briefgen.importing.layout import part, unfold
from briefgen.importing.page import keep_words, outside, shown
from briefgen.importing.sift import sift
from briefgen.model import PassageKind
from briefgen.text import word_count

_BREAK = "\ue000"
"""Stands for a line break for a moment: a character for private use, which an article has no words in."""
_LINES = re.compile(rf"{_BREAK}\s*{_BREAK}")


def read_html(data: bytes, *, keep_all: bool = False, title: str | None = None) -> Article | Refusal:
    """The article of a page, navigation, comments and advertisements apart; the title as in `read_text`."""
    if not data.strip():
        return Refusal("it is empty")
    if len(data) > LIMIT:
        return Refusal(f"it has {len(data) / 1e6:.1f} MB, more than the {LIMIT // 1_000_000} MB that a page may have")
    trafilatura = load_extra("trafilatura", "an HTML page")
    if isinstance(trafilatura, Refusal):
        return trafilatura
    tree = trafilatura.load_html(data)
    if tree is None:
        return Refusal("no article was found in the page", "save its text as plain text and import that")
    language = tree.get("lang") or None
    words, texts = shown(deepcopy(tree))
    unfold(tree)
    part(tree)
    keep_words(tree)
    with silent("trafilatura"):
        found = trafilatura.bare_extraction(
            tree, with_metadata=True, include_comments=False, include_tables=True, include_formatting=False
        )
    if found is None or found.body is None:
        return Refusal("no article was found in the page", "save its text as plain text and import that")
    article = _metadata(found, title)
    blocks = title_blocks = tuple(_Walk().blocks(found.body))
    if blocks and article.title and same_title(blocks[0].text, article.title):
        blocks = blocks[1:]
    if blocks and (byline := read_byline(blocks[0].text)):
        article = replace(article, authors=article.authors or byline.authors, origin=byline.origin)
        blocks = blocks[1:]
    blocks, lines = _date_lines(blocks)
    kept, left_out = (blocks, ()) if keep_all else sift(blocks)
    taken = sum(word_count(block.text) for block in kept)
    note = (
        f"{taken} of the page's {words} words are the article; the rest was taken for navigation, comments and the like"
    )
    return replace(
        article,
        language=article.language or language,
        blocks=kept,
        issued=article.issued or next((read_date_line(line.text) for line in lines), None),
        left_out=(*lines, *left_out, *outside(texts, (*blocks, *title_blocks))),
        notes=(*article.notes, note),
    )


def _metadata(found: Any, given: str | None) -> Article:
    title, notes = clean_title(" ".join(found.title.split())) if found.title else (None, ())
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Article(
        title=given or title,
        authors=authors,
        container_title=found.sitename or None,
        issued=read_iso(found.date[:10]) if found.date else None,
        url=found.url or None,
        language=found.language or None,
        notes=notes,
    )


def _date_lines(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[LeftOut, ...]]:
    """The blocks without lines above the first paragraph that say nothing but a date; and these lines."""
    lines = tuple(block for block in blocks[:3] if len(block.text) <= 80 and read_date_line(block.text))
    left_out = tuple(LeftOut(line.text, "date line") for line in lines)
    return tuple(block for block in blocks if block not in lines), left_out


@dataclass(slots=True)
class _Walk:
    """One pass over the tree that trafilatura gives: paragraphs, heads, lists, quotes, tables (names as in TEI)."""

    within: list[Container] = field(default_factory=list)
    counter: Iterator[int] = field(default_factory=lambda: count(1))

    def blocks(self, element: Any) -> Iterator[Block]:
        for child in element:
            if child.tag == "list":
                yield from self.items(child)
            elif child.tag == "quote":
                yield from self.quote(child)
            elif child.tag == "table":
                yield from self.rows(child)
            elif child.tag == "head":
                level = int(child.get("rend", "h2")[1:]) if child.get("rend", "h2")[1:].isdigit() else 2
                yield from self.block(_text(child), PassageKind.HEADING, level)
            elif child.tag in {"p", "code", "ab"}:
                yield from self.paragraphs(child)
            elif len(child):
                yield from self.blocks(child)
            else:
                yield from self.paragraphs(child)
            yield from self.block(" ".join((child.tail or "").split()), PassageKind.PARAGRAPH)

    def paragraphs(self, element: Any) -> Iterator[Block]:
        """Two line breaks in a row part paragraphs, as old pages write them."""
        for text in _LINES.split(_text(element, _BREAK)):
            yield from self.block(" ".join(text.replace(_BREAK, " ").split()), PassageKind.PARAGRAPH)

    def block(self, text: str, kind: PassageKind, level: int = 0, *, tight: bool = False) -> Iterator[Block]:
        if text:
            if any(container.marker == "> " for container in self.within):
                kind = PassageKind.QUOTE
            yield Block(kind, escape(text), text, tuple(self.within), level=level, tight=tight)

    def items(self, element: Any) -> Iterator[Block]:
        for index, item in enumerate(element, 1):
            marker = f"{index}. " if element.get("rend") == "ol" else "- "
            self.within.append(Container(next(self.counter), marker))
            inner = [child for child in item if child.tag in {"list", "p", "quote"}]
            if inner:
                yield from self.block(" ".join((item.text or "").split()), PassageKind.ITEM)
                yield from self.first_as_item(item)
            else:
                yield from self.block(_text(item), PassageKind.ITEM, tight=index > 1)
            self.within.pop()

    def first_as_item(self, item: Any) -> Iterator[Block]:
        first = not (item.text or "").strip()
        for block in self.blocks(item):
            yield replace(block, kind=PassageKind.ITEM) if first and block.kind is PassageKind.PARAGRAPH else block
            first = False

    def quote(self, element: Any) -> Iterator[Block]:
        self.within.append(Container(next(self.counter), "> "))
        if any(child.tag in {"p", "list", "quote", "head"} for child in element):
            yield from self.block(" ".join((element.text or "").split()), PassageKind.QUOTE)
            yield from self.blocks(element)
        else:
            yield from self.block(_text(element), PassageKind.QUOTE)
        self.within.pop()

    def rows(self, element: Any) -> Iterator[Block]:
        for index, row in enumerate(element.iter("row")):
            cells = [_text(cell) for cell in row.iter("cell")]
            if any(cells):
                markdown = " | ".join(escape(cell).replace("&#124;", "|").replace("|", "\\|") for cell in cells)
                yield Block(
                    PassageKind.ROW,
                    markdown,
                    " | ".join(cells),
                    tuple(self.within),
                    cells=len(cells),
                    header=index == 0,
                )


def _text(element: Any, line_end: str = " ") -> str:
    """The words of an element on one line, with something in the place of each line break."""
    for line_break in element.iterdescendants("lb"):
        line_break.tail = f" {line_end} {line_break.tail or ''}"
    return " ".join("".join(element.itertext()).split())
