"""Frozen, slotted dataclasses that are made in a tenth of the time.

`dataclasses` writes six functions for each class and compiles every one of them when the class is made: that took a
third of the time in which a build of one edited briefing is done. Here each is written when it is first called.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Made]) -> type[Made]:
    """Make a class what `dataclass(frozen=True, slots=True)` makes it."""
    own = cls.__dict__
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    every = fields(made)
    compared = _row("self", (each.name for each in every if each.compare))
    others = _row("other", (each.name for each in every if each.compare))
    same = f"if other.__class__ is self.__class__:\n  return {compared} == {others}\n return NotImplemented"
    shown = ", ".join(f"{each.name}={{self.{each.name}!r}}" for each in every if each.repr)
    _later(made, "__init__", lambda: _init(made, every))
    for name, given, body in (
        ("__eq__", "self, other", same),
        ("__hash__", "self", f"return hash({compared})"),
        ("__repr__", "self", f'return f"{{self.__class__.__qualname__}}({shown})"'),
    ):
        if name not in own:
            _later(made, name, lambda name=name, given=given, body=body: _written(name, given, body, {}))  # type: ignore[misc]
    made.__setattr__, made.__delattr__ = _not_set, _not_deleted
    made.__getstate__, made.__setstate__ = _state, _restored
    return made  # type: ignore[no-any-return]


def _later(cls: Any, name: str, write: Callable[[], Callable[..., Any]]) -> None:
    """Give a class a method that is written when it is first called, and takes its own place then."""

    def first(*given: Any, **named: Any) -> Any:
        method = write()
        method.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, method)
        return method(*given, **named)

    setattr(cls, name, first)


def _written(name: str, given: str, body: str, names: Mapping[str, Any]) -> Callable[..., Any]:
    found = dict(names)
    exec(f"def {name}({given}):\n {body}", found)  # noqa: S102 - as `dataclasses` does it
    method: Callable[..., Any] = found[name]
    return method


def _row(owner: str, names: Iterable[str]) -> str:
    """The values of some fields as a tuple."""
    return f"({''.join(f'{owner}.{name}, ' for name in names)})"


def _init(cls: Any, every: tuple[Field[Any], ...]) -> Callable[..., Any]:
    names: dict[str, Any] = {"MISSING": MISSING}
    given, lines = ["self"], []
    for each in every:
        name = each.name
        # What is frozen is set by the slot itself.
        names[f"set_{name}"] = cls.__dict__[name].__set__
        names[f"else_{name}"], names[f"make_{name}"] = each.default, each.default_factory
        made, plain = each.default_factory is not MISSING, each.default is not MISSING
        if each.init:
            given.append(f"{name}=else_{name}" if made or plain else name)
            lines.append(
                f"set_{name}(self, make_{name}() if {name} is MISSING else {name})"
                if made
                else f"set_{name}(self, {name})"
            )
        elif made or plain:
            lines.append(f"set_{name}(self, {f'make_{name}()' if made else f'else_{name}'})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    return _written("__init__", ", ".join(given), "\n ".join(lines) or "pass", names)


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in fields(self)]


def _restored(self: Any, values: list[Any]) -> None:
    for each, value in zip(fields(self), values, strict=True):
        object.__setattr__(self, each.name, value)


def _not_set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _not_deleted(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
