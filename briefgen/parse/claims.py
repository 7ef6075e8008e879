"""Claims of one block: its sentences, the bracketed words that make claims of their own, and what each is cited for."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple

from briefgen.model import ClaimKind
from briefgen.parse.inline import Bracketed, Cited, InlineText, NoteMark
from briefgen.parse.quotes import Quoted
from briefgen.parse.sentences import sentence_spans

KINDS = {"analysis": ClaimKind.ANALYSIS, "opinion": ClaimKind.OPINION, "background": ClaimKind.BACKGROUND}


class Stretch(NamedTuple):
    """Words that a citation can support: pieces of a block's prose, with the citations and footnotes given for them.

    `mark` is the kind that the author gave the words; `bracket` the bracketed span that cut them out, `name` one whose
    id names the sentence.
    """

    pieces: tuple[tuple[int, int], ...]
    citations: tuple[Cited, ...]
    notes: tuple[NoteMark, ...]
    mark: ClaimKind | None = None
    bracket: Bracketed | None = None
    name: Bracketed | None = None


def stretches(
    inline: InlineText,
    language: str,
    mark: ClaimKind | None,
    quoted: tuple[Quoted, ...],
    signs: Collection[int] | None = None,
) -> Sequence[Stretch]:
    """A block's words, cut into what each citation supports, in reading order; `quoted` are its quoted words.

    Where `signs` are given, sentences that hold none of these offsets, no citation and no footnote are left out.
    A citation supports the bracketed words that it directly follows, else the sentence that it stands in or directly
    follows. Bracketed words with a mark, or with an id and a citation of their own, are cut out of their sentence.
    """
    text = inline.prose.text
    sentences = sentence_spans(text, language, quoted)
    if not inline.spans:
        return _sentences(inline, sentences, mark, signs)
    own = tuple(_own(inline))
    sentences = _unbroken(sentences, own)
    cited_for = {id(bracket): _cited_for(bracket, inline, sentences) for bracket in own}
    noted_for = {id(bracket): tuple(note for note in inline.notes if note.at == bracket.end) for bracket in own}
    taken = {id(cited) for group in cited_for.values() for cited in group}
    noted = {id(note) for group in noted_for.values() for note in group}
    names = [span for span in inline.spans if span.attributes.id and span not in own]
    found: list[Stretch] = []
    for index, (start, end) in enumerate(sentences):
        first, last = index == 0, index == len(sentences) - 1
        begin = -1 if first else sentences[index - 1][1]
        until = len(text) if last else end
        inside = [bracket for bracket in own if start <= bracket.start < end]
        found += (
            Stretch(
                (_trim(text, bracket.start, bracket.end),),
                cited_for[id(bracket)],
                noted_for[id(bracket)],
                next((KINDS[name] for name in bracket.attributes.marks if name in KINDS), mark),
                bracket=bracket,
            )
            for bracket in inside
        )
        found.append(
            Stretch(
                _outside(text, start, end, inside),
                tuple(c for c in inline.citations if id(c) not in taken and begin < _reach(text, c.at) <= until),
                tuple(n for n in inline.notes if id(n) not in noted and begin < _reach(text, n.at) <= until),
                mark,
                name=next((span for span in names if start <= span.start < end), None),
            )
        )
    return tuple(stretch for stretch in found if stretch.pieces or stretch.citations or stretch.notes)


def _sentences(
    inline: InlineText, sentences: Sequence[tuple[int, int]], mark: ClaimKind | None, signs: Collection[int] | None
) -> list[Stretch]:
    """The words of a block in which the author bracketed none: its sentences."""
    if not sentences:
        return []
    text = inline.prose.text
    # Whatever follows one sentence and stands before the end of the next belongs to that; the rest, to the last.
    ends = [end for _, end in sentences[:-1]]
    cited: dict[int, list[Cited]] = {}
    for citation in inline.citations:
        cited.setdefault(bisect_left(ends, _reach(text, citation.at)), []).append(citation)
    noted: dict[int, list[NoteMark]] = {}
    for note in inline.notes:
        noted.setdefault(bisect_left(ends, _reach(text, note.at)), []).append(note)
    chosen: Sequence[int] = range(len(sentences))
    # A sentence that nothing parts from the one before it may hold half of a word.
    if signs is not None and set(ends).isdisjoint([start for start, _ in sentences]):
        chosen = sorted({*cited, *noted, *[bisect_right(ends, sign) for sign in signs]})
    return [
        Stretch((sentences[index],), tuple(cited.get(index, ())), tuple(noted.get(index, ())), mark) for index in chosen
    ]


def _unbroken(sentences: Sequence[tuple[int, int]], own: Sequence[Bracketed]) -> tuple[tuple[int, int], ...]:
    """The sentences, those that meet within bracketed words taken as one: the author made one claim of them."""
    found: list[tuple[int, int]] = []
    for start, end in sentences:
        if found and any(bracket.start < start < bracket.end for bracket in own):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _cited_for(bracket: Bracketed, inline: InlineText, sentences: Sequence[tuple[int, int]]) -> tuple[Cited, ...]:
    """The citations that support bracketed words: those inside, and those that directly follow.

    Words with a mark and no id do not narrow a citation: where their sentence says more, what follows supports that.
    """
    inside = [cited for cited in inline.citations if bracket.span.holds(cited.span)]
    if bracket.attributes.id is None:
        start, end = next(span for span in sentences if span[0] <= bracket.start < span[1])
        if _outside(inline.prose.text, start, end, [bracket]):
            return tuple(inside)
    return tuple(dict.fromkeys((*inside, *_after(bracket, inline.citations))))


def _reach(text: str, offset: int) -> int:
    """Where the words before an offset end: a citation belongs to what it follows."""
    return len(text[:offset].rstrip())


def _after(bracket: Bracketed, citations: Sequence[Cited]) -> list[Cited]:
    """The citations that directly follow bracketed words."""
    return [cited for cited in citations if cited.at == bracket.end and cited.span.start >= bracket.span.end - 1]


def _own(inline: InlineText) -> list[Bracketed]:
    """The outermost bracketed spans that make claims of their own."""
    chosen: list[Bracketed] = []
    for span in sorted(inline.spans, key=lambda span: (span.start, -span.end)):
        marked = any(name in KINDS for name in span.attributes.marks)
        named = span.attributes.id is not None
        cited = bool(_after(span, inline.citations)) or any(note.at == span.end for note in inline.notes)
        if chosen and span.start < chosen[-1].end:
            continue
        if marked or (named and cited):
            chosen.append(span)
    return chosen


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    return first, max(first, start + len(piece.rstrip()))


def _outside(text: str, start: int, end: int, inside: Sequence[Bracketed]) -> tuple[tuple[int, int], ...]:
    """What is left of a sentence outside of the brackets: pieces that hold a letter or digit."""
    pieces: list[tuple[int, int]] = []
    position = start
    for bracket in inside:
        pieces.append(_trim(text, position, bracket.start))
        position = bracket.end
    pieces.append(_trim(text, position, end))
    if not inside:
        return tuple(pieces)
    return tuple(piece for piece in pieces if any(character.isalnum() for character in text[slice(*piece)]))
