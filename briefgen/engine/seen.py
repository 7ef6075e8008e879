"""What the files of a site held when they were last read, so that nobody reads them again to know it.

Kept in one file as columns: a row for each of ten thousand files takes a few thousandths of a second to read and write.
"""

import sys
from array import array
from collections.abc import Mapping
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from briefgen.engine.listing import Listing, Stamp

FILE = "seen"
LENGTH = 64
"""Letters of a SHA-256 in hexadecimal."""
_ROW = 32
"""Bytes of a stamp."""
_BLOCK = 64 * _ROW
"""Bytes that are compared at once."""


class Seen:
    """Files by path, each with its stamp as four numbers in a row and the SHA-256 of what it held, in columns."""

    def __init__(self, paths: tuple[str, ...] = (), numbers: "array[int] | None" = None, digests: str = "") -> None:
        self.paths = paths
        self.numbers: array[int] = array("q") if numbers is None else numbers
        self._digests = digests

    def compared(self, listing: Listing) -> tuple[Mapping[str, str], dict[str, Stamp]]:
        """The files of a listing that are as they were, with their digests, and the others, with their stamps."""
        paths = tuple(listing.paths)
        if paths != self.paths:
            known, stamps = self.stamps, listing.stamps()
            new = {path: stamp for path, stamp in stamps.items() if known.get(path) != stamp}
            return {path: self.digests[path] for path in paths if path not in new}, new
        # The same files in the same order: nearly all rows are the same bytes.
        before, after = self.numbers.tobytes(), listing.numbers.tobytes()
        same, new = dict(self.digests), dict[str, Stamp]()
        for start in range(0, len(after), _BLOCK):
            if before[start : start + _BLOCK] != after[start : start + _BLOCK]:
                for index in range(start // _ROW, min(start + _BLOCK, len(after)) // _ROW):
                    row = slice(4 * index, 4 * index + 4)
                    if listing.numbers[row] != self.numbers[row]:
                        size, changed, entered, number = listing.numbers[row]
                        del same[paths[index]]
                        new[paths[index]] = size, changed, entered, number
        return same, new

    def exchanged(self, same: Mapping[str, str], read: Mapping[str, tuple[Stamp, str]]) -> "Seen":
        """The files that are as they were, and those that were read since, each with its stamp and its digest."""
        if not read and len(same) == len(self.paths):
            return self
        if len(same) + len(read) == len(self.paths) and self.digests.keys() == same.keys() | read.keys():
            numbers, places = array("q", self.numbers), {path: index for index, path in enumerate(self.paths)}
            for path, (stamp, _) in read.items():
                numbers[4 * places[path] : 4 * places[path] + 4] = array("q", stamp)
            digests = " ".join(same.get(path) or read[path][1] for path in self.paths)
            return Seen(self.paths, numbers, digests)
        rows = {path: (self.stamps[path], digest) for path, digest in same.items()} | dict(read)
        stamps = [number for stamp, _ in rows.values() for number in stamp]
        return Seen(tuple(rows), array("q", stamps), " ".join(digest for _, digest in rows.values()))

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The digests by path."""
        return dict(zip(self.paths, self._digests.split() if self._digests else (), strict=True))

    @cached_property
    def stamps(self) -> Mapping[str, Stamp]:
        """The stamps by path."""
        numbers = iter(self.numbers)
        return dict(zip(self.paths, zip(numbers, numbers, numbers, numbers, strict=True), strict=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Seen) and (self.paths, self.numbers, self._digests) == (
            other.paths,
            other.numbers,
            other._digests,
        )

    __hash__ = None  # type: ignore[assignment]

    def write(self, folder: Path) -> None:
        """Keep it in a folder, whole or not at all.

        Raises:
            OSError: it cannot be written.
        """
        body = b"\n".join(
            (
                str(len(self.paths)).encode(),
                self._digests.encode(),
                _plain(self.numbers).tobytes() + "\0".join(self.paths).encode("utf-8", "surrogatepass"),
            )
        )
        waiting = folder / f"{FILE}.part"
        waiting.write_bytes(blake2b(body, digest_size=16).hexdigest().encode() + b"\n" + body)
        waiting.replace(folder / FILE)


def read_seen(folder: Path) -> Seen:
    """What was kept in a folder; nothing where it is not there, or is not what was written."""
    try:
        told, _, body = (folder / FILE).read_bytes().partition(b"\n")
        if told.decode() != blake2b(body, digest_size=16).hexdigest():
            return Seen()
        count, digests, rest = body.split(b"\n", 2)
        number = int(count)
        numbers = array("q")
        numbers.frombytes(rest[: 32 * number])
        paths = rest[32 * number :].decode("utf-8", "surrogatepass").split("\0") if number else []
        seen = Seen(tuple(paths), _plain(numbers), digests.decode())
    except (OSError, ValueError):
        return Seen()
    return seen if len(seen.paths) == number and len(digests) == max(0, (LENGTH + 1) * number - 1) else Seen()


def _plain(numbers: "array[int]") -> "array[int]":
    """The numbers with the lowest byte first, or such numbers as this machine has them."""
    if sys.byteorder == "big":
        numbers = array("q", numbers)
        numbers.byteswap()
    return numbers
