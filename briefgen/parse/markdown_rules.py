"""The rules that briefgen adds to markdown-it: citations, marks, comments and containers."""

from collections.abc import Callable

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from briefgen.parse.attributes import read_attributes
from briefgen.parse.bracket import read_citation
from briefgen.parse.placed import PlacedState


def citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """The inline rule of citations; it stands before `link`, which would take the brackets."""
    # A source's own brackets are its words.
    if state.src[state.pos] != "[" or state.env.get("anchored"):
        return False
    found = read_citation(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        if state.linkLevel and isinstance(state, PlacedState):
            state.cites_in_link = True
        token = state.push("citation", "", 0)
        token.meta["citation"] = found
        if found.mistakes and not found.items:
            token.content = state.src[found.span.start : found.span.end]
    state.pos = found.span.end
    return True


def bracketed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """The inline rule of bracketed spans with attributes: `[words]{.analysis}`, `[words]{#id}`."""
    start = state.pos
    if state.src[start] != "[" or state.src.find("]{", start, state.posMax) < 0:
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


def comment(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
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


def comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - their signature
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


def is_container(name: str) -> Callable[[str, str], bool]:
    """Whether the words after a fence name a container."""

    def matches(info: str, _markup: str) -> bool:
        return info.strip().split(" ", 1)[0].split("{", 1)[0] == name

    return matches
