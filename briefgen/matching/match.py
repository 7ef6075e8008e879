"""Whether quoted words stand in a source: exactly, or not at all.

The quotation is normalised and looked for as it is; that is quick, and is the answer for most. Otherwise its tokens
must be the source's, in the source's order, with the freedoms that editors have: gaps, editor's words in brackets, a
first letter of other case, a closing comma or full stop. Where punctuation or letter case differ beyond that, the
hit is `lenient`. Similarity plays no part.
"""

from collections.abc import Container, Iterable, Sequence

from briefgen.matching.align import hits
from briefgen.matching.closest import closest
from briefgen.matching.normal import evened, is_even, normalise
from briefgen.matching.quoted import Exact, Part, parts_of
from briefgen.matching.stream import Stream, is_whole
from briefgen.matching.tokens import LEFT_OUT, tokens
from briefgen.model import Hit

__all__ = ["closest", "find_quotation", "normalise"]


def find_quotation(quote: str, passages: Sequence[str], apart: Container[int] = ()) -> Hit | None:
    """Where a quotation stands among passages, or None.

    The best hit is one without leniency, then one inside a single passage; among equals, the first. A quotation may
    run over several passages in the order given: with a gap, or from the last word of one to the first of the next.
    `apart` names the passages (indices) that do not follow directly on the one before in their source, so that no
    words run on into them without a gap. `[…]` in a passage stands for words that were left
    out, and no quotation reaches across it. A quotation without a word or number stands nowhere.
    """
    words = normalise(quote).text
    for index, passage in enumerate(passages):
        verbatim = _verbatim(quote, words, passage)
        if verbatim is not None:
            return Hit(((index, *verbatim),))
    parts = parts_of(quote)
    if not parts:
        return None
    needed = _needed(parts)
    single = _best(
        hit
        for index, passage in enumerate(passages)
        if needed.issubset(tokens(passage).keys)
        for hit in hits(parts, Stream.of(((index, tokens(passage)),)))
    )
    if len(passages) == 1 or (single is not None and not single.lenient):
        return single
    whole = Stream.of(tuple((index, tokens(passage)) for index, passage in enumerate(passages)), apart)
    across = _best(hits(parts, whole)) if needed <= set(whole.keys) else None
    if single is None or (across is not None and not across.lenient):
        return across
    return single


def _best(found: Iterable[Hit]) -> Hit | None:
    """The first hit without leniency, else the first."""
    lenient: Hit | None = None
    for hit in found:
        if not hit.lenient:
            return hit
        lenient = lenient or hit
    return lenient


def _verbatim(quote: str, words: str, passage: str) -> tuple[int, int] | None:
    """Where a quotation stands as it is, between whole tokens; `words` is its normalised form."""
    # The offsets into an even passage are those into its normalised form: nothing else need be known of it.
    even = is_even(passage)
    text = evened(passage) if even else normalise(passage).text
    start = text.find(words)
    if start < 0 or not words:
        return None
    if _stands_free(words, text, start):
        end = start + len(words)
        return (start, end) if even else normalise(passage).origin(start, end)
    normal = normalise(passage)
    quoted, cut = tokens(quote), tokens(passage)
    if quoted.wordless or LEFT_OUT in quoted.keys:
        return None
    while start >= 0:
        first = cut.begins(start + quoted.starts[0])
        last = cut.ends_at(start + quoted.ends[-1])
        if first is not None and last is not None and is_whole(cut.bound, first, last):
            return normal.origin(start, start + len(words))
        start = normal.text.find(words, start + 1)
    return None


def _stands_free(words: str, text: str, start: int) -> bool:
    """Whether words that stand at a place of a text are whole tokens there, as can be seen without cutting them.

    Words that begin with a letter after white space belong to nothing before them; and those that end in a letter or
    figure to nothing after them, where white space and another follow, or a comma or full stop and white space: only
    signs join with what a space parts them from.
    """
    end = start + len(words)
    stop = words[-1] in ",."
    last = words[-2:-1] if stop else words[-1]
    if "…" in words or not (_is_letter(words[0]) and _is_plain(last)) or (start and text[start - 1] != " "):
        return False
    if not stop and text[end : end + 1] in (",", "."):
        return text[end + 1 : end + 2] in ("", " ")
    after = text[end : end + 2]
    return not after or (after[0] == " " and (stop or _is_plain(after[1:])))


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _is_plain(character: str) -> bool:
    """Whether it is an unaccented letter or a figure."""
    return character.isascii() and character.isalnum()


def _needed(parts: Sequence[Part]) -> frozenset[str]:
    """The keys that the source must have for the quotation to stand there."""
    items = (item for part in parts for item in part.items)
    return frozenset(item.key for item in items if isinstance(item, Exact) and item.stem is None)
