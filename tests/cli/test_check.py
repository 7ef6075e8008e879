"""`check` and `build` against an engine made for the test: what is asked of it, what is shown, what is mended."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefgen.cli import main
from briefgen.diagnostic import Diagnostic, Edit, Finding, Fix, Label, Severity
from briefgen.report.report import Counts
from briefgen.text import SourceText, Span

PAGE = "content/briefings/a.md"


@dataclass
class Result:
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, SourceText]
    usable: bool = True

    @property
    def counts(self) -> Counts:
        return Counts(briefings=1).of(self.diagnostics)


@dataclass
class Engine:
    """Finds every `x` in one file: its fix is `y`. A `z` is a warning without a fix."""

    root: Path
    asked: dict[str, Any] = field(default_factory=dict)
    usable: bool = True
    said: Sequence[str] = ("nothing is remembered",)
    drafts: int = 0

    def check(self, paths: Sequence[str] = (), *, strict: bool = False, **_: object) -> Result:
        self.asked = {"paths": tuple(paths), "strict": strict}
        raw = (self.root / PAGE).read_bytes().decode()
        text = SourceText(PAGE, raw.replace("\r\n", "\n"))
        found = [
            Diagnostic(
                "invalid-citation" if character == "x" else "uncited-claim",
                Severity.ERROR if character == "x" or strict else Severity.WARNING,
                Finding(
                    f"found {character}",
                    Label(PAGE, Span(at, at + 1)),
                    fix=Fix((Edit(PAGE, Span(at, at + 1), "y"),)) if character == "x" else None,
                ),
            )
            for at, character in enumerate(text.text)
            if character in "xz"
        ]
        return Result(tuple(found), {PAGE: text}, self.usable)

    def build(self, **options: Any) -> SimpleNamespace:
        result = self.check(strict=options["strict"])
        self.asked = options
        return SimpleNamespace(result=result, pages=0 if result.counts.errors else 3, drafts=self.drafts)


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    (tmp_path / "content/briefings").mkdir(parents=True)
    (tmp_path / "site.yaml").write_text("title: Example\n", encoding="utf-8")
    (tmp_path / PAGE).write_bytes(b"axb\r\nz\r\nx")
    made = Engine(tmp_path)
    workspace = SimpleNamespace(Workspace=SimpleNamespace(open=lambda _root: made))
    monkeypatch.setitem(sys.modules, "briefgen.workspace", workspace)
    for variable in ("FORCE_COLOR", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path / "content")
    return made


def test_findings_go_to_standard_output(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--output-format", "concise"]) == 1
    output, progress = capsys.readouterr()
    assert output.splitlines() == [
        f"{PAGE}:1:2: error[invalid-citation] found x",
        f"{PAGE}:2:1: warning[uncited-claim] found z",
        f"{PAGE}:3:1: error[invalid-citation] found x",
    ]
    assert progress == "Checked 0 claims in 1 briefing against 0 sources: 2 errors, 1 warning.\n"


def test_quiet_says_nothing_but_what_was_found(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--quiet", "check", "--output-format", "json"]) == 1
    output, progress = capsys.readouterr()
    assert json.loads(output)["summary"]["errors"] == 2
    assert progress == ""


def test_paths_are_told_relative_to_the_site(engine: Engine) -> None:
    main(["check", "briefings/a.md", "../content/briefings", "--strict"])
    assert engine.asked == {"paths": (PAGE, "content/briefings"), "strict": True}
    main(["check", "..", "briefings"])
    assert engine.asked["paths"] == ()


def test_strict_holds_before_the_command_too(engine: Engine) -> None:
    (engine.root / PAGE).write_text("z", encoding="utf-8")
    assert main(["check"]) == 0
    assert main(["--strict", "check"]) == 1


def test_fix_mends_and_reports_what_is_left(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--fix", "--output-format", "concise"]) == 0
    output, progress = capsys.readouterr()
    assert (engine.root / PAGE).read_bytes() == b"ayb\r\nz\r\ny"
    assert output == f"{PAGE}:2:1: warning[uncited-claim] found z\n"
    assert progress.startswith("Mended 2 findings.\n")
    assert sorted(path.name for path in (engine.root / "content/briefings").iterdir()) == ["a.md"]


def test_fix_leaves_a_file_that_changed_meanwhile(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    result = engine.check()
    (engine.root / PAGE).write_text("x, changed", encoding="utf-8")
    monkeypatch.setattr(engine, "check", lambda *_paths, **_options: result)
    assert main(["check", "--fix"]) == 2
    assert (engine.root / PAGE).read_text(encoding="utf-8") == "x, changed"


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_site_that_cannot_be_used(command: str, engine: Engine) -> None:
    engine.usable = False
    assert main([command]) == 2


def test_build_publishes_only_what_has_no_error(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--output", "../out", "--url", "https://example.org/x", "--jobs", "2", "--no-cache"]) == 1
    assert capsys.readouterr().err == "Nothing was published.\n"
    assert engine.asked.pop("output").resolve() == engine.root / "out"
    assert callable(engine.asked.pop("progress"))
    assert engine.asked.pop("state") is None
    assert engine.asked == {
        "scheduler": None,
        "drafts": False,
        "url": "https://example.org/x/",
        "jobs": 2,
        "strict": False,
        "cache": False,
    }
    (engine.root / PAGE).write_text("all is well", encoding="utf-8")
    assert main(["build", "--drafts"]) == 0
    assert capsys.readouterr() == ("", "Published 3 pages.\n")
    assert engine.asked["output"] is None
    assert engine.asked["drafts"] is True


def test_github_names_files_from_the_repository(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(engine.root.parent))
    main(["check", "--output-format", "github"])
    assert f"file={engine.root.name}/{PAGE}," in capsys.readouterr().out


def test_build_says_what_was_left_out(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    (engine.root / PAGE).write_text("a", encoding="utf-8")
    engine.drafts = 2
    assert main(["build", "--verbose"]) == 0
    said = capsys.readouterr().err
    assert said.endswith(
        "Nothing is remembered.\nPublished 3 pages.\n2 drafts were left out; --drafts publishes them.\n"
    )
    assert main(["build", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
