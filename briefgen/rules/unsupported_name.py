"""A name in a claim must stand in a paragraph that the claim cites."""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Severity
from briefgen.facts.evidence import cases
from briefgen.facts.hold_names import hold_name
from briefgen.model import Briefing, Settings
from briefgen.rule import Rule


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Names of claims of which no cited paragraph bears a word."""
    for case in cases(briefing, settings):
        for name in case.reading.names:
            if case.verified(name.start, name.end):
                continue
            verdict = hold_name(name, case.context, settings.aliases, frozenset())
            if verdict.missing:
                yield Finding(
                    message=f"claim says {name.text}",
                    label=case.label(name.start, name.end),
                    severity=Severity.INFO if verdict.borne else None,
                    text=" ".join(word.text for word in verdict.missing),
                    claim=case.claim.id,
                )


RULE = Rule("unsupported-name", Severity.WARNING, briefing=find)
