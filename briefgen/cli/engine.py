"""What the commands need of the engine, and how they show what it gives."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from briefgen import __version__
from briefgen.cli.terminal import print_report, wants_colour
from briefgen.diagnostic import Diagnostic
from briefgen.report import FORMATS, Counts, Report, RuleEntry
from briefgen.text import SourceText


class Result(Protocol):
    """What a check found. `usable` is false where `site.yaml` cannot be used: then nothing else was looked at."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found, in the order of the report."""
        ...

    @property
    def texts(self) -> Mapping[str, SourceText]:
        """The files by their path."""
        ...

    @property
    def counts(self) -> Counts:
        """What was looked at."""
        ...

    @property
    def usable(self) -> bool:
        """Whether there was a site to look at."""
        ...


class BuildResult(Protocol):
    """What a build did."""

    @property
    def result(self) -> Result:
        """What was found."""
        ...

    @property
    def pages(self) -> int:
        """How many pages were written: none where there was an error."""
        ...


class Engine(Protocol):
    """A site that can be checked and built."""

    def check(self, paths: Sequence[str] = (), *, strict: bool = False) -> Result:
        """What is wrong in the site, or in some files and folders of it."""
        ...

    def allowances(self, paths: Sequence[str] = ()) -> str:
        """Every allowance with its reason and what it silences, as lines."""
        ...

    def build(
        self, *, output: Path | None, drafts: bool, url: str | None, jobs: int | None, strict: bool, cache: bool
    ) -> BuildResult:
        """Check, then publish unless there is an error."""
        ...


def open_site(root: Path) -> Engine:
    """The engine for a site's folder."""
    # Imported late, so that a wrong option is answered at once.
    from briefgen.workspace import Workspace  # noqa: PLC0415

    return Workspace.open(root)


def show(result: Result, output_format: str = "full", *, folder: str = "", summarised: bool = True) -> None:
    """Print what was found to standard output."""
    colour = wants_colour() and output_format in {"full", "concise"}
    report = Report(
        result.diagnostics,
        result.texts,
        result.counts,
        colour=colour,
        summarised=summarised,
        rules=_rules() if output_format == "sarif" else (),
        folder=folder,
        version=__version__,
    )
    print_report(FORMATS[output_format](report), colour=colour)


def exit_code(result: Result) -> int:
    """0 clean, 1 findings at error level, 2 a `site.yaml` that cannot be used."""
    if not result.usable:
        return 2
    return 1 if result.counts.errors else 0


def _rules() -> tuple[RuleEntry, ...]:
    # Only SARIF needs every rule's documentation.
    from briefgen.cli.manual import entries  # noqa: PLC0415

    return tuple(entries())
