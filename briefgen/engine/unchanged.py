"""Whether anything changed since the last build: told from listings of the site and its output, and nothing else.

A build of a site that did not change takes this way alone. It needs no settings, no manifest, no memory and no
templates: only the names, sizes and times of the files, and what the last build said. Where a checkout has lost the
times, it is told from what the files hold.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from hashlib import blake2b, sha256
from pathlib import Path
from time import time_ns

from briefgen.diagnostic import Diagnostic
from briefgen.engine.encoding import decode, encode
from briefgen.engine.files import read_text
from briefgen.engine.identity import identity
from briefgen.engine.published import mark, record_of, restored, stands, write_record
from briefgen.engine.publishing import STAGING
from briefgen.engine.result import BuildResult, Result
from briefgen.engine.survey import SETTLED, Stamp, listing
from briefgen.engine.texts import Texts
from briefgen.report.report import Counts

FOLDERS = ("content", "templates")
MEMORY = ".briefgen"


@dataclass(frozen=True, slots=True)
class _Last:
    """What the last build went by, and what it gave.

    `before` is the digest of the site's files by name, size and times, empty where the times cannot be trusted;
    `sizes` that by name and size; `held` that of what they hold. `record` tells the record of the output's files.
    """

    program: str
    options: str
    folders: tuple[str, ...]
    output: str
    before: str
    sizes: str
    held: str
    record: str
    pages: int
    counts: tuple[int, ...]
    drafts: int


@dataclass(frozen=True, slots=True)
class Gist:
    """The numbers of a build: pages published, drafts left out, what was checked and found."""

    pages: int
    drafts: int
    counts: Counts


class Unchanged:
    """The state of a site when a build begins. Make it before anything is read."""

    def __init__(self, root: Path, *options: object) -> None:
        """`options` are those that change what a build gives: what it publishes, and where."""
        self._root = root
        self._options = repr(options)
        self._memory = root / MEMORY
        self._file = self._memory / f"last-{_digest([self._options])}"
        self._program = identity()
        self._last, self._found = self._read()
        self._folders = self._last.folders if self._last else FOLDERS
        self._began = time_ns()
        self._stamps = self._listed(self._folders)

    def holds(self) -> Gist | None:
        """The gist of the last build, if a build now would give the same; else None."""
        last = self._last
        if last is None:
            return None
        output = Path(last.output)
        record = record_of(self._memory, output)
        # A killed build left something to finish, or another build published here since.
        if (output / STAGING).exists() or last.record != mark(record):
            return None
        same = last.before == self._before()
        if not same and (last.sizes != self._sizes() or last.held != self._held({})):
            return None
        files = None
        if not stands(record, output):
            files = restored(record, output)
            if files is None:
                return None
        # To look at the times again next time is only slower.
        with suppress(OSError):
            if files is not None:
                last = replace(last, record=write_record(record, files))
            if files is not None or not same:
                self._last = replace(last, before=self._settled())
                self._write(self._last, self._found)
        return Gist(last.pages, last.drafts, Counts(*last.counts))

    def result(self) -> BuildResult | None:
        """What the last build gave, if a build now would give it again; else None."""
        gist = self.holds()
        if gist is None:
            return None
        diagnostics = decode(tuple[Diagnostic, ...], self._found)
        paths = (each.finding.label.path for each in diagnostics)
        related = (label.path for each in diagnostics for label in each.finding.related)
        texts = Texts((*paths, *related), lambda path: read_text(self._root, path), {})
        return BuildResult(Result(diagnostics, texts, gist.counts), gist.pages, gist.drafts)

    def remember(self, built: BuildResult, output: Path, folders: Iterable[str], digests: Mapping[str, str]) -> None:
        """Keep what a build gave that published into a folder; `folders` are those that the site is made of.

        `digests` are the SHA-256 of files as the build read them; the others are read here.

        Raises:
            OSError: it cannot be written.
        """
        wanted = tuple(folders)
        known = wanted == self._folders
        if not known:
            self._stamps = self._listed(wanted)
        last = _Last(
            program=self._program,
            options=self._options,
            folders=wanted,
            output=str(output),
            # Folders that were not listed when the build began may have changed since.
            before=self._settled() if known else "",
            sizes=self._sizes(),
            held=self._held(digests),
            record=mark(record_of(self._memory, output)),
            pages=built.pages,
            counts=astuple(built.result.counts),
            drafts=built.drafts,
        )
        self._write(last, encode(tuple[Diagnostic, ...], built.result.diagnostics))

    def report(self, form: str) -> str | None:
        """The report of the last build as it was put in some form; None where it is not kept."""
        try:
            found, _, text = self._report(form).read_bytes().decode("utf-8", "surrogatepass").partition("\n")
        except (OSError, ValueError):
            return None
        return text if found == self._sum(text) else None

    def keep_report(self, form: str, text: str) -> None:
        """Keep the report of the last build in some form, so that it need not be made again."""
        with suppress(OSError):
            kept = f"{self._sum(text)}\n{text}"
            self._report(form).write_bytes(kept.encode("utf-8", "surrogatepass"))

    def _sum(self, report: str) -> str:
        """What tells that a report is that of the last build, whole."""
        return _digest([self._last.held if self._last else "", self._found, report])

    def _report(self, form: str) -> Path:
        return self._file.with_name(f"{self._file.name}-{form}")

    def _write(self, last: _Last, found: str) -> None:
        text = f"{encode(_Last, last)}\n{found}"
        self._file.parent.mkdir(parents=True, exist_ok=True)
        waiting = self._file.with_name(f"{self._file.name}.part")
        waiting.write_bytes(f"{_digest([text])}\n{text}".encode("utf-8", "surrogatepass"))
        waiting.replace(self._file)

    def _read(self) -> tuple[_Last | None, str]:
        try:
            found, _, text = self._file.read_bytes().decode("utf-8", "surrogatepass").partition("\n")
            if found != _digest([text]):
                return None, ""
            head, _, diagnostics = text.partition("\n")
            last = decode(_Last, head)
        except (OSError, ValueError):
            return None, ""
        return (last, diagnostics) if (last.program, last.options) == (self._program, self._options) else (None, "")

    def _listed(self, folders: Iterable[str]) -> dict[str, Stamp]:
        stamps = {path: stamp for folder in folders for path, stamp in listing(self._root, folder).items()}
        return stamps | listing(self._root, "", "site.yaml")

    def _before(self) -> str:
        return _digest([repr(sorted(self._stamps.items()))])

    def _settled(self) -> str:
        """The digest of names, sizes and times; none if a file may have changed twice within a tick of its clock."""
        newest = max((max(stamp[1], stamp[2]) for stamp in self._stamps.values()), default=0)
        return self._before() if newest < self._began - SETTLED else ""

    def _sizes(self) -> str:
        return _digest([repr(sorted((path, stamp[0]) for path, stamp in self._stamps.items()))])

    def _held(self, digests: Mapping[str, str]) -> str:
        """The digest of what the site's files hold; `digests` are those of some of them."""
        return _digest(f"{path}\0{digests.get(path) or self._read_digest(path)}" for path in sorted(self._stamps))

    def _read_digest(self, path: str) -> str:
        try:
            with open(os.path.join(self._root, path), "rb") as file:  # noqa: PTH118, PTH123 - ten thousand times
                return sha256(file.read()).hexdigest()
        except OSError:
            return ""


def _digest(parts: Iterable[str]) -> str:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\1")
    return digest.hexdigest()
