"""What the files of a site hold, by digest: a file whose size and times did not change is not read again."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import time_ns

Stamp = tuple[int, int, int, int]
"""A file's size, its times of change (content, then entry; nanoseconds), and its number on the disk."""

NOTHING: Stamp = (0, 0, 0, 0)
SETTLED = 2_000_000_000
"""Nanoseconds. A file may change twice within one tick of its disk's clock (two seconds on FAT)."""

_BACKUPS = ("~", ".swp", ".tmp", ".bak")


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
        try:
            if stamp is None:
                stamp = _stamp(os.stat(self.root / path))  # noqa: PTH116
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


def listing(root: Path, folder: str, only: str | None = None) -> dict[str, Stamp]:
    """The files below a folder (empty: the root) with their stamps, by their path from the root; or one file of it."""
    if only is not None:
        try:
            return {only: _stamp(os.stat(root / only))}  # noqa: PTH116
        except OSError:
            return {}
    found: dict[str, Stamp] = {}
    ahead = [(os.path.join(root, folder), f"{folder}/" if folder else "")]  # noqa: PTH118 - ten thousand times
    while ahead:
        here, prefix = ahead.pop()
        for entry in _entries(here):
            name = entry.name
            if entry.is_dir():
                # A link to a folder above would never end, and is passed over.
                if not (entry.is_symlink() and _holds(entry.path, here)):
                    ahead.append((entry.path, f"{prefix}{name}/"))
            elif name[0] != "#" and not name.endswith(_BACKUPS):
                found[prefix + name] = _stamp_of(entry)
    return found


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        return [entry for entry in os.scandir(folder) if entry.name[0] != "."]
    except OSError:
        return []


def _stamp_of(entry: os.DirEntry[str]) -> Stamp:
    try:
        return _stamp(entry.stat())
    except OSError:
        # A link to nothing is a file that cannot be read, and is reported so.
        return NOTHING


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _holds(outer: str, inner: str) -> bool:
    above, below = os.path.realpath(outer), os.path.realpath(inner)
    return below == above or below.startswith(above + os.sep)
