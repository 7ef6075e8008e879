"""The last steps of a publishing: files that wait are put in their places, and files that are no more are taken away.

Paths are relative to the output, with `/` between folders.
"""

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

MANY = 100
"""For fewer files than this, the time that exchanging them saves is not worth the loading of what does it."""
Move = tuple[str, str]
"""Where a file waits, and where it is to be put."""


class InTheWayError(OSError):
    """Something that is not briefgen's own stands where a file has to go; the message is one line for the author."""


def make_way(output: Path, paths: Collection[str], own: Collection[str]) -> None:
    """Be sure before anything is changed that files can be put in their places; `own` are those of an earlier run.

    Raises:
        InTheWayError: they cannot.
    """
    known = {"": output.is_dir()}

    def stands(folder: str, path: str) -> bool:
        """Whether the folder stands in the output; it may be one of briefgen's own files, which will be gone."""
        if folder not in known:
            within = stands(folder.rpartition("/")[0], path)
            above = f"{output}{os.sep}{folder}"
            known[folder] = within and os.path.isdir(above)  # noqa: PTH112 - called for thousands of paths
            if within and not known[folder] and os.path.exists(above) and folder not in own:  # noqa: PTH110
                raise InTheWayError(f"cannot publish {output / path}: {output / folder} is a file, not a folder")
        return known[folder]

    for path in paths:
        if stands(path.rpartition("/")[0], path) and os.path.isdir(f"{output}{os.sep}{path}"):  # noqa: PTH112
            raise InTheWayError(f"cannot publish {output / path}: a folder stands in its place")


def put_in_place(waiting: Path, output: Path, paths: Collection[str]) -> None:
    """Move files that wait in a folder into the output: a folder that the output does not have yet as one.

    What an earlier run has moved before it was killed is passed over.

    Raises:
        OSError: a file cannot be moved.
    """
    if waiting.is_dir():
        output.mkdir(parents=True, exist_ok=True)
        _move(os.fspath(waiting), os.fspath(output), "", frozenset(paths))


def name_of(path: str) -> str:
    """The name by which a file may wait that is to stand in the place of another."""
    return blake2b(path.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def moves_again(waiting: Path, output: Path, paths: Iterable[str]) -> Iterator[tuple[str, Move]]:
    """The files that wait in a folder by names of their own: each path, and the move that puts it in its place."""
    try:
        names = frozenset(os.listdir(waiting))  # noqa: PTH208 - there may be ten thousand
    except FileNotFoundError:
        return
    for path in paths:
        name = name_of(path)
        if name in names:
            yield path, (f"{waiting}{os.sep}{name}", f"{output}{os.sep}{path}")


def put_again(moves: Sequence[Move]) -> None:
    """Put files that wait into the places of others.

    Many change places with them, and the others are then taken away: where one file is put in the place of another, a
    system may write it to the disk there and then, which takes most of the time. A run that is killed between the two
    leaves the other file waiting.

    Raises:
        OSError: a file cannot be moved.
    """
    exchanged = _exchanging() if len(moves) >= MANY else _never
    for start, target in moves:
        if exchanged(start, target):
            os.unlink(start)  # noqa: PTH108 - called for thousands of paths
        else:
            _replace(start, target)


def _exchanging() -> Callable[[str, str], bool]:
    """What makes two files change places in one step, and tells whether it could."""
    if not sys.platform.startswith("linux"):
        return _never
    try:
        from ctypes import CDLL, c_char_p, c_int, c_uint  # noqa: PLC0415

        rename = CDLL(None).renameat2
    except (ImportError, OSError, AttributeError):
        return _never
    rename.argtypes = (c_int, c_char_p, c_int, c_char_p, c_uint)
    encode = os.fsencode
    # AT_FDCWD, for paths as they are, and RENAME_EXCHANGE: see rename(2).
    return lambda start, target: rename(-100, encode(start), -100, encode(target), 2) == 0


def _never(_start: str, _target: str) -> bool:
    return False


def delete(output: Path, path: str) -> None:
    """Take a file away, and the folders that this leaves empty."""
    target = output / path
    with suppress(FileNotFoundError, NotADirectoryError):
        target.unlink()
    for folder in target.parents:
        if folder == output or output not in folder.parents:
            break
        try:
            folder.rmdir()
        except OSError:
            break


def _move(waiting: str, output: str, folder: str, wanted: frozenset[str]) -> None:
    with os.scandir(f"{waiting}{os.sep}{folder}") as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = f"{folder}{entry.name}"
        target = f"{output}{os.sep}{path}"
        if not entry.is_dir(follow_symlinks=False):
            if path in wanted:
                _replace(entry.path, target)
        elif os.path.lexists(target) or not _only(entry.path, path, wanted):
            _move(waiting, output, f"{path}/", wanted)
        else:
            _replace(entry.path, target)


def _replace(start: str, target: str) -> None:
    try:
        os.replace(start, target)  # noqa: PTH105 - called for thousands of paths
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
        os.replace(start, target)  # noqa: PTH105


def _only(folder: str, path: str, wanted: frozenset[str]) -> bool:
    """Whether all files in a folder are wanted ones; `path` is the folder's."""
    with os.scandir(folder) as entries:
        return all(
            _only(entry.path, f"{path}/{entry.name}", wanted)
            if entry.is_dir(follow_symlinks=False)
            else f"{path}/{entry.name}" in wanted
            for entry in entries
        )
