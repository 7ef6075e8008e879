"""Diagnostics as text: one file a format.

A format is a function from a `Report` to the whole text to print; it prints nothing itself.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from briefgen.report.concise import concise
from briefgen.report.full import full
from briefgen.report.github import github
from briefgen.report.json import to_json
from briefgen.report.located import in_order
from briefgen.report.report import Counts, Report, RuleEntry
from briefgen.report.sarif import sarif
from briefgen.report.summary import sentence

FORMATS: Final[Mapping[str, Callable[[Report], str]]] = MappingProxyType(
    {"full": full, "concise": concise, "json": to_json, "sarif": sarif, "github": github}
)

__all__ = ["FORMATS", "Counts", "Report", "RuleEntry", "in_order", "sentence"]
