"""With `review: required`, a claim that nobody has signed.

## Why
Some desks let nothing out that a second person has not read beside its evidence. The setting makes the build hold them
to it. A claim that a person rejected is not signed: until it or its evidence changes, their note is shown, as a warning
where reviews are optional.

## Fix
Have somebody else read the claim against its evidence and sign it: `briefgen review`. Answer a rejection by changing
the claim or what it cites. Where a second reader is not your rule, set `review: optional` in site.yaml.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.model import EXEMPT, Briefing, Claim, DocumentKind, ReviewState, Settings, Signature
from briefgen.rule import Rule


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Claims without a signature that holds, and claims that somebody rejected."""
    if briefing.kind is not DocumentKind.BRIEFING:
        return
    for claim in briefing.claims:
        state = claim.sign_off.state if claim.sign_off else ReviewState.UNSIGNED
        signature = claim.sign_off.signature if claim.sign_off else None
        if state is ReviewState.REJECTED and signature:
            yield _rejected(briefing, claim, signature, None if settings.review_required else Severity.WARNING)
        elif settings.review_required and claim.kind not in EXEMPT and not _stands(state, settings):
            yield Finding(
                "nobody has signed this claim",
                Label(briefing.path, claim.prose.whole, "not reviewed"),
                related=_place(signature, "rejected as it was then") if state is ReviewState.ANSWERED else (),
                help=f"have a second person run briefgen review {briefing.slug} --by NAME",
                text=claim.text,
                claim=claim.id,
            )


def _stands(state: ReviewState, settings: Settings) -> bool:
    """Whether a claim needs no finding of this rule: a stale signature has its own where that stops a build."""
    stops = settings.severities.get("stale-review", Severity.ERROR) is Severity.ERROR
    return state is ReviewState.SIGNED or (state is ReviewState.STALE and stops)


def _rejected(briefing: Briefing, claim: Claim, signature: Signature, severity: Severity | None) -> Finding:
    reason = f": {signature.note}" if signature.note else ""
    return Finding(
        f"{signature.by} rejected this claim on {signature.on}{reason}",
        Label(briefing.path, claim.prose.whole, "rejected"),
        related=_place(signature, "the rejection"),
        help="change the claim or what it cites, then have it read again: briefgen review",
        severity=severity,
        text=claim.text,
        claim=claim.id,
    )


def _place(signature: Signature | None, message: str) -> tuple[Label, ...]:
    return (Label(signature.path, signature.span, message),) if signature else ()


RULE = Rule("unreviewed-claim", Severity.ERROR, briefing=find)
