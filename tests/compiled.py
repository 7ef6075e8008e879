"""Templates that are compiled once for all tests of a process.

Nearly every test makes the same few dozen pages of the default theme, and Jinja takes longer to read the templates than
briefgen to make the pages. What is compiled follows from the text, the name and what the environment holds; so a site's
own templates, and the theme's under other settings, are compiled as ever. Processes that tests start compile their own.
"""

from collections.abc import Callable, Hashable, Mapping
from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.slots import Apart
from briefgen.theme import Theme


def compile_once(patch: pytest.MonkeyPatch) -> None:
    """Let Jinja remember what it compiled, and themes what they took apart."""
    compiled: dict[Hashable, str | CodeType] = {}
    parts: dict[Hashable, Apart | None] = {}
    compile_anew: Callable[..., str | CodeType] = Environment.compile
    take_apart = Theme.apart

    def compile_(environment: Environment, source: Any, *given: Any, **named: Any) -> str | CodeType:
        held = _held(environment)
        if held is None:
            return compile_anew(environment, source, *given, **named)
        key = (environment.__class__, held, source, given, tuple(sorted(named.items())))
        if key not in compiled:
            compiled[key] = compile_anew(environment, source, *given, **named)
        return compiled[key]

    def apart(theme: Theme, template: str) -> Apart | None:
        key = (template, theme.templates[template].text, tuple(sorted(theme.slotted.items())))
        if key not in parts:
            parts[key] = take_apart(theme, template)
        return parts[key]

    patch.setattr(Environment, "compile", compile_)
    patch.setattr(Theme, "apart", apart)


_ITS_OWN = frozenset(vars(ImmutableSandboxedEnvironment()))
"""What Jinja's own sandbox holds: its filters, tests and the like do not bear upon what is compiled."""


def _held(environment: Environment) -> Hashable | None:
    """What an environment was made with; None where it holds more of ours than plain data."""
    held = vars(environment)
    if not all(name in _ITS_OWN or _is_plain(value) for name, value in held.items()):
        return None
    return tuple(
        (name, tuple(sorted(value.items())) if isinstance(value, Mapping) else value)
        for name, value in sorted(held.items())
        if _is_plain(value)
    )


def _is_plain(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(isinstance(part, str) for pair in value.items() for part in pair)
    return isinstance(value, str | bool | int | None)
