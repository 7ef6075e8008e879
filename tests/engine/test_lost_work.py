"""A briefing over which briefgen fails, or its process dies: one line that names it, and the old site stands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.workspace import Workspace

ROOT = Path(__file__).parents[2]
SCRIPT = """
import os, signal, sys
from briefgen.cli import main
from briefgen.engine import documents

make = documents.make_document

def broken(text, kind, settings, desk):
    if text.path.endswith("b33.md"):
        {failure}
    return make(text, kind, settings, desk)

documents.make_document = broken
sys.exit(main({arguments}))
"""
RAISES = 'raise ValueError("no such thing")'
DIES = "os.kill(os.getpid(), signal.SIGKILL)"
FILE = "content/briefings/b33.md"
BUG = f"{FILE}: ValueError: no such thing (a bug in briefgen: please report it, with what --verbose says)"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a new process would not have the injected bug")


def write_site(root: Path) -> None:
    """Enough briefings for several processes."""
    for folder in ("briefings", "sources"):
        (root / "content" / folder).mkdir(parents=True)
    (root / "site.yaml").write_text("title: Site\n", encoding="utf-8")
    for number in range(60):
        text = f"---\ntitle: Day {number}\ndate: 2025-10-28\n---\n\nThey met.\n"
        (root / f"content/briefings/b{number}.md").write_text(text, encoding="utf-8")


def run(site: Path, failure: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command with an injected failure."""
    script = SCRIPT.format(failure=failure, arguments=list(arguments))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("jobs", "failure", "said"),
    [
        ("1", RAISES, BUG),
        ("2", RAISES, BUG),
        ("2", DIES, f"{FILE}: the process that worked on it was killed"),
    ],
)
def test_the_briefing_is_named_and_the_old_site_stands(jobs: str, failure: str, said: str, tmp_path: Path) -> None:
    write_site(tmp_path)
    assert Workspace.open(tmp_path).build().pages
    before = files(tmp_path / "public")
    done = run(tmp_path, failure, "build", "--no-cache", "--jobs", jobs)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"briefgen build: {said}\n")
    assert files(tmp_path / "public") == before


def test_verbose_says_where_it_happened(tmp_path: Path) -> None:
    write_site(tmp_path)
    done = run(tmp_path, RAISES, "check", "--jobs", "2", "--verbose")
    assert done.returncode == 2
    assert "Traceback" in done.stderr
    assert "in broken" in done.stderr
    assert done.stderr.rstrip().endswith(f"briefgen check: {BUG}")


def files(folder: Path) -> dict[str, bytes]:
    """What a folder holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
