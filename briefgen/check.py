"""Runs the rules: stamps findings with rule and severity, and heeds allowances."""

from collections.abc import Iterable, Iterator, Mapping

from briefgen.diagnostic import Diagnostic, Finding, Label, Severity
from briefgen.model import Allowance, Briefing, Overview, Settings, Source
from briefgen.parse.problem import Problem
from briefgen.rules import RULES
from briefgen.summary import MISMATCHES

UNUSED = "unused-allowance"
_DEFAULTS: Mapping[str, Severity] = {rule.name: rule.severity for rule in RULES}


def stamp(rule: str, findings: Iterable[Finding], settings: Settings) -> Iterator[Diagnostic]:
    """Findings as diagnostics, with the severity that the rule has on this site; none where it is off.

    A finding's own severity, for a milder case of the same mistake, holds unless the site names the rule's, and then
    it never rises above that.
    """
    usual = _DEFAULTS[rule]
    chosen = settings.severities.get(rule, usual)
    if chosen is None:
        return
    for finding in findings:
        own = finding.severity
        yield Diagnostic(rule, chosen if own is None else _milder(own, chosen), finding)


_WEIGHT = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.INFO: 0}


def _milder(one: Severity, other: Severity) -> Severity:
    return min(one, other, key=_WEIGHT.__getitem__)


def reported(problems: Iterable[Problem], settings: Settings) -> Iterator[Diagnostic]:
    """What parsing and resolving found."""
    for each in problems:
        yield from stamp(each.rule, (each.finding,), settings)


def check_briefing(briefing: Briefing, settings: Settings) -> tuple[Diagnostic, ...]:
    """What the rules find in one resolved document."""
    return tuple(
        diagnostic
        for rule in RULES
        if rule.briefing
        for diagnostic in stamp(rule.name, rule.briefing(briefing, settings), settings)
    )


def check_source(source: Source, settings: Settings) -> tuple[Diagnostic, ...]:
    """What the rules find in one source."""
    return tuple(
        diagnostic
        for rule in RULES
        if rule.source
        for diagnostic in stamp(rule.name, rule.source(source, settings), settings)
    )


def check_site(overview: Overview, settings: Settings) -> tuple[Diagnostic, ...]:
    """What the rules find in the summaries of all documents and sources."""
    return tuple(
        diagnostic
        for rule in RULES
        if rule.site
        for diagnostic in stamp(rule.name, rule.site(overview, settings), settings)
    )


def failed_claims(diagnostics: Iterable[Diagnostic]) -> frozenset[str]:
    """The ids of claims that do not agree with their sources."""
    return frozenset(
        each.finding.claim
        for each in diagnostics
        if each.finding.claim and each.rule in MISMATCHES and each.severity is not Severity.INFO
    )


def heed(
    diagnostics: Iterable[Diagnostic], allowances: Mapping[str, tuple[Allowance, ...]], settings: Settings
) -> tuple[tuple[Diagnostic, ...], tuple[tuple[Allowance, Diagnostic], ...]]:
    """The diagnostics that no allowance silences, allowances that allow nothing among them; and those silenced.

    `allowances` are those of each file, by its path.
    """
    kept: list[Diagnostic] = []
    silenced: list[tuple[Allowance, Diagnostic]] = []
    for each in diagnostics:
        label = each.finding.label
        allowance = next(
            (one for one in allowances.get(label.path, ()) if one.rule == each.rule and one.covers.meets(label.span)),
            None,
        )
        if allowance is None:
            kept.append(each)
        else:
            silenced.append((allowance, each))
    used = {id(allowance) for allowance, _ in silenced}
    for path, own in allowances.items():
        unused = (_unused(path, allowance) for allowance in own if id(allowance) not in used)
        kept += stamp(UNUSED, unused, settings)
    return tuple(kept), tuple(silenced)


def _unused(path: str, allowance: Allowance) -> Finding:
    return Finding(
        f"the allowance of {allowance.rule} allows nothing: the next block has no such finding",
        Label(path, allowance.span, "allows nothing"),
        help="delete it",
    )
