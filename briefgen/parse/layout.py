"""Where the claims of a body stand among its tokens: what `render` needs beside the claims themselves."""

from dataclasses import dataclass, field

from markdown_it.token import Token

from briefgen.frozen import frozen
from briefgen.model import Claim, FactCheck
from briefgen.parse.inline import InlineText
from briefgen.parse.problem import Problem
from briefgen.text import Span

Piece = tuple[int, int, int]
"""A stretch of a block's prose: the identity of its inline token, and two offsets."""


@frozen
class Placed:
    """A claim and the stretches of blocks that it covers."""

    claim: Claim
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Layout:
    """What `render` needs of a body beside its claims."""

    tokens: list[Token]
    inlines: dict[int, InlineText] = field(default_factory=dict)
    pieces: dict[str, tuple[Piece, ...]] = field(default_factory=dict)
    groups: dict[tuple[int, int], int] = field(default_factory=dict)
    """The number of each citation, by inline token and place among its children."""
    note_groups: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Footnotes that are nothing but citations, and the numbers of these."""
    notes: tuple[str, ...] = ()
    """The labels of all other footnotes, in the order of their first mention."""
    attributions: dict[int, int] = field(default_factory=dict)
    """Where the line `— Name` begins in the last block of a quote: an offset of its prose, by its inline token."""
    headings: dict[int, str] = field(default_factory=dict)
    """The anchor of each heading, by its inline token."""
    fact_checks: dict[int, FactCheck] = field(default_factory=dict)
    """Fact checks by the tokens that open their containers."""


@frozen
class Claims:
    """What was read of a body's words."""

    claims: tuple[Claim, ...]
    todos: tuple[Span, ...]
    problems: tuple[Problem, ...]
