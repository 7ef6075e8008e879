"""What a rule is: a name, a severity, and a function that yields findings.

A rule looks at one thing: a briefing whose claims hold their evidence, a source, or the summaries of the whole
site. A rule that the parser or the resolver finds on its way has no function of its own (`Reported`); its file
holds its documentation.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefgen.diagnostic import Finding, Severity
from briefgen.model import Briefing, Overview, Settings, Source


@dataclass(frozen=True, slots=True)
class BriefingRule:
    """Looks at one briefing after `resolve`: its claims hold their evidence."""

    name: str
    severity: Severity
    find: Callable[[Briefing, Settings], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class SourceRule:
    """Looks at one source, with its full original where there is one."""

    name: str
    severity: Severity
    find: Callable[[Source, Settings], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class SiteRule:
    """Looks at the summaries of all briefings and sources: never at a whole one."""

    name: str
    severity: Severity
    find: Callable[[Overview, Settings], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Reported:
    """A rule whose findings the parser, the resolver or the checker itself reports."""

    name: str
    severity: Severity


Rule = BriefingRule | SourceRule | SiteRule | Reported
