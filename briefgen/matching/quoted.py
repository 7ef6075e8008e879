"""What a quotation promises, read from the way it is written.

A quotation is a row of parts with gaps between them; a part is a row of tokens that must stand in the source one
after the other, and of editor's words in brackets, which need not.
"""

import re
from functools import lru_cache

from briefgen.frozen import frozen
from briefgen.matching.tokens import LEFT_OUT, Tokens, classes, tokens

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_LETTERS = frozenset("am0")

# Stands in the place of bracketed words while the quotation is cut into tokens. It is no letter, sign or stop.
_PLACE = "\ufffc"


@frozen
class Exact:
    """A token that the source must have.

    `form` is the token as written and `before` what stands before it. `stem` is what the quotation itself has of a
    word whose end an editor wrote (`pledge[d]`). `any_case`: its first letter stands in brackets (`[T]he`).
    """

    key: str
    form: str
    before: str
    stem: str | None = None
    any_case: bool = False


@frozen
class Inserted:
    """Words in brackets: the editor's. `[sic]` is the same with `forms` of one word."""

    keys: tuple[str, ...]
    forms: tuple[str, ...]


Item = Exact | Inserted


@frozen
class Part:
    """What stands between two gaps; `items` begin and end with an `Exact`. `after` is what follows the last."""

    items: tuple[Item, ...]
    after: str


@frozen
class _Glued:
    """A word with brackets in it, at its place in the text without the brackets."""

    outside_before: str
    inside: str
    outside_after: str


@lru_cache(maxsize=256)
def parts_of(quote: str) -> tuple[Part, ...]:
    """The parts of a quotation; none where it has no word, number or character at all."""
    text, glued, inserted = _unbracketed(tokens(quote).normal.text)
    cut = tokens(text)
    if cut.wordless:
        return ()
    parts: list[Part] = []
    items: list[Item] = []
    for index, key in enumerate(cut.keys):
        before = cut.before(index)
        if "…" in before:
            _close(parts, items, before.partition("…")[0])
            items = []
        if key == LEFT_OUT:
            _close(parts, items, before)
            items = []
        else:
            place = text.count(_PLACE, 0, cut.starts[index] - len(before))
            items += inserted[place : place + before.count(_PLACE)]
            items.append(_exact(cut, index, glued))
    _close(parts, items, cut.after(len(cut.keys) - 1).partition("…")[0])
    return tuple(parts)


def _close(parts: list[Part], items: list[Item], after: str) -> None:
    """Add a part, without editor's words at either end: they add nothing there."""
    places = [index for index, item in enumerate(items) if isinstance(item, Exact)]
    if places:
        parts.append(Part(tuple(items[places[0] : places[-1] + 1]), _bare(after)))


def _exact(cut: Tokens, index: int, glued: dict[int, _Glued]) -> Exact:
    form, key = cut.form(index), cut.keys[index]
    word = glued.get(cut.starts[index])
    stem = None
    any_case = False
    if word is not None:
        any_case = not word.outside_before and len(word.inside) == 1
        if word.outside_before and not word.outside_after:
            stem = word.outside_before.lower()
    return Exact(key, form, _bare(cut.before(index).rpartition("…")[2]), stem, any_case)


def _bare(between: str) -> str:
    """What stands between two tokens when the editor's words are taken out."""
    return re.sub(rf" ?{_PLACE}", "", between) if _PLACE in between else between


def _unbracketed(text: str) -> tuple[str, dict[int, _Glued], tuple[Inserted, ...]]:
    """The text with brackets inside words dissolved, and a place held for every other pair of brackets."""
    kinds = classes(text)
    pieces: list[str] = []
    glued: dict[int, _Glued] = {}
    inserted: list[Inserted] = []
    length = last = 0
    for match in _BRACKETS.finditer(text):
        inside = match.group(1)
        if inside.strip() == "…":
            continue
        pieces.append(text[last : match.start()])
        length += match.start() - last
        last = match.end()
        before = _run(text[: match.start()][::-1], kinds[: match.start()][::-1])[::-1]
        after = _run(text[match.end() :], kinds[match.end() :])
        if (before or after) and inside and set(kinds[match.start() + 1 : match.end() - 1]) <= _LETTERS:
            glued[length - len(before)] = _Glued(before, inside, after)
            pieces.append(inside)
            length += len(inside)
            continue
        cut = tokens(inside)
        inserted.append(Inserted(cut.keys, tuple(cut.form(index) for index in range(len(cut.keys)))))
        pieces.append(_PLACE)
        length += 1
    pieces.append(text[last:])
    return "".join(pieces), glued, tuple(inserted)


def _run(text: str, kinds: str) -> str:
    """The letters and digits that a text begins with."""
    for index, kind in enumerate(kinds):
        if kind not in _LETTERS:
            return text[:index]
    return text
