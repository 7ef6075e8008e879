"""Values as JSON and back, by their types: how a build remembers what it found.

A frozen dataclass is the list of its fields, so that a line is short; what a value is follows from the type alone.
JSON holds nothing that could run: a file that somebody else wrote can be wrong, and no worse.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
Step = Callable[[Any], Any]
"""A value to its JSON form, or back; None where the two are the same."""
Without = frozenset[tuple[type, str]]
"""Fields to leave out: dataclasses, each with the name of one of its fields."""

_compact = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def encode(type_: type[Value], value: Value) -> str:
    """A value of a type as JSON."""
    step = _steps(cast("Any", type_))[0]
    return _compact(step(value) if step else value)


def outline(type_: type[Value], value: Value, *without: tuple[type, str]) -> str:
    """A value of a type as JSON without some fields, each given as a dataclass and the field's name."""
    step = _steps(cast("Any", type_), frozenset(without))[0]
    return _compact(step(value) if step else value)


def decode(type_: type[Value], text: str | bytes) -> Value:
    """The value that JSON stands for.

    Raises:
        ValueError: it is not JSON, or not a value of this type.
    """
    step = _steps(cast("Any", type_))[1]
    try:
        raw = json.loads(text)
        value: Value = step(raw) if step else raw
    except (TypeError, AttributeError, LookupError, RecursionError) as error:
        raise ValueError(f"no {type_}: {error}") from error
    return value


@cache
def _steps(type_: Any, without: Without = frozenset()) -> tuple[Step | None, Step | None]:
    """How to write a type and how to read it; what is written without some fields cannot be read."""
    origin = get_origin(type_)
    if origin is not None:
        return _generic(origin, get_args(type_), without)
    if is_dataclass(type_):
        return _dataclass(type_, without)
    if isinstance(type_, type) and issubclass(type_, Enum):
        members = {each.value: each for each in type_}
        return (lambda value: value._value_), members.__getitem__
    if type_ in (date, datetime):
        return (lambda value: value.isoformat()), type_.fromisoformat
    if type_ in (str, int, float, bool):
        return None, None
    raise TypeError(f"briefgen cannot remember a {type_}")


def _generic(origin: Any, arguments: tuple[Any, ...], without: Without) -> tuple[Step | None, Step | None]:
    if origin is tuple:
        return _tuple(arguments, without)
    if origin is Sequence:
        return _tuple((arguments[0], ...), without)
    if origin in (frozenset, Collection):
        return sorted, frozenset
    if origin in (Union, UnionType):
        return _union(tuple(each for each in arguments if each is not type(None)), without)
    if issubclass(origin, Mapping):
        return _mapping(arguments[1], without)
    raise TypeError(f"briefgen cannot remember a {origin}")


def _tuple(arguments: tuple[Any, ...], without: Without) -> tuple[Step | None, Step | None]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        write, read = _steps(arguments[0], without)
        return (
            (lambda value: [write(each) for each in value]) if write else None,
            (lambda raw: tuple([read(each) for each in raw])) if read else tuple,
        )
    steps = [_steps(each, without) for each in arguments]
    if not any(write or read for write, read in steps):
        return None, tuple
    return (
        lambda value: [write(each) if write else each for (write, _), each in zip(steps, value, strict=True)],
        lambda raw: tuple([read(each) if read else each for (_, read), each in zip(steps, raw, strict=True)]),
    )


def _mapping(type_: Any, without: Without) -> tuple[Step | None, Step | None]:
    write, read = _steps(type_, without)
    return (
        (lambda value: {key: write(each) for key, each in value.items()}) if write else dict,
        (lambda raw: {key: read(each) for key, each in raw.items()}) if read else None,
    )


def _union(types: tuple[Any, ...], without: Without) -> tuple[Step | None, Step | None]:
    """None or one other type; a day or a time; or several dataclasses, each with its place in the union."""
    if set(types) == {date, datetime}:
        return (lambda value: value and value.isoformat()), _moment
    if len(types) == 1:
        write, read = _steps(types[0], without)
        return (
            (lambda value: None if value is None else write(value)) if write else None,
            (lambda raw: None if raw is None else read(raw)) if read else None,
        )
    steps = [_steps(each, without) for each in types]

    def write_one(value: Any) -> Any:
        if value is None:
            return None
        index = next(index for index, each in enumerate(types) if type(value) is each)
        write = steps[index][0]
        return [index, write(value) if write else value]

    def read_one(raw: Any) -> Any:
        if raw is None:
            return None
        read = steps[raw[0]][1]
        return read(raw[1]) if read else raw[1]

    return write_one, read_one


def _moment(raw: str | None) -> date | None:
    if raw is None:
        return None
    return datetime.fromisoformat(raw) if "T" in raw else date.fromisoformat(raw)


def _dataclass(type_: Any, without: Without) -> tuple[Step | None, Step | None]:
    names = [field.name for field in fields(type_) if field.init and (type_, field.name) not in without]
    if not names:
        return (lambda _value: []), None
    made: list[tuple[Step, Step]] = []

    def known() -> tuple[Step, Step]:
        # Worked out at the first use: a type may hold itself.
        if not made:
            hints = get_type_hints(type_)
            made.append(_compiled(type_, {name: _steps(hints[name], without) for name in names}))
        return made[0]

    def write(value: Any) -> Any:
        return known()[0](value)

    def read(raw: Any) -> Any:
        return known()[1](raw)

    return write, read


def _compiled(type_: Any, steps: Mapping[str, tuple[Step | None, Step | None]]) -> tuple[Step, Step]:
    """Two functions written out for the fields of a dataclass: a loop over them would take twice as long."""
    known = {f"w_{name}": write for name, (write, _) in steps.items() if write}
    known |= {f"r_{name}": read for name, (_, read) in steps.items() if read}
    known["type_"] = type_
    written = ", ".join(f"w_{name}(value.{name})" if f"w_{name}" in known else f"value.{name}" for name in steps)
    raw = ", ".join(steps)
    read = ", ".join(f"{name}=r_{name}({name})" if f"r_{name}" in known else f"{name}={name}" for name in steps)
    code = f"def write(value): return [{written}]\ndef read(raw):\n    {raw}, = raw\n    return type_({read})"
    found: dict[str, Any] = {}
    exec(code, known, found)  # noqa: S102 - made of nothing but the names of a dataclass's fields
    return found["write"], found["read"]
