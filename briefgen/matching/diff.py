"""The words that differ between a source and what a briefing quotes of it.

The form is that of GNU wdiff: `[-x-]` stands in the source only, `{+x+}` in the briefing only.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from briefgen.matching.normal import normalise
from briefgen.matching.tokens import classes

# Words, or characters of a spaceless script, kept on either side of a difference when a long run of equal words is
# cut short.
_CONTEXT = 4
_CONTEXT_CHARACTERS = 10
_SHORTEST_CUT = 3

# A text with more words than this is not compared word by word: the time grows with the square of the words.
_MOST_WORDS = 600


def word_diff(source: str, quoted: str) -> str:
    """The difference on one line: `halve [-all-] emissions {+by+} 2035`.

    Words that differ in typesetting alone are equal, and shown as the source has them. Long runs of equal words are
    cut short with `…`. Where a script puts no spaces between words, the difference is one of characters.
    """
    theirs, ours = _pieces(source), _pieces(quoted)
    if max(len(theirs), len(ours)) > _MOST_WORDS:
        return f"[-{_shown(theirs[:_CONTEXT])} …-] {{+{_shown(ours[:_CONTEXT])} …+}}"
    matcher = SequenceMatcher(None, [_alike(word) for word in theirs], [_alike(word) for word in ours], autojunk=False)
    changes = [
        (theirs[a:b], ours[c:d], operation == "equal")
        for operation, a, b, c, d in _grouped(matcher.get_opcodes(), theirs)
    ]
    shown = ""
    for number, (before, after, equal) in enumerate(changes):
        if equal:
            pieces = [_shortened(before, leads=number > 0, trails=number < len(changes) - 1)]
        else:
            pieces = [f"[-{_shown(before)}-]"] * bool(before) + [f"{{+{_shown(after)}+}}"] * bool(after)
        spaced = (before or after)[0].startswith(" ")
        text = " ".join(pieces) if spaced else "".join(pieces)
        shown += " " * bool(shown and spaced) + text
    return shown


def _pieces(text: str) -> tuple[str, ...]:
    """The words of a text, each after its space; the characters of a spaceless script, each with its marks."""
    flat = " ".join(text.split())
    kinds = classes(normalise(flat).text) if len(normalise(flat).text) == len(flat) else classes(flat)
    if "c" not in kinds:
        return tuple(" " + word for word in flat.split())
    return tuple(flat[match.start() : match.end()] for match in re.finditer(r" ?(?:cm*|[^c ]+)", kinds))


def _alike(piece: str) -> str:
    return normalise(piece.strip()).text


Operation = tuple[str, int, int, int, int]


def _grouped(operations: Sequence[Operation], theirs: Sequence[str]) -> list[Operation]:
    """The operations with differences that stand next to each other, or one word apart, as one."""
    grouped: list[Operation] = []
    for index, (name, a, b, c, d) in enumerate(operations):
        between = name == "equal" and b - a == 1 and theirs[a].startswith(" ") and 0 < index < len(operations) - 1
        kind = "equal" if name == "equal" and not (between and _crowded(operations, index)) else "replace"
        if grouped and kind == grouped[-1][0] == "replace":
            _, first, _, ours, _ = grouped.pop()
            grouped.append((kind, first, b, ours, d))
        else:
            grouped.append((kind, a, b, c, d))
    return grouped


def _crowded(operations: Sequence[Operation], index: int) -> bool:
    """Whether the differences on both sides of one equal word replace words, so that the word parts nothing."""
    return operations[index - 1][0] == "replace" == operations[index + 1][0]


def _shortened(pieces: Sequence[str], *, leads: bool, trails: bool) -> str:
    """A run of equal words with its middle left out; an end that touches no difference is left out too."""
    context = _CONTEXT if all(piece.startswith(" ") for piece in pieces) else _CONTEXT_CHARACTERS
    head = pieces[:context] if leads else ()
    tail = pieces[-context:] if trails else ()
    if not (leads or trails) or len(pieces) < len(head) + len(tail) + _SHORTEST_CUT:
        return _shown(pieces)
    return " ".join(part for part in (_shown(head), "…", _shown(tail)) if part)


def _shown(pieces: Sequence[str]) -> str:
    return "".join(pieces).strip()
