"""The record of an output folder: each of briefgen's own files, with its size, time and SHA-256, in columns.

Whether a site of ten thousand pages still stands is told from it in a few hundredths of a second, without reading a
page. After a line with the digest of all that follows come a line with the number of files, the sizes, the times (eight
bytes each), the SHA-256 (32 bytes each), and the paths, sorted, with a NUL between them.
"""

import os
import sys
from array import array
from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = 32
"""Letters of the digest of a record."""


class Record:
    """The files of an output by place: path, size, time (nanoseconds), and all SHA-256 one after the other."""

    __slots__ = ("digests", "paths", "sizes", "times")

    def __init__(
        self,
        paths: "Sequence[str]" = (),
        sizes: "Sequence[int]" = (),
        times: "Sequence[int]" = (),
        digests: bytes = b"",
    ) -> None:
        self.paths = paths
        self.sizes = sizes
        self.times = times
        self.digests = digests

    @classmethod
    def read(cls, record: str) -> "Record":
        """The record that stands in a file.

        Raises:
            OSError: there is no record.
            ValueError: it is not what briefgen wrote.
        """
        with open(record, "rb") as file:  # noqa: PTH123
            content = file.read()
        if content[:_MARK].decode("ascii") != blake2b(content[_MARK + 1 :], digest_size=16).hexdigest():
            raise ValueError("the record was changed or cut short")
        line = content.index(b"\n", _MARK + 1)
        number, start = int(content[_MARK + 1 : line]), line + 1
        sizes, times = (_numbers(content[start + each * 8 * number :][: 8 * number]) for each in (0, 1))
        names = content[start + 48 * number :]
        paths = names.decode("utf-8", "surrogatepass").split("\0") if number else []
        if len(paths) != number:
            raise ValueError("the record is not whole")
        if (b".." in names or b"\0/" in names or names[:1] == b"/") and not all(map(safe, paths)):
            raise ValueError("the record names a file outside of the output")
        return cls(paths, sizes, times, content[start + 16 * number : start + 48 * number])

    def write(self, record: str) -> str:
        """Write it into a file, whole or not at all; what `mark` tells of it.

        Raises:
            OSError: it cannot be written.
        """
        columns = (_numbers(array("q", column).tobytes()).tobytes() for column in (self.sizes, self.times))
        body = b"".join(
            (b"%d\n" % len(self.paths), *columns, self.digests, "\0".join(self.paths).encode("utf-8", "surrogatepass"))
        )
        told = blake2b(body, digest_size=16).hexdigest()
        with open(f"{record}.part", "wb") as file:  # noqa: PTH123
            file.write(told.encode() + b"\n" + body)
        os.replace(f"{record}.part", record)  # noqa: PTH105
        return told

    def digest(self, index: int) -> str:
        """The SHA-256 of the file at a place, in hexadecimal."""
        return self.digests[32 * index : 32 * index + 32].hex()


def record_of(memory: "str | os.PathLike[str]", output: "str | os.PathLike[str]") -> str:
    """Where the record of an output folder stands; `memory` is the site's folder for what briefgen remembers."""
    name = blake2b(os.path.realpath(output).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return os.path.join(memory, f"published-{name}")  # noqa: PTH118


def mark(record: str) -> str:
    """What tells one record from another; empty where there is none."""
    try:
        with open(record, "rb") as file:  # noqa: PTH123
            return file.read(_MARK).decode("ascii", "replace")
    except OSError:
        return ""


def stands(record: str, output: str, *, entered: bool = False) -> bool:
    """Whether every file of the record stands in the output with the size and the time that it was left with.

    `entered`: this process may go into the output for it, where files are found sooner than by their whole paths.
    """
    above = f"{os.path.abspath(output)}{os.sep}"  # noqa: PTH100 - ten thousand times
    record, stat = os.path.abspath(record), os.stat  # noqa: PTH100
    try:
        if entered:
            os.chdir(output)
            above = ""
        known = Record.read(record)
        for path, size, time in zip(known.paths, known.sizes, known.times, strict=True):
            status = stat(above + path)
            if status.st_mtime_ns != time or status.st_size != size:
                return False
    except (OSError, ValueError):
        return False
    return True


def safe(path: object) -> bool:
    """Whether a path stays inside the output folder."""
    return isinstance(path, str) and ".." not in path.split("/") and not path.startswith("/")


def _numbers(content: bytes) -> "array[int]":
    """Numbers from their bytes, or for them: the lowest byte comes first on every machine."""
    numbers = array("q")
    numbers.frombytes(content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
