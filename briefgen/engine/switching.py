"""The last steps of a publishing: files that wait are put in their places, and files that are no more are taken away.

Paths are relative to the output, with `/` between folders.
"""

import os
from collections.abc import Collection
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path


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


def put_again(waiting: Path, output: Path, paths: Collection[str]) -> None:
    """Move files that wait in a folder by names of their own into the places of others.

    What an earlier run has moved before it was killed is passed over.

    Raises:
        OSError: a file cannot be moved.
    """
    try:
        names = frozenset(os.listdir(waiting))  # noqa: PTH208 - there may be ten thousand
    except FileNotFoundError:
        return
    for path in paths:
        name = name_of(path)
        if name in names:
            _replace(f"{waiting}{os.sep}{name}", f"{output}{os.sep}{path}")


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
