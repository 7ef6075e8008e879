"""`frozen` makes what `dataclass(frozen=True, slots=True)` makes, only later."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from briefgen.frozen import frozen
from briefgen.text import Span


def made(decorate: Callable[[type], Any]) -> Any:
    """A class with every kind of field that there is."""

    class Thing:
        """A thing."""

        first: int
        second: str = "b"
        third: list[int] = field(default_factory=list)
        silent: int = field(default=0, repr=False, compare=False)
        worked_out: int = field(init=False)
        left: int = field(init=False, default=7)

        def __post_init__(self) -> None:
            object.__setattr__(self, "worked_out", self.first + 1)

    return decorate(Thing)


KINDS = [pytest.param(frozen, id="frozen"), pytest.param(dataclass(frozen=True, slots=True), id="dataclass")]


@pytest.mark.parametrize("decorate", KINDS)
def test_a_class_is_what_dataclasses_make(decorate: Callable[[type], Any]) -> None:
    cls = made(decorate)
    one = cls(1, third=[2], silent=3)
    assert repr(one).endswith("Thing(first=1, second='b', third=[2], worked_out=2, left=7)")
    assert one == cls(1, "b", [2], silent=4)
    assert one != cls(2, "b", [2])
    assert one != (1, "b", [2], 2, 7)
    assert cls.__match_args__ == ("first", "second", "third", "silent")
    assert cls.__slots__ == ("first", "second", "third", "silent", "worked_out", "left")
    assert [each.name for each in fields(cls)] == list(cls.__slots__)
    assert replace(one, first=5).worked_out == 6
    assert cls(1).third is not cls(1).third
    assert copy.deepcopy(one) == one
    changes: tuple[Callable[[], None], ...] = (
        lambda: setattr(one, "first", 2),
        lambda: setattr(one, "other", 2),
        lambda: delattr(one, "first"),
    )
    for change in changes:
        with pytest.raises((FrozenInstanceError, TypeError)):
            change()
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'first'"):
        cls()


def test_values_are_keys_and_travel_between_processes() -> None:
    assert hash(Span(1, 2)) == hash((1, 2))
    assert {Span(1, 2): "a"}[Span(1, 2)] == "a"
    assert pickle.loads(pickle.dumps(Span(1, 2))) == Span(1, 2)


def test_what_a_class_says_itself_stands() -> None:
    @frozen
    class Quiet:
        words: str

        def __repr__(self) -> str:
            return "quiet"

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Quiet)

        def __hash__(self) -> int:
            return 1

    assert repr(Quiet("a")) == "quiet"
    assert Quiet("a") == Quiet("b")
    assert hash(Quiet("a")) == 1
