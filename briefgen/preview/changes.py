"""What changed since it was last asked: between the watcher's thread and the press's."""

import threading
from collections.abc import Collection


class Changes:
    """Paths that changed, relative to the site. None among them: anything may have changed."""

    def __init__(self) -> None:
        self._paths: set[str | None] = set()
        self._lock = threading.Lock()
        self._there = threading.Event()

    def tell(self, paths: Collection[str | None]) -> None:
        """Some files changed; with no path, somebody only wants to be heard."""
        with self._lock:
            self._paths.update(paths)
            self._there.set()

    def wait(self, seconds: float | None) -> bool:
        """Whether there is news, waited for so long."""
        return self._there.wait(seconds)

    def take(self) -> frozenset[str] | None:
        """What changed, and nothing is left; None where it cannot be said file by file."""
        with self._lock:
            paths, self._paths = self._paths, set()
            self._there.clear()
        return None if None in paths else frozenset(path for path in paths if path is not None)
