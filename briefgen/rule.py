"""What a rule is: a name, a severity, and the functions that yield findings.

A rule looks at a briefing whose claims hold their evidence, at a source, at the summaries of the whole site, or at
several of these. A rule whose findings the parser, the resolver or the checker reports has no function; its file holds
its documentation.
"""

from collections.abc import Callable, Iterable

from briefgen.diagnostic import Finding, Severity
from briefgen.frozen import frozen
from briefgen.model import Briefing, Overview, Settings, Source


@frozen
class Rule:
    """One rule, named as everywhere: site.yaml, allowances, reports, `briefgen explain`.

    `briefing` looks at one document after `resolve`; `source` at one source, with its full original where that is at
    hand; `site` at the summaries of all documents and sources, never at a whole one.
    """

    name: str
    severity: Severity
    briefing: Callable[[Briefing, Settings], Iterable[Finding]] | None = None
    source: Callable[[Source, Settings], Iterable[Finding]] | None = None
    site: Callable[[Overview, Settings], Iterable[Finding]] | None = None
