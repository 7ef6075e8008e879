"""What may be shown of a source's words (FORMATS section 2, `rights`).

Every output that shows a source's text asks here: pages, feeds, `claims.json`, annotations. A quotation inside an
author's own sentence is the author's text and always stands.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from itertools import pairwise

from briefgen.frozen import frozen
from briefgen.model import Claim, Rights

GAP = "[…]"
_WORD = re.compile(r"[^\W_]")
_NO_WORDS = re.compile(r"(?:[^\w\[\]]|_)*")
"""Characters that are no letters or digits, nor the brackets of a gap."""
_LEFT_OUT = re.compile(r"\[(?:…|\.\.\.)\]")
_PAIRS = {"“": "”", "‘": "’", "«": "»", "「": "」", "『": "』", "(": ")", '"': '"'}
_SPACE = re.compile(r"\s")
_AFTER_WORDS = re.compile(r"\S*")
_BEFORE_WORDS = re.compile(r"[^\s,;:.!?…)\]}”»」』、。]*\Z")
"""What belongs to the words that it touches: a sign, an opening mark; a comma does not."""
_PAIRED = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")

Stretch = tuple[int, int]


class PieceKind(StrEnum):
    """What a piece of a shown passage is."""

    TEXT = "text"
    QUOTED = "quoted"
    GAP = "gap"


@frozen
class Piece:
    """A stretch of a passage as it may be shown: its words, words that a claim quotes, or the mark of a gap."""

    kind: PieceKind
    text: str


_SHOWN_GAP = Piece(PieceKind.GAP, GAP)


def may_quote(rights: Rights) -> bool:
    """Whether words that claims quote may be shown as the source's."""
    return rights is not Rights.LINK


def quoted_stretches(claim: Claim) -> Mapping[tuple[str, str], tuple[Stretch, ...]]:
    """The verified stretches that a claim quotes, by (source, anchor) of their passage: offsets into its text."""
    stretches: dict[tuple[str, str], tuple[Stretch, ...]] = {}
    found = [quotation.found for quotation in claim.all_quotations if quotation.found]
    if not found:
        return stretches
    passages = claim.passages
    for hit in found:
        for index, start, end in hit.parts:
            key = (passages[index].source, passages[index].anchor)
            stretches[key] = (*stretches.get(key, ()), (start, end))
    return stretches


def allowed(text: str, rights: Rights, quoted: Iterable[Stretch], *, cited: bool) -> tuple[Stretch, ...]:
    """The stretches of a passage that may be published, in order, none touching the next."""
    if rights is Rights.FULL or (rights is Rights.CITED and cited):
        return ((0, len(text)),)
    return _merged(quoted) if rights is Rights.QUOTES or rights is Rights.CITED else ()


def shown(text: str, rights: Rights, quoted: Iterable[Stretch], *, cited: bool) -> tuple[Piece, ...]:
    """A passage as it may be published: pieces in order, withheld and left-out words as gaps.

    `quoted` are the stretches that claims quote, `cited` whether any claim cites the passage. A stretch between
    two shown ones that holds no letter or digit is no gap. The marks that touch shown words are kept with them, but a
    quotation mark or a bracket whose other half is withheld.
    """
    marked = _merged(quoted)
    pieces: list[Piece] = []
    place = 0
    allowances = allowed(text, rights, marked, cited=cited)
    for start, end in allowances:
        pieces += _withheld(text[place:start], after_words=place > 0, before_words=True)
        pieces += _kept(text, start, end, marked)
        place = end
    pieces += _withheld(text[place:], after_words=place > 0, before_words=False)
    whole = allowances == ((0, len(text)),)
    return tuple(_without_double_gaps(pieces if whole else _without_orphans(pieces)))


def around(text: str, stretch: Stretch, allowances: Collection[Stretch], width: int = 32) -> tuple[str, str, str]:
    """A quoted stretch with what may be shown just before and after it: prefix, exact, suffix.

    `allowances` are the stretches that `allowed` gave; at most `width` characters to either side, and none across
    left-out text. All three are empty where the stretch itself may not be shown.
    """
    start, end = stretch
    if stretch in allowances:
        return "", text[start:end], ""
    for first, last in allowances:
        if first <= start and end <= last:
            before = _LEFT_OUT.split(text[first:start])[-1]
            after = _LEFT_OUT.split(text[end:last])[0]
            return before[-width:], text[start:end], after[:width]
    return "", "", ""


def _merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def _withheld(text: str, *, after_words: bool, before_words: bool) -> list[Piece]:
    if not _WORD.search(text) and not _LEFT_OUT.search(text):
        return [Piece(PieceKind.TEXT, text)] if text else []
    # The marks at either end belong to the words shown beside them: a quotation keeps its own.
    pieces = [_SHOWN_GAP]
    if after_words and (before := _touching(_AFTER_WORDS, _leading(text))):
        pieces.insert(0, Piece(PieceKind.TEXT, before))
    if before_words and (after := _touching(_BEFORE_WORDS, _trailing(text))):
        pieces.append(Piece(PieceKind.TEXT, after))
    return pieces


def _touching(pattern: re.Pattern[str], marks: str) -> str:
    """Of the marks between a gap and shown words those that touch the words; a space for the others."""
    if marks in ("", " "):
        return marks
    found = pattern.search(marks)
    start, end = found.span() if found else (0, 0)
    space = " " if _SPACE.search(marks[:start] + marks[end:]) else ""
    return marks[start:end] + space if pattern is _AFTER_WORDS else space + marks[start:end]


def _without_orphans(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the quotation marks and brackets around shown words that have no other half beside them.

    What a claim quotes, and text that holds words, stays as it is.
    """
    orphans = _orphans(pieces)
    if not orphans:
        return pieces
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        text = piece.text
        if piece.kind is PieceKind.TEXT and not _WORD.search(text):
            text = "".join(mark for offset, mark in enumerate(text) if (index, offset) not in orphans)
            # The mark that stood between two full stops is gone: `Pacific.”.`
            if text != piece.text and text.startswith(".") and found and found[-1].text.endswith("."):
                text = text[1:]
        if text:
            found.append(Piece(piece.kind, text))
    return found


def _orphans(pieces: list[Piece]) -> set[tuple[int, int]]:
    """Marks without their other half in the same run between gaps: a piece's index, and an offset into it."""
    orphans: set[tuple[int, int]] = set()
    if not _PAIRED.search("".join([piece.text for piece in pieces])):
        return orphans
    opened: list[tuple[str, tuple[int, int]]] = []
    for index, piece in enumerate(pieces):
        if piece.kind is PieceKind.GAP:
            orphans.update(place for _, place in opened)
            opened = []
            continue
        for match in _PAIRED.finditer(piece.text):
            offset, mark = match.start(), match[0]
            if opened and mark == _PAIRS[opened[-1][0]]:
                opened.pop()
            elif mark in _PAIRS:
                opened.append((mark, (index, offset)))
            else:
                orphans.add((index, offset))
    return orphans.union(place for _, place in opened)


def _leading(text: str) -> str:
    """What a text begins with before its first word or gap."""
    found = _NO_WORDS.match(text)
    return found[0] if found else ""


def _trailing(text: str) -> str:
    """What a text ends with after its last word or gap."""
    end = len(text)
    while end and not text[end - 1].isalnum() and text[end - 1] not in "[]":
        end -= 1
    return text[end:]


def _kept(text: str, start: int, end: int, marked: tuple[Stretch, ...]) -> list[Piece]:
    if (start, end) in marked and not _LEFT_OUT.search(text, start, end):
        return [Piece(PieceKind.QUOTED, text[start:end])]
    cuts = {start, end}
    cuts.update(cut for stretch in marked for cut in stretch if start < cut < end)
    gaps = [(found.start(), found.end()) for found in _LEFT_OUT.finditer(text, start, end)]
    cuts.update(cut for gap in gaps for cut in gap)
    order = sorted(cuts)
    pieces: list[Piece] = []
    for first, last in pairwise(order):
        if (first, last) in gaps:
            pieces.append(Piece(PieceKind.GAP, GAP))
            continue
        quoted = any(begin <= first and last <= finish for begin, finish in marked)
        pieces.append(Piece(PieceKind.QUOTED if quoted else PieceKind.TEXT, text[first:last]))
    return pieces


def _without_double_gaps(pieces: list[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    after_gap = False
    for piece in pieces:
        if piece.kind is not PieceKind.GAP:
            after_gap = after_gap and piece.kind is PieceKind.TEXT and not piece.text.strip()
        elif after_gap:
            continue
        else:
            after_gap = True
        kept.append(piece)
    return kept
