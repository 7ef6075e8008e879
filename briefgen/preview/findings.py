"""What is wrong with the site, as the panel in the page and the terminal show it: the same words in both."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefgen.diagnostic import Diagnostic, Severity
from briefgen.preview.file_findings import FileFindings
from briefgen.preview.laid import laid
from briefgen.report.report import Counts
from briefgen.report.summary import sentence
from briefgen.text import SourceText

MOST = 50
"""The most findings that are shown of one page, of the rest of the site, and in the terminal at once."""
NONE = FileFindings((), {})


@dataclass(frozen=True)
class Findings:
    """What was found in an edition, by file, and what it was counted among.

    `note` says what no rule finds: that briefgen itself failed.
    """

    files: Mapping[str, FileFindings] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    note: str = ""

    @property
    def summary(self) -> str:
        """The sentence that sums a check up, or what went wrong instead of one."""
        return self.note or sentence(self.counts)

    @property
    def number(self) -> int:
        """How many are shown."""
        return self.counts.errors + self.counts.warnings

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The files in which something is shown, in the order of a report."""
        return tuple(sorted(path for path, own in self.files.items() if own.number))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The errors and warnings, in the order of a report."""
        return tuple(one for path in self.paths for one in self.files[path].shown)

    def of(self, file: str | None) -> FileFindings:
        """Those of one file."""
        return self.files.get(file or "", NONE)

    def others(self, file: str | None, most: int) -> Iterator[tuple[FileFindings, Diagnostic]]:
        """The first of those of all other files, each with the findings that it is one of."""
        for path in self.paths:
            if most <= 0:
                return
            if path != file:
                own = self.files[path]
                yield from ((own, one) for one in own.shown[:most])
                most -= own.number

    def text(self, diagnostic: Diagnostic) -> str:
        """A finding as `briefgen check` prints it."""
        return self.of(diagnostic.finding.label.path).text(diagnostic)

    def joined(self, diagnostics: Sequence[Diagnostic], texts: Mapping[str, SourceText], note: str = "") -> "Findings":
        """These and some more, errors all of them."""
        if not diagnostics and not note:
            return self
        more = {
            path: FileFindings((*self.of(path).shown, *found), laid(texts, self.of(path).texts))
            for path, found in _by_file(diagnostics).items()
        }
        return Findings(
            {**self.files, **more},
            replace(self.counts, errors=self.counts.errors + len(diagnostics)),
            self.note or note,
        )

    def revised(self, files: Mapping[str, FileFindings], counts: Counts) -> "Findings":
        """These with those of some files in place of the earlier ones; `counts` is what they are counted among."""
        found = Counter({Severity.ERROR: self.counts.errors, Severity.WARNING: self.counts.warnings})
        found[Severity.INFO] = self.counts.infos
        for path, own in files.items():
            found.subtract(self.of(path).counts)
            found.update(own.counts)
        return Findings({**self.files, **files}, _counted(counts, found))


def findings(
    diagnostics: Iterable[Diagnostic],
    texts: Mapping[str, SourceText],
    counts: Counts,
    *,
    strict: bool,
    before: Findings | None = None,
) -> Findings:
    """What is to be shown of what was found. What is as it was `before` is taken over from there."""
    earlier = before.files if before else {}
    files: dict[str, FileFindings] = {}
    total: Counter[Severity] = Counter()
    for path, found in _by_file(diagnostics).items():
        own = earlier.get(path)
        if own is None or not own.holds(found):
            own = FileFindings(found, texts, strict=strict)
        files[path] = own
        total.update(own.counts)
    return Findings(files, _counted(counts, total))


def _by_file(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    files: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        files.setdefault(one.finding.label.path, []).append(one)
    return files


def _counted(counts: Counts, found: Counter[Severity]) -> Counts:
    return replace(counts, errors=found[Severity.ERROR], warnings=found[Severity.WARNING], infos=found[Severity.INFO])
