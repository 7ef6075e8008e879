"""Attributes that are worked out when they are first looked at.

`functools.cached_property` does the same and takes a lock each time up to Python 3.11, which costs more than most of
what is worked out here.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class lazily(Generic[Owner, Value]):  # noqa: N801 - it stands where `property` does
    """A property whose value is kept in the `__dict__` of its owner, where Python finds it first from then on."""

    def __init__(self, make: Callable[[Owner], Value]) -> None:
        """`make` gives the value."""
        self._make, self._name, self.__doc__ = make, make.__name__, make.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Any]) -> "lazily[Owner, Value]": ...
    @overload
    def __get__(self, owner: Owner, kind: type[Any] | None = None) -> Value: ...

    def __get__(self, owner: Owner | None, kind: type[Any] | None = None) -> "Value | lazily[Owner, Value]":
        """The value, worked out; the property itself where a class is asked."""
        if owner is None:
            return self
        value = self._make(owner)
        owner.__dict__[self._name] = value
        return value
