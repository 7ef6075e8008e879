"""A text's sentences in short: enough to see which of them a claim comes near to, and little to keep.

A build holds these of every paragraph that is cited, and only of those near a claim the words themselves.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from briefgen.facts.pack import Pack
from briefgen.facts.tokens import Kind, Token


class Line(NamedTuple):
    """A sentence: offsets into its text, the folded forms of its words in order, the stems of its words of content."""

    start: int
    end: int
    words: tuple[str, ...]
    stems: tuple[str, ...]


BETWEEN = "\0"
"""What stands between two words of a run: it is in none."""


def joined(words: Sequence[str]) -> str:
    """Words in order, each between two `BETWEEN`."""
    return BETWEEN + BETWEEN.join(words) + BETWEEN


def sentences(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The tokens, sentence by sentence."""
    return (tuple(sentence) for _, sentence in groupby(tokens, key=attrgetter("sentence")))


def lines(tokens: Sequence[Token], pack: Pack) -> tuple[Line, ...]:
    """The sentences of a text in short."""
    if tokens and tokens[-1].sentence == 0:
        return (_line(tokens, pack),)
    return tuple([_line(sentence, pack) for sentence in sentences(tokens)])


def _line(sentence: Sequence[Token], pack: Pack) -> Line:
    mark, word, small = Kind.MARK, Kind.WORD, pack.contentless
    return Line(
        sentence[0].start,
        sentence[-1].end,
        tuple([token.folded for token in sentence if token.kind != mark]),
        tuple({token.stem: None for token in sentence if token.kind == word and token.folded not in small}),
    )


def is_content(token: Token, pack: Pack) -> bool:
    """Whether a word says what a sentence is about: no small word, and none that denies."""
    return token.kind == Kind.WORD and token.folded not in pack.contentless
