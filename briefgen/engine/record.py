"""The record of an output folder: a line for each of briefgen's own files, with its SHA-256, size, time and path.

Whether a site of ten thousand pages still stands is told from it in a tenth of a second, without reading a page.
"""

import os
from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def record_of(memory: "str | os.PathLike[str]", output: "str | os.PathLike[str]") -> str:
    """Where the record of an output folder stands; `memory` is the site's folder for what briefgen remembers."""
    name = blake2b(os.path.realpath(output).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return os.path.join(memory, f"published-{name}")  # noqa: PTH118


def mark(record: str) -> str:
    """What tells one record from another; empty where there is none."""
    try:
        with open(record, "rb") as file:  # noqa: PTH123
            return blake2b(file.read(), digest_size=16).hexdigest()
    except OSError:
        return ""


def stands(record: str, output: str) -> bool:
    """Whether every file of the record stands in the output with the size and the time that it was left with."""
    above = f"{os.path.abspath(output)}{os.sep}"  # noqa: PTH100 - ten thousand times
    stat = os.stat
    try:
        for _, size, time, path in lines_of(record):
            status = stat(above + path)
            if status.st_size != int(size) or status.st_mtime_ns != int(time):
                return False
    except (OSError, ValueError):
        return False
    return True


def lines_of(record: str) -> "Iterator[tuple[str, str, str, str]]":
    """The lines of a record, in parts.

    Raises:
        OSError: there is no record.
        ValueError: it is not what briefgen wrote.
    """
    with open(record, "rb") as file:  # noqa: PTH123
        text = file.read().decode("utf-8", "surrogatepass")
    plain = "\\" not in text
    if text and not text.endswith("\n"):
        raise ValueError("the record is cut short")
    for line in text.split("\n")[:-1]:
        digest, size, time, path = line.split("\t", 3)
        if not plain:
            path = _unescaped(path)
        if ".." in path and not safe(path):
            raise ValueError("the record names a file outside of the output")
        yield digest, size, time, path


def _unescaped(path: str) -> str:
    return path.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\")


def safe(path: object) -> bool:
    """Whether a path stays inside the output folder."""
    return isinstance(path, str) and ".." not in path.split("/") and not path.startswith("/")
