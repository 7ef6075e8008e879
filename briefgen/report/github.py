"""Findings as workflow commands of GitHub Actions, which shows them beside the changed lines.

The form and its escapes: GitHub's "workflow commands" documentation and the `command.ts` of its toolkit.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Diagnostic, Severity
from briefgen.report.located import in_order, place
from briefgen.report.report import Report
from briefgen.report.visible import visible

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(report: Report) -> str:
    """One command a finding; its message also holds the diff and the help."""
    return "".join(_command(diagnostic, report) for diagnostic in in_order(report.diagnostics, report.texts))


def _command(diagnostic: Diagnostic, report: Report) -> str:
    where = place(diagnostic.finding.label, report.texts)
    one_line = where.start.line == where.end.line
    properties = {
        "file": report.folder + where.path,
        "line": str(where.start.line),
        # GitHub takes columns only of a stretch within one line.
        **({"col": str(where.start.column)} if one_line else {}),
        "endLine": str(where.end.line),
        **({"endColumn": str(where.end.column)} if one_line else {}),
        "title": f"briefgen {diagnostic.rule}",
    }
    named = ",".join(f"{name}={_property(visible(value))}" for name, value in properties.items())
    message = "\n".join(_message(diagnostic))
    return f"::{_COMMAND[diagnostic.severity]} {named}::{_escaped(message)}\n"


def _message(diagnostic: Diagnostic) -> Iterator[str]:
    finding = diagnostic.finding
    yield visible(finding.message)
    if finding.diff:
        yield f"diff: {visible(finding.diff)}"
    if finding.help:
        yield f"help: {visible(finding.help)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
