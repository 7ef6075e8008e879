"""A number in a claim must stand in a paragraph that the claim cites.

## Why
A number is the part of a sentence that readers carry away, and the part that drifts most easily: a million becomes
a billion, "up to" gets lost, 69 per cent is tidied into 70.

## Fix
Copy the number again from the source, cite the paragraph that bears it, or say how far your number may be off:
"about", "more than", "at least".
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.facts.evidence import Case, cases
from briefgen.facts.hold_numbers import Verdict, hold_number, is_small_count
from briefgen.facts.number import Number
from briefgen.model import Briefing, Settings
from briefgen.rule import Rule


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Numbers of claims that no cited paragraph bears."""
    for case in cases(briefing, settings):
        for number in case.reading.numbers:
            if number.derived or case.verified(number.start, number.end):
                continue
            verdict = hold_number(number, case.context, case.reading.numbers)
            if not verdict.borne:
                yield _finding(case, number, verdict)


def _finding(case: Case, number: Number, verdict: Verdict) -> Finding:
    mild = case.elided or (is_small_count(number) and not verdict.rival)
    return Finding(
        message=f"claim says {number.text}",
        label=case.label(number.start, number.end),
        severity=Severity.INFO if mild else None,
        text=number.text,
        claim=case.claim.id,
    )


RULE = Rule("unsupported-number", Severity.ERROR, briefing=find)
