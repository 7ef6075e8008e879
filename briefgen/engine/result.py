"""What a check and a build give to whoever asked for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.diagnostic import Diagnostic
from briefgen.report.report import Counts
from briefgen.text import SourceText


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found. `usable` is false where `site.yaml` cannot be used: then nothing else was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, SourceText]
    counts: Counts
    usable: bool = True


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did; `pages` were published, none where there was an error."""

    result: Result
    pages: int
