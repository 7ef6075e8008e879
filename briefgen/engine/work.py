"""What one process tells another of a document."""

from briefgen.engine.remembered import Kept
from briefgen.frozen import frozen
from briefgen.parse.problem import Problem


@frozen
class Work:
    """How a document is remembered, what was wrong with its file, its pages.

    With nothing kept its file could not be read; `pages` are what `Ahead.take` takes.
    """

    kept: Kept | None
    problems: tuple[Problem, ...]
    pages: object | None
