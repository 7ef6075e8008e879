"""The short way to attributes allows what Jinja's sandbox allows, and nothing else."""

import types
from collections import deque
from collections.abc import Coroutine, Generator
from typing import Any

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment, is_internal_attribute, modifies_known_mutable

from briefgen.sandbox import GUARDED, QuickEnvironment


def numbers() -> Generator[int, None, None]:
    yield 1


async def later() -> None:
    pass


def changing() -> list[tuple[object, str]]:
    """Every attribute that the sandbox refuses because it changes something."""
    objects: tuple[Any, ...] = ([], {}, set(), deque())
    return [(each, name) for each in objects for name in dir(each) if modifies_known_mutable(each, name)]


def internal() -> list[str]:
    """Every attribute that it refuses because it leads to Python's own works."""
    coroutine: Coroutine[Any, Any, None] = later()
    coroutine.close()
    objects: tuple[Any, ...] = (int, numbers(), coroutine, numbers, "".join)
    return [name for each in objects for name in dir(each) if is_internal_attribute(each, name)]


def test_every_name_that_the_sandbox_refuses_is_guarded() -> None:
    refused = {name for _, name in changing()} | set(internal())
    assert {name for name in refused if not name.startswith("_")} <= GUARDED
    assert {"append", "gi_frame"} <= refused


TEMPLATES = [
    "{{ words.append(1) }}",
    "{{ text.format(1) }}",
    "{{ text.format_map({}) }}",
    "{{ text.__class__ }}",
    "{{ text.upper() }} {{ pairs.items() | list }} {{ pairs.one }}",
    "{{ missing.name }}",
    "{{ text.missing }}",
    "{{ text['__class__'] }}",
    "{{ function.__globals__ }}",
    "{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m('<', b=3) }}{% for x in words %}{{ m(x) }}{% endfor %}",
    "{% macro m(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call m(1) %}in{% endcall %}",
    "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1) }}{{ m('&', 2) }}{{ m(1, b=3) }}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}",
    "{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m('&') | upper }}{{ m(m('\"')) | length }}",
    "{% macro m(a) %}<{{ a }}>{% endmacro %}{% set s = m(1) %}{{ s ~ '<' }}",
    "{% autoescape false %}{% macro m(a) %}<{{ a }}{% endmacro %}{{ m('&') }}{% endautoescape %}{{ m('&') }}{{ '<' }}",
    "{{ 1 }} {{ 1.5 }} {{ none }} {{ words }} {{ pairs }} {{ '<>' | safe }} {{ '&\"' }} {{ text | escape }} {{ kind }}",
    "{% set block %}{{ text }}&{{ '<' }}{% endset %}{{ block }}{{ block | upper }}",
    "{% filter upper %}<{{ '<' }}{% endfilter %}",
    "{{ kind.mro() }}",
    "{{ 'a'.upper }}",
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_gives_the_same_or_fails_the_same(template: str) -> None:
    found: list[tuple[str, object]] = []
    for environment in (ImmutableSandboxedEnvironment(autoescape=True), QuickEnvironment(autoescape=True)):
        data = {"words": ["a"], "text": "{0}", "pairs": {"one": 1}, "function": numbers, "kind": int}
        try:
            found.append(("given", environment.from_string(template).render(data).partition(" at 0x")[0]))
        except Exception as error:  # noqa: BLE001 - which error it is, is compared
            found.append(("failed", type(error).__name__))
    plain, quick = found
    # What plain access does not find, the sandbox as it comes is asked for.
    assert quick == plain or quick == ("failed", "AttributeError")
    assert isinstance(numbers, types.FunctionType)
