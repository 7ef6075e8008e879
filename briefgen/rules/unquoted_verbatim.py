"""Twelve or more words in a row are a source's, without quotation marks.

## Why
Words taken over as they stand are a quotation, marked or not. Unmarked, they pass as yours: that is unfair to their
author, and hides from the reader whose words they are. Most sources may be quoted, few may be copied.

## Fix
Set quotation marks, or say it in your own words. Names and figures may stay as they are.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Severity
from briefgen.facts.evidence import Case, cases
from briefgen.facts.tokens import Token
from briefgen.facts.verbatim import copied, with_run
from briefgen.model import Briefing, QuotationRole, Settings
from briefgen.rule import Rule

_LEAST = 12


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Runs of twelve or more words of a cited paragraph outside quotation marks."""
    for case in cases(briefing, settings):
        words = [word for line in case.reading.lines for word in line.words]
        if not with_run(words, case.context.passages, _LEAST):
            continue
        for run in _runs(case):
            for found in copied(run, case.context.passages, _LEAST):
                passage = case.passage_of(found.reading)
                where = f"{passage.source} {passage.anchor}" if passage else "its source"
                yield Finding(
                    f"{found.words} words in a row stand in {where}",
                    case.label(found.start, found.end, "without quotation marks"),
                    related=case.related(found.reading, found.their_start, found.their_end, "the same words"),
                    help="set quotation marks, or say it in your own words",
                    text=case.claim.text[found.start : found.end],
                    claim=case.claim.id,
                    source=passage.source if passage else None,
                    paragraph=passage.anchor if passage else None,
                )


def _runs(case: Case) -> Iterator[list[Token]]:
    """The claim's words between its quotations."""
    quotations = [quotation for quotation in case.claim.quotations if quotation.start >= 0]
    if not quotations:
        yield list(case.reading.tokens)
        return
    if any(quotation.role is QuotationRole.BLOCK for quotation in quotations):
        return
    run: list[Token] = []
    for token in case.reading.tokens:
        if any(quotation.start <= token.start < quotation.end for quotation in quotations):
            if run:
                yield run
            run = []
        else:
            run.append(token)
    if run:
        yield run


RULE = Rule("unquoted-verbatim", Severity.WARNING, briefing=find)
