"""The block rule of paragraphs in which nothing but a paragraph can begin.

The stock parser asks some fifteen rules at each line of a paragraph whether it begins a block. All of them go by the
line's first characters: where none of its lines begins with such a one, the answer is known. `tests/parse` holds the
tokens against those of the stock rules.
"""

import re

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

# A table, a line under a heading, a comment, a container, a fence, a quotation, a rule, a list, a heading.
_begins_block = re.compile(r"[|:=<`~>*_+#-]|[0-9]{1,9}[.)]").match
_MOST_INDENT = 3


def plain_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - their signature
    """A paragraph, unless one of its lines may begin something else; it stands before all other rules."""
    if silent or state.sCount[start] - state.blkIndent > _MOST_INDENT:
        return False
    source, begins, shifts, ends = state.src, state.bMarks, state.tShift, state.eMarks
    line, bracketed = start, False
    first = begins[start] + shifts[start]
    while line < state.lineMax:
        begin = begins[line] + shifts[line]
        if begin >= ends[line]:
            break
        if _begins_block(source, begin):
            return False
        bracketed = bracketed or source[begin] == "["
        line += 1
    if bracketed and source.find("]:", first, ends[line - 1]) >= 0:
        # The target of a link, or a footnote.
        return False
    level = state.level
    content = mdTrim(state.getLines(start, line, state.blkIndent, False))  # noqa: FBT003 - markdown-it's signature
    state.tokens += (
        Token("paragraph_open", "p", 1, map=[start, line], level=level, block=True),
        Token("inline", "", 0, map=[start, line], level=level + 1, children=[], content=content, block=True),
        Token("paragraph_close", "p", -1, level=level, block=True),
    )
    state.line = line
    return True
