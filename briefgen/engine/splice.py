"""Lines of a long published file, exchanged for others: it can be too long to be held, or to be made again."""

from codecs import iterdecode
from collections.abc import Iterator, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path

from briefgen.engine.amend import ReachesError
from briefgen.model import Pieces

STEP = 1 << 20
"""Bytes that are held at once."""


def spliced(file: Path, lines: Mapping[str, str]) -> Pieces:
    """A file with some of its lines exchanged: each text stands in it once, from the beginning of a line.

    To go through it raises `ReachesError` where one of them is not there, or the file cannot be read.
    """
    return Pieces(lambda: iterdecode(_spliced(file, lines), "utf-8"))


def _spliced(file: Path, lines: Mapping[str, str]) -> Iterator[bytes]:
    try:
        with file.open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as held:
            here = 0
            for start, end, new in sorted(_places(held, lines)):
                yield from _between(held, here, start)
                yield new
                here = end
            yield from _between(held, here, len(held))
    # An empty file cannot be mapped, which is a wrong value.
    except (OSError, ValueError) as error:
        raise ReachesError from error


def _places(held: mmap, lines: Mapping[str, str]) -> Iterator[tuple[int, int, bytes]]:
    for old, new in lines.items():
        raw = old.encode()
        at = held.find(b"\n" + raw) + 1
        if not at:
            raise ReachesError
        yield at, at + len(raw), new.encode()


def _between(held: mmap, start: int, end: int) -> Iterator[bytes]:
    for place in range(start, end, STEP):
        yield held[place : min(end, place + STEP)]
