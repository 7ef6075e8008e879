"""Citations that lead nowhere, each with the place that it most likely meant."""

from collections.abc import Collection

from briefgen.diagnostic import Edit, Finding, Fix, Label
from briefgen.matching.match import find_quotation
from briefgen.model import Citation, Claim, Passage, Source
from briefgen.parse.nearest import nearest
from briefgen.parse.problem import Problem
from briefgen.text import Span

_LETTERS = "abcdefghijklmnopqrstuvwxyz_"


def unknown_source(citation: Citation, claim: Claim, path: str, ids: Collection[str]) -> Problem:
    """The source that a citation names is not there."""
    close = nearest(citation.key, ids)
    fix = None
    glued, _, anchor = citation.key.rpartition(".")
    if glued in ids and not citation.locators:
        # `@wire.p4`: an id may hold a full stop, so only the library can tell.
        close = f"{glued} {anchor}"
        fix = Fix((Edit(path, citation.key_span, close),))
    elif close:
        certain = close.lower() == citation.key.lower()
        fix = Fix((Edit(path, citation.key_span, close),), safe=certain)
    return Problem(
        "unknown-source",
        Finding(
            f"there is no source “{citation.key}”",
            Label(path, citation.key_span, "not in the library"),
            help=f"did you mean “{close}”?"
            if close
            else f"import the article as {citation.key}, or cite one that is there",
            fix=fix,
            text=claim.text,
            claim=claim.id,
            source=citation.key,
        ),
    )


def unknown_paragraph(
    citation: Citation, span: Span, anchor: str, claim: Claim, path: str, *, source: Source
) -> Problem:
    """The source is there; the paragraph at `span` is not."""
    anchors = [passage.anchor for passage in source.passages]
    bearing = _bearing(citation, claim, source)
    digits = anchor.lstrip(_LETTERS)
    numbered = [name for name in anchors if digits.isdigit() and name.lstrip(_LETTERS).isdigit()]
    if len(bearing) == 1:
        close = bearing[0].anchor
    elif numbered:
        close = min(numbered, key=lambda name: abs(int(name.lstrip(_LETTERS)) - int(digits)))
    else:
        close = nearest(anchor, anchors) or ""
    passage = source.passage(close)
    listed = f"{anchors[0]} to {anchors[-1]}" if len(anchors) > 1 else "".join(anchors)
    note = "the quoted words stand here" if len(bearing) == 1 else f"the nearest is {close}"
    related = (Label(passage.path, passage.prose.whole, note),) if passage else ()
    mend = f"its paragraphs are {listed}" if anchors else "give the source its anchors: briefgen check --fix"
    return Problem(
        "unknown-paragraph",
        Finding(
            f"{citation.key} has no paragraph {anchor}",
            Label(path, span, f"{citation.key} has {listed}" if anchors else f"{citation.key} has no anchors"),
            related=related,
            help=f"the quoted words stand in {close}: did you mean it?"
            if len(bearing) == 1
            else f"did you mean {close}?"
            if passage
            else mend,
            text=claim.text,
            claim=claim.id,
            source=citation.key,
            paragraph=anchor,
        ),
    )


def _bearing(citation: Citation, claim: Claim, source: Source) -> list[Passage]:
    """The passages of a source that have all the words that a claim and its citation quote; none without such words."""
    quotations = [*citation.quotations, *claim.quotations]
    return [
        passage
        for passage in source.passages
        if quotations and all(find_quotation(quotation.text, [passage.text]) for quotation in quotations)
    ]


def missing_paragraph(citation: Citation, claim: Claim, path: str, source: Source) -> Problem:
    """A citation that supports or contradicts must say where; quoted words may tell which paragraph it is."""
    bearing = _bearing(citation, claim, source)
    fix = None
    mend = f"name the paragraph that bears the claim: @{citation.key} p4"
    if len(bearing) == 1:
        end = Span(citation.key_span.end, citation.key_span.end)
        fix = Fix((Edit(path, end, f" {bearing[0].anchor}"),))
        mend = f"the quoted words stand in {bearing[0].anchor}: write @{citation.key} {bearing[0].anchor}"
    return Problem(
        "missing-paragraph",
        Finding(
            f"the citation of {citation.key} names no paragraph",
            Label(path, citation.span, "which paragraph?"),
            related=tuple(Label(passage.path, passage.prose.whole, passage.anchor) for passage in bearing[:1]),
            help=mend,
            fix=fix,
            text=claim.text,
            claim=claim.id,
            source=citation.key,
        ),
    )


def backwards(span: Span, ends: tuple[str, str], claim: Claim, path: str, citation: Citation) -> Problem:
    """A range whose last paragraph comes first."""
    right = f"{ends[1]}-{ends[0]}"
    return Problem(
        "invalid-citation",
        Finding(
            f"the range {ends[0]}-{ends[1]} runs backwards",
            Label(path, span, "last before first"),
            help=f"write {right}",
            fix=Fix((Edit(path, span, right),)),
            claim=claim.id,
            source=citation.key,
        ),
    )
