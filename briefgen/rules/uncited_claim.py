"""A sentence that states something checkable has no citation.

## Why
Numbers, dates, quotations and reported speech are what readers rely on, and what can be checked. Without a citation
neither they nor briefgen can.

## Fix
Cite the paragraph that bears it: `[@wire p4]`. `briefgen cite "the sentence"` finds candidates. What needs no citation
is marked: `[our reading of it]{.analysis}`, `{.opinion}`, `{.background}`, a heading with such a mark, or a
`::: analysis` block. `[@?]` reminds you to find one.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.model import EXEMPT, Briefing, Claim, ClaimKind, DocumentKind, Intent, Settings
from briefgen.rule import Rule

_MEND = "cite the paragraph that bears it, as [@wire p4], or mark it [ … ]{.analysis}"
_WORDS = {
    "an id": ("a claim with an id has no citation", _MEND),
    "a speech verb": ("a sentence that tells what somebody said has no citation", _MEND),
    "a quotation": (
        "a quotation has no citation",
        "cite the paragraph that bears it, as [@wire p4], or mark words that are nobody's [“ … ”]{.term}",
    ),
}


def find(briefing: Briefing, _settings: Settings) -> Iterator[Finding]:
    """Claims that need a citation and have none; a whole source pointed to with `see` is none."""
    if briefing.kind is not DocumentKind.BRIEFING:
        return
    for claim in briefing.claims:
        if claim.needs and claim.kind not in EXEMPT and claim.kind is not ClaimKind.TODO and not _cites(claim):
            message, mend = _WORDS.get(claim.needs, (f"a sentence with {claim.needs} has no citation", _MEND))
            yield Finding(
                message,
                Label(briefing.path, claim.prose.whole, "cited nowhere"),
                help=mend,
                text=claim.text,
                claim=claim.id,
            )


def _cites(claim: Claim) -> bool:
    return any(citation.locators or citation.intent is not Intent.INFORMS for citation in claim.citations)


RULE = Rule("uncited-claim", Severity.WARNING, briefing=find)
