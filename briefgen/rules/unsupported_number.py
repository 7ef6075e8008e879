"""A number in a claim must stand in a paragraph that the claim cites.

## Why
A number is the part of a sentence that readers carry away, and the part that drifts most easily: a million becomes
a billion, “up to” is lost, 69 per cent is tidied into 70.

Amounts, percentages, ordinals, fractions and counts are compared as values: `$1.2bn` is `1.2 billion dollars`, a
third is 33 per cent, a source's 1,412,000 bears 1.4 million. A number without a hedge must be the source's, or the
source's rounded to the digits you write. “About” allows one part in ten. “More than”, “at least” and “under” are held
against the nearest value in the cited paragraphs. A currency or a unit must not change. A number in words up to
twelve is only an error if the source counts the same thing otherwise: readers count such things for themselves. A scale
without a number (“millions”) must be the source's, or have a number of the source in it.

## Fix
Copy the number again from the source; or cite the paragraph that bears it as well; or say how far your number may be
off: “about”, “more than”, “at least”.

## Examples
The source has: Japan will invest up to $550 billion.

- “Japan will invest $500 billion” is reported: the source says $550 billion.
- “Japan will invest more than $500 billion” stands.
- “Japan will invest $550 million” is reported.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.facts.evidence import Case, cases
from briefgen.facts.hold_numbers import Verdict, hold_first, hold_number, is_first, is_small_count, may_replace
from briefgen.facts.quantity import Number, bounded_from, counted_to
from briefgen.facts.reading import Reading
from briefgen.facts.vague import Vague, other_scales
from briefgen.model import Briefing, Settings
from briefgen.rule import Rule

_MEND = "copy the number from the source, cite the paragraph that bears it, or say “about” or “more than”"


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Numbers of claims that no cited paragraph bears."""
    for case in cases(briefing, settings):
        for number in case.reading.numbers:
            if is_first(number) and not case.verified(number.start, number.end):
                first = hold_first(number, case.context)
                if not first.borne:
                    yield _finding(case, number, first)
            if number.derived or case.verified(number.start, number.end):
                continue
            twin = case.twins.get(number.sentence) if may_replace(number, case.context) else None
            verdict = hold_number(number, case.context, case.reading.numbers, twin)
            if not verdict.borne:
                yield _finding(case, number, verdict)
        if case.readable and not case.unchecked:
            for ours, reading, theirs in other_scales(case.reading, case.context.passages):
                if not case.verified(ours.start, ours.end):
                    yield _of_scale(case, ours, reading, theirs)


def _of_scale(case: Case, ours: Vague, reading: Reading, theirs: Vague) -> Finding:
    said, other = case.claim.text[ours.start : ours.end], reading.text[theirs.start : theirs.end]
    passage = case.passage_of(reading)
    where = f"{passage.source} {passage.anchor}" if passage else case.places
    return Finding(
        f"claim says {said}; {where} says {other}",
        case.label(ours.start, ours.end, "not in the cited paragraphs"),
        related=case.related(reading, theirs.start, theirs.end, "the nearest number"),
        help=_MEND,
        text=said,
        claim=case.claim.id,
        source=passage.source if passage else None,
        paragraph=passage.anchor if passage else None,
    )


def _finding(case: Case, number: Number, verdict: Verdict) -> Finding:
    words = case.claim.text[number.start : number.end]
    said = case.claim.text[bounded_from(number, case.reading.tokens, case.reading.pack) : number.end]
    message = f"claim says {said}; {case.places} has no such number"
    related: tuple[Label, ...] = ()
    near = verdict.nearest
    holder = next((reading for reading in case.context.passages if near in reading.numbers), None)
    passage = case.passage_of(holder) if holder else None
    if near and holder and passage:
        theirs = holder.text[bounded_from(near, holder.tokens, holder.pack) : near.end]
        if said.casefold() == theirs.casefold():
            # The values are the same: what they count is not.
            said += case.claim.text[number.end : counted_to(number, case.reading.tokens)]
            theirs += holder.text[near.end : counted_to(near, holder.tokens)]
        message = f"claim says {said}; {passage.source} {passage.anchor} says {theirs}"
        related = case.related(holder, near.start, near.end, "the nearest number")
    severity, mend = None, _MEND
    # What is left out may bear the number, but not where the source counts the same thing otherwise.
    contradicted = near is not None and verdict.rival and bool(near.nouns & number.nouns)
    if case.unchecked and not contradicted:
        severity = Severity.INFO
        message = f"{said} is unchecked: it is not in {case.places}, and {case.unchecked}"
        mend = "put the original beside the site (`originals`), or cite a paragraph that bears the number"
    elif is_small_count(number) and not verdict.rival:
        severity, mend = Severity.INFO, "nothing to mend if the source lets the reader count them; else copy its number"
    return Finding(
        message,
        _label(case, number),
        related=related,
        help=mend,
        severity=severity,
        text=words,
        claim=case.claim.id,
        source=passage.source if passage else None,
        paragraph=passage.anchor if passage else None,
    )


def _label(case: Case, number: Number) -> Label:
    return case.label(number.start, number.end, "not in the cited paragraphs")


RULE = Rule("unsupported-number", Severity.ERROR, briefing=find)
