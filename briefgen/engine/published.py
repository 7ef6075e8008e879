"""Which files of an output folder are briefgen's own, and how it left them: told without reading them.

The record is one text file in the site's folder for what briefgen remembers: a line for each file with its SHA-256,
size, time and path. Whether a site of ten thousand pages still stands is told from it in a tenth of a second.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path

_ESCAPE = re.compile(r"\\([n\\])")


@dataclass(frozen=True, slots=True)
class Published:
    """A file of the output as briefgen wrote it: the SHA-256 of its bytes, its size, its time (nanoseconds)."""

    digest: str
    size: int
    time: int


def record_of(memory: Path, output: Path) -> Path:
    """Where the record of an output folder stands; `memory` is the site's folder for what briefgen remembers."""
    name = blake2b(os.path.realpath(output).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return memory / f"published-{name}"


def read_record(record: Path) -> dict[str, Published]:
    """The files by their path in the output; none where there is no record, or it is not what briefgen wrote."""
    try:
        return {path: Published(digest, int(size), int(time)) for digest, size, time, path in _lines(record)}
    except (OSError, ValueError):
        return {}


def write_record(record: Path, files: Mapping[str, Published]) -> str:
    """Write the record, whole or not at all; what `mark` tells of it.

    Raises:
        OSError: it cannot be written.
    """
    lines = (f"{files[path].digest}\t{files[path].size}\t{files[path].time}\t{_told(path)}\n" for path in sorted(files))
    content = "".join(lines).encode("utf-8", "surrogatepass")
    waiting = record.with_name(f"{record.name}.part")
    waiting.write_bytes(content)
    waiting.replace(record)
    return blake2b(content, digest_size=16).hexdigest()


def mark(record: Path) -> str:
    """What tells one record from another; empty where there is none."""
    try:
        return blake2b(record.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def stands(record: Path, output: Path) -> bool:
    """Whether every file of the record stands in the output with the size and the time that it was left with."""
    above = f"{os.path.abspath(output)}{os.sep}"  # noqa: PTH100 - ten thousand times
    stat = os.stat
    try:
        for _, size, time, path in _lines(record):
            status = stat(above + path)
            if status.st_size != int(size) or status.st_mtime_ns != int(time):
                return False
    except (OSError, ValueError):
        return False
    return True


def restored(record: Path, output: Path) -> dict[str, Published] | None:
    """The files as they stand now, if each has the bytes that it was left with, whatever its time; else None."""
    found: dict[str, Published] = {}
    try:
        for path, before in read_record(record).items():
            file = output / path
            status = file.stat()
            if status.st_size != before.size:
                return None
            if status.st_mtime_ns != before.time and sha256(file.read_bytes()).hexdigest() != before.digest:
                return None
            found[path] = Published(before.digest, before.size, status.st_mtime_ns)
    except OSError:
        return None
    return found


def safe(path: object) -> bool:
    """Whether a path stays inside the output folder."""
    return isinstance(path, str) and ".." not in path.split("/") and not path.startswith("/")


def _lines(record: Path) -> Iterator[tuple[str, str, str, str]]:
    """The lines of a record, in parts.

    Raises:
        OSError: there is no record.
        ValueError: it is not what briefgen wrote.
    """
    text = record.read_bytes().decode("utf-8", "surrogatepass")
    plain = "\\" not in text
    if text and not text.endswith("\n"):
        raise ValueError("the record is cut short")
    for line in text.split("\n")[:-1]:
        digest, size, time, path = line.split("\t", 3)
        if not plain:
            path = _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else "\\", path)
        if ".." in path and not safe(path):
            raise ValueError("the record names a file outside of the output")
        yield digest, size, time, path


def _told(path: str) -> str:
    return path.replace("\\", "\\\\").replace("\n", "\\n")
