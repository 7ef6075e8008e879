"""Work shared out to several processes: the same answers in the same order as from one, only sooner."""

import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

FEWEST = 40
"""With fewer pieces of work than this, starting processes costs more than they save."""
CHUNK = 8
"""Pieces that a process takes at a time: enough that handing them over costs nothing beside the work."""

Answer = TypeVar("Answer")


class WorkError(Exception):
    """A piece of work could not be done, by a bug or because its process was killed; the message names it."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """What a process tells of a piece of work that raised: its name, the error in a line, and where it happened."""

    name: str
    error: str
    trace: str


def processes(jobs: int | None, pieces: int) -> int:
    """How many processes to use: one for little work, and where forking is not safe."""
    if pieces < FEWEST or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    usable = len(os.sched_getaffinity(0))
    return max(min(jobs or usable, pieces // CHUNK), 1)


def spread(
    work: Callable[[str], Answer], names: Sequence[str], jobs: int, prepare: Callable[[], None] = lambda: None
) -> Iterator[Answer]:
    """The answers of `work` for each name, in order. `prepare` is called once in each process.

    Raises:
        WorkError: a piece of work raised an error, or the process that did it died twice.
    """
    if jobs <= 1:
        for name in names:
            yield _opened(_done(work, name))
        return
    # Half a second of imports that one process does without.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    def pool(workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, get_context("fork"), _begin, (work, prepare))

    chunks = [tuple(names[start : start + CHUNK]) for start in range(0, len(names), CHUNK)]
    done, broken = 0, False
    with pool(jobs) as executor:
        futures = [executor.submit(_chunk, chunk) for chunk in chunks]
        try:
            for future in futures:
                for answer in future.result():
                    yield _opened(answer)
                done += 1
        except BrokenProcessPool:
            broken = True
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
    # Which piece killed its process is found by giving each a process of its own.
    for name in (name for chunk in chunks[done:] for name in chunk) if broken else ():
        try:
            with pool(1) as executor:
                answers = executor.submit(_chunk, (name,)).result()
        except BrokenProcessPool as error:
            raise WorkError(f"{name}: the process that worked on it was killed") from error
        yield _opened(answers[0])


_work: Callable[[str], Any]


def _begin(work: Callable[[str], Any], prepare: Callable[[], None]) -> None:
    global _work  # noqa: PLW0603 - a process of the pool has this one thing to do
    _work = work
    prepare()


def _chunk(names: tuple[str, ...]) -> list[Any]:
    return [_done(_work, name) for name in names]


def _done(work: Callable[[str], Answer], name: str) -> Answer | _Failure:
    try:
        return work(name)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the reader is told which file it was
        return _Failure(name, f"{type(error).__name__}: {error}", traceback.format_exc())


def _opened(answer: Answer | _Failure) -> Answer:
    if isinstance(answer, _Failure):
        raise WorkError(f"{answer.name}: {answer.error}") from RuntimeError(answer.trace)
    return answer
