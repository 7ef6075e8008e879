"""What pre-commit and GitHub Actions read: files that say what they should, and commands that are there."""

import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from briefgen.cli import main
from briefgen.cli.program import briefgen

ROOT = Path(__file__).parents[2]


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_hooks_run_commands_that_are_there() -> None:
    hooks = read(".pre-commit-hooks.yaml")
    assert {hook["id"] for hook in hooks} == {"briefgen-check", "briefgen-fix"}
    for hook in hooks:
        program, *words = shlex.split(hook["entry"])
        assert program == "briefgen"
        assert CliRunner().invoke(briefgen, [*words, "--help"]).exit_code == 0


def test_the_action_puts_no_input_into_a_script() -> None:
    action = read("action.yml")
    steps = action["runs"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    assert scripts
    assert not any("${{" in script for script in scripts)
    assert all(step["shell"] == "bash" for step in steps if "run" in step)
    assert all(set(entry) >= {"description", "default"} for entry in action["inputs"].values())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_offered(shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("_BRIEFGEN_COMPLETE", f"{shell}_source")
    with pytest.raises(SystemExit) as left:
        main([])
    assert left.value.code == 0
    assert "_BRIEFGEN_COMPLETE" in capsys.readouterr().out
