"""Which sources there are, and whether they may have changed: by their sizes and times, without reading them."""

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR

Stamp = tuple[int, int]
"""When a source changed, in nanoseconds, and its size; with its full text, the later time and the sum."""


def list_stamps(folder: Path, originals: Path | None) -> list[tuple[str, int, int]]:
    """Every source below a folder, by its path, with its stamp."""
    full = {name.rpartition(".")[0]: stamp for name, *stamp in _listed(str(originals))} if originals else {}
    found: list[tuple[str, int, int]] = []
    folders = [str(folder)]
    while folders:
        for path, time, size in _listed(folders.pop()):
            if size < 0:
                folders.append(path)
            elif path.endswith(".md"):
                other = full.get(f"{originals}/{Path(path).stem}") if full else None
                found.append((path, max(time, other[0]), size + other[1]) if other else (path, time, size))
    return sorted(found)


def _listed(folder: str) -> Iterator[tuple[str, int, int]]:
    """The files of a folder, each with its stamp; a folder in it has the size -1. Hidden ones are passed over."""
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    with entries:
        for entry in entries:
            name = entry.name
            if name[0] in ".#":
                continue
            stat = entry.stat()
            yield f"{folder}/{name}", stat.st_mtime_ns, -1 if S_ISDIR(stat.st_mode) else stat.st_size
