"""What was found in one file: weighed, put in order and put into words when somebody looks at it.

An edition takes over what the one before it had of every file in which nothing new was found: so the words of a
finding are made once, and an edit costs what it changed, however much is wrong elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from operator import is_

from briefgen.diagnostic import Diagnostic, Severity
from briefgen.report.formats import FORMATS
from briefgen.report.located import in_order, place
from briefgen.report.report import Report
from briefgen.text import SourceText

Key = tuple[str, ...]


class FileFindings:
    """The findings of one file. `strict` makes warnings errors; infos are counted only."""

    def __init__(self, found: Iterable[Diagnostic], texts: Mapping[str, SourceText], *, strict: bool = False) -> None:
        self.found = tuple(found)
        self.texts = texts
        self._strict = strict
        self._words: dict[int, str] = {}

    def holds(self, found: list[Diagnostic]) -> bool:
        """Whether these are the very findings that it holds."""
        return len(found) == len(self.found) and all(map(is_, found, self.found))

    @cached_property
    def counts(self) -> Counter[Severity]:
        """How many there are of each severity."""
        counts = Counter(one.severity for one in self.found)
        if self._strict:
            counts[Severity.ERROR] += counts.pop(Severity.WARNING, 0)
        return counts

    @cached_property
    def number(self) -> int:
        """How many are shown."""
        return self.counts[Severity.ERROR] + self.counts[Severity.WARNING]

    @cached_property
    def shown(self) -> tuple[Diagnostic, ...]:
        """The errors and warnings, in the order of a report."""
        return in_order((self._weighed(one) for one in self.found if one.severity is not Severity.INFO), self.texts)

    @cached_property
    def keys(self) -> frozenset[Key]:
        """What tells the shown ones from others."""
        return frozenset(map(key, self.shown))

    def text(self, diagnostic: Diagnostic, *, colour: bool = False) -> str:
        """A finding that is shown, as `briefgen check` prints it."""
        if colour:
            return self._printed(diagnostic, colour=True)
        words = self._words.get(id(diagnostic))
        if words is None:
            words = self._words[id(diagnostic)] = self._printed(diagnostic, colour=False)
        return words

    def place(self, diagnostic: Diagnostic) -> str:
        """`path:line:column` of a finding."""
        where = place(diagnostic.finding.label, self.texts)
        return f"{where.path}:{where.start.line}:{where.start.column}"

    def _printed(self, diagnostic: Diagnostic, *, colour: bool) -> str:
        report = Report((diagnostic,), self.texts, colour=colour, summarised=False)
        return FORMATS["full"](report).rstrip("\n")

    def _weighed(self, diagnostic: Diagnostic) -> Diagnostic:
        if self._strict and diagnostic.severity is Severity.WARNING:
            return replace(diagnostic, severity=Severity.ERROR)
        return diagnostic


def key(diagnostic: Diagnostic) -> Key:
    """What makes a finding the same as before, wherever its lines have moved to."""
    finding = diagnostic.finding
    return (
        *(diagnostic.rule, diagnostic.severity, finding.label.path, finding.message, finding.label.message),
        *(finding.diff or "", finding.help or "", finding.text, finding.claim or ""),
    )
