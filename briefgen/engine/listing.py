"""The files below a folder with their sizes and times: ten thousand of them in a few hundredths of a second."""

import os
from stat import S_ISREG

Stamp = tuple[int, int, int, int]
"""A file's size, its times of change (content, then entry; nanoseconds), and its number on the disk."""

NOTHING: Stamp = (0, 0, 0, 0)
_BACKUPS = ("~", ".swp", ".tmp", ".bak")


def listing(root: "str | os.PathLike[str]", folder: str, only: str | None = None) -> dict[str, Stamp]:
    """The files below a folder (empty: the root) with their stamps, by their path from the root; or one file of it."""
    if only is not None:
        try:
            return {only: stamp_of(os.stat(os.path.join(root, only)))}  # noqa: PTH116, PTH118
        except OSError:
            return {}
    found: dict[str, Stamp] = {}
    ahead = [(os.path.join(root, folder), f"{folder}/" if folder else "")]  # noqa: PTH118 - ten thousand times
    while ahead:
        here, prefix = ahead.pop()
        for entry in _entries(here):
            name = entry.name
            if _is_folder(entry):
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


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that leads back to itself.
        return False


def _stamp_of(entry: os.DirEntry[str]) -> Stamp:
    try:
        status = entry.stat()
    except OSError:
        # A link to nothing is a file that cannot be read, and is reported so.
        return NOTHING
    # Whoever opened a pipe would wait for ever for somebody to write into it.
    return stamp_of(status) if S_ISREG(status.st_mode) else NOTHING


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _holds(outer: str, inner: str) -> bool:
    above, below = os.path.realpath(outer), os.path.realpath(inner)
    return below == above or below.startswith(above + os.sep)
