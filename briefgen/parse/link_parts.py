"""The parts of a link: what markdown-it's own readers of them leave to be done.

Most addresses hold nothing that would have to be unescaped, encoded or balanced. For those the readers here give what
the stock ones do, without looking at each character; all others go to the stock ones. `tests/parse` holds them against
each other.
"""

import re
from dataclasses import dataclass

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_inline import StateInline

from briefgen.parse.bracket import read_citation

_plain_destination = re.compile(r"[^\x00-\x20\x7f<()\\&]+").match
_PLAIN_ADDRESS = re.compile(
    r"(?:https?://[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){1,3}(?:/[\w.~/-]*)?|[\w.~-][\w.~/-]*)"
    r"(?:\?[\w.~=-]*)?(?:#[\w.~-]*)?",
    re.ASCII,
)


@dataclass(slots=True)
class Destination:
    """An address as it is written, and where it ends; the names are markdown-it's."""

    ok: bool
    pos: int
    str: str


class LinkParts:
    """What markdown-it's rules ask of `MarkdownIt.helpers`."""

    parseLinkTitle = staticmethod(parseLinkTitle)  # noqa: N815 - markdown-it's name

    @staticmethod
    def parseLinkDestination(text: str, position: int, maximum: int) -> Destination:  # noqa: N802 - markdown-it's name
        """The address that begins at a place of a text."""
        found = _plain_destination(text, position, maximum)
        if found is not None and (found.end() == maximum or text[found.end()] not in "<(\\&"):
            return Destination(ok=True, pos=found.end(), str=found[0])
        stock = parseLinkDestination(text, position, maximum)
        return Destination(ok=stock.ok, pos=stock.pos, str=stock.str)

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N802, N803 - markdown-it's signature
        """Where the words of a link end that begin with the `[` at `start`; -1 where they do not.

        With `disableNested` they hold no other link. Citations are none, and no words to bear a link either.
        """
        source, before = state.src, state.pos
        state.pos = start + 1
        level, end = 1, -1
        cited = said = False
        while state.pos < state.posMax:
            position = state.pos
            mark = source[position]
            if mark == "]":
                level -= 1
                if level == 0:
                    end = position
                    break
            state.md.inline.skipToken(state)
            if mark == "[" and state.pos > position + 1 and disableNested:
                if read_citation(source, position, state.posMax) is None:
                    break
                cited = True
                continue
            level += mark == "[" and state.pos == position + 1
            said = said or not source[position : state.pos].isspace()
        state.pos = before
        return -1 if cited and not said else end


def normalized(address: str) -> str:
    """An address as it is published."""
    return address if _PLAIN_ADDRESS.fullmatch(address) else normalizeLink(address)
