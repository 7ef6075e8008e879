"""One build at a time in a site: a lock that the system takes back when its holder dies."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

PATIENCE = 10.0
"""Seconds to wait for another build to finish."""


class LockedError(Exception):
    """Another process holds the lock; the message says which."""


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold a lock file while the block runs.

    Raises:
        LockedError: another process still holds it after that many seconds.
        OSError: the file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        until = time.monotonic() + patience
        while not _taken(file):
            if time.monotonic() >= until:
                file.seek(0)
                holder = file.read(32).strip() or "of another user"
                raise LockedError(f"another build of this site is at work: process {holder}")
            time.sleep(0.05)
        with suppress(OSError):
            file.truncate(0)
            file.write(f"{os.getpid()}\n")
            file.flush()
        yield


if sys.platform == "win32":
    import msvcrt

    def _taken(file: IO[str]) -> bool:
        # Far behind the text, so that others may still read who holds it.
        file.seek(1 << 20)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(file: IO[str]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
