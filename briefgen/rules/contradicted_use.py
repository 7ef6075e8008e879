"""One paragraph is cited for a claim in one place and against it in another.

## Why
A paragraph cannot both bear a claim and speak against it. One of the two citations is a slip, often a `contra` that was
left behind when a sentence was turned round.

## Fix
Read the paragraph once more and put right the citation that is wrong; or say each claim so that its difference shows.
"""

from collections import defaultdict
from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.facts.alike import alike
from briefgen.frozen import frozen
from briefgen.model import CitationRow, ClaimRow, Intent, Overview, Settings, Summary
from briefgen.rule import Rule


@frozen
class _Use:
    document: Summary
    claim: ClaimRow
    citation: CitationRow


def find(overview: Overview, settings: Settings) -> Iterator[Finding]:
    """Paragraphs that are cited for a claim and against one that says the same."""
    # Few paragraphs are cited against anything: only these are looked at in every document.
    disputed = {
        (citation.source, anchor)
        for document in overview.documents
        if document.tally.disputes
        for claim in document.claims
        for citation in claim.citations
        if citation.intent is Intent.DISPUTES
        for anchor in citation.anchors
    }
    uses: defaultdict[tuple[str, str], list[_Use]] = defaultdict(list)
    sources = frozenset(source for source, _ in disputed)
    for document in overview.documents if disputed else ():
        for claim in document.claims if not sources.isdisjoint(document.tally.sources) else ():
            for citation in claim.citations:
                for anchor in citation.anchors:
                    if (citation.source, anchor) in disputed:
                        uses[citation.source, anchor].append(_Use(document, claim, citation))
    for (source, anchor), found in uses.items():
        against = [use for use in found if use.citation.intent is Intent.DISPUTES]
        for use in against:
            other = next((each for each in found if _speaks_for(each, use, settings.language)), None)
            if other is not None:
                yield _finding(source, anchor, use, other)


def _speaks_for(each: _Use, against: _Use, language: str) -> bool:
    if each.citation.intent is not Intent.SUPPORTS:
        return False
    return each.claim is against.claim or alike(each.claim.text, against.claim.text, language)


def _finding(source: str, anchor: str, against: _Use, other: _Use) -> Finding:
    return Finding(
        f"{source} {anchor} is cited against this claim, and for it in {other.document.path}",
        Label(against.document.path, against.citation.span, "cited against it here"),
        related=(Label(other.document.path, other.citation.span, "cited for it here"),),
        help="read the paragraph once more, and put right the citation that is wrong",
        text=against.claim.text,
        claim=against.claim.id,
        source=source,
        paragraph=anchor,
    )


RULE = Rule("contradicted-use", Severity.WARNING, site=find)
