"""The files below a folder with their sizes and times: ten thousand of them in a few hundredths of a second."""

import os
from array import array
from hashlib import blake2b
from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

Stamp = tuple[int, int, int, int]
"""A file's size, its times of change (content, then entry; nanoseconds), and its number on the disk."""

NOTHING: Stamp = (0, 0, 0, 0)
_BACKUPS = ("~", ".swp", ".tmp", ".bak")
_KIND, _FILE = 0o170000, 0o100000
"""The bits of a mode that tell what stands there, and what they are for a file."""
_LIMIT = 1 << 63


class Listing:
    """Files at one moment: their paths, relative to a root, and the four numbers of each one's stamp in a row."""

    __slots__ = ("numbers", "paths")

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.numbers: array[int] = array("q")

    def add(self, root: "str | os.PathLike[str]", folder: str) -> None:
        """Add the files below a folder (empty: the root); hidden files and editors' backups are passed over."""
        paths, numbers = self.paths, list[int]()
        ahead = [(os.path.join(root, folder), f"{folder}/" if folder else "")]  # noqa: PTH118 - ten thousand times
        while ahead:
            here, prefix = ahead.pop()
            within = _opened(here)
            try:
                for entry in _entries(within):
                    name = entry.name
                    try:
                        if entry.is_dir():
                            path = f"{here}{os.sep}{name}"
                            # A link to a folder above would never end, and is passed over.
                            if not (entry.is_symlink() and _holds(path, here)):
                                ahead.append((path, f"{prefix}{name}/"))
                            continue
                        status = entry.stat()
                    except OSError:
                        # A link to nothing, or back to itself, is a file that cannot be read, and is reported so.
                        status = None
                    if name[0] == "#" or name.endswith(_BACKUPS):
                        continue
                    paths.append(prefix + name)
                    # Whoever opened a pipe would wait for ever for somebody to write into it.
                    if status is None or status.st_mode & _KIND != _FILE:
                        numbers += NOTHING
                    else:
                        numbers += (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
            finally:
                if isinstance(within, int):
                    os.close(within)
        self.numbers.extend(_row(numbers))

    def add_file(self, root: "str | os.PathLike[str]", path: str) -> None:
        """Add one file, if it is there."""
        try:
            stamp = stamp_of(os.stat(os.path.join(root, path)))  # noqa: PTH116, PTH118
        except OSError:
            return
        self.paths.append(path)
        self.numbers.extend(stamp)

    def stamps(self) -> dict[str, Stamp]:
        """The stamps by the paths."""
        numbers = iter(self.numbers)
        return dict(zip(self.paths, zip(numbers, numbers, numbers, numbers, strict=True), strict=True))

    def digest(self) -> str:
        """The digest of paths, sizes and times."""
        return self._digest(self.numbers)

    def sizes(self) -> str:
        """The digest of paths and sizes."""
        return self._digest(self.numbers[::4])

    def newest(self) -> int:
        """The latest time of change."""
        return max((*self.numbers[1::4], *self.numbers[2::4]), default=0)

    def _digest(self, numbers: "array[int]") -> str:
        digest = blake2b("\0".join(self.paths).encode("utf-8", "surrogatepass"), digest_size=16)
        digest.update(numbers.tobytes())
        return digest.hexdigest()


def listing(root: "str | os.PathLike[str]", folder: str) -> dict[str, Stamp]:
    """The files below a folder (empty: the root) with their stamps, by their path from the root."""
    found = Listing()
    found.add(root, folder)
    return found.stamps()


def _opened(folder: str) -> int | str | None:
    """What a folder is listed by: opened, its files are found sooner than by their whole paths. None: it cannot be."""
    if os.scandir not in os.supports_fd:
        return folder
    try:
        return os.open(folder, os.O_RDONLY)
    except OSError:
        return None


def _entries(folder: int | str | None) -> "list[os.DirEntry[str]]":
    """What is in a folder and not hidden, by name: the same folder gives the same list."""
    if folder is None:
        return []
    try:
        entries = [entry for entry in os.scandir(folder) if entry.name[0] != "."]
    except OSError:
        return []
    entries.sort(key=attrgetter("name"))
    return entries


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file."""
    size, changed, entered = map(_fitting, (status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    return size, changed, entered, _fitting(status.st_ino)


def _row(numbers: "Sequence[int]") -> "array[int]":
    try:
        return array("q", numbers)
    except OverflowError:
        return array("q", map(_fitting, numbers))


def _fitting(number: int) -> int:
    """A number in 64 bits with a sign: some disks number their files beyond that, or have times of the year 2300."""
    return number if -_LIMIT <= number < _LIMIT else number % _LIMIT


def _holds(outer: str, inner: str) -> bool:
    above, below = os.path.realpath(outer), os.path.realpath(inner)
    return below == above or below.startswith(above + os.sep)
