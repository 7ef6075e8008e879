"""Cases of every rule: a folder is a site, and what the rule says of it.

`<rule>/<case>/` holds whole files, front matter and all, so that a report's lines are those of the files:
`briefing.md` stands for `content/briefings/briefing.md`, every other `.md` beside it for a source, and files in folders
for themselves, relative to the site. `site.yaml` may be left out.

`report.txt` is the full report of this rule alone. Another rule's error fails the case unless `also.txt` names that
rule, one a line. With a folder `fixed`, the safe fixes are made, and the files must then be as they are there.
"""

import importlib
from pathlib import Path

import pytest

from briefgen.cli.mend import mend
from briefgen.diagnostic import Severity
from briefgen.report.full import full
from briefgen.report.report import Report
from briefgen.rule import Rule
from briefgen.rules import RULES
from briefgen.workspace import Result, Workspace

HERE = Path(__file__).parent
EXPECTATIONS = ("report.txt", "also.txt", "fixed")


def folders(rule: Rule) -> list[Path]:
    folder = HERE / rule.name.replace("-", "_")
    return sorted(case for case in folder.iterdir() if case.is_dir()) if folder.is_dir() else []


CASES = [pytest.param(rule.name, case, id=f"{rule.name}/{case.name}") for rule in RULES for case in folders(rule)]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_case(rule: str, case: Path, tmp_path: Path, *, update: bool) -> None:
    make_site(case, tmp_path)
    result = Workspace.open(tmp_path).check()
    assert result.usable
    report = shown(result, rule)
    if update:
        (case / "report.txt").write_text(report, encoding="utf-8")
    assert report == (case / "report.txt").read_text(encoding="utf-8")
    named = (case / "also.txt").read_text(encoding="utf-8").split() if (case / "also.txt").exists() else []
    others = {each.rule for each in result.diagnostics if each.severity is Severity.ERROR} - {rule}
    assert others == {*named}, full(Report(result.diagnostics, result.texts, summarised=False))
    if (case / "fixed").is_dir():
        hold_fixed(case, tmp_path, result, update=update)


def make_site(case: Path, root: Path) -> None:
    """The site that a case folder stands for."""
    (root / "site.yaml").write_text("title: Site\n", encoding="utf-8")
    for file in sorted(case.rglob("*")):
        name = file.relative_to(case).as_posix()
        if file.is_dir() or name.partition("/")[0] in EXPECTATIONS:
            continue
        place = root / placed(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.read_bytes())


def placed(name: str) -> str:
    """Where a file of a case stands in its site."""
    if "/" in name or not name.endswith(".md"):
        return name
    return f"content/briefings/{name}" if name == "briefing.md" else f"content/sources/{name}"


def shown(result: Result, rule: str) -> str:
    """The full report, of one rule alone."""
    own = tuple(each for each in result.diagnostics if each.rule == rule)
    return full(Report(own, result.texts, summarised=False))


def hold_fixed(case: Path, root: Path, result: Result, *, update: bool) -> None:
    """The safe fixes make the files what `fixed` holds, and leave nothing that a second round would mend."""
    mended, count = mend(root, Workspace.open(root), (), result, strict=False)
    assert count
    assert not any(each.finding.fix and each.finding.fix.safe for each in mended.diagnostics)
    for file in sorted(case.rglob("*.md")):
        name = file.relative_to(case).as_posix()
        if name.startswith("fixed/"):
            continue
        text = (root / placed(name)).read_bytes()
        expected = case / "fixed" / name
        if update and text != file.read_bytes():
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_bytes(text)
        assert text == (expected if expected.exists() else file).read_bytes(), name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_has_cases_and_documentation(rule: Rule) -> None:
    reports = [(case / "report.txt").read_text(encoding="utf-8") for case in folders(rule)]
    assert any(reports), "no case in which the rule finds something"
    assert not all(reports), "no case in which the rule finds nothing, and rightly"
    documentation = importlib.import_module(f"briefgen.rules.{rule.name.replace('-', '_')}").__doc__ or ""
    assert "## Why" in documentation
    assert "## Fix" in documentation


def test_folders_belong_to_rules() -> None:
    known = {rule.name.replace("-", "_") for rule in RULES}
    assert {folder.name for folder in HERE.iterdir() if folder.is_dir() and folder.name != "__pycache__"} <= known
