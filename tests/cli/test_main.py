"""What every command has in common: streams, colours, exit codes for what goes wrong."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.cli.colour import wants_colour


def raising(error: BaseException) -> object:
    def stand_in(*_arguments: object, **_options: object) -> int:
        raise error

    return stand_in


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (RuntimeError("odd"), 2, ["this is a bug in briefgen", "RuntimeError: odd", "--verbose"]),
        (PermissionError(13, "Permission denied", "site.yaml"), 2, ["briefgen: site.yaml: Permission denied"]),
        (KeyboardInterrupt(), 130, []),
    ],
)
def test_what_goes_wrong_inside(
    error: BaseException,
    code: int,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("briefgen.cli.init._refuse", raising(error))
    assert main(["init", "site"]) == code
    output, complaints = capsys.readouterr()
    assert output == ""
    assert "Traceback" not in complaints
    assert all(word in complaints for word in words)
    assert words or not complaints.strip()


def test_a_bug_shows_its_place_with_verbose(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("briefgen.cli.init._refuse", raising(RuntimeError("odd")))
    assert main(["init", "site", "--verbose"]) == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
def test_colours_off_a_terminal(environment: dict[str, str], *, wanted: bool) -> None:
    assert wants_colour(environment) is wanted


@pytest.mark.parametrize(("environment", "wanted"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colours_on_a_terminal(environment: dict[str, str], *, wanted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", terminal)
    assert wants_colour(environment) is wanted


def briefgen(*arguments: str, environment: dict[str, str] | None = None) -> "subprocess.CompletedProcess[bytes]":
    given = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **(environment or {})}
    command = [sys.executable, "-m", "briefgen", *arguments]
    return subprocess.run(command, capture_output=True, env=given, check=False, timeout=60)


def test_output_is_utf8_where_the_console_is_not(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("title: x\n", encoding="utf-8")
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = briefgen("--site", str(tmp_path), "new", "page", "!「」", environment=ascii_only)
    assert done.returncode == 2
    assert "「」" in done.stderr.decode("utf-8")


def test_a_reader_who_left_is_no_error() -> None:
    program = "import sys; from briefgen.cli.terminal import print_report; print_report('x' * 100_000); sys.exit(1)"
    reading, writing = os.pipe()
    os.close(reading)
    given = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-c", program], stdout=pipe, stderr=subprocess.PIPE, env=given, check=False, timeout=60
        )
    assert (done.returncode, done.stderr) == (1, b"")


def test_the_version_needs_no_command() -> None:
    program = (
        "import sys; from briefgen.cli import main; main(['--version']); "
        "print([name for name in sys.modules if name.startswith('briefgen.parse') or name == 'markdown_it'])"
    )
    given = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=given, check=True, timeout=60)
    assert done.stdout.decode().splitlines()[1] == "[]"


@pytest.mark.parametrize("exists", [False, True])
def test_a_full_disk_leaves_no_half_of_a_site(*, exists: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if exists:
        (tmp_path / "site").mkdir()
    monkeypatch.setattr("shutil.copyfile", raising(OSError(28, "No space left on device", "site.yaml")))
    assert main(["init", str(tmp_path / "site")]) == 2
    assert [path.name for path in tmp_path.rglob("*")] == ["site"] * exists
