"""One line a finding, as editors and `grep` read it."""

from briefgen.diagnostic import Diagnostic
from briefgen.report.located import in_order, place
from briefgen.report.paint import SEVERITY_STYLE, Paint
from briefgen.report.report import Report
from briefgen.report.visible import visible


def concise(report: Report) -> str:
    """`path:line:column: severity[rule] message`, and nothing where nothing was found."""
    return "".join(_line(diagnostic, report) for diagnostic in in_order(report.diagnostics, report.texts))


def _line(diagnostic: Diagnostic, report: Report) -> str:
    where = place(diagnostic.finding.label, report.texts)
    paint = Paint(report.colour)
    name = paint(f"{diagnostic.severity}[{diagnostic.rule}]", SEVERITY_STYLE[diagnostic.severity])
    message = visible(diagnostic.finding.message)
    return f"{visible(where.path)}:{where.start.line}:{where.start.column}: {name} {message}\n"
