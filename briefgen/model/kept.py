"""Parts of a summary that are read whenever they are asked for: ten thousand documents need not be held whole."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol, overload

from briefgen.model.rows import ClaimRow
from briefgen.model.tally import Tally
from briefgen.text import Span


class Reader(Protocol):
    """What reads the parts of one summary."""

    def claims(self) -> Sequence[ClaimRow]:
        """The claims."""
        ...

    def anchors(self) -> Collection[str]:
        """The anchors."""
        ...

    def places(self) -> Mapping[str, Span]:
        """Where the fields of the head stand in the file."""
        ...


class Rows(Sequence[ClaimRow]):
    """Claims that are read whenever they are asked for, and not held; what they come to is known."""

    __slots__ = ("_reader", "tally")

    def __init__(self, tally: Tally, reader: Reader) -> None:
        self.tally = tally
        self._reader = reader

    def __len__(self) -> int:
        return self.tally.claims

    def __iter__(self) -> Iterator[ClaimRow]:
        return iter(self._reader.claims())

    @overload
    def __getitem__(self, place: int) -> ClaimRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ClaimRow]: ...
    def __getitem__(self, place: int | slice) -> ClaimRow | Sequence[ClaimRow]:
        return self._reader.claims()[place]


class Names(Collection[str]):
    """Names that are read whenever they are asked for, and not held."""

    __slots__ = ("_reader",)

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __contains__(self, name: object) -> bool:
        return name in self._reader.anchors()

    def __iter__(self) -> Iterator[str]:
        return iter(self._reader.anchors())

    def __len__(self) -> int:
        return len(self._reader.anchors())


class Places(Mapping[str, Span]):
    """Where the fields of a head stand: read whenever it is asked for, and not held."""

    __slots__ = ("_reader",)

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __getitem__(self, name: str) -> Span:
        return self._reader.places()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._reader.places())

    def __len__(self) -> int:
        return len(self._reader.places())

    def __repr__(self) -> str:
        return repr(dict(self._reader.places()))
