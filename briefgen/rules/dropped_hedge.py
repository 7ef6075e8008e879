"""A claim says outright what its source says with a hedge.

## Why
“Up to $550 billion” is not $550 billion, and what is planned has not happened. Each retelling drops a small word, and
at the end of the row stands a fact that nobody ever stated. “The second largest” without its “second” is another fact.

## Fix
Keep the source's hedge: “up to”, “plans to”, “is expected to”, “may”; or cite a source that says it outright.

## Examples
The source has: The company plans to build up to ten reactors in Ohio.

- “The company plans to build up to ten reactors in Ohio” stands.
- “The company built ten reactors in Ohio” is reported twice.
"""

from collections.abc import Iterator
from itertools import chain

from briefgen.diagnostic import Finding, Severity
from briefgen.facts.evidence import Case, cases
from briefgen.facts.hedges import Lost, lost_hedges, lost_limits, lost_ranks
from briefgen.model import Briefing, Settings
from briefgen.rule import Rule


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Limits and hedges of the source that the claim leaves out."""
    for case in cases(briefing, settings):
        if not case.readable:
            continue
        ours, passages = case.reading, case.context.passages
        values = chain(lost_limits(ours, passages), lost_ranks(ours, passages))
        for lost in chain(values, lost_hedges(ours, passages, case.close)):
            if not case.verified(lost.start, lost.end):
                yield _finding(case, lost)


def _finding(case: Case, lost: Lost) -> Finding:
    passage = case.passage_of(lost.passage)
    where = f"{passage.source} {passage.anchor}" if passage else "its source"
    said = case.claim.text[lost.start : lost.end]
    return Finding(
        f"claim says “{said}” outright; {where} says “{lost.words}”",
        case.label(lost.start, lost.end, "without the source's hedge"),
        related=case.related(lost.passage, lost.their_start, lost.their_end, "the hedge"),
        help=f"keep “{lost.words}”, or cite a source that says it outright",
        text=said,
        claim=case.claim.id,
        source=passage.source if passage else None,
        paragraph=passage.anchor if passage else None,
    )


RULE = Rule("dropped-hedge", Severity.WARNING, briefing=find)
