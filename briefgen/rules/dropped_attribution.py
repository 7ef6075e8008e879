"""A claim says outright what its source gives as somebody's word.

## Why
“Officials said the talks failed” tells that somebody said so; “the talks failed” makes it the desk's own finding. Where
the source keeps its distance (“officials said”, “according to”, “allegedly”, “reportedly”), the briefing must too.

## Fix
Say who said it, as the source does; or cite a source that knows it at first hand.

## Examples
The source has: The talks failed over tariffs on steel, officials said.

- “The talks failed over tariffs on steel, according to officials” stands.
- “The talks failed over tariffs on steel” is reported.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Severity
from briefgen.facts.evidence import cases
from briefgen.facts.hedges import lost_attributions
from briefgen.model import Briefing, Settings
from briefgen.rule import Rule


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Sentences that lose the unnamed or doubted speaker that every near sentence of the source gives them."""
    for case in cases(briefing, settings):
        if not case.readable:
            continue
        for lost in lost_attributions(case.reading, case.context.passages, case.close):
            passage = case.passage_of(lost.passage)
            where = f"{passage.source} {passage.anchor}" if passage else "its source"
            yield Finding(
                f"claim says outright what {where} gives as “{lost.words}”",
                case.label(lost.start, lost.end, "without the source's attribution"),
                related=case.related(lost.passage, lost.their_start, lost.their_end, "the attribution"),
                help="say who said it, as the source does",
                text=case.claim.text[lost.start : lost.end],
                claim=case.claim.id,
                source=passage.source if passage else None,
                paragraph=passage.anchor if passage else None,
            )


RULE = Rule("dropped-attribution", Severity.WARNING, briefing=find)
