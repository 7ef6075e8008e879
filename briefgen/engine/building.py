"""The ways through a build, in order: the first that serves is taken.

A way that does not serve gives None, and leaves no trace. `docs/performance.md` tells what each does again.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from briefgen.engine.base import Base, folders_of
from briefgen.engine.folder import Folder
from briefgen.engine.hands import Hands
from briefgen.engine.lock import LockedError, locked
from briefgen.engine.opened import Opened
from briefgen.engine.result import BuildResult
from briefgen.engine.standing import MEMORY, Standing
from briefgen.engine.unchanged import Unchanged
from briefgen.engine.waiting import PublishError
from briefgen.frozen import frozen
from briefgen.model import Settings

Built = tuple[BuildResult, Settings | None]
"""What a build came to, and the settings that it published by, if it did."""
Answer = TypeVar("Answer", bound=Built | None)


@frozen
class Order:
    """What is to be built: where to, and how. None: as `site.yaml` says."""

    output: Path | None = None
    drafts: bool = False
    url: str | None = None
    strict: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What the last build must have in common with this one to have given the same."""
        return self.output, self.drafts, self.url, self.strict

    @property
    def options(self) -> str:
        """What a build must have in common with the one that it begins with."""
        return repr((self.output, self.drafts, self.url))


def build(folder: Folder, order: Order, hands: Hands, *, cache: bool, state: Unchanged | None = None) -> BuildResult:
    """Check a site, then publish it unless there is an error. `state` is the site's, if it was looked at already.

    Raises:
        PublishError: the output folder cannot be written, or another build is at work.
        WorkError: a document could not be done: a bug, a killed process, or a cluster that cannot be used.
    """
    try:
        with locked(folder.root / MEMORY / "lock"):
            if not cache:
                return folder.remembering(lambda: _whole(folder, order, hands), cache=False, lean=True)[0]
            if state is None or not state.standing.current():
                state = Unchanged(Standing(folder.root, order.key))
            return state.result() or _Building(folder, order, hands, state).done()
    except LockedError as error:
        raise PublishError(str(error)) from error
    except PublishError:
        raise
    except OSError as error:
        raise PublishError(f"cannot write {error.filename or MEMORY}: {error.strerror or error}") from error


def build_edits(folder: Folder, order: Order, state: Unchanged) -> BuildResult | None:
    """Build a site in which a few files, or words of the theme, were edited.

    None where more has to be looked at, or others are at work.

    Raises:
        OSError: the output folder, or what is remembered, cannot be written.
    """
    try:
        with locked(folder.root / MEMORY / "lock", patience=0):
            return _Building(folder, order, Hands(), state).edited() if state.standing.current() else None
    except LockedError:
        return None


class _Building:
    """A build with what earlier builds left. `state` is that of the site when it begins."""

    def __init__(self, folder: Folder, order: Order, hands: Hands, state: Unchanged) -> None:
        self._folder = folder
        self._order = order
        self._hands = hands
        self._state = state

    def done(self) -> BuildResult:
        """Whatever it takes."""
        return self._remembering(self._changed)[0]

    def edited(self) -> BuildResult | None:
        """What a few edits of texts or of the theme reach, if they reach no further."""
        built = self._remembering(self._retouched if self._state.redressed() else self._amended)
        return built[0] if built else None

    def _remembering(self, way: Callable[[], Answer]) -> Answer:
        folder, state = self._folder, self._state
        folder.survey = state.survey

        def work() -> Answer:
            built = way()
            self._remember(built)
            return built

        try:
            return folder.remembering(work, cache=True, lean=True, program=state.standing.program)
        finally:
            folder.survey = None

    def _remember(self, built: Built | None) -> None:
        settings = built[1] if built else None
        folders = folders_of(settings) if settings else None
        if built and settings and folders:
            output = self._order.output or self._folder.root / settings.output
            self._state.remember(built[0], output, folders, self._state.survey)
            self._folder.see(self._state.survey)

    def _changed(self) -> Built:
        # Which of the two comes first is a guess: each looks for itself whether it serves.
        ways = (self._retouched, self._amended) if self._state.redressed() else (self._amended, self._retouched)
        return next(filter(None, (way() for way in ways)), None) or _whole(self._folder, self._order, self._hands)

    def _amended(self) -> Built | None:
        """Build what a few edits reach, if they reach no further than their own pages."""
        if self._state.followed:
            return None
        self._state.followed = True
        from briefgen.engine.reprint import follow  # noqa: PLC0415

        opened = self._opened()
        if opened is None:
            return None
        folder, order = self._folder, self._order
        base = follow(opened, folder.root, order.output, folder.memory, order.options, strict=order.strict)
        return self._as_before(opened, base) if base else None

    def _retouched(self) -> Built | None:
        """Build what an edit of the theme reaches, if that changed nothing but words of its templates."""
        if self._state.retouched:
            return None
        self._state.retouched = True
        from briefgen.engine.retouch import retouch  # noqa: PLC0415

        opened = self._opened()
        if opened is None:
            return None

        folder, order, jobs = self._folder, self._order, self._hands.jobs
        base = retouch(opened, folder.root, order.output, folder.memory, options=order.options, jobs=jobs)
        return self._as_before(opened, base) if base else None

    def _opened(self) -> Opened | None:
        """The site as it is now, if what the last build left may do and the output stands as that left it."""
        opened = self._folder.opened(self._order.url)
        if not isinstance(opened, Opened) or folders_of(opened.settings) is None:
            return None
        return opened if self._state.stands(self._order.output or self._folder.root / opened.settings.output) else None

    def _as_before(self, opened: Opened, base: Base) -> Built:
        """What a build comes to that began with a base, and left this one."""
        from briefgen.engine.outcome import told  # noqa: PLC0415
        from briefgen.extras import lacking  # noqa: PLC0415

        self._folder.save(("",))
        found = (*(each.diagnostic for each in base.found), *lacking(opened.settings))
        result = told(found, opened.texts, base.counts, strict=self._order.strict)
        return BuildResult(result, base.pages, len(base.left)), opened.settings


def _whole(folder: Folder, order: Order, hands: Hands) -> Built:
    """Look at all of the site."""
    from briefgen.engine.whole import build_whole  # noqa: PLC0415

    built, analysis = build_whole(
        folder,
        order.output,
        order.options,
        drafts=order.drafts,
        url=order.url,
        strict=order.strict,
        hands=hands,
    )
    return built, analysis.settings if analysis else None
