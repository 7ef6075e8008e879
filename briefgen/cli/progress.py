"""How far a build is: a bar on a terminal, a line every few seconds elsewhere, nothing where it takes no time."""

import os
import sys
import time
from types import TracebackType
from typing import Any, Self

from briefgen.cli.options import Common

SOON = 0.7
"""Seconds before a bar appears: what is done sooner needs none."""
REDRAW = 0.1
"""Seconds between two states of the bar."""
SELDOM = 5.0
"""Seconds between two lines, and before the first."""
SMALL = 100
"""With fewer things to do there are no lines, however slow the machine."""


class Meter:
    """Hears how far a build is, and shows it. Use it in a `with`: a bar goes before anything else is written."""

    def __init__(self, common: Common) -> None:
        self._quiet = common.quiet
        self._common = common
        self._live = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._next = time.monotonic() + (SOON if self._live else SELDOM)
        self._bar: Any = None

    def __call__(self, what: str, done: int, whole: int) -> None:
        """`done` of `whole` are done of something, such as “Checking documents”."""
        now = time.monotonic()
        if self._quiet or now < self._next or (whole < SMALL and not self._live):
            return
        self._next = now + (REDRAW if self._live else SELDOM)
        if self._live:
            self._draw(what, done, whole)
        else:
            self._common.progress(f"{what}: {done:,} of {whole:,}.")

    def _draw(self, what: str, done: int, whole: int) -> None:
        if self._bar is None:
            # Loaded only when there is something to show. Without a thread of its own: this process may yet fork.
            from rich.console import Console  # noqa: PLC0415
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
            self._bar.start()
        tasks = self._bar.tasks
        if tasks and tasks[-1].description == what and tasks[-1].total == whole:
            self._bar.update(tasks[-1].id, completed=done)
        else:
            for task in self._bar.task_ids:
                self._bar.remove_task(task)
            self._bar.add_task(what, total=whole, completed=done)
        self._bar.refresh()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
