"""Markdown as briefgen reads it: CommonMark and tables, with citations, marks, footnotes and containers.

markdown-it-py does the parsing. It keeps no column of an inline token, and every finding must point at its words, so
the inline rule of its core chain is replaced by one that notes where in the block's content each token began
(`token.meta["at"]`). Raw HTML is off; comments are read, and never published.
"""

import re
from dataclasses import fields
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, normalize
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from briefgen.parse.attributes import trailing_attributes
from briefgen.parse.block_ruler import BlockRuler
from briefgen.parse.inline_parser import BEGINS, InlineParser
from briefgen.parse.link_citations import moved_behind_links
from briefgen.parse.link_parts import LinkParts, normalized
from briefgen.parse.markdown_rules import bracketed, citation, comment, comment_block, is_container
from briefgen.parse.placed import PlacedState
from briefgen.parse.plain_list import plain_list
from briefgen.parse.plain_paragraph import RULES, plain_paragraph
from briefgen.parse.plain_words import plain_words
from briefgen.parse.quick_tokens import FIELDS

CONTAINERS = ("analysis", "opinion", "background", "fact-check")

_ROW_ANCHOR = re.compile(r"(?<=\|)([ \t]*)(\{[#.][^{}\n|]*\})(?=[ \t]*$)", re.MULTILINE)


def _inline(state: StateCore) -> None:
    """Parse the inline content of every block, noting places; take a heading's trailing attributes off first."""
    anchored = bool(state.env.get("anchored"))
    previous: Token | None = None
    for token in state.tokens:
        if token.type == "inline":
            heading = previous is not None and previous.type == "heading_open"
            if heading or anchored:
                found = trailing_attributes(token.content)
                if found:
                    token.meta["attributes"] = found
                    token.content = token.content[: found.span.start].rstrip()
            token.children = _children(token.content, state)
            for child in token.children:
                if child.children:
                    _plain_alt(child)
                if anchored and child.type == "footnote_ref":
                    _as_written(child, token.content)
        previous = token


def _children(content: str, state: StateCore) -> list[Token]:
    """The inline tokens of a block's content."""
    parser = state.md.inline
    if isinstance(parser, InlineParser):
        tokens = plain_words(content, cited=not state.env.get("anchored"))
        if tokens is not None:
            return tokens
    place = PlacedState(content, state.md, state.env, [])
    parser.tokenize(place)
    if place.paired or not isinstance(parser, InlineParser):
        for rule in parser.ruler2.getRules(""):
            rule(place)
    return moved_behind_links(place.tokens) if place.cites_in_link else place.tokens


def _normalize(state: StateCore) -> None:
    """Line ends and null characters as CommonMark has them; most texts have them so."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _as_written(mark: Token, content: str) -> None:
    """Make a source's footnote mark the words that stand there."""
    mark.type, mark.content = "text", f"[^{mark.meta['label']}]"
    mark.meta["at"] = max(content.find(mark.content), 0)


def _plain_alt(token: Token) -> None:
    """Make an image's alternative text plain: its escapes are text too."""
    for child in token.children or ():
        if child.type == "text_special":
            child.type = "text"


def stock() -> MarkdownIt:
    """The parser as markdown-it makes it, with briefgen's rules; `markdown` gives the same tokens sooner."""
    md = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
    md.disable(["html_block", "html_inline"])
    footnote_plugin(md, inline=False, move_to_end=False, always_match_refs=True)
    for name in CONTAINERS:
        container_plugin(md, name, validate=is_container(name))
    md.block.ruler.before("fence", "comment", comment_block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.inline.ruler.before("link", "citation", citation)
    md.inline.ruler.after("citation", "bracketed", bracketed)
    md.inline.ruler.before("autolink", "comment", comment)
    md.inline.ruler2.disable("fragments_join")
    md.core.ruler.at("inline", _inline)
    md.core.ruler.disable("text_join")
    # Attributes that are there to be replaced, though their types do not say so.
    vars(md)["helpers"] = LinkParts()
    return md


@lru_cache(maxsize=1)
def markdown() -> MarkdownIt:
    """The parser. It holds no state of a document, so one serves all."""
    md = stock()
    blocks = {name for name in md.block.ruler.get_active_rules() if not name.startswith("container_")}
    known = blocks <= RULES and BEGINS.keys() >= {*md.inline.ruler.get_active_rules()}
    if not known or {field.name for field in fields(Token)} != FIELDS:
        # A markdown-it with rules or tokens that nobody here has heard of: let it go its own way.
        return md
    md.inline = InlineParser(md.inline)
    md.block.ruler.before("table", "plain", plain_paragraph)
    md.block.ruler.before("plain", "plain_list", plain_list)
    md.block.ruler = BlockRuler(md.block.ruler)
    md.core.ruler.at("normalize", _normalize)
    vars(md)["normalizeLink"] = normalized
    return md


def parse_blocks(text: str, body: int, *, anchored: bool = False) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of a file's body, which begins at the offset `body`, and the parser's environment.

    Line numbers of tokens are those of the file. With `anchored`, attributes that end any block are taken off its
    content and kept in `token.meta["attributes"]`; those that follow a table row's last `|` are kept by line in
    `env["rows"]`. `env["shift"]` takes a block token's place to the file's.
    """
    source = "\n" * text.count("\n", 0, body) + text[body:]
    shift = body - text.count("\n", 0, body)
    found = list(_ROW_ANCHOR.finditer(source)) if anchored and "|" in source else []
    lines = {match: source.count("\n", 0, match.start(2)) for match in found}
    while True:
        rows = {lines[match]: (match.start(2) + shift, match[2]) for match in found}
        env: dict[str, Any] = {"anchored": anchored, "rows": rows, "shift": shift}
        tokens = markdown().parse(_blanked(source, found), env)
        # Only the parser knows tables: a paragraph may end in `|` too, and then keeps its anchor.
        table = {token.map[0] for token in tokens if token.type == "tr_open" and token.map}
        if rows.keys() <= table:
            return tokens, env
        found = [match for match in found if lines[match] in table]


def _blanked(source: str, anchors: list[re.Match[str]]) -> str:
    """The text with spaces in the place of anchors that follow table rows."""
    pieces: list[str] = []
    done = 0
    for match in anchors:
        pieces += (source[done : match.start(2)], " " * len(match[2]))
        done = match.end()
    return "".join((*pieces, source[done:]))
