"""The report for people: each finding with its lines, the source's paragraph below it, and how to mend it."""

from collections.abc import Iterator, Sequence

from briefgen.diagnostic import Diagnostic, Fix, Label
from briefgen.report.difference import painted_difference
from briefgen.report.frame import Mark, Row, rows
from briefgen.report.located import Place, in_order, place
from briefgen.report.paint import SEVERITY_STYLE, Paint, Style
from briefgen.report.report import Report
from briefgen.report.summary import sentence
from briefgen.report.visible import visible
from briefgen.text import SourceText

QUOTED = 60
"""The most characters of an edit's text that a hint repeats."""


def full(report: Report) -> str:
    """All findings, then one sentence that sums up where it is wanted."""
    paint = Paint(report.colour)
    blocks = ["\n".join(_block(one, report, paint)) for one in in_order(report.diagnostics, report.texts)]
    if report.summarised:
        blocks.append(sentence(report.counts))
    return "\n\n".join(blocks) + "\n" * bool(blocks)


def _block(diagnostic: Diagnostic, report: Report, paint: Paint) -> Iterator[str]:
    finding = diagnostic.finding
    name = paint(f"{diagnostic.severity}[{diagnostic.rule}]", SEVERITY_STYLE[diagnostic.severity])
    yield name + paint(f": {visible(finding.message)}", Style.STRONG)
    sections = [
        (place(labels[0], report.texts), list(_frame(labels, index, diagnostic, report, paint)))
        for index, labels in enumerate(_by_file([finding.label, *finding.related]))
    ]
    gutter = max(len(str(row.number or 1)) for _, frame in sections for row in (*frame, Row(1, "")))
    for index, (where, frame) in enumerate(sections):
        yield from _section(where, frame, gutter, ":::" if index else "-->", paint)
    for title, text in _notes(diagnostic, report, paint):
        yield f"{' ' * gutter} {paint('=', Style.FRAME)} {paint(f'{title}:', Style.STRONG)} {text}"


def _by_file(labels: Sequence[Label]) -> list[list[Label]]:
    """Labels of the same file together, files in the order in which they first occur."""
    files: dict[str, list[Label]] = {}
    for label in labels:
        files.setdefault(label.path, []).append(label)
    return list(files.values())


def _frame(
    labels: Sequence[Label], section: int, diagnostic: Diagnostic, report: Report, paint: Paint
) -> Iterator[Row]:
    text = report.texts.get(labels[0].path)
    if text is None:
        return
    marks = [
        Mark(label.span, label.message, "^", SEVERITY_STYLE[diagnostic.severity])
        if section == 0 and index == 0
        else Mark(label.span, label.message, "-", Style.FRAME)
        for index, label in enumerate(labels)
    ]
    yield from rows(text, marks, paint)


def _section(where: Place, frame: Sequence[Row], gutter: int, arrow: str, paint: Paint) -> Iterator[str]:
    blank = " " * gutter
    position = f"{visible(where.path)}:{where.start.line}:{where.start.column}"
    yield f"{blank} {paint(arrow, Style.FRAME)} {position}"
    if not frame:
        return
    bar = paint("|", Style.FRAME)
    yield f"{blank} {bar}"
    for row in frame:
        if row.skipped:
            yield paint(row.content, Style.FRAME)
            continue
        number = blank if row.number is None else paint(f"{row.number:>{gutter}}", Style.FRAME)
        yield f"{number} {bar} {row.content}".rstrip()


def _notes(diagnostic: Diagnostic, report: Report, paint: Paint) -> Iterator[tuple[str, str]]:
    finding = diagnostic.finding
    # Where no text is at hand there is no frame to hold what a label says.
    for label in (finding.label, *finding.related):
        if label.message and label.path not in report.texts:
            yield "note", visible(label.message)
    if finding.diff:
        yield "diff", painted_difference(visible(finding.diff), paint)
    if finding.help:
        yield "help", visible(finding.help)
    if finding.fix and finding.fix.edits:
        yield "fix", _hint(finding.fix, report)


def _hint(fix: Fix, report: Report) -> str:
    how = "`briefgen check --fix` does it" if fix.safe else "look at it, then make it by hand"
    edit, *others = fix.edits
    if others:
        return f"make {len(fix.edits)} changes ({how})"
    text = report.texts.get(edit.path)
    return f"{_change(_old(text, edit.span.start, edit.span.end), _quoted(edit.text))} ({how})"


def _old(text: SourceText | None, start: int, end: int) -> str:
    return _quoted(text.text[start:end]) if text is not None else ""


def _quoted(text: str) -> str:
    if not text:
        return ""
    shown = visible(text.strip() or text)
    return f"`{shown[:QUOTED]}…`" if len(shown) > QUOTED else f"`{shown}`"


def _change(old: str, new: str) -> str:
    if old and new:
        return f"replace {old} by {new}"
    if new:
        return f"insert {new}"
    return f"remove {old}" if old else "change the text"
