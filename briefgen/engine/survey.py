"""What the files of a site hold, by digest: a file whose size and times did not change is not read again."""

import os
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path
from time import time_ns

from briefgen.engine.listing import NOTHING, Listing, Stamp, stamp_of
from briefgen.engine.seen import Seen

SETTLED = 2_000_000_000
"""Nanoseconds. A file may change twice within one tick of its disk's clock (two seconds on FAT)."""
UNSETTLED: Stamp = (-1, -1, -1, -1)
"""The stamp of a file that was too new for its times to be trusted: no file has it."""


class Survey:
    """The files of a site at one moment, by their path relative to it. `before` are those of an earlier survey."""

    def __init__(self, root: Path, before: Seen) -> None:
        self.root = root
        self.before = before
        self.new: dict[str, Stamp] = {}
        """The files that are not as they were last seen."""
        self._same: Mapping[str, str] = {}
        self._read: dict[str, tuple[Stamp, str]] = {}
        self._folders: set[str] = set()

    @property
    def seen(self) -> Seen:
        """The files whose digests are known now."""
        return self.before.exchanged(self._same, self._read)

    def know(self, listing: Listing, *folders: str) -> None:
        """Take the files of a listing for those that are there; it has all files of some folders."""
        self._folders.update(folders)
        same, new = self.before.compared(listing)
        self._same = {**self._same, **same} if self._same else same
        self.new |= new

    def listed(self, folder: str) -> tuple[str, ...]:
        """Every file below a folder, sorted by path; hidden files and editors' backups are passed over."""
        if folder not in self._folders:
            listing = Listing()
            listing.add(self.root, folder)
            self.know(listing, folder)
            return tuple(sorted(listing.paths))
        below = f"{folder}/" if folder else ""
        return tuple(sorted(path for paths in (self._same, self.new) for path in paths if path.startswith(below)))

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self._same or path in self.new or os.path.isfile(self.root / path)  # noqa: PTH113

    def digests(self, paths: Collection[str]) -> dict[str, str]:
        """The SHA-256 of files; empty where one cannot be read."""
        same = self._same
        return {path: same.get(path) or self.digest(path) or "" for path in paths}

    def digest(self, path: str) -> str | None:
        """The SHA-256 of a file in hexadecimal; None where it cannot be read."""
        digest = self._same.get(path)
        if digest is None and path in self._read:
            digest = self._read[path][1]
        return digest or self._digest(path)

    def _digest(self, path: str) -> str | None:
        stamp = self.new.get(path)
        if stamp == NOTHING:
            return None
        try:
            if stamp is None:
                stamp = self.new[path] = stamp_of(os.stat(self.root / path))  # noqa: PTH116
            if self.before.stamps.get(path) == stamp:
                digest = self.before.digests[path]
            else:
                at = time_ns()
                with open(self.root / path, "rb") as file:  # noqa: PTH123
                    digest = sha256(file.read()).hexdigest()
                if max(stamp[1], stamp[2]) > at - SETTLED:
                    stamp = UNSETTLED
        except OSError:
            return None
        self._read[path] = stamp, digest
        return digest
