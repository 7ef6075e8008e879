"""What follows from a value that many pages show, worked out once in a process: a source's card, a site's publisher."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

MOST = 1024
"""How many answers are kept: those of the sources that an archive cites again and again."""

Values = TypeVarTuple("Values")
Answer = TypeVar("Answer")


def once(make: Callable[[*Values], Answer]) -> Callable[[*Values], Answer]:
    """A pure function of frozen values that gives its answer for the very same values again.

    Values are told apart by their identity: to compare a source's head costs more than to make its card.
    """
    # An answer is kept with its values, so that no other value can get their identity.
    answers: dict[tuple[int, ...], tuple[object, Answer]] = {}

    @wraps(make)
    def answer(*values: *Values) -> Answer:
        key = tuple(map(id, values))
        found = answers.get(key)
        if found is None:
            if len(answers) >= MOST:
                answers.clear()
            found = answers[key] = (values, make(*values))
        return found[1]

    return answer
