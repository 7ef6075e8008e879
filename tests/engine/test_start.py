"""What commands that have nothing to do may load: it must not cost more than it saves."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.engine import unchanged
from briefgen.workspace import Workspace

ROOT = Path(__file__).parents[2]
OWN = {"cli", "engine"}
"""The parts of briefgen that a build without work may load: those that read a command, see no change, and report."""
ENGINE = {"aside", "identity", "listing", "record", "standing"}
UNNEEDED = {"analyst", "cluster", "courier", "documents", "parcel", "pool", "press", "printing", "retouch", "shares"}
UNNEEDED |= {"whole", "worker"}
"""The parts of the engine that look at a whole site: a build that follows one edit has no need of them."""
READERS = {"cython_runtime", "jinja2", "linkify_it", "markdown_it", "markupsafe", "mdit_py_plugins", "mdurl"}
READERS |= {"sentencex", "slugify", "yaml"}
"""The packages that one briefing is read and published with."""
HEAVY = {"asyncio", "concurrent", "importlib.metadata", "multiprocessing", "sqlite3", "tempfile", "urllib.request"}
SCRIPT = """
import json, sys
before = set(sys.modules)
from briefgen.cli import main
code = main({arguments})
print(json.dumps([code, sorted(set(sys.modules) - before)]))
"""


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command loads."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(arguments=list(arguments))],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    code, modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


def test_a_build_without_work_loads_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The files are a moment old: a build would not trust their times yet.
    monkeypatch.setattr(unchanged, "SETTLED", -1_000_000_000_000)
    loaded(tmp_path, "init", "site", "--quiet")
    Workspace.open(tmp_path / "site").build()
    modules = loaded(tmp_path / "site", "build", "--quiet")
    assert not modules & HEAVY
    own = {name.split(".")[1] for name in modules if name.startswith("briefgen.")}
    assert own <= OWN
    assert {name.split(".")[2] for name in modules if name.startswith("briefgen.engine.")} <= ENGINE
    packages = {name.partition(".")[0] for name in modules} - set(sys.stdlib_module_names)
    assert {name for name in packages if not name.startswith("_")} == {"briefgen"}


def test_a_build_of_one_edit_loads_what_one_briefing_needs(tmp_path: Path) -> None:
    loaded(tmp_path, "init", "site", "--quiet")
    Workspace.open(tmp_path / "site").build()
    briefing = tmp_path / "site/content/briefings/ferry-lines.md"
    briefing.write_text(briefing.read_text("utf-8") + "\nIt was a long day.\n", encoding="utf-8")
    modules = loaded(tmp_path / "site", "build", "--quiet")
    changed = (tmp_path / "site/public/briefings/ferry-lines/index.html").read_text("utf-8")
    assert "It was a long day" in changed
    assert not modules & (HEAVY - {"sqlite3", "tempfile"})
    assert not {name.split(".")[2] for name in modules if name.startswith("briefgen.engine.")} & UNNEEDED
    assert not modules & {"briefgen.outputs.site", "briefgen.report.formats", "briefgen.workspace"}
    packages = {name.partition(".")[0] for name in modules} - set(sys.stdlib_module_names)
    assert {name for name in packages if not name.startswith("_")} <= {"briefgen", *READERS}


def test_the_short_way_says_what_the_long_way_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "SETTLED", -1_000_000_000_000)
    loaded(tmp_path, "init", "site", "--quiet")
    briefing = tmp_path / "site/content/briefings/ferry-lines.md"
    briefing.write_text(briefing.read_text("utf-8") + "\nTrade rose by 40% in 2024.\n", encoding="utf-8")
    draft = "---\ntitle: Later\ndate: 2025-10-28\ndraft: true\n---\n\nLater.\n"
    (tmp_path / "site/content/briefings/later.md").write_text(draft, encoding="utf-8")
    long, put_into_words, short = (
        subprocess.run(
            [sys.executable, "-m", "briefgen", "build"],
            cwd=tmp_path / "site",
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for _ in range(3)
    )
    assert b"1 draft was left out" in long.stderr
    assert b"uncited-claim" in long.stdout
    assert (long.stdout, long.stderr) == (put_into_words.stdout, put_into_words.stderr)
    assert (long.stdout, long.stderr) == (short.stdout, short.stderr)


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_an_answer_about_itself_loads_no_engine(tmp_path: Path, option: str) -> None:
    modules = loaded(tmp_path, option)
    assert not {name for name in modules if name.startswith("briefgen.engine")}
    assert not modules & HEAVY
