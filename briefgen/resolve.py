"""Citations to passages: after it, a claim contains its evidence, and knows where its quoted words stand."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Protocol

from briefgen.astray import backwards, missing_paragraph, unknown_paragraph, unknown_source
from briefgen.drift import nearest_place
from briefgen.frozen import frozen
from briefgen.matching.diff import word_diff
from briefgen.matching.match import find_quotation
from briefgen.model import (
    Briefing,
    Citation,
    Claim,
    Closest,
    Elsewhere,
    Evidence,
    Hit,
    Intent,
    Match,
    Passage,
    Quotation,
    Source,
)
from briefgen.parse.problem import Problem
from briefgen.withheld import find_withheld

_SIGNS = "-−–+±~<>≤≥€$£¥"


class Library(Protocol):
    """The sources that can be cited."""

    def source(self, key: str) -> Source | None:
        """The source with that id."""
        ...

    def ids(self) -> Collection[str]:
        """All ids."""
        ...

    def bearing(self, words: str) -> tuple[Passage, ...]:
        """Every passage of the library in which quoted words stand."""
        ...


@frozen
class _Cited:
    """A citation with its source and the passages that its locators name; `broken`: it leads nowhere."""

    evidence: Evidence
    source: Source | None
    broken: bool


def resolve(briefing: Briefing, library: Library) -> tuple[Briefing, tuple[Problem, ...]]:
    """The briefing with evidence in its claims, and the citations that lead nowhere."""
    problems: list[Problem] = []
    claims = tuple(_resolve_claim(claim, briefing.path, library, problems) for claim in briefing.claims)
    return replace(briefing, claims=claims), tuple(problems)


def _resolve_claim(claim: Claim, path: str, library: Library, problems: list[Problem]) -> Claim:
    if not claim.citations and not claim.quotations:
        return claim
    cited = [_cite(citation, claim, path, library, problems) for citation in claim.citations]
    if len(cited) == 1:
        passages = cited[0].evidence.passages
    else:
        passages = tuple({(p.source, p.anchor): p for each in cited for p in each.evidence.passages}.values())
    broken = any(each.broken for each in cited)
    quotations = tuple([_find(quotation, passages, cited, library, broken=broken) for quotation in claim.quotations])
    evidence: list[Evidence] = []
    for each in cited:
        here = each.evidence.passages
        own = tuple(
            [
                _find(quotation, here, [each], library, broken=each.broken, among=passages)
                for quotation in each.evidence.citation.quotations
            ]
        )
        citation = replace(each.evidence.citation, quotations=own) if own else each.evidence.citation
        evidence.append(Evidence(citation, each.evidence.head, here, _match(own, quotations, passages, here)))
    citations = tuple([each.citation for each in evidence])
    return replace(claim, citations=citations, evidence=tuple(evidence), quotations=quotations)


def _match(
    own: Sequence[Quotation], quotations: Sequence[Quotation], passages: Sequence[Passage], here: Sequence[Passage]
) -> Match:
    """How quoted words agree with the passages of one citation."""
    if not here:
        return Match.UNCHECKED
    if any(quotation.found is None for quotation in own):
        return Match.ABSENT
    hits = [quotation.found for quotation in own if quotation.found]
    found = (quotation.found for quotation in quotations)
    hits += (hit for hit in found if hit and _stands_in(hit, passages, here))
    if hits:
        return Match.ELIDED if any(hit.elided for hit in hits) else Match.EXACT
    return Match.ABSENT if any(quotation.found is None for quotation in quotations) else Match.PARAPHRASE


def _stands_in(hit: Hit, passages: Sequence[Passage], here: Sequence[Passage]) -> bool:
    return all(passages[index] in here for index, _, _ in hit.parts)


def _cite(citation: Citation, claim: Claim, path: str, library: Library, problems: list[Problem]) -> _Cited:
    source = library.source(citation.key)
    if source is None:
        problems.append(unknown_source(citation, claim, path, library.ids()))
        return _Cited(Evidence(citation, None), None, broken=True)
    found: dict[str, Passage] = {}
    broken = False
    for locator in citation.locators:
        ends = (locator.first, locator.last or locator.first)
        if locator.last is None and (one := _index(source, locator.first)) is not None:
            passage = source.passages[one]
            found[passage.anchor] = passage
            continue
        places = [_index(source, anchor) for anchor in ends]
        missing = [anchor for anchor, place in zip(ends, places, strict=True) if place is None]
        if missing:
            problems.append(unknown_paragraph(citation, locator.span, missing[0], claim, path, source=source))
            broken = True
            continue
        first, last = places[0] or 0, places[1] or 0
        if last < first:
            problems.append(backwards(locator.span, ends, claim, path, citation))
            first, last = last, first
        found |= {passage.anchor: passage for passage in source.passages[first : last + 1]}
    if not citation.locators and citation.intent is not Intent.INFORMS:
        problems.append(missing_paragraph(citation, claim, path, source))
        broken = True
    return _Cited(Evidence(citation, source.head, tuple(found.values())), source, broken)


def _index(source: Source, anchor: str) -> int | None:
    for index, passage in enumerate(source.passages):
        if passage.anchor == anchor:
            return index
    return None


def _find(
    quotation: Quotation,
    here: Sequence[Passage],
    cited: Sequence[_Cited],
    library: Library,
    *,
    broken: bool,
    among: Sequence[Passage] | None = None,
) -> Quotation:
    """The quotation with the place of its words in `here`, as indices into `among`; else where else they stand."""
    if not here:
        return replace(quotation, unresolved=True)
    texts = [passage.text for passage in here]
    hit = find_quotation(quotation.text, texts, _apart(here, cited))
    if hit:
        return replace(quotation, found=hit if among is None or among == here else _moved(hit, here, among))
    if broken:
        # The words may stand where the citation was meant to lead: that mistake is reported already.
        return replace(quotation, unresolved=True)
    return _not_here(quotation, here, cited, library)


def _moved(hit: Hit, here: Sequence[Passage], among: Sequence[Passage]) -> Hit:
    """A hit in some passages as one in others, which hold them all."""
    places = {(passage.source, passage.anchor): index for index, passage in enumerate(among)}
    indices = [places[passage.source, passage.anchor] for passage in here]
    parts = tuple([(indices[part], start, end) for part, start, end in hit.parts])
    return replace(hit, parts=parts, replaced=tuple([(indices[part], start, end) for part, start, end in hit.replaced]))


def _not_here(quotation: Quotation, here: Sequence[Passage], cited: Sequence[_Cited], library: Library) -> Quotation:
    """The quotation with where else its words stand: left out of a cited passage, elsewhere, or nearly so here."""
    left_out = find_withheld(quotation.text, here)
    if left_out:
        return replace(quotation, withheld=left_out)
    bearing = _elsewhere(quotation.text, cited, library)
    if bearing:
        return replace(quotation, elsewhere=Elsewhere(bearing))
    own = (each.source for each in cited if each.source)
    others = [passage for source in own for passage in source.passages if passage not in here]
    near = nearest_place(quotation.text, here, others)
    if near is None:
        return replace(quotation, closest=None)
    passage, start, end = near
    # A sign before a number is what may have been changed: `5%` against `-5%`.
    while start and passage.text[start - 1] in _SIGNS:
        start -= 1
    diff = word_diff(passage.text[start:end], _without_stop(quotation.text, passage.text[start:end]))
    return replace(quotation, closest=Closest(passage, start, end, diff))


def _without_stop(quoted: str, stretch: str) -> str:
    """Quoted words without the closing comma or full stop that they may have, and the source has not."""
    words = quoted.rstrip()
    return words[:-1] if words[-1:] in (",", ".") and words[-1:] != stretch[-1:] and words[-2:-1] != "." else words


def _apart(passages: Sequence[Passage], cited: Sequence[_Cited]) -> frozenset[int]:
    """Which passages do not follow directly on the one before in their source."""
    if len(passages) == 1:
        return frozenset()
    order = {
        (passage.source, passage.anchor): index
        for each in cited
        if each.source
        for index, passage in enumerate(each.source.passages)
    }

    def follows(index: int) -> bool:
        before, after = passages[index - 1], passages[index]
        here = order.get((before.source, before.anchor), -9)
        return before.source == after.source and order.get((after.source, after.anchor), -1) == here + 1

    return frozenset(index for index in range(1, len(passages)) if not follows(index))


def _elsewhere(words: str, cited: Sequence[_Cited], library: Library) -> tuple[Passage, ...]:
    """Passages that bear quoted words: those of the cited sources first, else of any."""
    own = {each.source.id: each.source for each in cited if each.source}
    near = tuple(
        passage for source in own.values() for passage in source.passages if find_quotation(words, [passage.text])
    )
    return near or library.bearing(words)
