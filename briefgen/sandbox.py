"""Jinja's sandbox, with a shorter way to what it would allow anyway.

A page asks for the attributes of its data a thousand times. The sandbox looks at each object and each name; but
whether it allows an attribute follows from the name alone, but for a few names, `GUARDED`, that change what they are
called on or lead to Python's own works. All other names are compiled to plain attribute access. Where that raises
anything, the caller renders the page again by the sandbox as it comes.

Nearly all values on a page are texts without a character that means anything in HTML, and nearly all macros are called
with just the values that they name: what Jinja does for all others is left out for these.

What templates have in their slots (`slots.py`) is written so that a trace can be made of it (`trace.py`).
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import TemplateNotFound, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from briefgen.slots import Carving
from briefgen.text import SourceText
from briefgen.trace import Slot

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


special = re.compile(r"[&<>'\"]").search
"""Finds a character that means anything in HTML."""


def shown(value: object) -> str:
    """A value as a page shows it: what `escape` makes of it."""
    if type(value) is str:
        return value if special(value) is None else escape(value)
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int or type(value) is float else escape(value)


class QuickMacro(Macro):
    """A macro that knows how many values it names, if it takes no others and is not called with a body."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        takes_more = self.catch_kwargs or self.catch_varargs or self.caller
        self.values = -1 if takes_more else len(self.arguments)

    def written(self, *values: Any) -> str:
        """What it writes, given all values that it names."""
        text: str = self._func(*values)
        # What `Markup(text)` makes of a text, without asking whether it is something else.
        return str.__new__(Markup, text) if self._default_autoescape else text


class _Generator(CodeGenerator):
    _ordinals: Mapping[int, int]

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """A template, and after it what it has in its slots."""
        environment, name = self.environment, self.name or ""
        assert isinstance(environment, QuickEnvironment)
        carving = Carving(name, node, environment.slotted)
        self._ordinals = carving.ordinals
        super().visit_Template(node, frame)
        self.writeline(f"from {Slot.__module__} import {Slot.__name__}", extra=1)
        # The names that Jinja's own code uses.
        names = f"{shown.__name__} as escape, {QuickMacro.__name__} as Macro, special"
        self.writeline(f"from {shown.__module__} import {names}")
        for ordinal, text in enumerate(carving.texts):
            self.writeline(f"slot_{ordinal} = {Slot.__name__}({name!r}, {ordinal}, {text!r})")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """What is written: from a slot, or worked out."""
        ordinal = self._ordinals.get(id(node))
        if ordinal is None:
            super().visit_Output(node, frame)
        elif not frame.require_output_check:
            self.simple_write(f"slot_{ordinal}", frame, node)
        elif not self.has_known_extends:
            self.writeline("if parent_template is None:")
            self.indent()
            self.simple_write(f"slot_{ordinal}", frame, node)
            self.outdent()

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _always_escapes(frame, finalize):
            # What `shown` does first, without calling it.
            self.write("(value if type(value := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _always_escapes(frame, finalize):
            self.write(") is str and special(value) is None else escape(value))")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """A call; one of a macro by its name, with plain values, at once."""
        others = node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller
        # Of two calls in one expression, each would have to keep its macro under a name of its own.
        if others or not isinstance(node.node, nodes.Name) or node.find(nodes.Call) is not None:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(called.written(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(") if type(called := ")
        self.visit(node.node, frame)
        self.write(f") is Macro and called.values == {len(node.args)} else environment.call(context, called")
        own = {"_loop_vars": "_loop_vars"} if frame.loop_frame else {}
        self.signature(node, frame, own | ({"_block_vars": "_block_vars"} if frame.block_frame else {}))
        self.write("))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja calls it so
        """An attribute whose name the sandbox refuses on nothing, at once."""
        # The blocks of `self` are no attributes of it, but items.
        of_self = isinstance(node.node, nodes.Name) and node.node.name == "self"
        if node.attr in GUARDED or node.attr.startswith("_") or of_self:
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


def _always_escapes(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    """Whether what is written here is escaped, as far as a template's code tells."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None


class QuickEnvironment(ImmutableSandboxedEnvironment):
    """See the module. Macros, which templates define themselves, are called without being looked at."""

    code_generator_class = _Generator
    slotted: Mapping[str, str] = {}
    """The addresses of the theme's files that stand in slots."""

    def call(self, context: Context, obj: Any, /, *arguments: Any, **named: Any) -> Any:
        """Call what a template calls."""
        if type(obj) is not QuickMacro:
            return super().call(context, obj, *arguments, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return obj(*arguments, **named) if named or len(arguments) != obj.values else obj.written(*arguments)


class Loader(BaseLoader):
    """Templates by their names, each under the file name that messages name."""

    def __init__(self, templates: Mapping[str, SourceText]) -> None:
        self._templates = templates

    def get_source(
        self,
        environment: object,  # noqa: ARG002 - Jinja calls it so
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file name, and what tells that it did not change.

        Raises:
            TemplateNotFound: there is none of that name.
        """
        text = self._templates.get(template)
        if text is None:
            raise TemplateNotFound(template)
        return text.text, text.path, lambda: True
