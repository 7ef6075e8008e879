"""A claim must not say yes where its source says no.

## Why
A dropped “not” leaves a sentence that looks like its source in every other word: no measure of likeness finds it, and
nothing in a report is worse to get wrong.

The claim is compared with the cited sentences that share most of its words: a negation (“not”, “failed to”, “refused
to”, “without”) beside the same word on one side only, or a word and its opposite among the same neighbours (“rose”
and “fell”).

## Fix
Read the two sentences side by side and give the claim the source's sense. Where both are right, say it nearer to the
source's own words, or allow it with a reason.

## Examples
The source has: The minister did not rule out new tariffs.

- “The minister ruled out new tariffs” is reported.
- “The minister did not rule out tariffs” stands.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Severity
from briefgen.facts.evidence import Case, cases
from briefgen.facts.polarity import Flip, flips
from briefgen.model import Briefing, Settings
from briefgen.rule import Rule


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Negations and antonyms that stand on one side only."""
    for case in cases(briefing, settings):
        if not case.readable:
            continue
        for flip in flips(case.reading, case.context.passages, case.close):
            if not case.verified(flip.ours.start, flip.ours.end):
                yield _finding(case, flip)


def _finding(case: Case, flip: Flip) -> Finding:
    passage = case.passage_of(flip.passage)
    where = f"{passage.source} {passage.anchor}" if passage else "its source"
    messages = {
        "denied": f"claim says “{flip.ours.text}” of what {where} says plainly",
        "affirmed": f"claim says plainly what {where} says “{flip.theirs.text}” of",
        "opposite": f"claim says “{flip.ours.text}”; {where} says “{flip.theirs.text}”",
    }
    return Finding(
        messages[flip.kind],
        case.label(flip.ours.start, flip.ours.end, "the other way round in the source"),
        related=case.related(flip.passage, flip.theirs.start, flip.theirs.end, "the source's word"),
        help="read the two sentences side by side, and give the claim the source's sense",
        text=flip.ours.text,
        claim=case.claim.id,
        source=passage.source if passage else None,
        paragraph=passage.anchor if passage else None,
    )


RULE = Rule("flipped-polarity", Severity.WARNING, briefing=find)
