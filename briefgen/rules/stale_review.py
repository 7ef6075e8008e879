"""A signed claim, or its evidence, has changed since it was signed.

## Why
A signature says that somebody read these words beside that evidence. One letter changed in either, and it no longer
says so.

## Fix
Read the claim beside its evidence again, and sign it again: `briefgen review`. A sign-off whose claim is no longer in
the briefing is told at level info; `briefgen review` leaves it out when it next writes the file.
"""

from collections.abc import Iterator, Sequence

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.matching.diff import word_diff
from briefgen.model import Briefing, Claim, ReviewState, Settings, SignOff
from briefgen.rule import Rule


def find(briefing: Briefing, _settings: Settings) -> Iterator[Finding]:
    """Claims whose signature no longer holds, and signatures whose claims are gone."""
    for claim in briefing.claims:
        if claim.sign_off and claim.sign_off.state is ReviewState.STALE:
            yield _stale(briefing, claim, claim.sign_off)
    for signature in briefing.gone:
        said = "rejected" if signature.rejected else "signed"
        yield Finding(
            f"the claim that {signature.by} {said} on {signature.on} is no longer in the briefing",
            Label(signature.path, signature.span, "signs nothing"),
            help=f"delete the entry, or run briefgen review {briefing.slug}",
            severity=Severity.INFO,
            text=signature.text,
        )


def _stale(briefing: Briefing, claim: Claim, found: SignOff) -> Finding:
    signature = found.signature
    assert signature is not None
    what = "the claim" if found.reworded else "its evidence"
    passages = [passage for passage in claim.passages if _names(f"{passage.source} {passage.anchor}", found.changed)]
    then = "other words stood here when it was signed"
    related = [Label(passage.path, passage.prose.whole, then) for passage in passages]
    return Finding(
        f"{what} changed since {signature.by} signed it on {signature.on}{_told(found)}",
        Label(briefing.path, claim.prose.whole, "signed, then changed"),
        related=(*related, Label(signature.path, signature.span, "the signature")),
        diff=word_diff(signature.text, claim.text) if found.reworded else None,
        help=f"read it beside its evidence again and sign it: briefgen review {briefing.slug}",
        text=claim.text,
        claim=claim.id,
        source=passages[0].source if passages else None,
        paragraph=passages[0].anchor if passages else None,
    )


def _names(paragraph: str, keys: Sequence[str]) -> bool:
    """Whether one of the keys, with or without its signal, names a paragraph."""
    return any(key == paragraph or key.endswith(f" {paragraph}") for key in keys)


def _told(found: SignOff) -> str:
    """What changed of the evidence, in words."""
    told = [f"{key} has other words" for key in found.changed]
    told += [f"{key} is cited since" for key in found.added]
    told += [f"{key} is no longer cited" for key in found.removed]
    if found.requoted and not told:
        told = ["other words are quoted as evidence"]
    return f": {', '.join(told)}" if told else ""


RULE = Rule("stale-review", Severity.ERROR, briefing=find)
