"""Findings as SARIF 2.1.0, the OASIS format that code-scanning services read."""

from collections import Counter
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from briefgen.diagnostic import Diagnostic, Edit, Fix, Label, Severity
from briefgen.report.json import dump
from briefgen.report.located import Place, in_order, place
from briefgen.report.report import Report, RuleEntry

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(report: Report) -> str:
    """One run with its rules and results."""
    diagnostics = in_order(report.diagnostics, report.texts)
    known = {rule.name for rule in report.rules}
    unlisted = sorted({(one.rule, one.severity) for one in diagnostics if one.rule not in known})
    extra = {name: RuleEntry(name, severity, name) for name, severity in unlisted}
    rules = [*report.rules, *extra.values()]
    index = {rule.name: number for number, rule in enumerate(rules)}
    prints = _fingerprints(diagnostics, report)
    driver: dict[str, Any] = {"name": "briefgen", "rules": [_rule(rule) for rule in rules]}
    if report.version:
        driver["version"] = report.version
    return dump(
        {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": driver},
                    "columnKind": "unicodeCodePoints",
                    "results": [
                        _result(one, index[one.rule], print_, report)
                        for one, print_ in zip(diagnostics, prints, strict=True)
                    ],
                }
            ],
        }
    )


def _rule(rule: RuleEntry) -> dict[str, Any]:
    documentation = rule.documentation or rule.summary
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": documentation, "markdown": documentation},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
    }


def _result(diagnostic: Diagnostic, index: int, fingerprint: str, report: Report) -> dict[str, Any]:
    finding = diagnostic.finding
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": _LEVEL[diagnostic.severity],
        "message": {"text": _sentences(diagnostic)},
        "locations": [_location(finding.label, report)],
        "partialFingerprints": {"briefgen/v1": fingerprint},
    }
    if finding.related:
        related = enumerate(finding.related)
        result["relatedLocations"] = [{"id": number, **_location(label, report)} for number, label in related]
    if finding.fix and finding.fix.edits:
        result["fixes"] = [_fix(finding.fix, report)]
    return result


def _sentences(diagnostic: Diagnostic) -> str:
    finding = diagnostic.finding
    parts = [finding.message]
    if finding.diff:
        parts.append(f"diff: {finding.diff}")
    if finding.help:
        parts.append(f"help: {finding.help}")
    return "\n".join(parts)


def _location(label: Label, report: Report) -> dict[str, Any]:
    where = place(label, report.texts)
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(label.path, report), "region": _region(where)}
    }
    if label.message:
        location["message"] = {"text": label.message}
    return location


def _artifact(path: str, report: Report) -> dict[str, str]:
    return {"uri": quote(report.folder + path, errors="replace"), "uriBaseId": "%SRCROOT%"}


def _region(where: Place) -> dict[str, int]:
    return {
        "startLine": where.start.line,
        "startColumn": where.start.column,
        "endLine": where.end.line,
        "endColumn": where.end.column,
    }


def _fix(fix: Fix, report: Report) -> dict[str, Any]:
    files: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        files.setdefault(edit.path, []).append(edit)
    how = "A safe fix, which `briefgen check --fix` makes." if fix.safe else "A fix to look at before it is made."
    return {
        "description": {"text": how},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path, report),
                "replacements": [
                    {
                        "deletedRegion": _region(place(edit, report.texts)),
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in edits
                ],
            }
            for path, edits in files.items()
        ],
    }


def _fingerprints(diagnostics: tuple[Diagnostic, ...], report: Report) -> list[str]:
    """What makes a finding the same after lines moved: its rule, file and words, and which of its like it is."""
    seen: Counter[str] = Counter()
    prints: list[str] = []
    for diagnostic in diagnostics:
        label = diagnostic.finding.label
        text = report.texts.get(label.path)
        words = text.text[label.span.start : label.span.end] if text else ""
        parts = (diagnostic.rule, label.path, diagnostic.finding.claim or "", words, diagnostic.finding.message)
        digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        prints.append(f"{digest}:{seen[digest]}")
        seen[digest] += 1
    return prints
