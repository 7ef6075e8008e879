"""The formats by name; to add one: write its file, and add its line."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from briefgen.report.concise import concise
from briefgen.report.full import full
from briefgen.report.github import github
from briefgen.report.json import to_json
from briefgen.report.report import Report
from briefgen.report.sarif import sarif

FORMATS: Final[Mapping[str, Callable[[Report], str]]] = MappingProxyType(
    {"full": full, "concise": concise, "json": to_json, "sarif": sarif, "github": github}
)
