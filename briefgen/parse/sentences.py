"""Sentences of a text.

The boundaries are sentencex's (Wikimedia), which knows the abbreviations of some three hundred languages. Two of its
habits are mended here: a boundary inside quotation marks, and one after a Japanese quotation that its sentence goes on
from (`「協力する。」と述べた。`).
"""

from briefgen.parse.quotes import Quoted, find_quoted

_GOES_ON = "」』"


def sentence_spans(text: str, language: str, quoted: tuple[Quoted, ...] | None = None) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as pairs of offsets, white space around them left out; together they hold all words."""
    if not text.strip():
        return ()
    marks = find_quoted(text) if quoted is None else quoted
    starts = [0]
    for boundary in _boundaries(text, language):
        inside = any(mark.opening < boundary <= mark.end for mark in marks)
        goes_on = text[boundary - 1] in _GOES_ON and boundary < len(text) and not text[boundary].isspace()
        if not inside and not goes_on:
            starts.append(boundary)
    spans = zip(starts, [*starts[1:], len(text)], strict=True)
    trimmed = (_trimmed(text, start, end) for start, end in spans)
    return tuple(span for span in trimmed if span[0] < span[1])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    return first, max(first, start + len(piece.rstrip()))


def _boundaries(text: str, language: str) -> list[int]:
    """Offsets at which a new sentence begins. A text of few words needs no library to see that it has one sentence."""
    if not any(mark in text[:-1] for mark in ".!?。！？।؟…\n\u0964"):
        return []
    # Compiled code without types, loaded only where there is something to split.
    from sentencex import segment  # pyright: ignore[reportAttributeAccessIssue]  # noqa: PLC0415

    offsets: list[int] = []
    position = 0
    for sentence in segment(language.partition("-")[0].lower(), text):
        found = text.find(sentence, position)
        if found < 0:
            # The library trimmed or changed something: look on from the words it begins with.
            found = text.find(sentence.strip(), position)
        if found > 0 and found > position - 1:
            offsets.append(found)
        position = max(found, position) + len(sentence.rstrip())
    return offsets
