"""What a judge is: something that reads claims beside their evidence and says what it thinks of each."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from briefgen.frozen import frozen


class Opinion(StrEnum):
    """What a judge may think of a claim beside its evidence."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"


@frozen
class Verdict:
    """An opinion, and how sure the judge is of it, from 0 to 1."""

    label: Opinion
    score: float


class Judge(Protocol):
    """Gives a verdict for each pair of a claim's text and the text of the paragraphs that it cites, in order."""

    def __call__(self, pairs: Sequence[tuple[str, str]], /) -> Sequence[Verdict]:
        """The verdicts: the same texts get the same verdicts."""
        ...


class Opener(Protocol):
    """What an entry point of the group `briefgen.judges` names: makes a judge of a folder that holds its model.

    It may raise whatever it likes; a `JudgeError` says best why the judge cannot be used.
    """

    def __call__(self, model: Path, /) -> Judge:
        """The judge, from files on this machine alone."""
        ...


class JudgeError(Exception):
    """A judge cannot be used: why, as a sentence without its full stop, and what to do about it."""

    def __init__(self, reason: str, mend: str, judge: str = "") -> None:
        """`judge` is its name, known only to those who called it."""
        super().__init__(reason)
        self.reason = reason
        self.mend = mend
        self.judge = judge
