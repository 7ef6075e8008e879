"""Files to the output folder so that it never tears: staged whole, then switched by renames that a next run can finish.

What is to be published waits in a folder inside the output until all of it is there. Then a journal is written that
tells every rename and deletion, and they are done. A run that is killed before the journal leaves the site as it was;
one that is killed after it is finished by the next. Files that did not change keep their bytes and their times, and
nobody else's files are ever deleted.

Nothing waits for the disk but the journal. A page that a power cut took before the disk had it is found out by its size
or its time, and made again.
"""

import json
import os
import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, Self

from briefgen.engine.published import Own, Published, read_record
from briefgen.engine.record import record_of, safe
from briefgen.engine.standing import STAGING as STAGING  # noqa: PLC0414 - part of what publishing tells
from briefgen.engine.switching import Move, delete, make_way, moves_again, name_of, put_again, put_in_place
from briefgen.engine.waiting import AGAIN, NEW, PublishError, PutDown, told
from briefgen.engine.waiting import put_down as put_down  # noqa: PLC0414 - tests count its calls

JOURNAL = "journal.json"
Sharing = Callable[[Callable[[Sequence[Move]], None], Sequence[Move]], object]
"""Has moves done, by several processes perhaps."""


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
        with told(output):
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
        with told(self.output):
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
        with told(self.output):
            stood = {**self._before, **self._standing}
            kept = {path: self._staged.get(path) or stood[path] for path in sorted(paths)}
            gone = sorted(stood.keys() - kept.keys())
            moves = sorted(self._staged.keys() & kept.keys())
            if moves or gone or kept != dict(self._before):
                self._switch(moves, gone, kept)
            return len(moves)

    def amend(self, gone: Collection[str] = (), sharing: Sharing | None = None) -> None:
        """Publish what was put down, beside all that stands but the files that are `gone`.

        `sharing` has the files put in their places.

        Raises:
            PublishError: the disk is full, or a folder may not be written.
        """
        with told(self.output):
            own = sorted(path for path in gone if path in self._before)
            if self._staged or own:
                self._switch(sorted(self._staged), own, self._staged, sharing)

    def _switch(
        self,
        moves: Collection[str],
        gone: Collection[str],
        kept: Mapping[str, Published],
        sharing: Sharing | None = None,
    ) -> None:
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
        self._finish(before, moves, gone, record, sharing)

    def _recover(self) -> None:
        """Finish what a journal tells, and throw away what has none."""
        if not self._staging.is_dir():
            return
        with suppress(FileNotFoundError, ValueError, TypeError, KeyError):
            journal = json.loads((self._staging / JOURNAL).read_text("utf-8"))
            moves, gone, record = journal["moves"], journal["gone"], journal["record"]
            if all(safe(path) for path in (*moves, *gone, *record)):
                self._finish(read_record(self._record), self._unmoved(moves, record), gone, record)
        if self._staging.is_dir():
            shutil.rmtree(self._staging)

    def _unmoved(self, moves: Collection[str], record: Mapping[str, Sequence[Any]]) -> Collection[str]:
        """The moves that a killed run may have left to do: not those of which only the file that stood there waits."""
        done: set[str] = set()
        for path, (start, _) in moves_again(self._staging / AGAIN, self.output, moves):
            with open(start, "rb") as file:  # noqa: PTH123
                if path in record and file_digest(file, "sha256").hexdigest() != record[path][0]:
                    done.add(path)
        return [path for path in moves if path not in done]

    def _finish(
        self,
        before: Own,
        moves: Collection[str],
        gone: Collection[str],
        record: Mapping[str, Sequence[Any]],
        sharing: Sharing | None = None,
    ) -> None:
        for path in gone:
            delete(self.output, path)
        put_in_place(self._staging / NEW, self.output, moves)
        again = [move for _, move in moves_again(self._staging / AGAIN, self.output, moves)]
        if sharing:
            sharing(put_again, again)
        else:
            put_again(again)
        new = {path: Published(*each) for path, each in record.items()}
        before.changed(new, gone).write(self._record)
        shutil.rmtree(self._staging)


def _refuse(output: Path) -> None:
    if output.exists() and not output.is_dir():
        raise PublishError(f"cannot publish into {output}: it is a file, not a folder")
