"""Markdown becomes an article: blocks keep their markup, anchors that stand there already are kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from markdown_it.token import Token

from briefgen.importing.article import Article, Block, Container, LeftOut
from briefgen.importing.byline import read_byline
from briefgen.importing.dates import read_date_line
from briefgen.importing.escape import escape_end, escape_start
from briefgen.importing.head import clean_title, same_title
from briefgen.importing.known import read_known
from briefgen.importing.sift import sift
from briefgen.model import PassageKind
from briefgen.parse.attributes import Attributes, read_attributes
from briefgen.parse.markdown import parse_blocks
from briefgen.parse.prose import read_inline

_ANCHOR = re.compile(r"[a-z][a-z0-9_]*")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_BREAK = re.compile(r"(?P<spaces> *)(?P<slashes>\\*)\n[ \t]*")
_OPENERS = {"blockquote_open", "list_item_open", "footnote_reference_open"}
_CLOSERS = {"blockquote_close", "list_item_close", "footnote_reference_close"}


def read_markdown(text: str, *, keep_all: bool = False, title: str | None = None) -> Article:
    """A Markdown text with line feeds as an article, with what its front matter says; `title` as in `read_text`."""
    article, body = read_known(text)
    blocks, left_out = read_blocks(text, body)
    article = replace(article, left_out=article.left_out + left_out)
    article, blocks = _take_title(article, blocks, title)
    if not any(block.anchor for block in blocks):
        article, blocks = _take_lines(article, blocks)
    kept, boilerplate = (blocks, ()) if keep_all else sift(blocks)
    return replace(article, blocks=kept, left_out=article.left_out + boilerplate)


def read_blocks(text: str, body: int = 0) -> tuple[tuple[Block, ...], tuple[LeftOut, ...]]:
    """The blocks of Markdown that begins at the offset `body`, and what cannot be taken over."""
    tokens, environment = parse_blocks(text, body, anchored=True)
    walk = _Walk(tokens, environment.get("rows", {}))
    blocks = tuple(walk.blocks())
    references = environment.get("references", {})
    if references:
        lines = "\n".join(_definition(label, reference) for label, reference in sorted(references.items()))
        blocks += (Block(None, lines, ""),)
    return blocks, tuple(walk.left_out)


def _definition(label: str, reference: dict[str, str]) -> str:
    title = reference.get("title", "")
    quoted = ' "' + title.replace("\\", "\\\\").replace('"', '\\"') + '"' if title else ""
    return f"[{label.lower()}]: <{reference['href']}>{quoted}"


@dataclass(slots=True)
class _Walk:
    """One pass over the block tokens."""

    tokens: list[Token]
    rows: dict[int, tuple[int, str]]
    left_out: list[LeftOut] = field(default_factory=list)
    within: list[Container] = field(default_factory=list)
    counter: Iterator[int] = field(default_factory=lambda: count(1))
    anchors: set[str] = field(default_factory=set)

    def blocks(self) -> Iterator[Block]:
        fresh: set[int] = set()
        for index, token in enumerate(self.tokens):
            if token.type in _OPENERS:
                container = Container(next(self.counter), _marker(token))
                self.within.append(container)
                fresh.add(container.number)
            elif token.type in _CLOSERS:
                self.within.pop()
            elif token.type == "tr_open":
                yield self.row(index)
            elif token.type in {"fence", "code_block"}:
                yield Block(None, _listing(token), token.content, tuple(self.within))
            elif token.type == "comment_block":
                self.left_out.append(LeftOut(token.content.strip(), "comment"))
            elif token.type == "inline" and self.tokens[index - 1].type in {"paragraph_open", "heading_open"}:
                yield from self.block(token, self.tokens[index - 1], fresh)

    def block(self, token: Token, opener: Token, fresh: set[int]) -> Iterator[Block]:
        words = read_inline(token, ((0, 0),)).prose.text.strip()
        markdown = escape_end(escape_start(_one_line(token.content)))
        if not words:
            if markdown:
                self.left_out.append(LeftOut(markdown, "image or comment without words"))
            return
        anchor, digest = self.known(token.meta.get("attributes"))
        kind = PassageKind.PARAGRAPH
        first = bool(self.within) and self.within[-1].number in fresh
        if opener.type == "heading_open":
            kind = PassageKind.HEADING
        elif any(container.marker == "> " for container in self.within):
            kind = PassageKind.QUOTE
        elif self.within and first and not self.within[-1].marker.startswith("["):
            kind = PassageKind.ITEM
        fresh.clear()
        level = int(opener.tag[1]) if kind is PassageKind.HEADING else 0
        yield Block(
            kind,
            markdown,
            words,
            tuple(self.within),
            level=level,
            tight=opener.hidden,
            anchor=anchor,
            digest=digest,
        )

    def row(self, index: int) -> Block:
        cells: list[str] = []
        words: list[str] = []
        attributes: Attributes | None = None
        for token in self.tokens[index + 1 :]:
            if token.type == "tr_close":
                break
            if token.type == "inline":
                cells.append(token.content.replace("|", "\\|"))
                words.append(read_inline(token, ((0, 0),)).prose.text.strip())
                attributes = token.meta.get("attributes") or attributes
        line = (self.tokens[index].map or [0])[0]
        if line in self.rows:
            attributes = read_attributes(self.rows[line][1], 0) or attributes
        anchor, digest = self.known(attributes)
        return Block(
            PassageKind.ROW,
            " | ".join(cells),
            " | ".join(words),
            tuple(self.within),
            cells=len(cells),
            header=self.tokens[index - 1].type == "thead_open",
            anchor=anchor,
            digest=digest,
        )

    def known(self, attributes: Attributes | None) -> tuple[str | None, str | None]:
        """The anchor and digest that stand at a block already; an anchor that stands twice counts once."""
        if attributes is None or attributes.id is None or not _ANCHOR.fullmatch(attributes.id):
            return None, None
        if attributes.id in self.anchors:
            return None, None
        self.anchors.add(attributes.id)
        digest = attributes.values.get("sha256", "")
        return attributes.id, digest if _DIGEST.fullmatch(digest) else None


def _one_line(content: str) -> str:
    """A block's inline Markdown without line breaks; the last of an odd number of backslashes is a hard break."""

    def between(found: re.Match[str]) -> str:
        slashes = len(found["slashes"])
        return f"{found['spaces'] if slashes else ''}{found['slashes'][: slashes - slashes % 2]} "

    return _BREAK.sub(between, content).strip()


def _marker(token: Token) -> str:
    if token.type == "blockquote_open":
        return "> "
    if token.type == "footnote_reference_open":
        return f"[^{token.meta['label']}]: "
    return f"{token.info}{token.markup} " if token.info else f"{token.markup} "


def _listing(token: Token) -> str:
    if token.type == "fence":
        return f"{token.markup}{token.info}\n{token.content}{token.markup}"
    return "\n".join(f"    {line}" for line in token.content.rstrip("\n").split("\n"))


def _take_title(article: Article, blocks: tuple[Block, ...], given: str | None) -> tuple[Article, tuple[Block, ...]]:
    """A first heading of level 1 without an anchor is the headline."""
    first = blocks[0] if blocks else None
    if first is None or first.kind is not PassageKind.HEADING or first.level != 1 or first.anchor:
        return replace(article, title=given or article.title), blocks
    known = given or article.title
    if known is None:
        title, notes = clean_title(first.text)
        return replace(article, title=title, notes=article.notes + notes), blocks[1:]
    if same_title(first.text, known):
        return replace(article, title=known), blocks[1:]
    return replace(article, title=known), blocks


def _take_lines(article: Article, blocks: tuple[Block, ...]) -> tuple[Article, tuple[Block, ...]]:
    """Take a byline and a date line off the first paragraphs."""
    rest: list[Block] = []
    for block in blocks[:4]:
        byline = read_byline(block.text) if block.kind is PassageKind.PARAGRAPH else None
        issued = read_date_line(block.text) if block.kind is PassageKind.PARAGRAPH else None
        if byline and not article.authors:
            article = replace(
                article,
                authors=byline.authors,
                origin=article.origin or byline.origin,
                issued=article.issued or byline.issued,
                left_out=(*article.left_out, LeftOut(block.text, "byline")),
            )
        elif issued and not article.issued:
            article = replace(article, issued=issued, left_out=(*article.left_out, LeftOut(block.text, "date line")))
        else:
            rest.append(block)
    return article, (*rest, *blocks[4:])
