"""Claims as elements: an inline token stream with a tag around each claim's words.

A claim may begin or end inside emphasis or a link. There its tag is closed and opened again, so that elements nest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

OPEN, CLOSE = "claim_open", "claim_close"


@dataclass(frozen=True, slots=True)
class Range:
    """The words of a claim in a block: offsets into the block's prose."""

    start: int
    end: int
    claim: str


@dataclass(slots=True)
class _Node:
    """A token, or an element with its closing token and what is inside; `start` and `end` as in the prose."""

    token: Token
    start: int
    end: int
    closing: Token | None = None
    inside: list["_Node"] | None = None


def wrap(tokens: Sequence[Token], edges: Sequence[int], ranges: Sequence[Range]) -> Sequence[Token]:
    """The tokens with `claim_open` and `claim_close` (`meta["claim"]`) around the words of each range.

    `edges[i]` is the offset in the prose where token `i` begins; one more edge ends the list. Ranges do not overlap.
    """
    if not ranges:
        return tokens
    nodes, _ = _tree(tokens, edges, 0)
    wrapped: list[Token] = []
    _wrap(nodes, sorted(ranges, key=lambda each: each.start), wrapped)
    return wrapped


def _tree(tokens: Sequence[Token], edges: Sequence[int], index: int) -> tuple[list[_Node], int]:
    nodes: list[_Node] = []
    while index < len(tokens):
        token = tokens[index]
        if token.nesting == -1:
            return nodes, index
        start = edges[index]
        if token.nesting == 1:
            inside, closing = _tree(tokens, edges, index + 1)
            end = edges[min(closing, len(edges) - 1)]
            nodes.append(_Node(token, start, end, tokens[closing] if closing < len(tokens) else None, inside))
            index = closing + 1
        else:
            nodes.append(_Node(token, start, edges[index + 1], None, None))
            index += 1
    return nodes, index


def _wrap(nodes: list[_Node], ranges: Sequence[Range], wrapped: list[Token]) -> None:
    current: str | None = None
    for node in _cut(nodes, ranges):
        if _is_unseen(node):
            wrapped.append(node.token)
            continue
        claim = _claim(node, ranges)
        if claim != current:
            if current is not None:
                wrapped.append(_mark(CLOSE, current))
            if claim is not None:
                wrapped.append(_mark(OPEN, claim))
            current = claim
        wrapped.append(node.token)
        if node.inside is not None:
            if claim is not None:
                wrapped.extend(_flat(node.inside))
            else:
                _wrap(node.inside, ranges, wrapped)
            if node.closing:
                wrapped.append(node.closing)
    if current is not None:
        wrapped.append(_mark(CLOSE, current))


def _is_unseen(node: _Node) -> bool:
    """Whether a token shows nothing: it neither ends nor begins a claim's element."""
    return node.inside is None and (
        node.token.type == "comment" or (node.token.type == "text" and not node.token.content)
    )


def _flat(nodes: list[_Node]) -> Iterator[Token]:
    for node in nodes:
        yield node.token
        yield from _flat(node.inside or [])
        if node.closing:
            yield node.closing


def _claim(node: _Node, ranges: Sequence[Range]) -> str | None:
    """The claim that wholly holds a node; a node without width belongs to one that goes on after it."""
    for each in ranges:
        holds = each.start <= node.start and node.end <= each.end
        if holds and (node.start < node.end or each.start < node.start < each.end):
            return each.claim
    return None


def _cut(nodes: list[_Node], ranges: Sequence[Range]) -> Iterator[_Node]:
    """Text that a range begins or ends in, cut there."""
    for node in nodes:
        if node.inside is not None or node.token.type != "text":
            yield node
            continue
        points = {point for each in ranges for point in (each.start, each.end) if node.start < point < node.end}
        if not points:
            yield node
            continue
        position = node.start
        for point in [*sorted(points), node.end]:
            piece = Token("text", "", 0, content=node.token.content[position - node.start : point - node.start])
            yield _Node(piece, position, point)
            position = point


def _mark(kind: str, claim: str) -> Token:
    return Token(kind, "span", 1 if kind == OPEN else -1, meta={"claim": claim})
