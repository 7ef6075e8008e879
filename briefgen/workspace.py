"""The engine: from the files of a site to what is wrong with it, and to what it publishes.

The stages are functions of their inputs; this is where they are called in order, and where their answers are
remembered. Check, build and preview all go through here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from briefgen import check
from briefgen.diagnostic import Diagnostic
from briefgen.engine.allowances import list_allowances
from briefgen.engine.analysis import Analysis as Analysis  # noqa: PLC0414 - part of what a workspace gives
from briefgen.engine.analyst import Analyst
from briefgen.engine.base import ATLAS, BASE, leave
from briefgen.engine.content import Content
from briefgen.engine.documents import Ahead
from briefgen.engine.files import Read, read_text
from briefgen.engine.hands import ALONE, Hands, Progress
from briefgen.engine.lock import LockedError, locked
from briefgen.engine.memory import Memory
from briefgen.engine.opened import Opened
from briefgen.engine.outcome import outcome, told, unusable_site, within
from briefgen.engine.result import BuildResult as BuildResult  # noqa: PLC0414 - part of what a workspace gives
from briefgen.engine.result import Result as Result  # noqa: PLC0414
from briefgen.engine.standing import MEMORY
from briefgen.engine.store import DamagedError, Store
from briefgen.engine.survey import Seen, Survey
from briefgen.engine.texts import Texts
from briefgen.extras import lacking
from briefgen.judging.bench import Bench, unusable
from briefgen.judging.judge import JudgeError
from briefgen.model import Artifact, Settings
from briefgen.parse.settings import parse_settings
from briefgen.rules import NAMES
from briefgen.text import SourceText

SETTINGS = "site.yaml"
_FILES = "files"

Answer = TypeVar("Answer")


class Workspace:
    """A site's folder. `overlay` holds texts that stand before those on disk, by path: an editor's open buffers.

    One that is kept remembers: to analyse and make the same site again costs what changed since.
    """

    def __init__(self, root: Path, overlay: Mapping[str, str] | None = None) -> None:
        self.root = root
        self.overlay: Mapping[str, str] = {} if overlay is None else overlay
        self.said: list[str] = []
        """What only those want to know who ask: why an earlier memory was not used."""
        self._memory = Memory()
        self._seen: Mapping[str, Seen] = {}
        self._alive: set[str] = set()
        self._made_of: tuple[Path, tuple[str, ...]] | None = None
        self._bench = Bench()

    @classmethod
    def open(cls, root: Path) -> "Workspace":
        """The workspace of a site's folder."""
        return cls(root)

    def check(
        self,
        paths: Sequence[str] = (),
        *,
        strict: bool = False,
        cache: bool = True,
        jobs: int | None = None,
        progress: Progress | None = None,
    ) -> Result:
        """What is wrong in the site, drafts included; with `paths`, in these files and folders only.

        Raises:
            WorkError: a document could not be done, which is a bug or a killed process.
        """

        def checked() -> Analysis | Result:
            analysis = self._analyse(drafts=True, url=None, hands=Hands(jobs, None, progress), ahead=None)
            # What a build made stands, though a check does not ask for it.
            self._save(("made:",))
            return analysis

        analysis = self._remembering(checked, cache=cache)
        if isinstance(analysis, Result):
            return analysis
        return outcome(analysis, analysis.diagnostics, paths, strict=strict)

    def resume(self, *, drafts: bool) -> Analysis | Result:
        """What `analyse` gives, begun with what earlier runs left on the disk, and left there for later ones."""

        def analysed() -> Analysis | Result:
            analysis = self.analyse(drafts=drafts)
            self._save(("made:",))
            return analysis

        return self._remembering(analysed, cache=True)

    def build(
        self,
        *,
        output: Path | None = None,
        drafts: bool = False,
        url: str | None = None,
        jobs: int | None = None,
        strict: bool = False,
        cache: bool = True,
        scheduler: str | None = None,
        progress: Progress | None = None,
    ) -> BuildResult:
        """Check, then publish unless there is an error. `scheduler` is the address of a Dask cluster's.

        Raises:
            PublishError: the output folder cannot be written, or another build is at work.
            WorkError: a document could not be done: a bug, a killed process, or a cluster that cannot be used.
        """
        from briefgen.engine.publishing import PublishError  # noqa: PLC0415
        from briefgen.engine.unchanged import Unchanged  # noqa: PLC0415

        hands = Hands(jobs, scheduler, progress)
        try:
            with locked(self.root / MEMORY / "lock"):
                state = Unchanged(self.root, output, drafts, url, strict) if cache else None
                unchanged = state.result() if state else None
                if unchanged is not None:
                    return unchanged
                options = repr((output, drafts, url))
                built = self._remembering(
                    lambda: (
                        self._amend(output, options, url=url, strict=strict)
                        or self._build(output, options, drafts=drafts, url=url, strict=strict, hands=hands)
                    ),
                    cache=cache,
                )
                if state is not None and built.pages and self._made_of is not None:
                    state.remember(built, *self._made_of, {path: seen.digest for path, seen in self._seen.items()})
                return built
        except LockedError as error:
            raise PublishError(str(error)) from error
        except PublishError:
            raise
        except OSError as error:
            raise PublishError(f"cannot write {error.filename or MEMORY}: {error.strerror or error}") from error

    def _amend(self, output: Path | None, options: str, *, url: str | None, strict: bool) -> BuildResult | None:
        """Build what a few edits reach, if they reach no further than their own pages."""
        opened = self._opened(url)
        if isinstance(opened, Result) or self._inputs(opened.settings, output) is None:
            return None
        from briefgen.engine.reprint import follow  # noqa: PLC0415

        base = follow(opened, self.root, output, self._memory, options, strict=strict)
        if base is None:
            return None
        self._see(opened.survey)
        self._save(("",))
        self._made_of = self._inputs(opened.settings, output)
        found = (*(each.diagnostic for each in base.found), *lacking(opened.settings))
        return BuildResult(told(found, opened.texts, base.counts, strict=strict), base.pages, base.drafts)

    def _build(
        self, output: Path | None, options: str, *, drafts: bool, url: str | None, strict: bool, hands: Hands
    ) -> BuildResult:
        from briefgen.engine.press import PressAhead, publish  # noqa: PLC0415

        ahead = PressAhead(self.root, output, self.root / MEMORY, self._memory)
        try:
            analysis = self._analyse(drafts=drafts, url=url, hands=hands, ahead=ahead)
            if isinstance(analysis, Result):
                return BuildResult(analysis, 0)
            result = outcome(analysis, (*analysis.diagnostics, *lacking(analysis.settings)), (), strict=strict)
            if result.counts.errors or ahead.publication is None:
                self._save(("made:",))
                return BuildResult(result, 0)
            telling = hands.telling("Making pages")
            pages, failures, alive = publish(
                analysis, self.root, ahead.publication, self._memory, telling, jobs=hands.jobs
            )
            self._alive |= alive
            self._made_of = self._inputs(analysis.settings, output)
            built = BuildResult(result, pages, analysis.drafts)
            if not failures and self._made_of is not None:
                seen = self._seen
                files = {path: seen[path].digest for path in sorted(analysis.overview.files & seen.keys())}
                leave(analysis, files, self._memory, options=options, theme=ahead.theme, result=built)
                self._alive |= {BASE, ATLAS}
        finally:
            ahead.close()
        self._save()
        if failures:
            return BuildResult(outcome(analysis, (*analysis.diagnostics, *failures), (), strict=strict), 0)
        return built

    def allowances(self, paths: Sequence[str] = ()) -> str:
        """Every allowance with its reason and what it silences, as lines; of these files and folders only."""
        analysis = self.analyse(drafts=True)
        if isinstance(analysis, Result):
            return ""
        notes = {path: note.allowances for path, note in analysis.notes.items()}
        chosen = {path: own for path, own in notes.items() if not paths or any(within(path, one) for one in paths)}
        return list_allowances(chosen, analysis.allowed, analysis.texts)

    def _inputs(self, settings: Settings, output: Path | None) -> tuple[Path, tuple[str, ...]] | None:
        """Where the site is published and the folders that it is made of; None where more than files goes into it."""
        look = settings.look
        if look.cards or look.search or settings.judges:
            return None
        folders = (settings.content, settings.templates, *((settings.originals,) if settings.originals else ()))
        return output or self.root / settings.output, folders

    def artifacts(self, analysis: Analysis) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
        """Every file that the site publishes, and what is wrong with its templates."""
        from briefgen.engine.press import artifacts  # noqa: PLC0415

        return artifacts(analysis, self.root, self._memory)

    def read(self, path: str) -> Read:
        """A file of the site, or the text that stands before it."""
        return _reader(self.root, self.overlay)(path)

    def analyse(self, *, drafts: bool, url: str | None = None) -> Analysis | Result:
        """Read, resolve and check the site; a `Result` where `site.yaml` cannot be used."""
        return self._analyse(drafts=drafts, url=url, hands=ALONE, ahead=None)

    def _opened(self, url: str | None) -> Opened | Result:
        overlay = dict(self.overlay)
        reader = _reader(self.root, overlay)
        read = reader(SETTINGS)
        settings, problems = (None, (read.problem,)) if read.problem else parse_settings(read.text, NAMES)
        if settings is None:
            return unusable_site(read.text, check.reported(problems, Settings("")))
        if url:
            settings = replace(settings, url=url)
        survey = Survey(self.root, self._seen)
        settings, absent = self._bench.seat(settings, survey)
        content = Content(survey, reader, overlay, settings)
        texts = Texts(content.files, reader, {SETTINGS: read.text})
        return Opened(settings, (*problems, *absent), read.text, content, texts, survey)

    def _analyse(self, *, drafts: bool, url: str | None, hands: Hands, ahead: Ahead | None) -> Analysis | Result:
        opened = self._opened(url)
        if isinstance(opened, Result):
            return opened
        settings = opened.settings
        # A model is opened once, and is not to be forked.
        hands = Hands(1, None, hands.progress) if settings.judges else hands
        analyst = Analyst(opened.content, settings, self._memory, hands=hands, ahead=ahead, bench=self._bench)
        try:
            analysis = analyst.analyse(opened.problems, opened.texts, drafts=drafts)
        except JudgeError as error:
            found = check.reported((*opened.problems, unusable(settings, error)), settings)
            return unusable_site(opened.text, found)
        self._alive = analyst.alive
        self._see(opened.survey)
        return analysis

    def _see(self, survey: Survey) -> None:
        """Remember the files as they were seen."""
        if survey.seen != self._seen:
            self._seen = survey.seen
            self._memory.keep(dict[str, Seen], _FILES, "", survey.seen)

    def _remembering(self, work: Callable[[], Answer], *, cache: bool) -> Answer:
        """Do some work with what earlier runs left; a memory that turns out to be damaged is thrown away."""
        self._memory, self._seen = Memory(), {}
        if not cache:
            return work()
        from briefgen.engine.identity import identity  # noqa: PLC0415

        try:
            store = Store(self.root / MEMORY, identity())
        except OSError as error:
            self.said.append(f"nothing is remembered for the next run: {error.strerror or error}")
            return work()
        try:
            if store.fresh:
                self.said.append(f"nothing is remembered of an earlier run: {store.fresh}")
            self._memory = Memory(store)
            self._seen = self._memory.recall(dict[str, Seen], _FILES, "") or {}
            return work()
        except DamagedError as error:
            self.said.append(f"what was remembered of an earlier run is thrown away: {error}")
            store.discard()
            self._memory, self._seen = Memory(), {}
            return work()
        finally:
            self._memory.detach()
            store.close()

    def _save(self, spared: tuple[str, ...] = ()) -> None:
        try:
            self._memory.save({*self._alive, _FILES}, spared)
        except OSError as error:
            self.said.append(f"nothing is remembered for the next run: {error.strerror or error}")


def _reader(root: Path, overlay: Mapping[str, str]) -> Callable[[str], Read]:
    def read(path: str) -> Read:
        text = overlay.get(path)
        if text is None:
            return read_text(root, path)
        return Read(SourceText(path, text.replace("\r\n", "\n").replace("\r", "\n")))

    return read
