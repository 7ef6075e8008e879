"""Work in several processes: as from one, and whatever goes wrong is told with its file.

The pool forks, and so it is tried in a process of its own, which has one thread.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.engine.pool import spread
from briefgen.engine.store import DamagedError
from briefgen.workspace import Workspace

ROOT = Path(__file__).parents[2]
HERE = {"PYTHONPATH": str(ROOT)}
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does the work")

SCRIPT = """
import os, signal
from briefgen.engine.pool import WorkError, spread

def work(name):
    if name == "raises":
        raise ValueError("no such thing")
    if name == "killed" or (name == "once" and not os.path.exists("seen")):
        open("seen", "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return name.upper()

names = [f"n{{number}}" for number in range(50)]
names[20:20] = {extra}
try:
    print(list(spread(work, names, {jobs})) == [name.upper() for name in names])
except WorkError as error:
    print(error)
"""

SPAWNED = """
import multiprocessing, threading
from pathlib import Path
from briefgen.engine import pool
from briefgen.workspace import Workspace

# New processes are not worth their start for so few; but it is not the time that is looked at here.
pool.FEWEST_SPAWNED = 40

if __name__ == "__main__":
    # With a second thread a process is not to be forked.
    end = threading.Event()
    threading.Thread(target=end.wait).start()
    ways = set()

    def progress(what, done, whole):
        ways.update(type(child).__name__ for child in multiprocessing.active_children())

    Workspace.open(Path("site")).build(output=Path("out2"), jobs=2, cache=False, progress=progress)
    end.set()
    print("spawned" if ways == {"SpawnProcess"} else ways)
"""


def said(folder: Path, extra: list[str], jobs: int) -> str:
    """What the script prints."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(extra=extra, jobs=jobs)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=HERE,
    )
    return done.stdout.strip()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_answers_come_in_order(tmp_path: Path, jobs: int) -> None:
    assert said(tmp_path, [], jobs) == "True"


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_told_with_its_file(tmp_path: Path, jobs: int) -> None:
    assert said(tmp_path, ["raises"], jobs) == "raises: ValueError: no such thing"


def test_a_damaged_memory_is_the_builds_affair() -> None:
    def work(_name: str) -> str:
        raise DamagedError("it was changed since briefgen wrote it")

    with pytest.raises(DamagedError):
        list(spread(work, ["one"], 1))


def test_a_killed_process_is_told_with_its_file(tmp_path: Path) -> None:
    assert said(tmp_path, ["killed"], 2) == "killed: the process that worked on it was killed"


def test_work_is_done_again_when_its_process_was_killed_once(tmp_path: Path) -> None:
    assert said(tmp_path, ["once"], 2) == "True"


def test_a_site_is_the_same_from_one_process_and_from_two(tmp_path: Path) -> None:
    write_site(tmp_path / "site", 60)
    trees = [built(tmp_path / "site", tmp_path / f"out{jobs}", jobs) for jobs in (1, 2)]
    assert trees[0] == trees[1]
    assert len(trees[0]) > 120


def test_a_site_is_the_same_from_processes_that_were_not_forked(tmp_path: Path) -> None:
    write_site(tmp_path / "site", 60)
    (tmp_path / "spawned.py").write_text(SPAWNED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "spawned.py"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120, env=HERE
    )
    assert (done.returncode, done.stdout) == (0, "spawned\n"), done.stderr
    assert built(tmp_path / "site", tmp_path / "out1", 1) == files(tmp_path / "out2")


def write_site(root: Path, number: int) -> None:
    """Briefings that link to each other in a ring."""
    content = root / "content"
    for folder in ("briefings", "sources"):
        (content / folder).mkdir(parents=True)
    (root / "site.yaml").write_text("title: Site\n", encoding="utf-8")
    head = "---\ntitle: Wire\nissued: 2025-10-28\nurl: https://example.org/\n---\n\n"
    (content / "sources" / "wire.md").write_text(f"{head}The leaders signed a pact. {{#p1}}\n", encoding="utf-8")
    for day in range(number):
        following = (day + 1) % number
        text = f"---\ntitle: Day {day}\ndate: 2025-10-28\n---\n\nThey signed [@wire p1]. [On](b{following}.md).\n"
        (content / "briefings" / f"b{day}.md").write_text(text, encoding="utf-8")


def built(site: Path, output: Path, jobs: int) -> dict[str, bytes]:
    """The files of a build; one by several processes forks, and is done by another."""
    if jobs == 1:
        assert Workspace.open(site).build(output=output, jobs=1, cache=False).pages
        return files(output)
    command = [sys.executable, "-m", "briefgen", "build", "--no-cache", "--jobs", str(jobs), "--output", str(output)]
    done = subprocess.run(command, cwd=site, capture_output=True, check=False, env=HERE)
    assert done.returncode == 0, done.stdout + done.stderr
    return files(output)


def files(output: Path) -> dict[str, bytes]:
    """What a folder holds."""
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}
