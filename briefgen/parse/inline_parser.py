"""markdown-it's inline parser, asking at each character only the rules that can begin with it.

The stock parser asks all its rules in turn at each of some twenty-five characters, and lets a text stop there. Here a
text stops only where a rule may fire. The tokens are the same, and so are their places: a character at which no rule
fires becomes part of the text around it either way. `tests/parse` holds the two against each other.
"""

import re
from collections.abc import Mapping

from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline

BEGINS: Mapping[str, str] = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "citation": "[",
    "bracketed": "[",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "comment": "<",
    "autolink": "<",
    "entity": "&",
    "text": "",
    "linkify": "",
}
"""The characters that each rule begins with. `text` is what is left; `linkify` is off, and then never fires."""

# The end of a link's words begins no rule, but whoever looks for it goes from stop to stop.
next_stop = re.compile("[\n\\\\`~*_\\[\\]<&!]").search
"""The next place from which a rule may fire."""


class InlineParser(ParserInline):
    """A parser with the rules of another, which must be complete."""

    def __init__(self, other: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2 = other.ruler, other.ruler2
        rules: dict[str, tuple[RuleFuncInlineType, ...]] = {"]": ()}
        for name, rule in zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True):
            for character in BEGINS[name]:
                rules[character] = (*rules.get(character, ()), rule)
        self._rules = rules

    def tokenize(self, state: StateInline) -> None:
        """Add the tokens of the content from `state.pos` to `state.posMax`."""
        if state.level >= state.md.options["maxNesting"]:
            super().tokenize(state)
            return
        source, end, rules_at = state.src, state.posMax, self._rules
        position = state.pos
        while position < end:
            rules = rules_at.get(source[position])
            if rules is None:
                stop = next_stop(source, position, end)
                until = stop.start() if stop else end
                state.append_pending(source[position:until])
                state.pos = position = until
                continue
            for rule in rules:
                if rule(state, False):  # noqa: FBT003 - markdown-it's signature
                    break
            else:
                state.append_pending(source[position])
                state.pos += 1
            position = state.pos
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - markdown-it's name
        """Go on to the end of the token that begins here, and add none."""
        position = state.pos
        known = state.cache.get(position)
        if known is not None:
            state.pos = known
            return
        if state.level >= state.md.options["maxNesting"]:
            super().skipToken(state)
            return
        rules = self._rules.get(state.src[position])
        if rules is None:
            stop = next_stop(state.src, position, state.posMax)
            state.pos = stop.start() if stop else state.posMax
        else:
            state.level += 1
            if not any(rule(state, True) for rule in rules):  # noqa: FBT003 - markdown-it's signature
                state.pos += 1
            state.level -= 1
        state.cache[position] = state.pos
