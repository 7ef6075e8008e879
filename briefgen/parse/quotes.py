"""Quotation marks in running text: which stretches they enclose.

Curly, angle and corner marks are told by their shape. Straight marks are told by what stands around them: one that
opens has no letter before it and no space after it; one that closes has no space before it.
"""

import re

from briefgen.frozen import frozen

_PAIRS = {"“": "”", "«": "»", "「": "」", "『": "』", "„": "“”", "‹": "›"}
_SINGLE = {"‘": "’", "‚": "‘’"}
_STRAIGHT = {'"', "'"}
_OPENING = re.compile("[" + "".join((*_PAIRS, *_SINGLE, *sorted(_STRAIGHT))) + "]")


@frozen
class Quoted:
    """A quoted stretch: where its marks stand, and the words between them. `closed`: there is a closing mark."""

    opening: int
    start: int
    end: int
    closing: int
    closed: bool = True


def find_quoted(text: str) -> tuple[Quoted, ...]:
    """The outermost quoted stretches of a text, in order; a double mark never closed runs to the text's end."""
    if text.isascii() and '"' not in text and "'" not in text:
        return ()
    found: list[Quoted] = []
    position = 0
    while (next_mark := _OPENING.search(text, position)) is not None:
        position = next_mark.start()
        mark = text[position]
        quoted: Quoted | None = None
        if mark in _PAIRS:
            end = _closing(text, position, mark, _PAIRS[mark])
            quoted = _made(position, end, len(text))
        elif mark in _SINGLE:
            end = _apostrophe_aware(text, position, _SINGLE[mark])
            quoted = _made(position, end, len(text)) if end is not None else None
        elif mark in _STRAIGHT and _opens(text, position):
            end = _straight_end(text, position, mark)
            if end is not None or mark == '"':
                quoted = _made(position, end, len(text))
        if quoted is None:
            position += 1
        else:
            found.append(quoted)
            position = quoted.closing + 1 if quoted.closed else len(text)
    return tuple(found)


def _made(opening: int, end: int | None, length: int) -> Quoted:
    if end is None:
        return Quoted(opening, opening + 1, length, length, closed=False)
    return Quoted(opening, opening + 1, end, end)


def _closing(text: str, opening: int, mark: str, closings: str) -> int | None:
    """The mark that closes the one at `opening`, marks of the same shape in between taken as pairs."""
    depth = 0
    for position in range(opening, len(text)):
        if text[position] == mark:
            depth += 1
        elif text[position] in closings:
            depth -= 1
            if depth == 0:
                return position
    return next((position for position in range(opening + 1, len(text)) if text[position] in closings), None)


def _opens(text: str, position: int) -> bool:
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    if text[position] == "'" and after.isdigit():
        return False  # '90s
    return not after.isspace() and not before.isalnum() and before not in ".,!?;:%)]}’”"


def _straight_end(text: str, opening: int, mark: str) -> int | None:
    for position in range(opening + 1, len(text)):
        if text[position] != mark or text[position - 1].isspace():
            continue
        after = text[position + 1] if position + 1 < len(text) else " "
        if mark == "'" and after.isalnum():
            continue
        if after.isalnum() and _opens(text, position):
            return None
        return position
    return None


def _apostrophe_aware(text: str, opening: int, closings: str) -> int | None:
    """The mark that closes a single one; the same sign is an apostrophe where a letter follows it."""
    before = text[opening - 1] if opening else " "
    if before.isalnum():
        return None
    last: int | None = None
    for position in range(opening + 1, len(text)):
        if text[position] == "‘" and position > opening + 1 and last is not None:
            break
        if text[position] not in closings or text[position - 1].isspace():
            continue
        after = text[position + 1] if position + 1 < len(text) else " "
        if after.isalnum():
            continue
        # `the leaders’ pledge’`: a plural's apostrophe comes before a space and a word, a closing mark too. The
        # first that follows punctuation, or ends the text, or has no later rival, closes.
        if last is None:
            last = position
        if not text[position - 1].isalnum() or not after.isspace():
            return position
    return last
