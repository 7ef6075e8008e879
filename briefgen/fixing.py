"""Mending a text: which fixes can be made together, and the text after them.

Two fixes that touch the same words, or that insert at the same place, cannot both be made: the first one wins, and
the other is left for the next round, when it may no longer be needed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from briefgen.diagnostic import Edit, Fix
from briefgen.text import Span


def compatible(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """The fixes that can be made together; each is made with all of its edits or not at all."""
    kept: list[Fix] = []
    taken: dict[str, list[Span]] = {}
    for fix in fixes:
        clash = any(_clash(edit.span, span) for edit in fix.edits for span in taken.get(edit.path, ()))
        if fix.edits and not clash:
            kept.append(fix)
            for edit in fix.edits:
                taken.setdefault(edit.path, []).append(edit.span)
    return tuple(kept)


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text with its edits made, whose spans are offsets into it as it was; of two that overlap, the first wins."""
    chosen: list[Edit] = []
    for edit in edits:
        if not any(_clash(edit.span, other.span) for other in chosen):
            chosen.append(edit)
    pieces: list[str] = []
    done = 0
    for edit in sorted(chosen, key=lambda edit: edit.span):
        pieces += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    return "".join((*pieces, text[done:]))


def as_written(raw: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    r"""The same edits for a file as it stands on disk, with its byte-order mark and its own newlines.

    `raw` is the file's text undecoded further: `\r\n` and `\r` still stand for newlines. New lines of an edit get
    the newline that the file's first line has.
    """
    mark = 1 if raw.startswith("\ufeff") else 0
    lengths = [1 if not (raw[at] == "\r" and raw[at + 1 : at + 2] == "\n") else 2 for at in _starts(raw, mark)]
    places = [mark, *(mark + length for length in accumulate(lengths))]
    newline = _newline(raw)
    return tuple(
        replace(
            edit,
            span=Span(places[min(edit.span.start, len(lengths))], places[min(edit.span.end, len(lengths))]),
            text=edit.text.replace("\n", newline),
        )
        for edit in edits
    )


def _clash(one: Span, other: Span) -> bool:
    """Whether two edits touch: they overlap, begin together, or one inserts inside of the other."""
    if one.start == other.start:
        return True
    first, second = sorted((one, other))
    return second.start < first.end


def _starts(raw: str, mark: int) -> Iterable[int]:
    """The offsets in the file of the characters that reading it gives."""
    return (at for at in range(mark, len(raw)) if not (raw[at] == "\n" and at > mark and raw[at - 1] == "\r"))


def _newline(raw: str) -> str:
    at = next((at for at, character in enumerate(raw) if character in "\r\n"), None)
    if at is None:
        return "\n"
    return "\r\n" if raw[at : at + 2] == "\r\n" else raw[at]
