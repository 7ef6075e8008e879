"""What a claim says, before it is known what it is called, where it stands and what is cited for it."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.frozen import frozen
from briefgen.model import ClaimKind, Quotation, QuotationRole
from briefgen.parse.claims import Stretch
from briefgen.parse.inline import Bracketed, InlineText
from briefgen.parse.quotes import Quoted, find_quoted
from briefgen.text import Prose, Span, join, word_count

TERM = "term"


@frozen
class Draft:
    """The words of a claim, as `Claim` has them."""

    kind: ClaimKind
    prose: Prose
    span: Span
    quotations: tuple[Quotation, ...] = ()
    terms: tuple[tuple[int, int], ...] = ()
    needs: str | None = None


def draft_of(inline: InlineText, mark: ClaimKind | None) -> Draft:
    """All words of a block as one claim."""
    stretch = Stretch(((0, len(inline.prose.text)),), (), (), mark)
    prose = words_of(stretch, inline)
    quotations = quotations_of(stretch, inline, find_quoted(inline.prose.text))
    return Draft(kind_of(stretch, quotations), prose, span_of(stretch, prose), quotations, terms_of(stretch, inline))


def words_of(stretch: Stretch, inline: InlineText) -> Prose:
    """The words of a stretch as one piece of prose."""
    pieces = stretch.pieces
    return inline.prose.part(*pieces[0]) if len(pieces) == 1 else join([inline.prose.part(*piece) for piece in pieces])


def kind_of(stretch: Stretch, quotations: Sequence[Quotation]) -> ClaimKind:
    """What kind of claim words make, where nothing else is known of them."""
    return stretch.mark or (ClaimKind.QUOTATION if quotations else ClaimKind.FACT)


def span_of(stretch: Stretch, prose: Prose) -> Span:
    """Where a stretch stands with its citations."""
    span = stretch.bracket.span if stretch.bracket else prose.whole
    for place in [mark.span for mark in stretch.citations] + [mark.span for mark in stretch.notes]:
        if not span.holds(place):
            span = Span(min(span.start, place.start), max(span.end, place.end))
    return span


def terms_of(stretch: Stretch, inline: InlineText) -> tuple[tuple[int, int], ...]:
    """The scare quotes of a stretch: offsets into its words."""
    if not inline.spans:
        return ()
    found = ((_within(stretch, term.start), _within(stretch, term.end)) for term in _terms(inline))
    return tuple((start, end) for start, end in found if start >= 0 and end >= 0)


def _terms(inline: InlineText) -> list[Bracketed]:
    return [span for span in inline.spans if TERM in span.attributes.marks]


def _within(stretch: Stretch, offset: int) -> int:
    """An offset of the block's prose as an offset of the claim's text; -1 where it is outside."""
    length = 0
    for start, end in stretch.pieces:
        if start <= offset <= end:
            return length + offset - start
        length += end - start + 1
    return -1


def quotations_of(stretch: Stretch, inline: InlineText, quoted: Sequence[Quoted]) -> tuple[Quotation, ...]:
    """The quotations of a stretch; `quoted` are all the quoted words of its block."""
    text, terms = inline.prose.text, _terms(inline)
    found: list[Quotation] = []
    for mark in quoted:
        if any(term.start <= mark.start and mark.end <= term.end for term in terms):
            continue
        if any(mark.opening <= term.start and term.end <= mark.closing + 1 for term in terms):
            continue
        start, end = _within(stretch, mark.start), _within(stretch, mark.end)
        if start < 0 or end < start or word_count(text[mark.start : mark.end]) < 2:
            continue
        span = inline.prose.span(mark.start, mark.end)
        found.append(Quotation(text[mark.start : mark.end], span, QuotationRole.MARKED, start, end, closed=mark.closed))
    return tuple(found)


def join_drafts(drafts: Sequence[Draft]) -> Draft:
    """The words of several cells as one claim, quotations and terms at their places in the whole."""
    prose = join([draft.prose for draft in drafts])
    quotations: list[Quotation] = []
    terms: list[tuple[int, int]] = []
    before = 0
    for draft in drafts:
        quotations += (replace(each, start=each.start + before, end=each.end + before) for each in draft.quotations)
        terms += ((start + before, end + before) for start, end in draft.terms)
        before += len(draft.prose.text) + 1
    kind = next((draft.kind for draft in drafts if draft.kind is not ClaimKind.FACT), ClaimKind.FACT)
    return Draft(kind, prose, prose.whole, tuple(quotations), tuple(terms))
