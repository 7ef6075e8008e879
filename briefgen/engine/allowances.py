"""Allowances, each with its place, its reason and the findings that it silences."""

from collections.abc import Iterable, Mapping

from briefgen.diagnostic import Diagnostic
from briefgen.model import Allowance
from briefgen.report.visible import visible
from briefgen.text import SourceText


def list_allowances(
    allowances: Mapping[str, Iterable[Allowance]],
    allowed: Iterable[tuple[Allowance, Diagnostic]],
    texts: Mapping[str, SourceText],
) -> str:
    """One line for each allowance of each file, then a line for each finding that it silences; then how many."""
    silenced: dict[Allowance, list[Diagnostic]] = {}
    for allowance, diagnostic in allowed:
        silenced.setdefault(allowance, []).append(diagnostic)
    lines: list[str] = []
    count = findings = 0
    for path, own in sorted(allowances.items()):
        for allowance in own:
            count += 1
            place = _place(path, allowance.span.start, texts)
            lines.append(f"{place}: allow {allowance.rule}: {visible(allowance.reason)}")
            here = [each for each in silenced.get(allowance, ()) if each.finding.label.path == path]
            findings += len(here)
            for each in here:
                found = _place(path, each.finding.label.span.start, texts)
                lines.append(f"  {found}: {each.severity} {visible(each.finding.message)}")
    given = "1 allowance" if count == 1 else f"{count} allowances"
    kept = "1 finding" if findings == 1 else f"{findings} findings"
    return "\n".join((*lines, f"{given}, {kept} silenced.", ""))


def _place(path: str, offset: int, texts: Mapping[str, SourceText]) -> str:
    text = texts.get(path)
    if text is None:
        return visible(path)
    position = text.position(offset)
    return f"{visible(path)}:{position.line}:{position.column}"
