"""A document's Markdown as HTML: claims as elements, citations as numbered markers, links as the site has them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from briefgen.links import Atlas, is_external, relative
from briefgen.model import Body, Briefing, ClaimRow, FactCheck, Note
from briefgen.parse.layout import Layout
from briefgen.parse.markdown import CONTAINERS, markdown
from briefgen.wrapping import Range, wrap

Tokens = Sequence[Token]

_LETTERS = "A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я"
_CAPITALS = re.compile(rf"\b[{_LETTERS}]{{2,}}(?=s?\b)(?!s?&)(?: [{_LETTERS}]{{2,}}\b)*")
_SHOUTED = 3
"""From so many words of capitals on they are no abbreviations, but somebody's emphasis."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What elements without words of their own are called, in the document's language; `{n}` is a number."""

    marker: str = "Evidence {n}"
    table: str = "Table"


def render_body(briefing: Briefing, rows: Sequence[ClaimRow], atlas: Atlas, labels: Labels | None = None) -> Body:
    """The body of a document. `rows` are its claims with their statuses."""
    layout: Layout = briefing.body
    claims = {row.id: row for row in rows}
    ranges: dict[int, list[Range]] = {}
    for claim, pieces in layout.pieces.items():
        for block, start, end in pieces:
            ranges.setdefault(block, []).append(Range(start, end, claim))
    page = _Page(briefing, claims, atlas, labels or Labels())
    running: list[Token] = []
    notes: dict[str, list[Token]] = {}
    label: str | None = None
    for token in layout.tokens:
        if token.type == "footnote_reference_open":
            label = str(token.meta["label"])
        elif token.type == "footnote_reference_close":
            label = None
        elif label is not None:
            notes.setdefault(label, []).append(token)
        else:
            running.append(token)
    renderer = _Renderer(page, layout, ranges)
    html = renderer.write(running)
    shown = [
        Note(f"fn-{number}", str(number), renderer.write(notes[label]))
        for number, label in enumerate(layout.notes, 1)
        if label in notes
    ]
    return Body(html, tuple(shown))


@dataclass(frozen=True, slots=True)
class _Page:
    """What the renderer needs to know of the page."""

    briefing: Briefing
    claims: Mapping[str, ClaimRow]
    atlas: Atlas
    labels: Labels

    def href(self, target: str) -> str:
        """A target as a link of this page: places of the site relative, others as they are."""
        if is_external(target):
            return target
        found = self.atlas.find(target, self.briefing.path, self.briefing.url)
        if found is None:
            return target
        fragment = f"#{found.fragment}" if found.fragment else ""
        if found.url == self.briefing.url and fragment:
            return fragment
        return relative(found.url, self.briefing.url) + fragment


class _Renderer(RendererHTML):
    """markdown-it's renderer with the tokens that briefgen adds."""

    def __init__(self, page: _Page, layout: Layout, ranges: Mapping[int, list[Range]]) -> None:
        super().__init__()
        self._page = page
        self._layout = layout
        self._ranges = ranges
        self._opened: set[str] = set()
        self._cited: set[int] = set()
        self._noted: set[str] = set()
        for kind in CONTAINERS:
            # A container's name has a hyphen, so that no method can bear it.
            rules: dict[str, Any] = self.rules
            rules |= {f"container_{kind}_open": self._section_open, f"container_{kind}_close": self._section_close}

    def write(self, tokens: list[Token]) -> str:
        """HTML of blocks."""
        prepared: list[Token] = []
        for token in tokens:
            if token.type == "inline":
                prepared.append(self._prepared(token))
            elif token.type != "comment_block":
                prepared.append(self._anchored(token, tokens))
        # HTML, not XHTML: void elements without a slash.
        options = OptionsDict({**markdown().options, "xhtmlOut": False})  # type: ignore[typeddict-item]
        html: str = self.render(prepared, options, {})
        return html

    def _prepared(self, token: Token) -> Token:
        inline = self._layout.inlines[id(token)]
        children = list(token.children or ())
        for index, child in enumerate(children):
            key = (id(token), index)
            if child.type == "citation" and key in self._layout.groups:
                child.meta["group"] = self._layout.groups[key]
        copy = token.copy()
        edges = inline.edges
        attribution = self._layout.attributions.get(id(token), len(inline.prose.text))
        if attribution < len(inline.prose.text):
            children, edges = _attributed(children, edges, attribution)
        copy.children = wrap(children, edges, self._ranges.get(id(token), []))
        return copy

    def _anchored(self, token: Token, tokens: list[Token]) -> Token:
        if token.type == "heading_open":
            following = tokens[tokens.index(token) + 1]
            anchor = self._layout.headings.get(id(following))
            copy = token.copy()
            if anchor:
                copy.attrSet("id", anchor)
            return copy
        if token.type == "container_fact-check_open":
            check = self._layout.fact_checks.get(id(token))
            copy = token.copy()
            if check:
                copy.meta = {"check": check}
            return copy
        return token

    # --- inline tokens: named by their types, as markdown-it looks them up ---

    def text(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """Words, abbreviations marked as such: what an author typed, sign for sign."""
        return _CAPITALS.sub(_abbreviations, escape(tokens[idx].content, quote=False))

    def text_special(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """An escape or entity."""
        return escape(tokens[idx].content, quote=False)

    def comment(self, _tokens: Tokens, _idx: int, _options: Any, _env: Any) -> str:
        """Comments are not published."""
        return ""

    def claim_open(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """The words of a claim begin; the first of its pieces bears the id."""
        claim = str(tokens[idx].meta["claim"])
        row = self._page.claims[claim]
        kind = f'data-kind="{row.kind}" data-status="{row.status}"'
        if claim in self._opened:
            return f'<span class="claim" data-claim="{escape(claim)}" {kind}>'
        self._opened.add(claim)
        return f'<span class="claim" id="{escape(claim)}" {kind}>'

    def claim_close(self, _tokens: Tokens, _idx: int, _options: Any, _env: Any) -> str:
        """The words of a claim end."""
        return "</span>"

    def citation(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """A marker that leads to its entry in the evidence list."""
        token = tokens[idx]
        if token.meta["citation"].todo:
            return '<sup class="todo">?</sup>'
        group = token.meta.get("group")
        return "" if group is None else self._marker(int(group))

    def _marker(self, group: int) -> str:
        number = group + 1
        anchor = "" if group in self._cited else f' id="cite-{number}"'
        self._cited.add(group)
        # A word joiner keeps the marker on the line of the word that it follows.
        label = escape(self._page.labels.marker.replace("{n}", str(number)))
        return f'&NoBreak;<a class="cite"{anchor} href="#ev-{number}" aria-label="{label}">{number}</a>'

    def footnote_ref(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """A footnote's mark; the markers of its citations where it holds nothing else."""
        label = str(tokens[idx].meta["label"])
        if label in self._layout.note_groups:
            return "".join(self._marker(group) for group in self._layout.note_groups[label])
        if label not in self._layout.notes:
            return escape(f"[^{label}]")
        number = self._layout.notes.index(label) + 1
        anchor = "" if label in self._noted else f' id="fnref-{number}"'
        self._noted.add(label)
        return f'<sup class="note-ref"><a{anchor} href="#fn-{number}">{number}</a></sup>'

    def bracketed_open(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """Words with marks: the marks are classes."""
        attributes = tokens[idx].meta["attributes"]
        ident = attributes.id
        # An id that names a claim stands on the claim's element.
        own = f' id="{escape(ident)}"' if ident and ident not in self._page.claims else ""
        marks = f' class="{escape(" ".join(attributes.marks))}"' if attributes.marks else ""
        return f"<span{own}{marks}>"

    def bracketed_close(self, _tokens: Tokens, _idx: int, _options: Any, _env: Any) -> str:
        """The end of words with marks."""
        return "</span>"

    def link_open(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        """A link of the site, or out of it."""
        token = tokens[idx].copy()
        target = str(token.attrs.get("href", ""))
        token.attrs = {**token.attrs, "href": self._page.href(target)}
        if is_external(target):
            token.attrs["rel"] = "external"
        return self.renderToken([token], 0, options, env)

    def image(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        """An image, by the address of its asset."""
        token = tokens[idx].copy()
        token.attrs = {**token.attrs, "src": self._page.href(str(token.attrs.get("src", ""))), "loading": "lazy"}
        return super().image([token], 0, options, env)

    # --- blocks ---

    def table_open(self, _tokens: Tokens, _idx: int, _options: Any, _env: Any) -> str:
        """Tables scroll in a box of their own."""
        label = escape(self._page.labels.table)
        return f'<section class="table" aria-label="{label}" tabindex="0"><table>\n'

    def table_close(self, _tokens: Tokens, _idx: int, _options: Any, _env: Any) -> str:
        """The end of a table and its box."""
        return "</table></section>\n"

    def _cell_open(self, tokens: Tokens, idx: int) -> str:
        token = tokens[idx]
        aligned = str(token.attrs.get("style", "")).removeprefix("text-align:")
        scope = ' scope="col"' if token.tag == "th" else ""
        return f'<{token.tag}{scope} class="{aligned}">' if aligned else f"<{token.tag}{scope}>"

    def _section_open(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """A container: its kind is the element's class."""
        token = tokens[idx]
        kind = token.type.removeprefix("container_").removesuffix("_open")
        check: FactCheck | None = token.meta.get("check")
        if check is None:
            return f'<div class="{kind}">\n'
        verdict = f"<strong>{escape(check.rating_text)}</strong> · {escape(check.claimant)}"
        return f'<div class="{kind}" data-rating="{escape(check.rating)}">\n<p class="verdict">{verdict}</p>\n'

    def _section_close(self, _tokens: Tokens, _idx: int, _options: Any, _env: Any) -> str:
        return "</div>\n"

    def th_open(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """A column's heading; a class instead of a style keeps the content policy strict."""
        return self._cell_open(tokens, idx)

    def td_open(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """A cell."""
        return self._cell_open(tokens, idx)


def _abbreviations(found: re.Match[str]) -> str:
    """Words of capitals as elements, so that a stylesheet can set them in small capitals."""
    words = found[0].split(" ")
    return found[0] if len(words) >= _SHOUTED else " ".join(f"<abbr>{word}</abbr>" for word in words)


def _attributed(children: list[Token], edges: tuple[int, ...], start: int) -> tuple[list[Token], tuple[int, ...]]:
    """The line that names who said the words of a block quote, as an element of its own; with the edges of all."""
    opening, closing = Token("attribution_open", "cite", 1), Token("attribution_close", "cite", -1)
    if start == 0:
        return [opening, *children, closing], (0, *edges, edges[-1])
    index = next((index for index, edge in enumerate(edges) if edge >= start), len(children))
    # The line break before it is no longer needed.
    return [*children[:index], opening, *children[index + 1 :], closing], (*edges, edges[-1])
