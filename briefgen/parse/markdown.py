"""Markdown as briefgen reads it: CommonMark and tables, with citations, marks, footnotes and containers.

markdown-it-py does the parsing. It keeps no column of an inline token, and every finding must point at its words, so
the inline rule of its core chain is replaced by one that notes where in the block's content each token began
(`token.meta["at"]`). Raw HTML is off; comments are read, and never published.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from briefgen.parse.attributes import read_attributes, trailing_attributes
from briefgen.parse.citation import read_citation

CONTAINERS = ("analysis", "opinion", "background", "fact-check")

_ROW_ANCHOR = re.compile(r"(?<=\|)([ \t]*)(\{[#.][^{}\n|]*\})(?=[ \t]*$)", re.MULTILINE)


class PlacedState(StateInline):
    """Inline state that notes where each token's text begins in the content."""

    pending_at = 0

    def append_pending(self, text: str) -> None:
        """Keep literal text, and where it began."""
        if not self.pending:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        """Make a text token of the literal text kept so far."""
        token = super().pushPending()
        token.meta["at"] = self.pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token that begins here; delimiters pushed in one go follow each other."""
        before = self.tokens[-1] if self.tokens and not self.pending else None
        token = super().push(ttype, tag, nesting)
        at = self.pos
        if ttype == "text" and before and before.type == "text" and before.meta.get("pushed") == self.pos:
            at = int(before.meta["at"]) + len(before.content)
        token.meta["at"] = at
        token.meta["pushed"] = self.pos
        return token


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
            children: list[Token] = []
            place = PlacedState(token.content, state.md, state.env, children)
            state.md.inline.tokenize(place)
            for rule in state.md.inline.ruler2.getRules(""):
                rule(place)
            for child in place.tokens:
                _plain_alt(child)
                if anchored and child.type == "footnote_ref":
                    _as_written(child, token.content)
            token.children = place.tokens
        previous = token


def _as_written(mark: Token, content: str) -> None:
    """Make a source's footnote mark the words that stand there."""
    mark.type, mark.content = "text", f"[^{mark.meta['label']}]"
    mark.meta["at"] = max(content.find(mark.content), 0)


def _plain_alt(token: Token) -> None:
    """Make an image's alternative text plain: its escapes are text too."""
    for child in token.children or ():
        if child.type == "text_special":
            child.type = "text"


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """The inline rule of citations; it stands before `link`, which would take the brackets."""
    # A source's own brackets are its words.
    if state.src[state.pos] != "[" or state.env.get("anchored"):
        return False
    found = read_citation(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta["citation"] = found
        if found.mistakes and not found.items:
            token.content = state.src[found.span.start : found.span.end]
    state.pos = found.span.end
    return True


def _bracketed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """The inline rule of bracketed spans with attributes: `[words]{.analysis}`, `[words]{#id}`."""
    start = state.pos
    if state.src[start] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0 or not state.src.startswith("{", end + 1):
        return False
    found = read_attributes(state.src[: state.posMax], end + 1)
    if found is None:
        return False
    if not silent:
        maximum = state.posMax
        state.pos, state.posMax = start + 1, end
        state.push("bracketed_open", "span", 1).meta["attributes"] = found
        state.md.inline.tokenize(state)
        state.push("bracketed_close", "span", -1)
        state.posMax = maximum
    state.pos = found.span.end
    return True


def _comment(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """The inline rule of comments: read, never published."""
    if not state.src.startswith("<!--", state.pos):
        return False
    end = state.src.find("-->", state.pos + 4, state.posMax)
    if end < 0:
        return False
    if not silent:
        state.push("comment", "", 0).content = state.src[state.pos + 4 : end]
    state.pos = end + 3
    return True


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - their signature
    """The block rule of comments that have their lines to themselves."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<!--", begin):
        return False
    line = start
    while line < end:
        close = state.src.find("-->", begin + 4 if line == start else state.bMarks[line], state.eMarks[line])
        if close >= 0:
            if state.src[close + 3 : state.eMarks[line]].strip():
                return False
            break
        line += 1
    else:
        return False
    if not silent:
        token = state.push("comment_block", "", 0)
        token.content = state.src[begin + 4 : close]
        token.map = [start, line + 1]
        token.hidden = True
        token.meta["at"] = begin
    state.line = line + 1
    return True


def _is_container(name: str) -> Callable[[str, str], bool]:
    def matches(info: str, _markup: str) -> bool:
        return info.strip().split(" ", 1)[0].split("{", 1)[0] == name

    return matches


@lru_cache(maxsize=1)
def markdown() -> MarkdownIt:
    """The parser. It holds no state of a document, so one serves all."""
    md = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
    md.disable(["html_block", "html_inline"])
    footnote_plugin(md, inline=False, move_to_end=False, always_match_refs=True)
    for name in CONTAINERS:
        container_plugin(md, name, validate=_is_container(name))
    md.block.ruler.before("fence", "comment", _comment_block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.inline.ruler.before("link", "citation", _citation)
    md.inline.ruler.after("citation", "bracketed", _bracketed)
    md.inline.ruler.before("autolink", "comment", _comment)
    md.inline.ruler2.disable("fragments_join")
    md.core.ruler.at("inline", _inline)
    md.core.ruler.disable("text_join")
    return md


def parse_blocks(text: str, body: int, *, anchored: bool = False) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of a file's body, which begins at the offset `body`, and the parser's environment.

    Line numbers of tokens are those of the file. With `anchored`, attributes that end any block are taken off its
    content and kept in `token.meta["attributes"]`; those that follow a table row's last `|` are kept by line in
    `env["rows"]`. `env["shift"]` takes a block token's place to the file's.
    """
    source = "\n" * text.count("\n", 0, body) + text[body:]
    shift = body - text.count("\n", 0, body)
    found = list(_ROW_ANCHOR.finditer(source)) if anchored else []
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
