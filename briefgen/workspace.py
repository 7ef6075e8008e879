"""The engine: from the files of a site to what is wrong with it, and to what it publishes.

The stages are functions of their inputs, and their answers are remembered. Check, build and preview all go through
here; `engine/building.py` tells in which order a build tries its ways, `engine/whole.py` has the whole one.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.diagnostic import Diagnostic
from briefgen.engine.allowances import list_allowances
from briefgen.engine.analysis import Analysis as Analysis  # noqa: PLC0414 - part of what a workspace gives
from briefgen.engine.building import Order, build
from briefgen.engine.files import Read
from briefgen.engine.folder import Folder
from briefgen.engine.hands import ALONE, Hands, Progress
from briefgen.engine.made import MADE
from briefgen.engine.opened import SETTINGS as SETTINGS  # noqa: PLC0414
from briefgen.engine.opened import reader_of
from briefgen.engine.outcome import outcome, within
from briefgen.engine.result import BuildResult as BuildResult  # noqa: PLC0414
from briefgen.engine.result import Result as Result  # noqa: PLC0414
from briefgen.engine.unchanged import Unchanged
from briefgen.engine.whole import analyse
from briefgen.model import Artifact


class Workspace:
    """A site's folder. `overlay` holds texts that stand before those on disk, by path: an editor's open buffers.

    One that is kept remembers: to analyse and make the same site again costs what changed since.
    """

    def __init__(self, root: Path, overlay: Mapping[str, str] | None = None) -> None:
        self.root = root
        self._folder = Folder(root, {} if overlay is None else overlay)

    @classmethod
    def open(cls, root: Path) -> "Workspace":
        """The workspace of a site's folder."""
        return cls(root)

    @property
    def overlay(self) -> Mapping[str, str]:
        """The texts that stand before those on disk, by path."""
        return self._folder.overlay

    @overlay.setter
    def overlay(self, texts: Mapping[str, str]) -> None:
        self._folder.overlay = texts

    @property
    def said(self) -> Sequence[str]:
        """What only those want to know who ask: why an earlier memory was not used."""
        return self._folder.said

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
            analysis = analyse(self._folder, drafts=True, url=None, hands=Hands(jobs, None, progress))
            # What a build made stands, though a check does not ask for it.
            self._folder.save((MADE,))
            return analysis

        analysis = self._folder.remembering(checked, cache=cache, lean=True)
        if isinstance(analysis, Result):
            return analysis
        return outcome(analysis, analysis.diagnostics, paths, strict=strict)

    def resume(self, *, drafts: bool) -> Analysis | Result:
        """What `analyse` gives, begun with what earlier runs left on the disk, and left there for later ones."""

        def analysed() -> Analysis | Result:
            analysis = self.analyse(drafts=drafts)
            self._folder.save((MADE,))
            return analysis

        return self._folder.remembering(analysed, cache=True, lean=False)

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
        state: Unchanged | None = None,
    ) -> BuildResult:
        """Check, then publish unless there is an error. `scheduler` is the address of a Dask cluster's.

        `state` is that of the site, if it was looked at already, for a build by just these options.

        Raises:
            PublishError: the output folder cannot be written, or another build is at work.
            WorkError: a document could not be done: a bug, a killed process, or a cluster that cannot be used.
        """
        order = Order(output, drafts=drafts, url=url, strict=strict)
        return build(self._folder, order, Hands(jobs, scheduler, progress), cache=cache, state=state)

    def allowances(self, paths: Sequence[str] = ()) -> str:
        """Every allowance with its reason and what it silences, as lines; of these files and folders only."""
        analysis = self.analyse(drafts=True)
        if isinstance(analysis, Result):
            return ""
        notes = {path: note.allowances for path, note in analysis.notes.items()}
        chosen = {path: own for path, own in notes.items() if not paths or any(within(path, one) for one in paths)}
        return list_allowances(chosen, analysis.allowed, analysis.texts)

    def artifacts(self, analysis: Analysis) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
        """Every file that the site publishes, and what is wrong with its templates."""
        from briefgen.engine.press import artifacts  # noqa: PLC0415

        return artifacts(analysis, self.root, self._folder.memory)

    def read(self, path: str) -> Read:
        """A file of the site, or the text that stands before it."""
        return reader_of(self.root, self.overlay)(path)

    def analyse(self, *, drafts: bool, url: str | None = None) -> Analysis | Result:
        """Read, resolve and check the site; a `Result` where `site.yaml` cannot be used."""
        return analyse(self._folder, drafts=drafts, url=url, hands=ALONE)
