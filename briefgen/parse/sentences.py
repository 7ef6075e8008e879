"""Sentences of a text.

The boundaries are sentencex's (Wikimedia), which knows the abbreviations of some three hundred languages. Two of its
habits are mended here: a boundary inside quotation marks, and one after a Japanese quotation that its sentence goes on
from (`「協力する。」と述べた。`).
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate, pairwise

from briefgen.parse.quotes import Quoted, find_quoted

_GOES_ON = "」』"


_STOPS = re.compile("[.!?。！？।؟…\n]")


def sentence_spans(text: str, language: str, quoted: tuple[Quoted, ...] | None = None) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as pairs of offsets, white space around them left out; together they hold all words.

    `quoted` are its quoted words, where they are known already.
    """
    if not text.strip():
        return ()
    if not _STOPS.search(text, 0, len(text) - 1):
        # A text of few words needs no library to see that it has one sentence.
        pieces = [text]
    else:
        pieces = _library()(language.partition("-")[0].lower(), text)
    if quoted is None:
        quoted = find_quoted(text)
    if not (quoted or "」" in text or "』" in text):
        found = _found_at_once(text, pieces)
        if found is not None:
            return found
    return _between(text, _boundaries(text, pieces), quoted)


def _found_at_once(text: str, pieces: list[str]) -> tuple[tuple[int, int], ...] | None:
    """The sentences where each of the pieces is one, as most are; None where that takes a closer look."""
    found: list[tuple[int, int]] = []
    position = 0
    for piece in pieces:
        words = piece.rstrip()
        if not words or piece[0].isspace():
            return None
        found.append((position, position + len(words)))
        position += len(piece)
    return tuple(found) if "".join(pieces) == text else None


def _between(text: str, boundaries: list[int], quoted: tuple[Quoted, ...]) -> tuple[tuple[int, int], ...]:
    """The sentences between those of the boundaries that are some."""
    starts = [0]
    for boundary in boundaries:
        if quoted and any(mark.opening < boundary <= mark.end for mark in quoted):
            continue
        if text[boundary - 1] not in _GOES_ON or boundary == len(text) or text[boundary].isspace():
            starts.append(boundary)
    found: list[tuple[int, int]] = []
    starts.append(len(text))
    for start, end in pairwise(starts):
        piece = text[start:end]
        words = piece.strip()
        if words:
            first = start + piece.index(words)
            found.append((first, first + len(words)))
    return tuple(found)


@cache
def _library() -> Callable[[str, str], list[str]]:
    """What splits a text (its language, its words); loaded only where there is something to split."""
    # Compiled code without types.
    from sentencex import segment  # pyright: ignore[reportAttributeAccessIssue]  # noqa: PLC0415

    split: Callable[[str, str], list[str]] = segment
    return split


def _boundaries(text: str, sentences: list[str]) -> list[int]:
    """Offsets at which a new sentence begins; `sentences` are what the library made of the text."""
    if "".join(sentences) == text and not any(not sentence or sentence[0].isspace() for sentence in sentences):
        # The usual case: the sentences are the text, and no other place could be meant.
        return list(accumulate(map(len, sentences[:-1])))
    offsets: list[int] = []
    position = 0
    for sentence in sentences:
        found = text.find(sentence, position)
        if found < 0:
            # The library trimmed or changed something: look on from the words it begins with.
            found = text.find(sentence.strip(), position)
        if found > 0 and found > position - 1:
            offsets.append(found)
        position = max(found, position) + len(sentence.rstrip())
    return offsets
