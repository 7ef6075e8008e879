"""What judges doubt in a document, as findings of the rule `judge-doubts`."""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.facts.evidence import is_elided
from briefgen.judging.bench import Bench
from briefgen.judging.judge import Opinion, Verdict
from briefgen.model import Briefing, Claim, ClaimKind, JudgeSettings, Passage, Settings

RULE = "judge-doubts"


def doubts(briefing: Briefing, settings: Settings, bench: Bench) -> Iterator[Finding]:
    """The claims that a judge, surer than its threshold, does not find in what they cite.

    Raises:
        JudgeError: a judge cannot be used.
    """
    claims = tuple(claim for claim in briefing.claims if _is_judged(claim))
    pairs = tuple((claim.text, "\n\n".join(passage.checked for passage in claim.support)) for claim in claims)
    for judge in settings.judges if claims else ():
        for claim, verdict in zip(claims, bench.hear(judge, pairs), strict=True):
            if verdict.score >= judge.threshold and _is_doubt(verdict, claim.support):
                yield _finding(briefing, claim, judge, verdict)


def _is_judged(claim: Claim) -> bool:
    """Whether it asserts something that its citations bear, more than words that stand there anyway."""
    if claim.kind not in (ClaimKind.FACT, ClaimKind.QUOTATION) or not claim.support:
        return False
    whole = any(each.found and each.end - each.start >= len(claim.text.rstrip(".")) - 2 for each in claim.quotations)
    return not whole


def _is_doubt(verdict: Verdict, passages: tuple[Passage, ...]) -> bool:
    if verdict.label is Opinion.UNSUPPORTED:
        # What was left out of a paragraph may well bear the claim.
        return not any(is_elided(passage) for passage in passages)
    return verdict.label is Opinion.CONTRADICTED


def _finding(briefing: Briefing, claim: Claim, judge: JudgeSettings, verdict: Verdict) -> Finding:
    first = claim.support[0]
    says = "contradicted" if verdict.label is Opinion.CONTRADICTED else "not borne out"
    cited = ", ".join(f"{passage.source} {passage.anchor}" for passage in claim.support)
    return Finding(
        f"the judge `{judge.name}` thinks this claim {says} by {cited} (score {verdict.score:.2f})",
        Label(briefing.path, claim.prose.span(0, len(claim.text)), f"{says}, says the judge"),
        related=(Label(first.path, first.prose.whole, "what it was read beside"),),
        help="read both again: mend the claim if the judge is right; if not, allow judge-doubts here with your reason",
        severity=Severity.WARNING,
        text=claim.text,
        claim=claim.id,
        source=first.source,
        paragraph=first.anchor,
    )
