"""Which sources there are, and whether they may have changed: by their sizes and times, without reading them."""

import os
from pathlib import Path

Stamp = tuple[int, int]
"""When a source changed, in nanoseconds, and its size; with its full text, the later time and the sum."""


def list_stamps(folder: Path, originals: Path | None) -> list[tuple[str, int, int]]:
    """Every source below a folder, by its path, with its stamp; in the order of the disk."""
    full = {name.rpartition(".")[0]: stamp for name, *stamp in _below(str(originals), "")} if originals else {}
    found = _below(str(folder), ".md")
    if not full:
        return found
    return [
        (path, max(time, other[0]), size + other[1])
        if (other := full.get(f"{originals}/{Path(path).stem}"))
        else (path, time, size)
        for path, time, size in found
    ]


def _below(folder: str, ending: str) -> list[tuple[str, int, int]]:
    """The files below a folder whose names end so, each with its stamp; hidden ones are passed over."""
    found: list[tuple[str, int, int]] = []
    folders = [folder]
    # One plain loop: with thousands of sources, this is most of what an answer costs.
    for one in folders:
        try:
            entries = os.scandir(one)
        except OSError:
            continue
        with entries:
            for entry in entries:
                name = entry.name
                if name[0] in ".#":
                    continue
                if entry.is_dir():
                    folders.append(entry.path)
                elif name.endswith(ending):
                    try:
                        stat = entry.stat()
                    except OSError:
                        # A link to nothing.
                        continue
                    found.append((entry.path, stat.st_mtime_ns, stat.st_size))
    return found
