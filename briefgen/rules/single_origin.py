"""Several citations of one claim lead back to one origin.

## Why
Two papers that print the same wire story are one witness. A row of citations looks like agreement, and is an echo.

## Fix
Cite a source of another origin, or cite one of these. `origin` in a source's front matter says who first published it.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.model import Briefing, Citation, Claim, Intent, Settings, SourceHead
from briefgen.rule import Rule


def find(briefing: Briefing, _settings: Settings) -> Iterator[Finding]:
    """Claims that several sources support, all of one origin."""
    for claim in briefing.claims:
        if len(claim.evidence) < 2:
            continue
        heads = _supporting(claim)
        origins = {(head.origin or head.id).casefold() for head in heads}
        if len(heads) > 1 and len(origins) == 1:
            names = [head.id for head in heads]
            yield Finding(
                f"{', '.join(names[:-1])} and {names[-1]} are one origin: {heads[0].origin or heads[-1].origin}",
                Label(briefing.path, _last(claim).span),
                help="cite a source of another origin, or only one of these",
                text=claim.text,
                claim=claim.id,
                source=heads[-1].id,
            )


def _supporting(claim: Claim) -> tuple[SourceHead, ...]:
    heads = (each.head for each in claim.evidence if each.citation.intent is Intent.SUPPORTS)
    return tuple({head.id: head for head in heads if head is not None}.values())


def _last(claim: Claim) -> Citation:
    return next(c for c in reversed(claim.citations) if c.intent is Intent.SUPPORTS)


RULE = Rule("single-origin", Severity.INFO, briefing=find)
