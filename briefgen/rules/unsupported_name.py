"""A name in a claim must stand in a paragraph that the claim cites."""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Severity
from briefgen.facts.evidence import Case, cases
from briefgen.facts.hold_names import NameVerdict, hold_name
from briefgen.facts.names import Name
from briefgen.facts.polarity import denied
from briefgen.model import Briefing, Settings
from briefgen.rule import Rule


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Names of claims of which no cited paragraph bears a word."""
    for case in cases(briefing, settings):
        for name in case.reading.names:
            if case.verified(name.start, name.end):
                continue
            verdict = hold_name(name, case.context, settings.aliases, frozenset(), case.reading)
            if verdict.missing:
                yield Finding(
                    message=f"claim says {name.text}",
                    label=case.label(name.start, name.end),
                    severity=_severity(case, name, verdict),
                    text=" ".join(word.text for word in verdict.missing),
                    claim=case.claim.id,
                )


def _severity(case: Case, name: Name, verdict: NameVerdict) -> Severity | None:
    if case.elided or verdict.subject or denied(name.start, case.reading):
        return Severity.INFO
    if verdict.borne and verdict.near:
        return Severity.INFO
    if verdict.place or verdict.rival:
        return None
    return Severity.INFO if verdict.borne else None


RULE = Rule("unsupported-name", Severity.WARNING, briefing=find)
