"""Files to the output folder so that it never tears: staged whole, then switched by renames that a next run can finish.

What is to be published waits in a folder inside the output until all of it is there. Then a journal is written that
tells every rename and deletion, and they are done. A run that is killed before the journal leaves the site as it was;
one that is killed after it is finished by the next. Files that did not change keep their bytes and their times, and
nobody else's files are ever deleted.
"""

import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, Self

from briefgen.engine.published import Own, Published, read_record
from briefgen.engine.record import record_of, safe
from briefgen.engine.standing import STAGING as STAGING  # noqa: PLC0414 - part of what publishing tells
from briefgen.engine.switching import InTheWayError, delete, make_way, name_of, put_again, put_in_place
from briefgen.frozen import frozen

JOURNAL = "journal.json"
NEW, AGAIN = "files", "again"
"""The folders in which files wait: under their paths, and under names of their own."""


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
    with suppress(OSError):
        status = os.stat(target)  # noqa: PTH116 - called for thousands of paths, as what follows
        if status.st_size == len(content) and _held(target) == content:
            return PutDown(Published(digest, len(content), status.st_mtime_ns), stands=True)
    return PutDown(lay_down(output, path, content, digest), stands=False)


def lay_down(output: Path, path: str, content: bytes, digest: str | None = None, *, folder: str = NEW) -> Published:
    """Put a file down that does not stand there already; `digest` is its SHA-256.

    What is to stand in the place of another file may wait in the folder `AGAIN`, where it needs no folder of its own.

    Raises:
        PublishError: the disk is full, or the folder may not be written.
    """
    with _told(output):
        name = path if folder == NEW else name_of(path)
        waiting = f"{output}{os.sep}{STAGING}{os.sep}{folder}{os.sep}{name}"
        try:
            _write(waiting, content)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(waiting), exist_ok=True)  # noqa: PTH103, PTH120
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
    waiting, target = output / STAGING / "files" / path, output / path
    with _told(output):
        waiting.parent.mkdir(parents=True, exist_ok=True)
        try:
            with waiting.open("wb") as file:
                for piece in pieces:
                    raw = piece.encode("utf-8")
                    digest.update(raw)
                    size += file.write(raw)
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(waiting)) from error
        published = Published(digest.hexdigest(), size, waiting.stat().st_mtime_ns)
        if target.is_file() and target.stat().st_size == size:
            with target.open("rb") as file:
                if file_digest(file, "sha256").digest() == digest.digest():
                    waiting.unlink()
                    return PutDown(replace(published, time=target.stat().st_mtime_ns), stands=True)
    return PutDown(published, stands=False)


def _write(path: str, content: bytes) -> None:
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123
        rest = memoryview(content)
        try:
            while rest:
                rest = rest[file.write(rest) or 0 :]
        except OSError as error:
            # A disk that is full does not say over which file.
            raise OSError(error.errno, error.strerror, path) from error


def _held(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


class Publication:
    """One publishing of a site. Use it in a `with`: what is not committed is thrown away.

    `memory` is the site's folder for what briefgen remembers between runs: which files of the output are its own.
    """

    def __init__(self, output: Path, memory: Path) -> None:
        """Finish or undo what a killed run left.

        Raises:
            PublishError: the output folder cannot be written.
        """
        self.output = output
        self._memory = memory
        self._record = record_of(memory, output)
        self._staging = output / STAGING
        self._found = output.exists()
        self._staged: dict[str, Published] = {}
        self._standing: dict[str, Published] = {}
        with _told(output):
            _refuse(output)
            self._recover()
            self._before = read_record(self._record)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Throw away what was put down and not published; but a switch that was begun is left for the next run."""
        if not (self._staging / JOURNAL).exists():
            shutil.rmtree(self._staging, ignore_errors=True)
        if not self._found:
            # Only an empty folder goes: one that nothing was published into.
            with suppress(OSError):
                self.output.rmdir()

    def holds(self, path: str, digest: str) -> bool:
        """Whether a file stands in the output just as it was published last, with that SHA-256."""
        staged = self._staged.get(path)
        if staged is not None:
            return staged.digest == digest
        before = self._stood(path)
        if before is None or before.digest != digest:
            return False
        try:
            status = os.stat(self.output / path)  # noqa: PTH116 - called for thousands of paths
        except OSError:
            return False
        if status.st_size != before.size:
            return False
        return status.st_mtime_ns == before.time or self._is(path, digest)

    def digest(self, path: str) -> str | None:
        """The SHA-256 of what is to stand at a path."""
        known = self._staged.get(path) or self._stood(path)
        return known.digest if known else None

    @property
    def known(self) -> int:
        """How many files of the output are briefgen's own."""
        return len(self._before)

    def _stood(self, path: str) -> Published | None:
        """A file as it stands in the output, as far as that is known."""
        return self._standing.get(path) or self._before.get(path)

    def _is(self, path: str, digest: str) -> bool:
        try:
            content = (self.output / path).read_bytes()
        except OSError:
            return False
        return sha256(content).hexdigest() == digest

    def read(self, path: str) -> bytes:
        """What a file will hold once this is committed: staged, or published before and unchanged.

        Raises:
            PublishError: the file cannot be read.
        """
        with _told(self.output):
            if path not in self._staged:
                return (self.output / path).read_bytes()
            again = self._staging / AGAIN / name_of(path)
            return (again if again.exists() else self._staging / NEW / path).read_bytes()

    def stage(self, path: str, content: bytes) -> None:
        """Put a file down to be published, unless it stands there already.

        Raises:
            PublishError: the disk is full, or the folder may not be written.
        """
        self.take({path: put_down(self.output, path, content)})

    def take(self, files: Mapping[str, "PutDown"]) -> None:
        """Know of files that were put down, in this process or in another."""
        for path, file in files.items():
            if file.stands:
                self._standing[path] = file.published
                self._staged.pop(path, None)
            else:
                self._staged[path] = file.published

    def commit(self, paths: Collection[str]) -> int:
        """Publish: `paths` are all files of the site; how many were written.

        Raises:
            PublishError: the disk is full, or a folder may not be written.
        """
        with _told(self.output):
            stood = {**self._before, **self._standing}
            kept = {path: self._staged.get(path) or stood[path] for path in sorted(paths)}
            gone = sorted(stood.keys() - kept.keys())
            moves = sorted(self._staged.keys() & kept.keys())
            if moves or gone or kept != dict(self._before):
                self._switch(moves, gone, kept)
            return len(moves)

    def amend(self, gone: Collection[str] = ()) -> None:
        """Publish what was put down, beside all that stands but the files that are `gone`.

        Raises:
            PublishError: the disk is full, or a folder may not be written.
        """
        with _told(self.output):
            own = sorted(path for path in gone if path in self._before)
            if self._staged or own:
                self._switch(sorted(self._staged), own, self._staged)

    def _switch(self, moves: Collection[str], gone: Collection[str], kept: Mapping[str, Published]) -> None:
        self._memory.mkdir(parents=True, exist_ok=True)
        self._staging.mkdir(parents=True, exist_ok=True)
        before = self._before
        make_way(self.output, moves, before)
        record = {path: (each.digest, each.size, each.time) for path, each in kept.items() if before.get(path) != each}
        journal = {"moves": list(moves), "gone": list(gone), "record": record}
        waiting = self._staging / f"{JOURNAL}.part"
        with waiting.open("w", encoding="utf-8") as file:
            file.write(json.dumps(journal))
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(self._staging / JOURNAL)
        self._finish(before, moves, gone, record)

    def _recover(self) -> None:
        """Finish what a journal tells, and throw away what has none."""
        if not self._staging.is_dir():
            return
        with suppress(FileNotFoundError, ValueError, TypeError, KeyError):
            journal = json.loads((self._staging / JOURNAL).read_text("utf-8"))
            moves, gone, record = journal["moves"], journal["gone"], journal["record"]
            if all(safe(path) for path in (*moves, *gone, *record)):
                self._finish(read_record(self._record), moves, gone, record)
        if self._staging.is_dir():
            shutil.rmtree(self._staging)

    def _finish(
        self, before: Own, moves: Collection[str], gone: Collection[str], record: Mapping[str, Sequence[Any]]
    ) -> None:
        for path in gone:
            delete(self.output, path)
        put_in_place(self._staging / NEW, self.output, moves)
        put_again(self._staging / AGAIN, self.output, moves)
        new = {path: Published(*each) for path, each in record.items()}
        before.changed(new, gone).write(self._record)
        shutil.rmtree(self._staging)


@contextmanager
def _told(output: Path) -> Iterator[None]:
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


def _refuse(output: Path) -> None:
    if output.exists() and not output.is_dir():
        raise PublishError(f"cannot publish into {output}: it is a file, not a folder")
