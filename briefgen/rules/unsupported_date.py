"""A date in a claim must stand in a paragraph that the claim cites.

## Why
A wrong day or year is the mistake that readers find first, and that stays longest: later stories copy it.

Years, months, days, decades, centuries and weekdays are compared as dates. A source's “Tuesday” or “yesterday” counts
from the day on which the source was issued, and that day itself may be used. A claim may be less exact than its
source, never more: a source's “in May” does not bear “on 3 May”. “Before”, “after”, “since” and “by” are held against
the source's dates that are at least as exact. A time of day is held against the source's times of day, unless the two
name different time zones.

## Fix
Copy the date again from the source, or cite the paragraph that bears it. Where the source says “Tuesday”, check its
`issued`: relative days count from it.

## Examples
The source, issued on 2025-10-28, has: The leaders met on Tuesday.

- “The leaders met on 28 October” stands.
- “The leaders met on 27 October” is reported.
- “The leaders met before November” stands.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.facts.clock import Time, wrong_times
from briefgen.facts.evidence import Case, cases
from briefgen.facts.hold_dates import DateVerdict, hold_date
from briefgen.facts.moment import Moment
from briefgen.facts.pack import When
from briefgen.facts.reading import Reading
from briefgen.model import Briefing, Settings
from briefgen.rule import Rule

_MEND = "copy the date from the source, or cite the paragraph that bears it; relative days count from its `issued`"


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Dates of claims that no cited paragraph bears."""
    for case in cases(briefing, settings):
        for moment in case.reading.moments:
            if case.verified(moment.start, moment.end):
                continue
            verdict = hold_date(moment, case.context)
            if not verdict.borne:
                yield _finding(case, moment, verdict)
        if case.unchecked is None:
            for time, reading, nearest in wrong_times(case.reading, case.context.passages):
                if not case.verified(time.start, time.end):
                    yield _of_time(case, time, reading, nearest)


def _of_time(case: Case, time: Time, reading: Reading, nearest: Time) -> Finding:
    said, theirs = case.claim.text[time.start : time.end], reading.text[nearest.start : nearest.end]
    passage = case.passage_of(reading)
    where = f"{passage.source} {passage.anchor}" if passage else case.places
    return Finding(
        f"claim says {said}; {where} says {theirs}",
        case.label(time.start, time.end, "not in the cited paragraphs"),
        related=case.related(reading, nearest.start, nearest.end, "the nearest time"),
        help="copy the time again from the source, or name both time zones",
        text=said,
        claim=case.claim.id,
        source=passage.source if passage else None,
        paragraph=passage.anchor if passage else None,
    )


def _finding(case: Case, moment: Moment, verdict: DateVerdict) -> Finding:
    said = case.claim.text[moment.start : moment.end]
    ours = said if moment.when is When.AT else f"{moment.when} {said}"
    message = f"claim says {ours}; {case.places} has no such date"
    related: tuple[Label, ...] = ()
    near = verdict.nearest
    holder = next((reading for reading in case.context.passages if near in reading.moments), None)
    passage = case.passage_of(holder) if holder else None
    if near and holder and passage:
        theirs = f"“{near.text}”, {_spelt(near)}" if near.relative and near.day else near.text
        if near.when is not When.AT and not near.relative:
            theirs = f"{near.when} {theirs}"
        message = f"claim says {ours}; {passage.source} {passage.anchor} says {theirs}"
        related = case.related(holder, near.start, near.end, "the nearest date")
    severity, mend = None, _MEND
    if case.unchecked and not (near and near.month == moment.month is not None and near.precision == moment.precision):
        severity = Severity.INFO
        message = f"{said} is unchecked: it is not in {case.places}, and {case.unchecked}"
        mend = "put the original beside the site (`originals`), or cite a paragraph that bears the date"
    return Finding(
        message,
        case.label(moment.start, moment.end, "not in the cited paragraphs"),
        related=related,
        help=mend,
        severity=severity,
        text=said,
        claim=case.claim.id,
        source=passage.source if passage else None,
        paragraph=passage.anchor if passage else None,
    )


def _spelt(moment: Moment) -> str:
    return f"{moment.year}-{moment.month:02}-{moment.day:02}"


RULE = Rule("unsupported-date", Severity.ERROR, briefing=find)
