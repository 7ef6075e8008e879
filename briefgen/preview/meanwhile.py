"""What is saved while a large site is read for the first time.

To read an archive of which little is remembered takes minutes, and nothing of it is to be had before the end.
"""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from briefgen.preview.changes import Changes


class Meanwhile:
    """Until the end of a block, looks anew at the site after each save, in a thread of its own."""

    def __init__(self, changes: Changes, look: Callable[[], object]) -> None:
        self._changes = changes
        self._look = look
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._work, name="briefgen-meanwhile", daemon=True)
        self.saved: frozenset[str] | None = frozenset()
        """What changed, once the block has ended; None where it cannot be said file by file."""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._changes.tell(())
        self._thread.join()

    def _work(self) -> None:
        while not self._over.is_set():
            self._changes.wait(None)
            paths = self._changes.take()
            self.saved = None if paths is None or self.saved is None else self.saved | paths
            # Woken without a path, it is over, or the whole preview is.
            if paths != frozenset() and not self._over.is_set():
                self._look()
