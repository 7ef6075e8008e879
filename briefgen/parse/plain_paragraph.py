"""The block rule of paragraphs of which nearly every line can be nothing else.

The stock parser asks at each line of a paragraph whether it begins a block. The rules go by the line's first
characters: where these begin nothing, the answer is known. `tests/parse` holds the tokens against those of the stock
rules.
"""

import re

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

from briefgen.parse.quick_tokens import block_token, content_token

# A comment, a container, a fence, a quotation, a rule, a list, a heading, a footnote.
begins_block = re.compile(r"[:<`~>*_+#\[|=-]|[0-9]{1,9}[.)]").match
"""Whether the words at a place of a text may begin something else than a paragraph."""
# The second line of a table, or the line under a heading: they make something else of the line above.
_underlines = re.compile(r"[|:-][|: \t-]*$|=+[ \t]*$", re.MULTILINE).match
_MOST_INDENT = 3
RULES = frozenset(
    [
        *("table", "code", "comment", "fence", "blockquote", "hr", "list", "footnote_def", "reference", "heading"),
        *("lheading", "paragraph"),
    ]
)
"""The rules that are accounted for here; a container's begins with a colon."""


def plain_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - their signature
    """A paragraph, unless it may be something else; the rule stands before all others."""
    source, begins, shifts, ends = state.src, state.bMarks, state.tShift, state.eMarks
    first = begins[start] + shifts[start]
    if silent or state.sCount[start] - state.blkIndent > _MOST_INDENT:
        return False
    if begins_block(source, first) and source[first] != "[":
        return False
    line = start + 1
    while line < state.lineMax:
        begin = begins[line] + shifts[line]
        if begin >= ends[line]:
            break
        if begins_block(source, begin):
            if _underlines(source, begin):
                return False
            if _ends_paragraph(state, line):
                break
        line += 1
    if source[first] == "[" and source.find("]:", first, ends[line - 1]) >= 0:
        # The target of a link, or a footnote.
        return False
    level = state.level
    content = mdTrim(state.getLines(start, line, state.blkIndent, False))  # noqa: FBT003 - markdown-it's signature
    state.tokens += (
        block_token("paragraph_open", "p", 1, level, [start, line]),
        content_token(content, level + 1, [start, line]),
        block_token("paragraph_close", "p", -1, level),
    )
    state.line = line
    return True


def _ends_paragraph(state: StateBlock, line: int) -> bool:
    """Whether a block begins at a line, so that the paragraph before it ends."""
    if state.sCount[line] - state.blkIndent > _MOST_INDENT or state.sCount[line] < 0:
        # Too deep to begin anything here, or a line that a quotation has looked at already.
        return False
    parent, state.parentType = state.parentType, "paragraph"
    rules = state.md.block.ruler.getRules("paragraph")
    found = any(rule(state, line, state.lineMax, True) for rule in rules)  # noqa: FBT003 - markdown-it's signature
    state.parentType = parent
    return found
