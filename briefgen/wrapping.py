"""Claims as elements: an inline token stream with a tag around each claim's words.

A claim may begin or end inside emphasis or a link. There its tag is closed and opened again, so that elements nest.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol

from markdown_it.token import Token

Range = tuple[int, int, str]
"""The words of a claim in a block: their start and their end, offsets into the block's prose, and the claim's id."""


class Writer(Protocol):
    """Whoever writes the HTML of words and of claims' elements."""

    def words(self, content: str) -> str:
        """A part of a text."""
        ...

    def claim(self, claim: str) -> str:
        """The words of a claim begin, or go on; `</span>` ends them."""
        ...


def wrap(
    tokens: Sequence[Token], edges: Sequence[int], ranges: Sequence[Range], writer: Writer
) -> Sequence[Token | str]:
    """The tokens, and HTML: the tags around the words of each range, and the parts of a text that they are put in.

    `edges[i]` is the offset in the prose where token `i` begins; one more edge ends the list. Ranges do not overlap.
    """
    if not ranges:
        return tokens
    wrapping = _Wrapping(tokens, edges, ranges, writer)
    wrapping.wrap(0, len(tokens))
    return wrapping.wrapped


def attributed(children: list[Token], edges: tuple[int, ...], start: int) -> tuple[list[Token], tuple[int, ...]]:
    """The line that names who said the words of a block quote, as an element of its own; with the edges of all."""
    opening, closing = Token("attribution_open", "cite", 1), Token("attribution_close", "cite", -1)
    if start == 0:
        return [opening, *children, closing], (0, *edges, edges[-1])
    index = next((index for index, edge in enumerate(edges) if edge >= start), len(children))
    # The line break before it is no longer needed.
    return [*children[:index], opening, *children[index + 1 :], closing], (*edges, edges[-1])


class _Wrapping:
    def __init__(self, tokens: Sequence[Token], edges: Sequence[int], ranges: Sequence[Range], writer: Writer) -> None:
        self.wrapped: list[Token | str] = []
        self._tokens = tokens
        self._edges = edges
        self._ranges = sorted(ranges)
        self._cuts = sorted({cut for start, end, _ in ranges for cut in (start, end)})
        self._writer = writer
        self._current: str | None = None

    def wrap(self, index: int, stop: int) -> None:
        """The tokens from `index` on, up to `stop` or the end of the element that they are in."""
        tokens, edges, wrapped = self._tokens, self._edges, self.wrapped
        while index < stop:
            token = tokens[index]
            if token.nesting == -1:
                break
            if token.nesting == 1:
                index = self._element(token, index)
                continue
            if token.type == "text" and token.content:
                self._text(token, edges[index], edges[index + 1])
            else:
                # What shows nothing neither ends nor begins a claim's element.
                if token.type not in ("text", "comment"):
                    self._enter(edges[index], edges[index + 1])
                wrapped.append(token)
            index += 1
        self._turn(None)

    def _element(self, token: Token, index: int) -> int:
        """An element with what is inside; the index after it."""
        tokens, edges, wrapped = self._tokens, self._edges, self.wrapped
        closing = _closing(tokens, index)
        self._enter(edges[index], edges[min(closing, len(edges) - 1)])
        wrapped.append(token)
        if self._current is not None:
            wrapped += tokens[index + 1 : closing]
        else:
            self.wrap(index + 1, closing)
        if closing < len(tokens):
            wrapped.append(tokens[closing])
        return closing + 1

    def _text(self, token: Token, start: int, end: int) -> None:
        """A text, in parts where a range begins or ends in it."""
        first = bisect_right(self._cuts, start)
        last = bisect_left(self._cuts, end, first)
        if first == last:
            self._enter(start, end)
            self.wrapped.append(token)
            return
        place = start
        for cut in (*self._cuts[first:last], end):
            words = token.content[place - start : cut - start]
            if words:
                self._enter(place, cut)
                self.wrapped.append(self._writer.words(words))
            place = cut

    def _enter(self, start: int, end: int) -> None:
        """Turn to the claim that wholly holds a node; one without width belongs to a claim that goes on after it."""
        for first, last, claim in self._ranges:
            if first > start:
                break
            if end <= last and (start < end or first < start < last):
                self._turn(claim)
                return
        self._turn(None)

    def _turn(self, claim: str | None) -> None:
        """From the claim that the words before belong to, to that of the words that follow."""
        if claim != self._current:
            if self._current is not None:
                self.wrapped.append("</span>")
            if claim is not None:
                self.wrapped.append(self._writer.claim(claim))
            self._current = claim


def _closing(tokens: Sequence[Token], index: int) -> int:
    """The index of the token that closes the element which begins at `index`."""
    depth = 1
    while depth and index + 1 < len(tokens):
        index += 1
        depth += tokens[index].nesting
    return index if not depth else len(tokens)
