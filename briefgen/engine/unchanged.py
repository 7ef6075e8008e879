"""Whether anything changed since the last build: told from listings of the site and its output, and nothing else.

A build of a site that did not change takes this way alone. It needs no settings, no manifest, no memory and no
templates: only the names, sizes and times of the files, and what the last build said.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from hashlib import blake2b
from pathlib import Path
from time import time_ns

from briefgen.diagnostic import Diagnostic
from briefgen.engine.encoding import decode, encode
from briefgen.engine.files import read_text
from briefgen.engine.identity import identity
from briefgen.engine.publishing import STAGING
from briefgen.engine.result import BuildResult, Result
from briefgen.engine.survey import SETTLED, listing
from briefgen.engine.texts import Texts
from briefgen.report.report import Counts

FOLDERS = ("content", "templates")


@dataclass(frozen=True, slots=True)
class _Last:
    """What the last build went by, and what it gave: digests of its options, of the site and of the output."""

    options: str
    folders: tuple[str, ...]
    output: str
    before: str
    after: str
    pages: int
    counts: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]
    drafts: int


class Unchanged:
    """The state of a site when a build begins. Make it before anything is read."""

    def __init__(self, root: Path, *options: object) -> None:
        """`options` are those that change what a build gives: what it publishes, and where."""
        self._root = root
        self._options = repr(options)
        self._record = root / ".briefgen" / f"last-{_digest([self._options])}.json"
        self._last = self._read()
        self._folders = self._last.folders if self._last else FOLDERS
        self._program = identity()
        self._began = time_ns()
        self._before, self._newest = self._site()

    def result(self) -> BuildResult | None:
        """What the last build gave, if a build now would give it again; else None."""
        last = self._last
        if last is None or last.before != self._before or last.after != _output(Path(last.output)):
            return None
        paths = (each.finding.label.path for each in last.diagnostics)
        related = (label.path for each in last.diagnostics for label in each.finding.related)
        texts = Texts((*paths, *related), lambda path: read_text(self._root, path), {})
        return BuildResult(Result(last.diagnostics, texts, Counts(*last.counts)), last.pages, last.drafts)

    def remember(self, built: BuildResult, output: Path, folders: Iterable[str]) -> None:
        """Keep what a build gave that published into a folder; `folders` are those that the site is made of.

        Raises:
            OSError: it cannot be written.
        """
        wanted = tuple(folders)
        # A file may have changed twice within one tick of the clock; and folders that were not listed may have changed.
        settled = wanted == self._folders and self._newest < self._began - SETTLED
        last = _Last(
            options=self._options,
            folders=wanted,
            output=str(output),
            before=self._before if settled else "",
            after=_output(output) if settled else "",
            pages=built.pages,
            counts=astuple(built.result.counts),
            diagnostics=built.result.diagnostics if settled else (),
            drafts=built.drafts,
        )
        text = encode(_Last, last)
        self._record.parent.mkdir(parents=True, exist_ok=True)
        waiting = self._record.with_suffix(".part")
        waiting.write_text(f"{_digest([text])}\n{text}", encoding="utf-8")
        waiting.replace(self._record)

    def _read(self) -> _Last | None:
        try:
            found, _, text = self._record.read_text("utf-8").partition("\n")
            last = decode(_Last, text) if found == _digest([text]) else None
        except (OSError, ValueError):
            return None
        return last if last is not None and last.options == self._options else None

    def _site(self) -> tuple[str, int]:
        """The digest of the site and of the program, and when the newest of its files changed (nanoseconds)."""
        stamps = {path: stamp for folder in self._folders for path, stamp in listing(self._root, folder).items()}
        stamps |= listing(self._root, "", "site.yaml")
        newest = max((max(stamp[1], stamp[2]) for stamp in stamps.values()), default=0)
        return _digest([self._program, *(f"{path}\0{stamps[path]}" for path in sorted(stamps))]), newest


def _output(output: Path) -> str:
    """The digest of what a folder holds by name, size and time; empty where a killed build left something to finish."""
    if (output / STAGING).exists():
        return ""
    stamps = listing(output, "")
    return _digest([f"{path}\0{stamps[path][:2]}" for path in sorted(stamps)])


def _digest(parts: Iterable[str]) -> str:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\1")
    return digest.hexdigest()
