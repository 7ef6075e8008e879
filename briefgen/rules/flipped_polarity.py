"""A claim must not say yes where its source says no."""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Severity
from briefgen.facts.evidence import cases
from briefgen.facts.polarity import flips
from briefgen.model import Briefing, Settings
from briefgen.rule import Rule


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Negations and antonyms that stand on one side only."""
    for case in cases(briefing, settings):
        for flip in flips(case.reading, case.context.passages):
            if case.verified(flip.ours.start, flip.ours.end):
                continue
            yield Finding(
                message=f"claim says {flip.ours.text}; source {flip.theirs.text} ({flip.kind})",
                label=case.label(flip.ours.start, flip.ours.end),
                text=flip.ours.text,
                claim=case.claim.id,
            )


RULE = Rule("flipped-polarity", Severity.WARNING, briefing=find)
