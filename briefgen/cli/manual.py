"""The rules' documentation, read from the modules that hold them."""

from collections.abc import Iterator
from importlib import import_module
from inspect import cleandoc

from briefgen.report.report import RuleEntry
from briefgen.rules import RULES


def entries() -> Iterator[RuleEntry]:
    """Every rule with its severity, the first line of its documentation, and all of it."""
    for rule in RULES:
        module = import_module(f"briefgen.rules.{rule.name.replace('-', '_')}")
        documentation = cleandoc(module.__doc__ or "")
        summary = " ".join(documentation.split("\n\n", 1)[0].split())
        yield RuleEntry(rule.name, rule.severity, summary, documentation)
