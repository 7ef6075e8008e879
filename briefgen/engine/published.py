"""Which files of an output folder are briefgen's own, and how it left them: read and written."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path

from briefgen.engine.record import lines_of


@dataclass(frozen=True, slots=True)
class Published:
    """A file of the output as briefgen wrote it: the SHA-256 of its bytes, its size, its time (nanoseconds)."""

    digest: str
    size: int
    time: int


def read_record(record: str) -> dict[str, Published]:
    """The files by their path in the output; none where there is no record, or it is not what briefgen wrote."""
    try:
        return {path: Published(digest, int(size), int(time)) for digest, size, time, path in lines_of(record)}
    except (OSError, ValueError):
        return {}


def write_record(record: str, files: Mapping[str, Published]) -> str:
    """Write the record, whole or not at all; what `mark` tells of it.

    Raises:
        OSError: it cannot be written.
    """
    lines = (f"{files[path].digest}\t{files[path].size}\t{files[path].time}\t{_told(path)}\n" for path in sorted(files))
    content = "".join(lines).encode("utf-8", "surrogatepass")
    waiting = Path(f"{record}.part")
    waiting.write_bytes(content)
    waiting.replace(record)
    return blake2b(content, digest_size=16).hexdigest()


def restored(record: str, output: Path) -> dict[str, Published] | None:
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


def _told(path: str) -> str:
    return path.replace("\\", "\\\\").replace("\n", "\\n")
