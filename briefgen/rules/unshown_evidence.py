"""A reader will not see the words that a claim stands on.

## Why
Where rights withhold a source's paragraphs, only quoted words are published. A paraphrase of such a source then shows
its reader a paragraph number and nothing to compare.

## Fix
Put the words that bear the claim into its citation: `[@wire p4 "the words that matter"]`.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.model import Briefing, Claim, Quotation, Rights, Settings
from briefgen.rule import Rule

_SHOWING = (Rights.FULL, Rights.CITED)


def find(briefing: Briefing, _settings: Settings) -> Iterator[Finding]:
    """Claims none of whose evidence is shown in words."""
    for claim in briefing.claims:
        cited = [evidence for evidence in claim.evidence if evidence.head and evidence.passages]
        if not cited or any(evidence.head.rights in _SHOWING for evidence in cited if evidence.head) or _failed(claim):
            continue
        quoting = any(quotation.found for quotation in (*claim.quotations, *_inside(claim)))
        if quoting and any(evidence.head.rights is Rights.QUOTES for evidence in cited if evidence.head):
            continue
        citation, head = cited[0].citation, cited[0].head
        closed = head is not None and head.rights is Rights.LINK
        seen = f"no words of {citation.key} may be published"
        mend = "cite a source as well whose words may be published"
        if not closed:
            seen = f"only quoted words of {citation.key} are published"
            mend = f'add the words to the citation: [@{citation.key} {cited[0].passages[0].anchor} "…"]'
        yield Finding(
            "the reader will not see the words that this claim stands on",
            Label(briefing.path, citation.span, seen),
            help=mend,
            text=claim.text,
            claim=claim.id,
            source=citation.key,
            paragraph=cited[0].passages[0].anchor,
        )


def _inside(claim: Claim) -> list[Quotation]:
    return [quotation for evidence in claim.evidence for quotation in evidence.citation.quotations]


def _failed(claim: Claim) -> bool:
    """Whether quoted words were not found: that mistake is reported already."""
    return any(quotation.found is None for quotation in (*claim.quotations, *_inside(claim)))


RULE = Rule("unshown-evidence", Severity.INFO, briefing=find)
