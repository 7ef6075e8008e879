"""With `review: required`, a claim that nobody has signed.

## Why
Some desks let nothing out that a second person has not read beside its evidence. The setting makes the build hold them
to it.

## Fix
Have somebody else read the claim against its evidence and sign it: `briefgen review`. Where a second reader is not
your rule, set `review: optional` in site.yaml.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.model import EXEMPT, Briefing, DocumentKind, Settings
from briefgen.rule import Rule


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Claims without a signature."""
    if not settings.review_required or briefing.kind is not DocumentKind.BRIEFING:
        return
    for claim in briefing.claims:
        if claim.kind not in EXEMPT:
            yield Finding(
                "nobody has signed this claim",
                Label(briefing.path, claim.prose.whole, "not reviewed"),
                help="have a second person run briefgen review",
                text=claim.text,
                claim=claim.id,
            )


RULE = Rule("unreviewed-claim", Severity.ERROR, briefing=find)
