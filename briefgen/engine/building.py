"""The ways through a build, in order: the first that serves is taken.

A way that does not serve gives None, and leaves no trace. `docs/performance.md` tells what each does again.
"""

from dataclasses import dataclass
from pathlib import Path

from briefgen.engine.base import Base, folders_of
from briefgen.engine.folder import Folder
from briefgen.engine.hands import Hands
from briefgen.engine.lock import LockedError, locked
from briefgen.engine.opened import Opened
from briefgen.engine.publishing import PublishError
from briefgen.engine.result import BuildResult
from briefgen.engine.standing import MEMORY, Standing
from briefgen.engine.unchanged import Unchanged
from briefgen.model import Settings


@dataclass(frozen=True, slots=True)
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
                return folder.remembering(lambda: _changed(folder, order, hands)[0], cache=False, lean=True)
            if state is None or not state.standing.current():
                state = Unchanged(Standing(folder.root, order.key))
            return state.result() or _remembered(folder, order, hands, state)
    except LockedError as error:
        raise PublishError(str(error)) from error
    except PublishError:
        raise
    except OSError as error:
        raise PublishError(f"cannot write {error.filename or MEMORY}: {error.strerror or error}") from error


def _remembered(folder: Folder, order: Order, hands: Hands, state: Unchanged) -> BuildResult:
    """Build with what earlier builds left, and leave it to the next."""
    folder.survey = survey = state.survey

    def work() -> BuildResult:
        built, settings = _changed(folder, order, hands)
        folders = folders_of(settings) if settings else None
        if settings is not None and folders is not None:
            state.remember(built, order.output or folder.root / settings.output, folders, survey)
            folder.see(survey)
        return built

    try:
        return folder.remembering(work, cache=True, lean=True, program=state.standing.program)
    finally:
        folder.survey = None


def _changed(folder: Folder, order: Order, hands: Hands) -> tuple[BuildResult, Settings | None]:
    """Build a site that is not what it was; the settings that it was published by, if it was."""
    opened = folder.opened(order.url)
    if isinstance(opened, Opened) and folders_of(opened.settings) is not None:
        built = _retouched(folder, order, opened, hands) or _amended(folder, order, opened)
        if built is not None:
            return built, opened.settings
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


def _retouched(folder: Folder, order: Order, opened: Opened, hands: Hands) -> BuildResult | None:
    """Build what an edit of the theme reaches, if that changed nothing but words of its templates."""
    from briefgen.engine.retouch import retouch  # noqa: PLC0415

    base = retouch(opened, folder.root, order.output, folder.memory, options=order.options, jobs=hands.jobs)
    return None if base is None else _as_before(folder, order, opened, base)


def _amended(folder: Folder, order: Order, opened: Opened) -> BuildResult | None:
    """Build what a few edits reach, if they reach no further than their own pages."""
    from briefgen.engine.reprint import follow  # noqa: PLC0415

    base = follow(opened, folder.root, order.output, folder.memory, order.options, strict=order.strict)
    return None if base is None else _as_before(folder, order, opened, base)


def _as_before(folder: Folder, order: Order, opened: Opened, base: Base) -> BuildResult:
    """What a build comes to that began with a base, and left this one."""
    from briefgen.engine.outcome import told  # noqa: PLC0415
    from briefgen.extras import lacking  # noqa: PLC0415

    folder.see(opened.survey)
    folder.save(("",))
    found = (*(each.diagnostic for each in base.found), *lacking(opened.settings))
    return BuildResult(told(found, opened.texts, base.counts, strict=order.strict), base.pages, len(base.left))
