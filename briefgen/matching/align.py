"""Lays a quotation's tokens along a source's, one by one."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from briefgen.matching.quoted import Exact, Inserted, Item, Part
from briefgen.matching.standin import may_stand_for, negates
from briefgen.matching.stream import BREAK, Row, Stream, is_whole
from briefgen.model import Hit

# A first part that occurs more often than this is tried at its first places only.
_MOST_STARTS = 60

# How many of the source's words brackets may take the place of: as many as they hold, or a few; longer insertions
# only add. And how many letters of a word's end (`th[e]` for "this").
_FEW_WORDS = 2
_MANY_WORDS = 12
_FEW_LETTERS = 3

_Path = tuple["_Path | None", Row]


def hits(parts: Sequence[Part], stream: Stream) -> Iterator[Hit]:
    """Where the parts stand in the stream in their order; those that lie closest together first."""
    found: list[tuple[tuple[Row, ...], ...]] = []
    for start, stop in stream.stretches():
        for first in islice(_places(parts[0], stream, start, stop), _MOST_STARTS):
            rows = [first]
            for part in parts[1:]:
                following = next(_places(part, stream, rows[-1][-1][1], stop), None)
                if following is None:
                    break
                rows.append(following)
            else:
                if len(parts) == 1:
                    yield from _hit(parts, rows, stream)
                else:
                    found.append(tuple(rows))
                continue
            break
    for rows_found in sorted(found, key=lambda rows: rows[-1][-1][1] - rows[0][0][0]):
        yield from _hit(parts, rows_found, stream)


def _places(part: Part, stream: Stream, start: int, stop: int) -> Iterator[tuple[Row, ...]]:
    """The places of a part: for each of its items, the stretch of tokens that bears it."""
    head = tuple(item.key for item in takewhile(_is_plain, part.items) if isinstance(item, Exact))
    runs_on = len(stream.passages) > 1
    for at in range(start, stop):
        # Most places are ruled out at once, and a long run of equal words costs no more than one comparison.
        if head and stream.keys[at : at + len(head)] != head and not (runs_on and stream.keys[at] == head[0]):
            continue
        if _ends(part.items[0], stream, at, stop):
            rows = _laid(part.items, stream, at, stop)
            if rows is not None:
                yield rows


def _is_plain(item: Item) -> bool:
    return isinstance(item, Exact) and item.stem is None


def _laid(items: Sequence[Item], stream: Stream, at: int, stop: int) -> tuple[Row, ...] | None:
    """The items laid along the tokens from `at` on, every way at once, so that many brackets cost no more."""
    paths: dict[int, _Path | None] = {at: None}
    for item in items:
        further: dict[int, _Path | None] = {}
        for here, path in paths.items():
            runs_on = path is not None and isinstance(item, Exact) and here < stop and stream.keys[here] == BREAK
            begin = here + runs_on
            for end in _ends(item, stream, begin, stop):
                further.setdefault(end, (path, (begin, end)))
        if not further:
            return None
        paths = further
    for end, path in paths.items():
        if is_whole(stream.bound, at, end - 1):
            return _unwound(path)
    return None


def _unwound(path: _Path | None) -> tuple[Row, ...]:
    rows: list[Row] = []
    while path is not None:
        path, row = path
        rows.append(row)
    return tuple(reversed(rows))


def _ends(item: Item, stream: Stream, at: int, stop: int) -> tuple[int, ...]:
    """Where an item that begins at a token may end, the likeliest first."""
    if isinstance(item, Exact):
        return (at + 1,) if at < stop and _bears(item, stream, at) else ()
    ends: list[int] = []
    if item.keys and stream.keys[at : min(at + len(item.keys), stop)] == item.keys:
        ends.append(at + len(item.keys))
    ends.append(at)
    if item.keys != ("sic",) and len(item.keys) <= _MANY_WORDS:
        most = max(_FEW_WORDS, len(item.keys))
        source: list[str] = []
        for end in range(at + 1, min(at + most, stop) + 1):
            if stream.keys[end - 1].startswith("\0") or re.search(r"[.!?;:…]", stream.before(end - 1)):
                break
            source.append(stream.form(end - 1))
            if may_stand_for(item.forms, source):
                ends.append(end)
    return tuple(ends)


def _bears(item: Exact, stream: Stream, at: int) -> bool:
    """Whether a source's token is the quoted one, but for letter case."""
    key = stream.keys[at]
    if key == item.key:
        form = stream.form(at)
        # "U.S." is "US", but it is not "us".
        return form == item.form or key[0].isdigit() or "." not in form + item.form or _undotted(form, item.form)
    if item.stem is None or len(item.stem) < 2 or negates(key):
        return False
    return key.startswith(item.stem) and len(key) - len(item.stem) <= _FEW_LETTERS


def _undotted(form: str, other: str) -> bool:
    return form[0] == "." or form.replace(".", "") == other.replace(".", "")


def _hit(parts: Sequence[Part], rows: Sequence[Sequence[Row]], stream: Stream) -> Iterator[Hit]:
    lenient = False
    joined = 0
    replaced: list[tuple[int, int, int]] = []
    stretches: list[tuple[int, int, int]] = []
    for number, (part, laid) in enumerate(zip(parts, rows, strict=True)):
        for index, (item, (start, end)) in enumerate(zip(part.items, laid, strict=True)):
            if isinstance(item, Inserted):
                if end > start and stream.keys[start:end] != item.keys:
                    replaced.append(_stretch(stream, start, end))
            elif item.key != stream.keys[start]:
                if item.stem != stream.keys[start]:
                    replaced.append(_stretch(stream, start, end))
            else:
                lenient |= not _same_form(item, stream.form(start), opening=number == index == 0)
            if index and isinstance(item, Exact):
                lenient |= item.before != _between(stream, laid, part.items, index)
        before, after = stream.before(laid[0][0]), stream.after(laid[-1][1] - 1)
        opening = part.items[0].before if isinstance(part.items[0], Exact) else ""
        lenient |= not _marks(before).endswith(_marks(opening)) or not _closes(part.after, after)
        runs = _runs(stream, laid[0][0], laid[-1][1])
        joined += len(runs) - 1
        for run, (start, end) in enumerate(runs):
            ours = (opening if run == 0 else "", part.after if run == len(runs) - 1 else "")
            stretches.append(_stretch(stream, start, end, *ours))
    yield Hit(tuple(stretches), lenient or bool(replaced), tuple(replaced), joined)


def _runs(stream: Stream, start: int, end: int) -> list[Row]:
    """The stretches of tokens between the breaks from `start` to `end`."""
    breaks = [index for index in range(start, end) if stream.keys[index] == BREAK]
    return list(zip([start, *(index + 1 for index in breaks)], [*breaks, end], strict=True))


def _same_form(item: Exact, form: str, *, opening: bool) -> bool:
    return item.form == form or ((opening or item.any_case) and item.form[1:] == form[1:])


def _between(stream: Stream, laid: Sequence[Row], items: Sequence[Item], index: int) -> str:
    """What stands in the source between the quoted token before `items[index]` and its own."""
    last = index - 1
    while not isinstance(items[last], Exact):
        last -= 1
    tokens = range(laid[last][1], laid[index][0] + 1)
    return re.sub(" +", " ", "".join(stream.before(token) for token in tokens))


def _marks(between: str) -> str:
    """The punctuation between two tokens; quotation marks may come and go at the ends of quoted words."""
    return between.replace("'", "").replace(" ", "")


def _closes(ours: str, theirs: str) -> bool:
    """Whether what follows the quoted words is what follows in the source, or one closing comma or full stop."""
    end, source = _marks(ours), _marks(theirs)
    return source.startswith(end) or (end[-1] in ",." and source.startswith(end[:-1]) and source[:1] not in {"?", "!"})


def _stretch(stream: Stream, start: int, end: int, opening: str = "", closing: str = "") -> tuple[int, int, int]:
    """The place of some tokens in their passage, with the punctuation about them that the quotation has too."""
    passage, first = stream.token(start)
    _, last = stream.token(end - 1)
    opening, closing = opening.lstrip(), closing.rstrip()
    begins = passage.starts[first] - len(opening) * passage.before(first).endswith(opening)
    ends = passage.ends[last] + len(closing) * passage.after(last).startswith(closing)
    return (stream.places[start][0], *passage.normal.origin(begins, ends))
