"""Whether a build would give what the last one gave; what that was, remembered for the next.

Where nothing was touched, names, sizes and times say so (`standing.py`). Where a checkout has lost the times, or a
file is too new for its times to be trusted, it is told from what the files hold.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple
from functools import cached_property
from pathlib import Path

from briefgen.diagnostic import Diagnostic
from briefgen.engine.encoding import decode, encode
from briefgen.engine.files import read_text
from briefgen.engine.published import restored
from briefgen.engine.record import mark, stands
from briefgen.engine.result import BuildResult, Result
from briefgen.engine.seen import read_seen
from briefgen.engine.standing import (
    FOLDERS,
    STAGING,
    Last,
    Standing,
    digest_of,
    findings_of,
    read_report,
    report_mark,
)
from briefgen.engine.survey import SETTLED, Survey
from briefgen.engine.texts import Texts
from briefgen.frozen import frozen
from briefgen.report.report import Counts


@frozen
class Gist:
    """The numbers of a build: pages published, drafts left out, what was checked and found."""

    pages: int
    drafts: int
    counts: Counts


class Unchanged:
    """The state of a site when a build begins. Make it before anything is read."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        last = standing.last
        self._last = last if last and last.program == standing.program else None
        self.folders = self._last.folders if self._last else FOLDERS
        self._listing = standing.listing(self.folders)
        self._root = Path(standing.root)
        self._gist: Gist | None = None
        self._asked = False
        self.followed = self.retouched = False
        """Whether it was tried to follow the edits, and to exchange words, so that this need not be tried again."""

    @cached_property
    def survey(self) -> Survey:
        """The site's files, for whoever goes on to build it."""
        survey = Survey(self._root, read_seen(Path(self.standing.memory)))
        survey.know(self._listing, *self.folders)
        return survey

    def redressed(self) -> bool:
        """Whether a file of the theme seems to have changed."""
        last = self._last
        return last is not None and any(path.startswith(f"{last.folders[1]}/") for path in self.survey.new)

    def stands(self, output: Path) -> bool:
        """Whether an output is as the last build left it that published there."""
        last = self._last
        if (output / STAGING).exists():
            return False
        if last is not None and last.output == str(output) and self.standing.published(last):
            return self.standing.output_stands(last)
        return stands(self.standing.record(str(output)), str(output))

    def holds(self) -> Gist | None:
        """The gist of the last build, if a build now would give the same; else None."""
        if not self._asked:
            self._gist, self._asked = self._holds(), True
        return self._gist

    def _holds(self) -> Gist | None:
        last, standing = self._last, self.standing
        if last is None or not standing.published(last):
            return None
        same = last.before == self._listing.digest() and standing.same_program()
        if not same and (last.sizes != self._listing.sizes() or last.held != self._held(self.survey)):
            return None
        record, files = standing.record(last.output), None
        if not standing.output_stands(last):
            files = restored(record, Path(last.output))
            if files is None:
                return None
        # To look at the times again next time is only slower.
        with suppress(OSError):
            if files is not None:
                last.record = files.write(record)
            if files is not None or not same:
                last.before, last.stamp = self._settled(), standing.stamp
                self._write(last)
                self.survey.seen.write(Path(standing.memory))
        return Gist(last.pages, last.drafts, Counts(*last.counts))

    def result(self) -> BuildResult | None:
        """What the last build gave, if a build now would give it again; else None."""
        gist = self.holds()
        found = findings_of(self.standing, self._last) if gist and self._last else None
        if gist is None or found is None:
            return None
        diagnostics = decode(tuple[Diagnostic, ...], found)
        paths = (each.finding.label.path for each in diagnostics)
        related = (label.path for each in diagnostics for label in each.finding.related)
        texts = Texts((*paths, *related), lambda path: read_text(self._root, path), {})
        return BuildResult(Result(diagnostics, texts, gist.counts), gist.pages, gist.drafts)

    def remember(self, built: BuildResult, output: Path, folders: Iterable[str], survey: Survey) -> None:
        """Keep what a build gave that published into a folder; `folders` are those that the site is made of.

        `survey` tells what files held when the build read them; the others are read here.

        Raises:
            OSError: it cannot be written.
        """
        wanted = tuple(folders)
        known = wanted == self.folders
        if not known:
            self._listing = self.standing.listing(wanted)
        found = encode(tuple[Diagnostic, ...], built.result.diagnostics)
        last = Last(
            program=self.standing.program,
            stamp=self.standing.stamp,
            options=self.standing.options,
            folders=wanted,
            output=str(output),
            # Folders that were not listed when the build began may have changed since.
            before=self._settled() if known else "",
            sizes=self._listing.sizes(),
            held=self._held(survey),
            record=mark(self.standing.record(str(output))),
            findings=digest_of([found]),
            pages=built.pages,
            drafts=built.drafts,
            counts=astuple(built.result.counts),
        )
        if findings_of(self.standing, last) is None:
            self._replace("-found", found)
        self._write(last)

    def report(self, form: str) -> str | None:
        """The report of the last build as it was put in some form; None where it is not kept."""
        return read_report(self.standing, form)

    def keep_report(self, form: str, text: str) -> None:
        """Keep the report of the last build in some form, so that it need not be made again."""
        with suppress(OSError):
            self._replace(f"-{form}", f"{report_mark(self.standing, text)}\n{text}")

    def _write(self, last: Last) -> None:
        line = last.line()
        self._replace("", f"{digest_of([line])}\n{line}")

    def _replace(self, ending: str, text: str) -> None:
        file = Path(f"{self.standing.file}{ending}")
        file.parent.mkdir(parents=True, exist_ok=True)
        waiting = file.with_name(f"{file.name}.part")
        waiting.write_bytes(text.encode("utf-8", "surrogatepass"))
        waiting.replace(file)

    def _settled(self) -> str:
        """The digest of names, sizes and times; none if a file may have changed twice within a tick of its clock."""
        return self._listing.digest() if self._listing.newest() < self.standing.began - SETTLED else ""

    def _held(self, survey: Survey) -> str:
        """The digest of what the site's files hold."""
        held = survey.digests(self._listing.paths)
        return digest_of(["\0".join(held), "\0".join(held.values())])
