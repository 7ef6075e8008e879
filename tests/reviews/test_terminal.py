"""A whole review, played on a pseudo-terminal."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from briefgen.cli import main

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
ROOT = Path(__file__).parents[2]
REVIEWS = "content/reviews/ferry-lines.yaml"
BRIEFING = "content/briefings/ferry-lines.md"


def test_a_review(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    shutil.copytree(ROOT / "briefgen/cli/starter", site)
    editor = tmp_path / "nano"
    editor.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\nsed -i "s/larger share/lesser share/" "$2"\n')
    editor.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "EDITOR": str(editor), "SOURCE_DATE_EPOCH": "1761739200"}
    environment.pop("VISUAL", None)
    child = pexpect.spawn(
        sys.executable,
        ["-m", "briefgen", "review", "ferry-lines", "--by", "B. Ode"],
        cwd=site,
        env={**environment, "TERM": "xterm"},
        dimensions=(40, 110),
        encoding="utf-8",
        timeout=30,
    )
    child.expect("claim 1 of 8")
    child.expect("not signed")
    child.expect("example-wire p1, cited as evidence")
    child.send("s")
    child.expect("claim 2 of 8")
    # A rejection needs a note; Escape leaves it, Enter without one does nothing.
    child.send("r")
    child.expect("note:")
    child.send("half a no\x1b")
    child.expect("s sign")
    child.send("r")
    child.expect("note:")
    child.send("\rwhich April?\r")
    child.expect("claim 3 of 8")
    child.send("b")
    child.expect("rejected by B. Ode on 2025-10-29: which April?")
    child.send("u")
    child.expect("the signature was taken back")
    child.send("n")
    child.expect("larger share")
    child.send("e")
    child.expect("lesser share")
    child.send("S")
    child.expect("claim 4 of 8")
    child.send("q")
    child.expect("Signed 2, rejected 0; 6 claims are not signed.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert (tmp_path / "asked").read_text(encoding="utf-8") == f"+15 {(site / BRIEFING)}\n"
    written = (site / REVIEWS).read_text(encoding="utf-8")
    assert 'text: "Norland pays the lesser share"' in written
    assert written.count("digest:") == 2
    assert "rejected" not in written
    assert main(["review", "--site", str(site), "--list"]) == 0
    assert capsys.readouterr().out.startswith("ferry-lines: 2 of 8 claims signed\n")


def test_control_c_leaves(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(ROOT / "briefgen/cli/starter", site)
    child = pexpect.spawn(
        sys.executable,
        ["-m", "briefgen", "review", "--by", "Example Desk"],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"},
        encoding="utf-8",
        timeout=30,
    )
    child.expect("claim 1 of 8")
    child.send("\x03")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert not (site / REVIEWS).exists()
