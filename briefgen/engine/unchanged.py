"""Whether a build would give what the last one gave; what that was, remembered for the next.

Where nothing was touched, names, sizes and times say so (`standing.py`). Where a checkout has lost the times, or a
file is too new for its times to be trusted, it is told from what the files hold.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass
from hashlib import sha256
from pathlib import Path
from time import time_ns

from briefgen.diagnostic import Diagnostic
from briefgen.engine.encoding import decode, encode
from briefgen.engine.files import read_text
from briefgen.engine.identity import identity, stamp
from briefgen.engine.listing import NOTHING
from briefgen.engine.published import restored, write_record
from briefgen.engine.record import mark, stands
from briefgen.engine.result import BuildResult, Result
from briefgen.engine.standing import FOLDERS, Last, Standing, before_of, digest_of, read_report, report_mark
from briefgen.engine.survey import SETTLED
from briefgen.engine.texts import Texts
from briefgen.report.report import Counts


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
        self._standing = Standing(root, options)
        self._program = identity()
        last = self._standing.last
        self._last = last if last and last.program == self._program else None
        self._folders = self._last.folders if self._last else FOLDERS
        self._began = time_ns()
        self._stamps = self._standing.stamps(self._folders)

    def holds(self) -> Gist | None:
        """The gist of the last build, if a build now would give the same; else None."""
        last = self._last
        if last is None or not self._standing.published(last):
            return None
        same = last.before == before_of(self._stamps) and last.stamp == stamp()
        if not same and (last.sizes != self._sizes() or last.held != self._held({})):
            return None
        record, files = self._standing.record(last.output), None
        if not stands(record, last.output):
            files = restored(record, Path(last.output))
            if files is None:
                return None
        # To look at the times again next time is only slower.
        with suppress(OSError):
            if files is not None:
                last.record = write_record(record, files)
            if files is not None or not same:
                last.before, last.stamp = self._settled(), stamp()
                self._write(last, self._standing.found)
        return Gist(last.pages, last.drafts, Counts(*last.counts))

    def result(self) -> BuildResult | None:
        """What the last build gave, if a build now would give it again; else None."""
        gist = self.holds()
        if gist is None:
            return None
        diagnostics = decode(tuple[Diagnostic, ...], self._standing.found)
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
            self._stamps = self._standing.stamps(wanted)
        last = Last(
            program=self._program,
            stamp=stamp(),
            options=self._standing.options,
            folders=wanted,
            output=str(output),
            # Folders that were not listed when the build began may have changed since.
            before=self._settled() if known else "",
            sizes=self._sizes(),
            held=self._held(digests),
            record=mark(self._standing.record(str(output))),
            pages=built.pages,
            drafts=built.drafts,
            counts=astuple(built.result.counts),
        )
        self._write(last, encode(tuple[Diagnostic, ...], built.result.diagnostics))

    def report(self, form: str) -> str | None:
        """The report of the last build as it was put in some form; None where it is not kept."""
        return read_report(self._standing, form)

    def keep_report(self, form: str, text: str) -> None:
        """Keep the report of the last build in some form, so that it need not be made again."""
        with suppress(OSError):
            kept = f"{report_mark(self._standing, text)}\n{text}"
            Path(f"{self._standing.file}-{form}").write_bytes(kept.encode("utf-8", "surrogatepass"))

    def _write(self, last: Last, found: str) -> None:
        text = f"{last.line()}\n{found}"
        file = Path(self._standing.file)
        file.parent.mkdir(parents=True, exist_ok=True)
        waiting = file.with_name(f"{file.name}.part")
        waiting.write_bytes(f"{digest_of([text])}\n{text}".encode("utf-8", "surrogatepass"))
        waiting.replace(file)

    def _settled(self) -> str:
        """The digest of names, sizes and times; none if a file may have changed twice within a tick of its clock."""
        newest = max((max(each[1], each[2]) for each in self._stamps.values()), default=0)
        return before_of(self._stamps) if newest < self._began - SETTLED else ""

    def _sizes(self) -> str:
        return digest_of([repr(sorted((path, each[0]) for path, each in self._stamps.items()))])

    def _held(self, digests: Mapping[str, str]) -> str:
        """The digest of what the site's files hold; `digests` are those of some of them."""
        return digest_of(f"{path}\0{digests.get(path) or self._digest(path)}" for path in sorted(self._stamps))

    def _digest(self, path: str) -> str:
        if self._stamps[path] == NOTHING:
            return ""
        try:
            with open(os.path.join(self._root, path), "rb") as file:  # noqa: PTH118, PTH123 - ten thousand times
                return sha256(file.read()).hexdigest()
        except OSError:
            return ""
