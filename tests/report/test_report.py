"""Folder cases: `case.yaml` with diagnostics, the files they are about, and the report expected in each format."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.diagnostic import Diagnostic, Edit, Finding, Fix, Label, Severity
from briefgen.report.formats import FORMATS
from briefgen.report.report import Counts, Report, RuleEntry
from briefgen.text import SourceText, Span

HERE = Path(__file__).parent
CASES = sorted(folder.parent.name for folder in HERE.glob("*/case.yaml"))
VERSION = "1.2.3"

# Every case is shown in both formats for people; in the others where its folder holds what is expected.
PAIRS = [
    (case, name)
    for case in CASES
    for name in FORMATS
    if name in ("full", "concise") or (HERE / case / f"expected.{name}.txt").exists()
]


@pytest.mark.parametrize(("case", "format_name"), PAIRS)
def test_report(case: str, format_name: str, *, update: bool) -> None:
    folder = HERE / case
    expected = folder / f"expected.{format_name}.txt"
    printed = FORMATS[format_name](read(folder))
    if update:
        expected.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_no_format_prints_a_control_character(case: str) -> None:
    report = read(HERE / case)
    for name, text in FORMATS.items():
        if not report.colour:
            seen = {character for character in text(report) if not character.isprintable()}
            # The two joiners are needed to spell; ideographic and no-break spaces only count as not printable.
            assert seen <= set("\n\u200c\u200d\u3000\u00a0"), name


def read(folder: Path) -> Report:
    """The report that a case describes.

    A label names its words, which are looked up in the file (the `nth` of them, else the first), or its offsets `at`.
    """
    case = yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))
    texts = {path: SourceText(path, text) for path, text in case.get("files", {}).items()}
    diagnostics = [_diagnostic(item, texts) for item in case.get("diagnostics", [])]
    return Report(
        diagnostics,
        texts,
        Counts(**case.get("counts", {})).of(diagnostics),
        colour=case.get("colour", False),
        rules=[RuleEntry(r["name"], Severity(r["severity"]), r["summary"]) for r in case.get("rules", [])],
        folder=case.get("folder", ""),
        version=VERSION,
    )


def _diagnostic(item: dict[str, Any], texts: dict[str, SourceText]) -> Diagnostic:
    fix = item.get("fix")
    finding = Finding(
        item["message"],
        _label(item["label"], texts),
        related=tuple(_label(label, texts) for label in item.get("related", [])),
        diff=item.get("diff"),
        help=item.get("help"),
        fix=Fix(tuple(_edit(edit, texts) for edit in fix["edits"]), fix["safe"]) if fix else None,
        claim=item.get("claim"),
        source=item.get("source"),
        paragraph=item.get("paragraph"),
    )
    return Diagnostic(item["rule"], Severity(item.get("severity", "error")), finding)


def _label(item: dict[str, Any], texts: dict[str, SourceText]) -> Label:
    return Label(item["path"], _span(item, texts), item.get("message", ""))


def _edit(item: dict[str, Any], texts: dict[str, SourceText]) -> Edit:
    return Edit(item["path"], _span(item, texts), item["text"])


def _span(item: dict[str, Any], texts: dict[str, SourceText]) -> Span:
    source = texts.get(item["path"])
    if source is None:
        return Span(40, 50)
    if "at" in item:
        return Span(*item["at"])
    words = item["words"]
    start = -1
    for _ in range(item.get("nth", 1)):
        start = source.text.index(words, start + 1)
    return Span(start, start + len(words))
