"""Parts of a summary that are read whenever they are asked for: ten thousand documents need not be held whole."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import overload

from briefgen.model.rows import ClaimRow
from briefgen.model.tally import Tally


class Rows(Sequence[ClaimRow]):
    """Claims that are read whenever they are asked for, and not held; what they come to is known."""

    __slots__ = ("_read", "tally")

    def __init__(self, tally: Tally, read: Callable[[], Sequence[ClaimRow]]) -> None:
        self.tally = tally
        self._read = read

    def __len__(self) -> int:
        return self.tally.claims

    def __iter__(self) -> Iterator[ClaimRow]:
        return iter(self._read())

    @overload
    def __getitem__(self, place: int) -> ClaimRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ClaimRow]: ...
    def __getitem__(self, place: int | slice) -> ClaimRow | Sequence[ClaimRow]:
        return self._read()[place]


class Names(Collection[str]):
    """Names that are read whenever they are asked for, and not held."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[], Collection[str]]) -> None:
        self._read = read

    def __contains__(self, name: object) -> bool:
        return name in self._read()

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())
