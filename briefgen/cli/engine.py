"""What the commands need of the engine, and how they show what it gives."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from briefgen import __version__
from briefgen.cli.colour import wants_colour
from briefgen.cli.complaint import Refusal
from briefgen.cli.options import Common
from briefgen.cli.terminal import print_report
from briefgen.diagnostic import Diagnostic
from briefgen.engine.result import WorkError
from briefgen.engine.unchanged import Unchanged
from briefgen.report.formats import FORMATS
from briefgen.report.report import Counts, Report, RuleEntry
from briefgen.text import SourceText

Progress = Callable[[str, int, int], None]
"""Hears what is being done (a few words), how much of it is done, and how much there is."""


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

    @property
    def drafts(self) -> int:
        """How many drafts were left out."""
        ...


class Engine(Protocol):
    """A site that can be checked and built."""

    @property
    def said(self) -> Sequence[str]:
        """What only those want to know who ask: half sentences."""
        ...

    def check(
        self,
        paths: Sequence[str] = (),
        *,
        strict: bool = False,
        jobs: int | None = None,
        progress: Progress | None = None,
    ) -> Result:
        """What is wrong in the site, or in some files and folders of it."""
        ...

    def allowances(self, paths: Sequence[str] = ()) -> str:
        """Every allowance with its reason and what it silences, as lines."""
        ...

    def build(
        self,
        *,
        output: Path | None,
        drafts: bool,
        url: str | None,
        jobs: int | None,
        strict: bool,
        cache: bool,
        scheduler: str | None = None,
        progress: Progress | None = None,
        state: Unchanged | None = None,
    ) -> BuildResult:
        """Check, then publish unless there is an error."""
        ...


def collect_rarely() -> None:
    """Look for rings of unused values a hundred times less often: a command that ends soon makes few of them."""
    gc.set_threshold(700, 50, 1000)


def open_site(root: Path) -> Engine:
    """The engine for a site's folder."""
    # Imported late, so that a wrong option is answered at once.
    from briefgen.workspace import Workspace  # noqa: PLC0415

    return Workspace.open(root)


@contextmanager
def telling(engine: Engine, common: Common) -> Iterator[None]:
    """What an engine has to say goes to those who ask for it; work that could not be done is one line.

    Raises:
        Refusal: it could not be done.
    """
    try:
        yield
    except WorkError as error:
        if error.trace:
            common.detail(error.trace.rstrip())
        bug = " (a bug in briefgen: please report it, with what --verbose says)" if error.trace else ""
        raise Refusal(f"{error}{bug}") from error
    finally:
        for words in engine.said:
            common.detail(f"{words[:1].upper()}{words[1:].removesuffix('.')}.")


def show(result: Result, output_format: str = "full", *, folder: str = "", summarised: bool = True) -> None:
    """Print what was found to standard output."""
    text = report(result, output_format, folder=folder, summarised=summarised)
    print_report(text, colour=_coloured(output_format))


def report(result: Result, output_format: str = "full", *, folder: str = "", summarised: bool = True) -> str:
    """What was found, as a format puts it."""
    return FORMATS[output_format](
        Report(
            result.diagnostics,
            result.texts,
            result.counts,
            colour=_coloured(output_format),
            summarised=summarised,
            rules=_rules() if output_format == "sarif" else (),
            folder=folder,
            version=__version__,
        )
    )


def _coloured(output_format: str) -> bool:
    return wants_colour() and output_format in {"full", "concise"}


def exit_code(result: Result) -> int:
    """0 clean, 1 findings at error level, 2 a `site.yaml` that cannot be used."""
    if not result.usable:
        return 2
    return 1 if result.counts.errors else 0


def _rules() -> tuple[RuleEntry, ...]:
    # Only SARIF needs every rule's documentation.
    from briefgen.cli.manual import entries  # noqa: PLC0415

    return tuple(entries())
