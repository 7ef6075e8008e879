"""What a check and a build give to whoever asked for them."""

from collections.abc import Mapping

from briefgen.diagnostic import Diagnostic
from briefgen.frozen import frozen
from briefgen.report.report import Counts
from briefgen.text import SourceText


class WorkError(Exception):
    """A piece of work could not be done: by a bug, because its process was killed, or for want of a cluster.

    The message is one line that names the file, if it is about one. `trace` tells where a bug is.
    """

    def __init__(self, message: str, trace: str = "") -> None:
        super().__init__(message)
        self.trace = trace


@frozen
class Result:
    """What a check found. `usable` is false where `site.yaml` cannot be used: then nothing else was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, SourceText]
    counts: Counts
    usable: bool = True


@frozen
class BuildResult:
    """What a build did; `pages` were published, none where there was an error. `drafts` were left out."""

    result: Result
    pages: int
    drafts: int = 0
