"""Quoted words stand in a paragraph other than the cited one.

## Why
The words are right and the reader is sent to the wrong place. It happens when a paragraph is cited from memory, and
when a source was edited.

## Fix
Cite the paragraph that bears the words. Where they stand in one paragraph of the same source only,
`briefgen check --fix` moves the citation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.diagnostic import Edit, Finding, Fix, Label, Severity
from briefgen.facts.spell import places
from briefgen.matching.match import find_quotation
from briefgen.model import Briefing, Claim, Evidence, Passage, Quotation, Settings
from briefgen.rule import Rule
from briefgen.text import Span


def find(briefing: Briefing, _settings: Settings) -> Iterator[Finding]:
    """Quotations that stand elsewhere in the library."""
    for claim in briefing.claims:
        for quotation in claim.quotations:
            if quotation.elsewhere:
                yield _misplaced(briefing, claim, quotation, quotation.elsewhere.passages, claim.evidence)
        for evidence in claim.evidence:
            for quotation in evidence.citation.quotations:
                if quotation.elsewhere:
                    yield _misplaced(briefing, claim, quotation, quotation.elsewhere.passages, (evidence,))


def _misplaced(
    briefing: Briefing, claim: Claim, quotation: Quotation, bearing: tuple[Passage, ...], cited: tuple[Evidence, ...]
) -> Finding:
    first = bearing[0]
    here = [passage for evidence in cited for passage in evidence.passages]
    there = [f"{passage.source} {passage.anchor}" for passage in bearing]
    more = f" and {len(there) - 3} more" if len(there) > 3 else ""
    fix = _fix(briefing.path, claim, bearing, cited) if len(bearing) == 1 else None
    hit = find_quotation(quotation.text, [first.text])
    if fix and (hit is None or hit.lenient):
        # The words there differ in punctuation or letter case: whether they are the ones meant is for a person to see.
        fix = replace(fix, safe=False)
    return Finding(
        f"quoted words stand in {places(bearing[:3])}{more}, not in {_or(here, first.source)}",
        Label(briefing.path, quotation.span, "cited at the wrong place"),
        related=tuple(Label(passage.path, passage.prose.whole, "the words stand here") for passage in bearing[:3]),
        help=f"cite @{there[0]}" if len(there) == 1 else f"cite the one that you mean, as @{there[0]}",
        fix=fix,
        text=quotation.text,
        claim=claim.id,
        source=first.source,
        paragraph=first.anchor,
    )


def _or(passages: Sequence[Passage], known: str) -> str:
    """The passages that a citation names; a source's id once, and not where the message has named it before."""
    names: list[str] = []
    for passage in passages:
        names.append(passage.anchor if passage.source == known else f"{passage.source} {passage.anchor}")
        known = passage.source
    return " or ".join(names)


def _fix(path: str, claim: Claim, bearing: tuple[Passage, ...], cited: tuple[Evidence, ...]) -> Fix | None:
    """Move the citation of the same source, or add to it where other words rest on what it cites now."""
    passage = bearing[0]
    own = [evidence for evidence in cited if evidence.citation.key == passage.source and evidence.citation.locators]
    if own:
        citation = own[0].citation
        last = citation.locators[-1].span
        alone = len(citation.locators) == 1 and not _bears(claim, own[0])
        if alone:
            return Fix((Edit(path, last, passage.anchor),))
        return Fix((Edit(path, Span(last.end, last.end), f", {passage.anchor}"),))
    if len(cited) == 1 and len(cited[0].citation.locators) == 1 and not _bears(claim, cited[0]):
        citation = cited[0].citation
        edits = (
            Edit(path, citation.key_span, passage.source),
            Edit(path, citation.locators[0].span, passage.anchor),
        )
        # Another source is another witness: the author decides.
        return Fix(edits, safe=False)
    return None


def _bears(claim: Claim, evidence: Evidence) -> bool:
    """Whether other quoted words of the claim stand in what this citation cites."""
    hits = [quotation.found for quotation in (*claim.quotations, *evidence.citation.quotations) if quotation.found]
    return any(claim.passages[index] in evidence.passages for hit in hits for index, _, _ in hit.parts)


RULE = Rule("misplaced-quote", Severity.ERROR, briefing=find)
