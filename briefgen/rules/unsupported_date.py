"""A date in a claim must stand in a paragraph that the claim cites."""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Severity
from briefgen.facts.evidence import cases
from briefgen.facts.hold_dates import hold_date
from briefgen.model import Briefing, Settings
from briefgen.rule import Rule


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Dates of claims that no cited paragraph bears."""
    for case in cases(briefing, settings):
        for moment in case.reading.moments:
            if case.verified(moment.start, moment.end):
                continue
            verdict = hold_date(moment, case.context)
            if not verdict.borne:
                yield Finding(
                    message=f"claim says {moment.text}",
                    label=case.label(moment.start, moment.end),
                    severity=Severity.INFO if case.elided else None,
                    text=moment.text,
                    claim=case.claim.id,
                )


RULE = Rule("unsupported-date", Severity.ERROR, briefing=find)
