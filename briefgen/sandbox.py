"""Jinja's sandbox, with a shorter way to what it would allow anyway.

A page asks for the attributes of its data a thousand times. The sandbox looks at each object and each name; but
whether it allows an attribute follows from the name alone, but for a few names, `GUARDED`, that change what they are
called on or lead to Python's own works. All other names are compiled to plain attribute access. Where that raises
anything, the caller renders the page again by the sandbox as it comes.
"""

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

GUARDED = frozenset(
    {
        # What changes lists, mappings, sets and queues.
        *("add", "append", "appendleft", "clear", "difference_update", "discard", "extend", "extendleft", "insert"),
        *("intersection_update", "pop", "popitem", "popleft", "remove", "reverse", "rotate", "setdefault", "sort"),
        *("symmetric_difference_update", "update"),
        # What formats: a format can ask for any attribute.
        *("format", "format_map"),
        # What leads from types, generators and coroutines to Python's own works.
        *("ag_await", "ag_code", "ag_frame", "ag_running", "ag_suspended", "cr_await", "cr_code", "cr_frame"),
        *("cr_origin", "cr_running", "cr_suspended", "gi_code", "gi_frame", "gi_running", "gi_suspended"),
        *("gi_yieldfrom", "mro"),
    }
)
"""The names that the sandbox may refuse on some object, beside all that begin with `_`."""


class _Generator(CodeGenerator):
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja calls it so
        """An attribute whose name the sandbox refuses on nothing, at once."""
        if node.attr in GUARDED or node.attr.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class QuickEnvironment(ImmutableSandboxedEnvironment):
    """See the module. Macros, which templates define themselves, are called without being looked at."""

    code_generator_class = _Generator

    def call(self, context: Context, obj: Any, /, *arguments: Any, **named: Any) -> Any:
        """Call what a template calls."""
        if type(obj) is not Macro:
            return super().call(context, obj, *arguments, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return obj(*arguments, **named)
