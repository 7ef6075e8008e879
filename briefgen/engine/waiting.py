"""Files put down in a folder inside the output, where they wait until all that is to be published is there."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path

from briefgen.engine.published import Published
from briefgen.engine.standing import STAGING
from briefgen.engine.switching import InTheWayError, name_of
from briefgen.frozen import frozen

NEW, AGAIN = "files", "again"
"""The folders in which files wait: under their paths, and under names of their own."""
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class PublishError(OSError):
    """The output folder cannot be written; the message is one line for the author."""


@frozen
class PutDown:
    """A file that waits to be published; `stands`: just that stands in the output already, and nothing waits."""

    published: Published
    stands: bool


def put_down(output: Path, path: str, content: bytes, digest: str | None = None) -> PutDown:
    """Put a file down to be published, unless it stands there already; `digest` is its SHA-256, where it is known.

    Raises:
        PublishError: the disk is full, or the folder may not be written.
    """
    digest = digest or sha256(content).hexdigest()
    target = f"{output}{os.sep}{path}"
    folder = NEW
    with suppress(OSError):
        status = os.stat(target)  # noqa: PTH116 - called for thousands of paths, as what follows
        if status.st_size == len(content) and _held(target) == content:
            return PutDown(Published(digest, len(content), status.st_mtime_ns), stands=True)
        folder = AGAIN
    return PutDown(lay_down(output, path, content, digest, folder=folder), stands=False)


def lay_down(output: Path, path: str, content: bytes, digest: str | None = None, *, folder: str = NEW) -> Published:
    """Put a file down that does not stand there already; `digest` is its SHA-256.

    What is to stand in the place of another file may wait in the folder `AGAIN`, where it needs no folder of its own.

    Raises:
        PublishError: the disk is full, or the folder may not be written.
    """
    with told(output):
        name = path if folder == NEW else name_of(path)
        waiting = f"{output}{os.sep}{STAGING}{os.sep}{folder}{os.sep}{name}"
        try:
            _write(waiting, content)
        except FileNotFoundError:
            _make_folder(os.path.dirname(waiting))  # noqa: PTH120
            _write(waiting, content)
        except OSError as error:
            # It is not by the name that it waits under that an author knows a file.
            raise OSError(error.errno, error.strerror, f"{output}{os.sep}{path}") from error
        time = os.stat(waiting).st_mtime_ns  # noqa: PTH116
    return Published(digest or sha256(content).hexdigest(), len(content), time)


def put_down_pieces(output: Path, path: str, pieces: Iterable[str]) -> PutDown:
    """Put a file down that is made piece by piece, unless it stands there already.

    Raises:
        PublishError: the disk is full, or the folder may not be written.
    """
    digest, size = sha256(), 0
    waiting, target = output / STAGING / NEW / path, output / path
    with told(output):
        waiting.parent.mkdir(parents=True, exist_ok=True)
        try:
            with waiting.open("wb") as file:
                for piece in pieces:
                    raw = piece.encode("utf-8")
                    digest.update(raw)
                    size += file.write(raw)
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(target)) from error
        published = Published(digest.hexdigest(), size, waiting.stat().st_mtime_ns)
        if target.is_file() and target.stat().st_size == size:
            with target.open("rb") as file:
                if file_digest(file, "sha256").digest() == digest.digest():
                    waiting.unlink()
                    return PutDown(replace(published, time=target.stat().st_mtime_ns), stands=True)
    return PutDown(published, stands=False)


def _make_folder(folder: str) -> None:
    try:
        # Most often the one above stands already.
        os.mkdir(folder)  # noqa: PTH102
    except OSError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def _write(path: str, content: bytes) -> None:
    file = os.open(path, _WRITING, 0o666)
    try:
        written = os.write(file, content)
        while written < len(content):
            written += os.write(file, memoryview(content)[written:])
    except OSError as error:
        # A disk that is full does not say over which file.
        raise OSError(error.errno, error.strerror, path) from error
    finally:
        os.close(file)


def _held(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()


@contextmanager
def told(output: Path) -> Iterator[None]:
    """What keeps the disk from being written, as one line for the author."""
    try:
        yield
    except PublishError:
        raise
    except InTheWayError as error:
        raise PublishError(str(error)) from error
    except OSError as error:
        where = str(error.filename or output).replace(f"{STAGING}{os.sep}{NEW}{os.sep}", "")
        raise PublishError(f"cannot write {where}: {error.strerror or error}") from error
