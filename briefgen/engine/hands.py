"""Who does the work of a build, and who hears how far it is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefgen.frozen import frozen

if TYPE_CHECKING:
    from briefgen.engine.pool import Crew

Progress = Callable[[str, int, int], None]
"""Hears what is being done (a few words), how much of it is done, and how much there is."""


@frozen
class Hands:
    """`jobs` processes of this machine (None: one a processor), or the cluster behind a `scheduler`'s address."""

    jobs: int | None = None
    scheduler: str | None = None
    progress: Progress | None = None

    def crew(self) -> "Crew | None":
        """The cluster, if there is one."""
        if self.scheduler is None:
            return None
        from briefgen.engine.cluster import Cluster  # noqa: PLC0415

        return Cluster(self.scheduler)

    def telling(self, what: str) -> Callable[[int, int], None]:
        """Tell how far one thing is."""
        progress = self.progress
        if progress is None:
            return lambda _done, _all: None
        return lambda done, whole: progress(what, done, whole)


ALONE = Hands(jobs=1)
"""This process, in silence."""
