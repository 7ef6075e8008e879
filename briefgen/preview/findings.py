"""What is wrong with the site, as the panel in the page and the terminal show it: the same words in both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.diagnostic import Diagnostic, Severity
from briefgen.preview.laid import Laid
from briefgen.report import FORMATS, Counts, Report, in_order, sentence
from briefgen.report.located import place
from briefgen.text import SourceText

MOST = 50
"""The most findings that are shown of one page, of the rest of the site, and in the terminal at once."""
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """The errors and warnings of an edition, in the order of a report, and what they were counted among.

    `note` says what no rule finds: that briefgen itself failed.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    note: str = ""

    @property
    def summary(self) -> str:
        """The sentence that sums a check up, or what went wrong instead of one."""
        return self.note or sentence(self.counts)

    def of(self, file: str | None) -> "Findings":
        """Those of one file."""
        return replace(self, diagnostics=tuple(one for one in self.diagnostics if one.finding.label.path == file))

    def others(self, file: str | None) -> "Findings":
        """Those of all other files."""
        return replace(self, diagnostics=tuple(one for one in self.diagnostics if one.finding.label.path != file))

    def joined(self, diagnostics: Sequence[Diagnostic], texts: Mapping[str, SourceText], note: str = "") -> "Findings":
        """These and some more, errors all of them, in files of their own."""
        if not diagnostics and not note:
            return self
        return Findings(
            in_order((*self.diagnostics, *diagnostics), Laid(texts, self.texts)),
            Laid(texts, self.texts),
            replace(self.counts, errors=self.counts.errors + len(diagnostics)),
            self.note or note,
        )

    def text(self, diagnostic: Diagnostic, *, colour: bool = False) -> str:
        """A finding as `briefgen check` prints it."""
        report = Report((diagnostic,), self.texts, colour=colour, summarised=False)
        return FORMATS["full"](report).rstrip("\n")

    def place(self, diagnostic: Diagnostic) -> str:
        """`path:line:column` of a finding."""
        where = place(diagnostic.finding.label, self.texts)
        return f"{where.path}:{where.start.line}:{where.start.column}"


def findings(
    diagnostics: Sequence[Diagnostic], texts: Mapping[str, SourceText], counts: Counts, *, strict: bool
) -> Findings:
    """What is to be shown of what was found; `strict` makes warnings errors. Infos are counted only."""
    weighed = [
        replace(one, severity=Severity.ERROR) if strict and one.severity is Severity.WARNING else one
        for one in diagnostics
    ]
    shown = in_order((one for one in weighed if one.severity is not Severity.INFO), texts)
    return Findings(shown, texts, counts.of(weighed))


class Told:
    """What the terminal has shown already: a finding is told once, and again only when it was gone in between."""

    def __init__(self) -> None:
        self._before: frozenset[Key] = frozenset()
        self._summary = ""

    def news(self, found: Findings, *, colour: bool) -> str:
        """What to print of these findings; nothing where nothing changed."""
        fresh = [one for one in found.diagnostics if key(one) not in self._before]
        blocks = [found.text(one, colour=colour) for one in fresh[:MOST]]
        if len(fresh) > MOST:
            blocks.append(f"… and {len(fresh) - MOST} more: `briefgen check` reports all of them.")
        if found.summary != self._summary:
            blocks.append(found.summary)
        self._before = frozenset(map(key, found.diagnostics))
        self._summary = found.summary
        return "\n\n".join(blocks) + "\n" * bool(blocks)


def key(diagnostic: Diagnostic) -> Key:
    """What makes a finding the same as before, wherever its lines have moved to."""
    finding = diagnostic.finding
    return (
        *(diagnostic.rule, diagnostic.severity, finding.label.path, finding.message, finding.label.message),
        *(finding.diff or "", finding.help or "", finding.text, finding.claim or ""),
    )
