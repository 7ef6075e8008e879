"""A question that a copy of this process answers while this one goes on."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 500_000
"""Bytes of a record from which on a copy of the process is made sooner than its files are looked at."""


def worthwhile(record: str) -> bool:
    """Whether a look at the files of a record takes long enough, and there is a second processor for it."""
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return False
    try:
        return os.path.getsize(record) > MANY  # noqa: PTH202
    except OSError:
        return False


class Aside:
    """A yes or no. Only a process with a single thread may ask so: a copy has but one."""

    def __init__(self, question: "Callable[[], bool]") -> None:
        self._answer: bool | None = None
        self._copy = os.fork()
        if self._copy == 0:
            code = 2
            try:
                code = 0 if question() else 1
            finally:
                # Nothing that this process has begun is for its copy to end.
                os._exit(code)

    def answer(self) -> bool | None:
        """The answer, waited for; None where there is none."""
        if self._copy:
            _, status = os.waitpid(self._copy, 0)
            self._copy = 0
            self._answer = {0: True, 1: False}.get(os.waitstatus_to_exitcode(status))
        return self._answer
