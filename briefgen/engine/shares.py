"""Work shared out over copies of this process, one share each: the quick way for work that takes a second."""

import os
import pickle
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, TypeVar

from briefgen.engine.pool import forks, processes

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


class LostError(Exception):
    """A process died over its share."""


def shared_out(
    work: Callable[[Sequence[Thing]], Answer],
    things: Sequence[Thing],
    jobs: int | None,
    prepare: Callable[[], None] = lambda: None,
) -> list[Answer]:
    """The answers of `work` for shares of some things, in order; this process takes the first share.

    `jobs` processes are used (None: one a processor), fewer where there is little to do; `prepare` is called in each of
    the others before it begins.

    Raises:
        LostError: a process was killed, or raised an error other than of the disk.
        OSError: what one of them met at the disk.
    """
    number = processes(jobs, len(things)) if forks() else 1
    ends = [len(things) * index // number for index in range(number + 1)]
    shares = [things[start:end] for start, end in pairwise(ends)]
    waiting = [_begun(work, share, prepare) for share in shares[1:]]
    try:
        first: Answer | None = work(shares[0])
    finally:
        told = [_told(*each) for each in waiting]
    answers: list[Any] = [first]
    for content in told:
        if not content:
            raise LostError
        answer, error = pickle.loads(content)  # noqa: S301 - what this program has just written
        if error is not None:
            raise error
        answers.append(answer)
    return answers


def _begun(
    work: Callable[[Sequence[Thing]], Answer], share: Sequence[Thing], prepare: Callable[[], None]
) -> tuple[int, int]:
    """Begin a share in a copy of this process: its number, and where it will tell the answer."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process:
        os.close(theirs)
        return process, ours
    try:
        os.close(ours)
        try:
            prepare()
            told = pickle.dumps((work(share), None))
        except OSError as error:
            told = pickle.dumps((None, error))
        with os.fdopen(theirs, "wb") as file:
            file.write(told)
        os._exit(0)
    finally:
        # Nothing that the other process began is to be ended here.
        os._exit(1)


def _told(process: int, pipe: int) -> bytes:
    with os.fdopen(pipe, "rb") as file:
        content = file.read()
    os.waitpid(process, 0)
    return content
