"""Findings as JSON, version 1: the contract that other programs read."""

import json
import re
from typing import Any

from briefgen.diagnostic import Diagnostic, Edit, Fix, Label
from briefgen.report.located import in_order, place
from briefgen.report.report import Report

# Inside of a string they may stand as they are or escaped, and mean the same: escaped, they do no harm on a terminal.
_UNSEEN = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def to_json(report: Report) -> str:
    """The whole report; absent fields are null."""
    counts = report.counts
    return dump(
        {
            "version": 1,
            "summary": {
                "briefings": counts.briefings,
                "sources": counts.sources,
                "claims": counts.claims,
                "cited": counts.cited,
                "errors": counts.errors,
                "warnings": counts.warnings,
                "infos": counts.infos,
            },
            "diagnostics": [_diagnostic(one, report) for one in in_order(report.diagnostics, report.texts)],
        }
    )


def dump(value: object) -> str:
    """JSON for people and programs: letters as they are, characters that are not seen as their numbers."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _diagnostic(diagnostic: Diagnostic, report: Report) -> dict[str, Any]:
    finding = diagnostic.finding
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": finding.message,
        **_place(finding.label, report),
        "claim": finding.claim,
        "source": finding.source,
        "paragraph": finding.paragraph,
        "related": [{**_place(label, report), "message": label.message} for label in finding.related],
        "help": finding.help,
        "fix": _fix(finding.fix, report),
    }


def _fix(fix: Fix | None, report: Report) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{**_place(edit, report), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}


def _place(item: Label | Edit, report: Report) -> dict[str, Any]:
    where = place(item, report.texts)
    return {
        "path": where.path,
        "line": where.start.line,
        "column": where.start.column,
        "end_line": where.end.line,
        "end_column": where.end.column,
    }
