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
    if not tokens:
        return ()
    found: list[Line] = []
    words: list[str] = []
    stems: dict[str, None] = {}
    mark, word, small = Kind.MARK, Kind.WORD, pack.contentless
    number = start = end = 0
    for _, begin, stop, kind, folded, stem, _, sentence, _, _ in tokens:
        if sentence != number:
            found.append(_NEW(Line, (start, end, tuple(words), tuple(stems))))
            words, stems, number, start = [], {}, sentence, begin
        elif not end:
            start = begin
        end = stop
        if kind != mark:
            words.append(folded)
            if kind == word and folded not in small:
                stems[stem] = None
    found.append(_NEW(Line, (start, end, tuple(words), tuple(stems))))
    return tuple(found)


_NEW = tuple.__new__
"""The constructor of a named tuple takes four times as long as that of the tuple beneath it."""


def is_content(token: Token, pack: Pack) -> bool:
    """Whether a word says what a sentence is about: no small word, and none that denies."""
    return token.kind == Kind.WORD and token.folded not in pack.contentless
