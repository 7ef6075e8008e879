"""How far a build is: a bar on a terminal, lines elsewhere, and nothing where it takes no time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli import progress
from briefgen.cli.options import Common
from briefgen.cli.progress import Meter

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys, threading
from briefgen.cli import progress
from briefgen.cli.options import Common

progress.SOON = progress.REDRAW = {pause}
with progress.Meter(Common(quiet={quiet})) as meter:
    for done in range(1, 4):
        meter("Checking documents", done, 3)
    meter("Making pages", 1, 7)
print("end", threading.active_count(), "rich" in sys.modules)
"""


def test_a_line_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "SELDOM", 0.0)
    with Meter(Common()) as meter:
        meter("Checking documents", 1200, 10000)
    assert capsys.readouterr().err == "Checking documents: 1,200 of 10,000.\n"


def test_what_is_done_soon_needs_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    with Meter(Common()) as meter:
        meter("Checking documents", 1, 2000)
        meter("Checking documents", 2, 2000)
    assert capsys.readouterr().err == ""


def test_a_small_site_needs_no_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "SELDOM", 0.0)
    with Meter(Common()) as meter:
        meter("Checking documents", 50, 99)
    assert capsys.readouterr().err == ""


def test_quiet_is_silent(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "SELDOM", 0.0)
    with Meter(Common(quiet=True)) as meter:
        meter("Checking documents", 1, 2000)
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own is for Unix")
def test_a_terminal_shows_a_bar_that_goes_away() -> None:
    said = on_terminal(SCRIPT.format(pause=0.0, quiet=False))
    assert "Checking documents" in said
    assert "3/3" in said
    assert "Making pages" in said
    # No thread is left behind by it: this process may have to be forked.
    assert said.rstrip().endswith("end 1 True")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own is for Unix")
@pytest.mark.parametrize(("pause", "quiet"), [(60.0, False), (0.0, True)])
def test_a_terminal_shows_nothing_where_it_is_not_wanted(pause: float, *, quiet: bool) -> None:
    assert on_terminal(SCRIPT.format(pause=pause, quiet=quiet)) == "end 1 False\r\n"


def on_terminal(script: str) -> str:
    """What a script shows on a terminal."""
    import pty  # noqa: PLC0415 - for Unix

    own, other = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen([sys.executable, "-c", script], env=environment, stdout=other, stderr=other) as process:
        os.close(other)
        shown = b""
        try:
            while part := os.read(own, 4096):
                shown += part
        except OSError:
            # Linux says so where the last writer is gone.
            pass
        os.close(own)
    assert process.returncode == 0, shown
    return shown.decode()
