"""The block rule of lists of which every item is one line of words that can be nothing else.

`tests/parse` holds the tokens against those of the stock rules.
"""

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from briefgen.parse.plain_paragraph import begins_block
from briefgen.parse.quick_tokens import block_token, content_token

_INDENT = 2
"""Of what belongs to an item: its mark and a space."""


def plain_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """A tight list that stands in nothing else, unless it may be more; the rule stands before all others."""
    source, begins, shifts, ends = state.src, state.bMarks, state.tShift, state.eMarks
    if silent or state.level or state.blkIndent or state.listIndent >= 0 or shifts[start]:
        return False
    mark = source[begins[start]]
    opening = f"{mark} "
    line = start
    while line < end and begins[line] + shifts[line] < ends[line]:
        begin = begins[line]
        first = begin + _INDENT
        if not source.startswith(opening, begin) or first >= ends[line]:
            return False
        if source[first] in " \t" or begins_block(source, first):
            return False
        line += 1
    after = state.skipEmptyLines(line)
    if after < end and (state.sCount[after] >= _INDENT or source[begins[after] + shifts[after]] == mark):
        # It belongs to the last item, or is one more.
        return False
    tokens = state.tokens
    tokens.append(block_token("bullet_list_open", "ul", 1, 0, [start, after], mark))
    for item in range(start, line):
        tokens += _item(mdTrim(source[begins[item] + _INDENT : ends[item]]), item, mark)
    # An item goes on to what follows it.
    tokens[-5].map = [line - 1, after]
    tokens.append(block_token("bullet_list_close", "ul", -1, 0, None, mark))
    state.line = after
    return True


def _item(content: str, line: int, mark: str) -> tuple[Token, ...]:
    """The tokens of an item; the paragraph of a tight list is not shown as one."""
    return (
        block_token("list_item_open", "li", 1, 1, [line, line + 1], mark),
        block_token("paragraph_open", "p", 1, 2, [line, line + 1], hidden=True),
        content_token(content, 3, [line, line + 1]),
        block_token("paragraph_close", "p", -1, 2, hidden=True),
        block_token("list_item_close", "li", -1, 1, None, mark),
    )
