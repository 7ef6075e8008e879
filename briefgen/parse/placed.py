"""The state of markdown-it's inline parser, with the place in the content where each token begins.

markdown-it keeps no column of an inline token, and every finding must point at its words: `token.meta["at"]` is the
offset in the block's content.
"""

from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

_WORD, _SPACE, _MARK = 0, 1, 2
_KINDS = {
    character: _SPACE
    if isWhiteSpace(ord(character))
    else (_MARK if isMdAsciiPunct(ord(character)) or isPunctChar(character) else _WORD)
    for character in map(chr, range(128))
}


class PlacedState(StateInline):
    """Inline state that notes where each token's text begins in the content.

    `paired` tells whether a mark was met that may belong to a pair, such as `*`; where none was, there is nothing to
    balance. `cites_in_link` tells whether a citation stands among the words of a link.
    """

    def __init__(self, content: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:
        super().__init__(content, md, env, tokens)
        self._kept: list[str] = []
        self._kept_at = 0
        self.paired = False
        self.cites_in_link = False

    @property
    def pending(self) -> str:
        """Literal text that is in no token yet."""
        if len(self._kept) > 1:
            self._kept = ["".join(self._kept)]
        return self._kept[0] if self._kept else ""

    @pending.setter
    def pending(self, value: str) -> None:
        self._kept = [value] if value else []

    def append_pending(self, text: str) -> None:
        """Keep literal text, and where it began."""
        if not self._kept:
            self._kept_at = self.pos
        self._kept.append(text)

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        """Make a text token of the literal text kept so far."""
        token = Token("text", "", 0, level=self.pendingLevel, content=self.pending, meta={"at": self._kept_at})
        self.tokens.append(token)
        self._kept = []
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token that begins here; delimiters pushed in one go follow each other."""
        at = self.pos
        if self._kept:
            self.pushPending()
        elif ttype == "text" and self.tokens:
            before = self.tokens[-1]
            if before.type == "text" and before.meta.get("pushed") == at:
                at = int(before.meta["at"]) + len(before.content)
        delimiters = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = Token(ttype, tag, nesting, level=self.level, meta={"at": at, "pushed": self.pos})
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            delimiters = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(delimiters)
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803 - markdown-it's signature
        """How long a run of marks is, and whether it can open or close a pair."""
        self.paired = True
        source, maximum = self.src, self.posMax
        marker = source[start]
        end = start + 1
        while end < maximum and source[end] == marker:
            end += 1
        before = _KINDS.get(source[start - 1]) if start else _SPACE
        after = _KINDS.get(source[end]) if end < maximum else _SPACE
        if before is None or after is None:
            # A neighbour beyond ASCII: what it is takes a look into Unicode's tables.
            return super().scanDelims(start, canSplitWord)
        left = after == _WORD or (after == _MARK and before != _WORD)
        right = before == _WORD or (before == _MARK and after != _WORD)
        opens = left and (canSplitWord or not right or before == _MARK)
        closes = right and (canSplitWord or not left or after == _MARK)
        return Scanned(opens, closes, end - start)
