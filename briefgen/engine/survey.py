"""What the files of a site hold, by digest: a file whose size and times did not change is not read again."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import time_ns

from briefgen.engine.listing import NOTHING, Stamp, listing, stamp_of

SETTLED = 2_000_000_000
"""Nanoseconds. A file may change twice within one tick of its disk's clock (two seconds on FAT)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was when it was last read: its stamp, the moment (nanoseconds), the SHA-256 of what it held."""

    stamp: Stamp
    at: int
    digest: str


class Survey:
    """The files of a site at one moment, by their path relative to it. `seen` are those of an earlier survey."""

    def __init__(self, root: Path, seen: Mapping[str, Seen]) -> None:
        self.root = root
        self.seen: dict[str, Seen] = {}
        self._before = seen
        self._stamps: dict[str, Stamp] = {}

    def listed(self, folder: str) -> tuple[str, ...]:
        """Every file below a folder, sorted by path; hidden files and editors' backups are passed over."""
        found = listing(self.root, folder)
        self._stamps |= found
        return tuple(sorted(found))

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self._stamps or os.path.isfile(self.root / path)  # noqa: PTH113

    def digest(self, path: str) -> str | None:
        """The SHA-256 of a file in hexadecimal; None where it cannot be read."""
        stamp = self._stamps.get(path)
        if stamp == NOTHING:
            return None
        try:
            if stamp is None:
                stamp = stamp_of(os.stat(self.root / path))  # noqa: PTH116
                self._stamps[path] = stamp
            seen = self.seen.get(path) or self._before.get(path)
            if seen is None or seen.stamp != stamp or max(stamp[1], stamp[2]) > seen.at - SETTLED:
                at = time_ns()
                with open(self.root / path, "rb") as file:  # noqa: PTH123
                    seen = Seen(stamp, at, sha256(file.read()).hexdigest())
        except OSError:
            return None
        self.seen[path] = seen
        return seen.digest
