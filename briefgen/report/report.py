"""What a report says, whatever its format."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from briefgen.diagnostic import Diagnostic, Severity
from briefgen.frozen import frozen
from briefgen.text import SourceText


@frozen
class Counts:
    """What was looked at and what was found. `cited`: the claims with a source paragraph behind them."""

    briefings: int = 0
    sources: int = 0
    claims: int = 0
    cited: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0

    @property
    def found(self) -> tuple[int, int, int]:
        """How many errors, warnings and infos there are."""
        return self.errors, self.warnings, self.infos

    def of(self, diagnostics: Iterable[Diagnostic]) -> "Counts":
        """The same, with the numbers of these diagnostics by severity."""
        found = Counter(diagnostic.severity for diagnostic in diagnostics)
        return replace(self, errors=found[Severity.ERROR], warnings=found[Severity.WARNING], infos=found[Severity.INFO])


@frozen
class RuleEntry:
    """A rule as a reader of a report may look it up: its one-line summary and its whole documentation (Markdown)."""

    name: str
    severity: Severity
    summary: str
    documentation: str = ""


@frozen
class Report:
    """The input of every format.

    `texts` holds the files by their path relative to the site; one that is missing could not be read. `rules` are
    those that SARIF describes. `folder` is the site's place below the repository's root (`""` at the root, else
    ending in `/`): formats that another program reads name files from there. `summarised`: the full format ends in
    the sentence that sums up.
    """

    diagnostics: Sequence[Diagnostic]
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    colour: bool = False
    summarised: bool = True
    rules: Sequence[RuleEntry] = ()
    folder: str = ""
    version: str = ""
