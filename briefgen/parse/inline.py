"""A block's inline content as prose, with what stands in it: citations, bracketed spans, footnotes, links, comments.

Citations, footnote marks and comments have no width in the prose: they stand at an offset. A space before a citation
is left out (`signed [@wire p4].` reads `signed.`), in the tokens too, so that the page shows the mark where it belongs.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from markdown_it.token import Token

from briefgen.frozen import frozen
from briefgen.model import Link, LinkKind
from briefgen.parse.attributes import Attributes
from briefgen.parse.citation import ReadCitation
from briefgen.parse.places import Runs
from briefgen.text import Prose, Span, placed

_WITHOUT_WIDTH = frozenset({"citation", "footnote_ref", "comment"})
_ELEMENTS = frozenset({"code_inline", "link_open", "image", "bracketed_open", "bracketed_close"})
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@frozen
class Cited:
    """A citation at an offset of the prose; `index` is its token's among the block's inline tokens."""

    at: int
    read: ReadCitation
    span: Span
    index: int


@frozen
class Bracketed:
    """A bracketed span: the words it covers in the prose, and its whole place in the file."""

    start: int
    end: int
    attributes: Attributes
    span: Span


@frozen
class NoteMark:
    """A reference to a footnote at an offset of the prose."""

    at: int
    label: str
    span: Span


class InlineText(NamedTuple):
    """One block's prose and what stands in it. `edges` are the offsets in the prose where each token begins."""

    prose: Prose
    token: Token
    runs: Runs
    edges: tuple[int, ...]
    citations: tuple[Cited, ...]
    spans: tuple[Bracketed, ...]
    notes: tuple[NoteMark, ...]
    links: tuple[Link, ...]
    comments: tuple[tuple[str, Span], ...]

    def place(self, offset: int) -> int:
        """The offset in the file of an offset in the block's Markdown content."""
        return placed(self.runs, offset)

    def file_span(self, span: Span) -> Span:
        """The span in the file of a span of the block's Markdown content."""
        return file_span(self.runs, span)


def file_span(runs: Runs, span: Span) -> Span:
    """The span in the file of a span, not empty, of a block's Markdown content that stands at `runs`."""
    if len(runs) == 1:
        shift = runs[0][1] - runs[0][0]
        return Span(span.start + shift, max(span.end, span.start + 1) + shift)
    return Span(placed(runs, span.start), placed(runs, max(span.end - 1, span.start)) + 1)


class _Builder:
    """Walks the inline tokens of one block and writes the prose down."""

    def __init__(self, token: Token, runs: Runs) -> None:
        self.token = token
        self.runs = runs
        self.content = token.content
        self.pieces: list[str] = []
        self.length = 0
        self.places: list[tuple[int, int]] = []
        self.edges: list[int] = []
        self.citations: list[Cited] = []
        self.spans: list[Bracketed] = []
        self.open: list[tuple[int, int, Attributes]] = []
        self.notes: list[NoteMark] = []
        self.links: list[Link] = []
        self.comments: list[tuple[str, Span]] = []
        self.last_text: Token | None = None
        self.bare_before = False
        self.owes_space = False
        self.in_autolink = False

    def file(self, start: int, end: int) -> Span:
        return file_span(self.runs, Span(start, end))

    def write(self, text: str, at: int) -> None:
        if not text:
            return
        runs, length = self.runs, self.length
        if len(runs) == 1:
            self.places.append((length, runs[0][1] + at - runs[0][0]))
        else:
            index = max(bisect_right(runs, (at, 1 << 62)), 1)
            self.places.append((length, runs[index - 1][1] + at - runs[index - 1][0]))
            end = at + len(text)
            while index < len(runs) and runs[index][0] < end:
                self.places.append((length + runs[index][0] - at, runs[index][1]))
                index += 1
        self.pieces.append(text)
        self.length += len(text)

    def build(self) -> InlineText:
        cursor = 0
        for index, child in enumerate(self.token.children or ()):
            if child.type == "footnote_ref":
                # The footnote rule replaces the token's meta: look the mark up again.
                child.meta["at"] = max(self.content.find(f"[^{child.meta['label']}]", cursor), cursor)
            cursor = int(child.meta.get("at", cursor))
            self.edges.append(self.length)
            if child.type == "text" and not (self.bare_before or self.owes_space or self.in_autolink):
                self.write(child.content, cursor)
                self.last_text = child
            else:
                self.visit(child, cursor, index)
        self.edges.append(self.length)
        prose = Prose("".join(self.pieces), tuple(self.places) or ((0, placed(self.runs, 0)),))
        return InlineText(
            prose,
            self.token,
            self.runs,
            tuple(self.edges),
            tuple(self.citations),
            tuple(self.spans),
            tuple(self.notes),
            tuple(self.links),
            tuple(self.comments),
        )

    def visit(self, child: Token, at: int, index: int) -> None:
        kind = child.type
        if kind == "text":
            self.text(child, at)
        elif kind == "softbreak" or kind == "hardbreak":  # noqa: PLR1714 - the quickest way, on the busiest path
            if not (self.pieces and self.pieces[-1].endswith(" ")):
                self.write(" ", at)
            self.last_text = None
        elif kind in _WITHOUT_WIDTH:
            self.without_width(child, at, index)
        elif kind == "text_special":
            # The backslash stands in the words where it escapes nothing.
            escapes = child.markup.startswith("\\") and child.content != child.markup
            self.write(child.content, at + 1 if escapes else at)
            self.last_text = child
        else:
            self.last_text = None
            if kind in _ELEMENTS:
                self.element(child, at)

    def element(self, child: Token, at: int) -> None:
        """What says more than where its words are set apart, as emphasis does."""
        match child.type:
            case "code_inline":
                inner = self.content.find(child.content[:1], at + len(child.markup)) if child.content else at
                self.write(child.content, max(inner, at))
            case "link_open" | "image":
                self.link(child, at)
            case "bracketed_open":
                self.open.append((self.length, at - 1, child.meta["attributes"]))
            case "bracketed_close":
                start, opened, attributes = self.open.pop()
                self.spans.append(Bracketed(start, self.length, attributes, self.file(opened, attributes.span.end)))

    def without_width(self, child: Token, at: int, index: int) -> None:
        """A citation, a footnote mark or a comment: nothing that a reader reads."""
        read: ReadCitation | None = child.meta.get("citation")
        if read and not read.items and not read.todo:
            # One that cannot be read stays to be seen, as its author wrote it.
            self.citations.append(Cited(self.length, read, self.file(read.span.start, read.span.end), index))
            self.write(child.content, at)
            self.last_text = None
            return
        self.tighten()
        if read:
            self.citations.append(Cited(self.length, read, self.file(read.span.start, read.span.end), index))
        elif child.type == "footnote_ref":
            label = str(child.meta["label"])
            self.notes.append(NoteMark(self.length, label, self.file(at, at + len(label) + 3)))
        else:
            self.comments.append((child.content, self.file(at, at + len(child.content) + 7)))

    def text(self, child: Token, at: int) -> None:
        text = child.content
        if self.in_autolink:
            # Its text token begins where its `<` stands.
            at += 1
            self.in_autolink = False
        if self.bare_before and text.startswith((" ", "\t")) and (not self.pieces or self.pieces[-1].endswith(" ")):
            kept = text.lstrip(" \t")
            at += len(text) - len(kept)
            text = child.content = kept
        self.bare_before = False
        if self.owes_space and text[:1].isalnum():
            self.write(" ", at)
        self.owes_space = False
        self.write(text, at)
        self.last_text = child

    def tighten(self) -> None:
        """Leave out the space before a mark without width."""
        self.bare_before = True
        if self.pieces and self.pieces[-1] == " " and self.last_text is None:
            self.owes_space = True
            self.pieces.pop()
            self.length -= 1
            self.places = [run for run in self.places if run[0] < self.length] or self.places[:1]
        if self.last_text and self.pieces and self.last_text.content.endswith((" ", "\t")):
            kept = self.last_text.content.rstrip(" \t")
            lost = len(self.last_text.content) - len(kept)
            self.last_text.content = kept
            self.pieces[-1] = self.pieces[-1][:-lost]
            self.length -= lost
            self.places = [run for run in self.places if run[0] < self.length] or self.places[:1]

    def link(self, child: Token, at: int) -> None:
        self.in_autolink = child.markup == "autolink"
        target = str(child.attrs.get("href") or child.attrs.get("src") or "")
        if not target or _SCHEME.match(target):
            return
        start = at if child.type == "image" else at - 1
        close = self.content.find(")", at)
        end = close + 1 if close > 0 else len(self.content)
        kind = LinkKind.IMAGE if child.type == "image" else LinkKind.LINK
        self.links.append(Link(kind, target, self.file(max(start, 0), end)))


def any_inline(token: Token, runs: Runs) -> InlineText:
    """The prose of an inline token whose content stands at `runs` in the file, whatever stands in it."""
    return _Builder(token, runs).build()
