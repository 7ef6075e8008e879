"""Quoted words that the committed source leaves out, and how to keep them there.

An elided source holds the words that briefings quote and `[…]` for the rest. When a briefing quotes more of it, the
original bears the words; the gap that they fall into is replaced by them and what is left of it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.diagnostic import Edit
from briefgen.elision import GAP, kept_runs
from briefgen.importing.escape import escape
from briefgen.matching.match import find_quotation
from briefgen.matching.normal import normalise
from briefgen.model import Passage, PassageKind, Withheld

Stretch = tuple[int, int]
_MARK = "[…]"


def find_withheld(quote: str, passages: Sequence[Passage]) -> Withheld | None:
    """Where quoted words stand in the full text of one of some elided passages."""
    for passage in passages:
        hit = find_quotation(quote, [passage.full]) if passage.full else None
        if hit:
            return Withheld(passage, tuple((start, end) for _, start, end in hit.parts))
    return None


def keep_words(found: Withheld) -> tuple[Edit, ...]:
    """The edits of the source file after which it holds the words; none where that is not certain.

    A table's row is left alone: its cells are for a person to fill.
    """
    passage, full = found.passage, found.passage.full or ""
    kept = _kept(passage, full)
    gaps = [(gap.start(), gap.end()) for gap in GAP.finditer(passage.text)]
    if passage.kind is PassageKind.ROW or kept is None:
        return ()
    if not kept:
        # Nothing is kept yet, so one gap is the whole paragraph.
        return tuple(_filled(passage, gap, (0, len(full)), found.parts) for gap in gaps[:1])
    edits: list[Edit] = []
    covered: list[Stretch] = list(kept)
    for gap, hole in _holes(passage.text, full, gaps, kept):
        inside = [(max(start, hole[0]), min(end, hole[1])) for start, end in found.parts]
        inside = [(start, end) for start, end in inside if full[start:end].strip()]
        if inside:
            edits.append(_filled(passage, gap, hole, inside))
            covered += inside
    whole = all(_covers(covered, full, part) for part in found.parts)
    return tuple(edits) if whole else ()


def _kept(passage: Passage, full: str) -> list[Stretch] | None:
    """Where the kept runs stand in the full paragraph, in order; None where one does not."""
    text = normalise(full)
    found: list[Stretch] = []
    position = 0
    for run, _ in kept_runs(passage):
        words = normalise(" ".join(run.split())).text
        at = text.text.find(words, position)
        if at < 0:
            return None
        position = at + len(words)
        found.append(text.origin(at, position))
    return found


def _holes(text: str, full: str, gaps: Sequence[Stretch], kept: Sequence[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    """Each gap of the committed text with the stretch of the full paragraph that it stands for."""
    ends = [(0, 0), *kept, (len(full), len(full))]
    holes = [(before[1], after[0]) for before, after in pairwise(ends)]
    if text[: gaps[0][0]].strip():
        holes = holes[1:]
    yield from zip(gaps, holes, strict=False)


def _covers(stretches: Sequence[Stretch], full: str, part: Stretch) -> bool:
    """Whether every letter of a part lies in one of some stretches."""
    return all(
        any(start <= place < end for start, end in stretches) for place in range(*part) if not full[place].isspace()
    )


def _filled(passage: Passage, gap: Stretch, hole: Stretch, parts: Sequence[Stretch]) -> Edit:
    """The gap's place filled with some parts of what it stands for, and with gaps for the rest."""
    full, text = passage.full or "", passage.text
    first = len(text[: gap[0]].rstrip())
    last = len(text) - len(text[gap[1] :].lstrip())
    pieces: list[str] = []
    place = hole[0]
    for first_letter, past in _merged(parts):
        start = past - len(full[first_letter:past].lstrip())
        end = first_letter + len(full[first_letter:past].rstrip())
        pieces += (_between(full[place:start]), escape(full[start:end]))
        place = end
    pieces.append(_between(full[place : hole[1]]))
    words = "".join(pieces)
    words = words if first > 0 else words.lstrip()
    words = words if last < len(text) else words.rstrip()
    return Edit(passage.path, passage.prose.span(first, last), words)


def _between(text: str) -> str:
    """What stands for a stretch between kept words: nothing, its white space, or the mark of a gap."""
    return f" {_MARK} " if text.strip() else " " * bool(text)


def _merged(parts: Sequence[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in sorted(parts):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
