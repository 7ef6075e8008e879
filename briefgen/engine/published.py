"""Which files of an output folder are briefgen's own, and how it left them: read and written."""

from array import array
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from briefgen.engine.record import Record
from briefgen.frozen import frozen


@frozen
class Published:
    """A file of the output as briefgen wrote it: the SHA-256 of its bytes, its size, its time (nanoseconds)."""

    digest: str
    size: int
    time: int


class Own(Mapping[str, Published]):
    """The files of a record by their path in the output."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return dict(zip(self.record.paths, range(len(self.record.paths)), strict=True))

    def __getitem__(self, path: str) -> Published:
        index = self._places[path]
        return Published(self.record.digest(index), self.record.sizes[index], self.record.times[index])

    def __iter__(self) -> Iterator[str]:
        return iter(self.record.paths)

    def __len__(self) -> int:
        return len(self.record.paths)

    def changed(self, new: Mapping[str, Published], gone: Collection[str]) -> Record:
        """The record with some files exchanged or added, and some left out."""
        if gone or not new.keys() <= self._places.keys():
            return record_for({path: each for path, each in self.items() if path not in gone} | {**new})
        old = self.record
        sizes, times, digests = array("q", old.sizes), array("q", old.times), bytearray(old.digests)
        for path, each in new.items():
            index = self._places[path]
            sizes[index], times[index] = each.size, each.time
            digests[32 * index : 32 * index + 32] = bytes.fromhex(each.digest)
        return Record(old.paths, sizes, times, bytes(digests))


def read_record(record: str) -> Own:
    """The files by their path in the output; none where there is no record, or it is not what briefgen wrote."""
    try:
        return Own(Record.read(record))
    except (OSError, ValueError):
        return Own(Record())


def record_for(files: Mapping[str, Published]) -> Record:
    """The record of some files."""
    paths = sorted(files)
    each = [files[path] for path in paths]
    digests = bytes.fromhex("".join(one.digest for one in each))
    return Record(paths, array("q", (one.size for one in each)), array("q", (one.time for one in each)), digests)


def restored(record: str, output: Path) -> Record | None:
    """The record of the files as they stand now, if each has the bytes that it was left with; else None."""
    above = f"{output}/"
    try:
        known = Record.read(record)
        times = array("q", known.times)
        for index, path in enumerate(known.paths):
            file = Path(above + path)
            status = file.stat()
            if status.st_size != known.sizes[index]:
                return None
            if status.st_mtime_ns != times[index] and sha256(file.read_bytes()).hexdigest() != known.digest(index):
                return None
            times[index] = status.st_mtime_ns
    except (OSError, ValueError):
        return None
    return Record(known.paths, known.sizes, times, known.digests)
