"""Work shared out over several processes or machines: the same answers in the same order as from one, only sooner.

Whoever does the work is a `concurrent.futures.Executor`: forked processes that hold all that this one holds, new ones
that are told everything, or a cluster. What is lost with a process is done again; what kills its process again when
it is done alone is named.
"""

import os
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any, Protocol, TypeVar

from briefgen.engine.result import WorkError as WorkError  # noqa: PLC0414 - what a pool raises
from briefgen.engine.store import DamagedError
from briefgen.frozen import frozen

FEWEST = 40
"""With fewer pieces of work than this, forking processes costs more than it saves."""
FEWEST_SPAWNED = 250
"""The same for processes that have to load everything first."""
CHUNK = 8
"""Pieces that a process takes at a time: enough that handing them over costs nothing beside the work."""
WAITING = 4
"""Chunks for each process that are handed out before their turn, so that nobody waits for work."""

Answer = TypeVar("Answer")


class Crew(Protocol):
    """Those who do the work."""

    @property
    def width(self) -> int:
        """How many chunks to hand out at once."""
        ...

    def executor(self) -> Executor:
        """The executor to hand them to: a new one where an earlier one broke.

        Raises:
            WorkError: there is none.
        """
        ...

    def result(self, future: Future[Any]) -> Any:
        """What came of a chunk.

        Raises:
            KilledError: a process died over it.
            WorkError: it cannot be done, for another reason.
        """
        ...

    def close(self) -> None:
        """Let them go; what they have not begun is not done."""


class KilledError(Exception):
    """The process that worked on a chunk was killed."""


@frozen
class Failure:
    """What a process tells of a piece of work that raised: its name, the error in a line, and where it happened."""

    name: str
    error: str
    trace: str


def forks() -> bool:
    """Whether a copy of this process can be trusted: a copy has one thread, and what others held stays locked in it."""
    return sys.platform == "linux" and threading.active_count() == 1


def processes(jobs: int | None, pieces: int) -> int:
    """How many processes to use: one for little work."""
    if pieces < (FEWEST if forks() else FEWEST_SPAWNED):
        return 1
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(min(jobs or usable, pieces // CHUNK), 1)


def share(
    names: Sequence[str],
    crew: Crew,
    submit: Callable[[Executor, tuple[str, ...]], Future[Any]],
    receive: Callable[[tuple[str, ...], Any, Callable[[], Any]], Iterable[Answer]] = lambda _names, result, _again: (
        result
    ),
    *,
    chunk: int = CHUNK,
    here: Callable[[tuple[str, ...]], Any] | None = None,
) -> Iterator[Answer]:
    """The answers for each name, in order.

    `submit` hands some names to an executor; `receive` makes answers of what came back, and can have the chunk
    handed out again. `here` does names in this process, while it would only wait.

    Raises:
        WorkError: a piece of work cannot be done, or kills whoever does it.
    """
    ahead = iter([tuple(names[start : start + chunk]) for start in range(0, len(names), chunk)])
    pending: deque[tuple[tuple[str, ...], Future[Any]]] = deque()
    own: set[Future[Any]] = set()

    def hand(some: tuple[str, ...]) -> Future[Any]:
        try:
            return submit(crew.executor(), some)
        except BrokenExecutor as error:
            lost = Future[Any]()
            lost.set_exception(error)
            return lost

    def done(some: tuple[str, ...], future: Future[Any]) -> list[Answer]:
        return list(receive(some, crew.result(future), lambda: crew.result(hand(some))))

    try:
        while True:
            while len(pending) - len(own) < crew.width and (some := next(ahead, None)):
                pending.append((some, hand(some)))
            if not pending:
                return
            if here is not None and not pending[0][1].done() and (some := next(ahead, None)):
                mine = Future[Any]()
                mine.set_result(here(some))
                own.add(mine)
                pending.append((some, mine))
                continue
            some, future = pending.popleft()
            own.discard(future)
            try:
                yield from done(some, future)
            except KilledError:
                _settle(crew, pending)
                for name in some:
                    yield from _alone(name, lambda one: done(one, hand(one)))
    finally:
        crew.close()


def _settle(crew: Crew, pending: Iterable[tuple[tuple[str, ...], Future[Any]]]) -> None:
    """Wait until nobody works any more, so that one piece alone can be blamed for what happens next."""
    for _, future in pending:
        try:
            crew.result(future)
        except (KilledError, WorkError):
            continue


def _alone(name: str, done: Callable[[tuple[str, ...]], list[Answer]]) -> list[Answer]:
    try:
        return done((name,))
    except KilledError as error:
        raise WorkError(f"{name}: the process that worked on it was killed") from error


class LocalCrew:
    """Processes of this machine. Forked ones begin with `begin`, and know all that this process knows."""

    def __init__(self, jobs: int, begin: Callable[[], None] | None = None) -> None:
        """Without `begin` the processes are new ones, which know only what they are sent."""
        self._jobs = jobs
        self._begin = begin
        self._executor: Executor | None = None
        self.width = jobs * WAITING

    def executor(self) -> Executor:
        """The processes."""
        if self._executor is None:
            # A quarter of a second of imports that one process does without.
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
            from multiprocessing import get_context  # noqa: PLC0415

            if self._begin is None:
                self._executor = ProcessPoolExecutor(self._jobs, get_context("spawn"))
            else:
                self._executor = ProcessPoolExecutor(self._jobs, get_context("fork"), self._begin)
        return self._executor

    def result(self, future: Future[Any]) -> Any:
        """What came of a chunk; when one process is killed, all that waits is lost with it."""
        try:
            return future.result()
        except BrokenExecutor as error:
            if self._executor is not None:
                self._executor.shutdown(wait=True)
                self._executor = None
            raise KilledError from error

    def close(self) -> None:
        """Let the processes go, once they ended what they are at: nobody writes any more after this."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


def spread(
    work: Callable[[str], Answer],
    names: Sequence[str],
    jobs: int,
    prepare: Callable[[], None] = lambda: None,
    *,
    chunk: int = CHUNK,
) -> Iterator[Answer]:
    """The answers of `work` for each name, in order, from forked processes. `prepare` is called once in each.

    A process takes `chunk` names at a time.

    Raises:
        WorkError: a piece of work raised an error, or kills the process that does it.
        DamagedError: what an earlier run left is damaged.
    """
    if jobs <= 1:
        for name in names:
            yield opened(attempt(work, name))
        return

    def begin() -> None:
        global _work  # noqa: PLW0603 - a process of the pool has this one thing to do
        _work = work
        prepare()

    def here(some: tuple[str, ...]) -> list[Any]:
        return [attempt(work, name) for name in some]

    # This process is one of them.
    crew = LocalCrew(jobs - 1, begin)
    answers: Iterator[Any] = share(
        names, crew, lambda executor, some: executor.submit(_chunk, some), chunk=chunk, here=here
    )
    for answer in answers:
        yield opened(answer)


_work: Callable[[str], Any]


def _chunk(names: tuple[str, ...]) -> list[Any]:
    return [attempt(_work, name) for name in names]


def attempt(work: Callable[[str], Answer], name: str, spared: tuple[type[Exception], ...] = ()) -> Answer | Failure:
    """The answer of `work` for a name, or what it raised; what is `spared` is for the caller to see to."""
    try:
        return work(name)
    except (OSError, DamagedError):
        # The disk is the whole build's affair, and so is what is remembered there.
        raise
    except Exception as error:
        if isinstance(error, spared):
            raise
        return Failure(name, f"{type(error).__name__}: {error}", traceback.format_exc())


def opened(answer: Answer | Failure) -> Answer:
    """The answer.

    Raises:
        WorkError: it is a failure.
    """
    if isinstance(answer, Failure):
        raise WorkError(f"{answer.name}: {answer.error}", answer.trace)
    return answer
