"""Briefings done by a Dask cluster: a real scheduler and real workers on loopback, and whatever can go wrong there."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefgen.workspace import Workspace

ROOT = Path(__file__).parents[2]
NUMBER = 220
needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="the extra `distributed` is not installed")
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="workers are killed by signals")

BUILD = """
import os, signal, sys
from pathlib import Path
from briefgen.workspace import Workspace

killed = {kill}

def progress(what, done, whole):
    # By now all chunks of the first round are handed out, and every worker holds some.
    while killed and what == "Checking documents" and done >= 20:
        os.kill(killed.pop(), signal.SIGKILL)

if __name__ == "__main__":
    Workspace.open(Path("site")).build(output=Path("out"), scheduler={address!r}, progress=progress, cache={cache})
"""


@dataclass(frozen=True)
class Cluster:
    """A scheduler's address and the process numbers of the scheduler and its workers."""

    address: str
    scheduler: int
    workers: tuple[int, ...]


def environment() -> dict[str, str]:
    """A worker finds this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@contextmanager
def running(folder: Path, workers: int) -> Iterator[Cluster]:
    """A cluster on loopback."""
    card = folder / "scheduler.json"
    base = [sys.executable, "-m"]
    common = ["--no-dashboard", "--scheduler-file", str(card)]
    commands = [[*base, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *common]]
    worker = [*base, "distributed.cli.dask_worker", "--no-nanny", "--nthreads", "1", "--local-directory", str(folder)]
    commands += [[*worker, *common] for _ in range(workers)]
    found = [
        subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for command in commands
    ]
    try:
        until = time.monotonic() + 60
        while not card.exists() or not card.read_text("utf-8"):
            assert time.monotonic() < until, "the scheduler did not start"
            time.sleep(0.05)
        address = json.loads(card.read_text("utf-8"))["address"]
        yield Cluster(address, found[0].pid, tuple(process.pid for process in found[1:]))
    finally:
        for process in reversed(found):
            process.kill()
            process.wait()


def write_site(root: Path, number: int = NUMBER) -> None:
    """Briefings that need nothing beyond their parcel, and some that do: unknown sources, another slug, a draft."""
    for folder in ("briefings", "sources", "reviews", "summits"):
        (root / "content" / folder).mkdir(parents=True, exist_ok=True)
    found = ("unknown-source", "unreviewed-claim", "stale-review", "misplaced-quote", "altered-quote", "broken-link")
    rules = f"rules: {{{', '.join(f'{rule}: warning' for rule in found)}}}\nreview: required\n"
    (root / "site.yaml").write_text(f"title: Site\nurl: https://example.org/\n{rules}", encoding="utf-8")
    head = "issued: 2025-10-28\nurl: https://example.org/\n---\n\n"
    for name in ("wire", "desk.one"):
        body = f"The leaders signed a pact on {name}. {{#p1}}\n\nThey “went home” at 5 pm. {{#p2}}\n"
        (root / f"content/sources/{name}.md").write_text(f"---\ntitle: {name}\n{head}{body}", encoding="utf-8")
    summit = "---\nname: Tokyo\nstart: 2025-10-28\nend: 2025-10-29\ncountry: JP\n---\n\nLeaders met.\n"
    (root / "content/summits/tokyo.md").write_text(summit, encoding="utf-8")
    signed = "c-signed: {text: They signed, digest: 'a', evidence: {wire p1: 'b'}, by: Ann, on: 2025-10-30}\n"
    for slug in ("b7", "other"):
        (root / f"content/reviews/{slug}.yaml").write_text(signed, encoding="utf-8")
    more = {3: "draft: true\n", 5: "slug: other\n", 9: "summit: tokyo\ntags: [trade]\n", 11: "slug: b7x\n"}
    bodies = {13: "Nobody knows [@nothing p1].\n", 17: 'They "went to the pact" [@wire p2; @desk.one p1].\n'}
    for index in range(number):
        body = bodies.get(
            index, f"[They signed]{{#c-signed}} [@wire p1; @desk.one p1]. [On](b{(index + 1) % number}.md).\n"
        )
        text = f"---\ntitle: Day {index}\ndate: 2025-10-28\n{more.get(index, '')}---\n\n{body}"
        (root / f"content/briefings/b{index}.md").write_text(text, encoding="utf-8")


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A process in a folder."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def cluster_build(
    folder: Path, address: str, kill: tuple[int, ...] = (), *, cache: bool = False
) -> subprocess.CompletedProcess[str]:
    """A build by a cluster; some of its processes are killed on the way."""
    (folder / "build.py").write_text(BUILD.format(address=address, kill=list(kill), cache=cache), encoding="utf-8")
    return run(folder, "build.py")


def local_build(folder: Path) -> dict[str, bytes]:
    """The files of a build by this process alone."""
    assert Workspace.open(folder / "site").build(output=folder / "local", jobs=1, cache=False).pages
    return files(folder / "local")


def files(folder: Path) -> dict[str, bytes]:
    """What a folder holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def command(folder: Path, *options: str) -> tuple[int, str]:
    """A build on the command line: its exit code and all that it said."""
    done = run(folder, "-m", "briefgen", "--site", "site", "build", "--output", "out", *options)
    return done.returncode, done.stdout + done.stderr


def hasty_command(folder: Path, address: str) -> tuple[int, str]:
    """The same for a cluster that is not waited for long."""
    hasty = "import sys; from briefgen.engine import cluster; cluster.PATIENCE = 1.5; from briefgen.cli import main; "
    arguments = ["--site", "site", "build", "--output", "out", "--scheduler", address]
    done = run(folder, "-c", f"{hasty}sys.exit(main({arguments!r}))")
    return done.returncode, done.stdout + done.stderr


@needs_dask
@needs_signals
def test_a_worker_is_killed_midway_and_the_output_is_that_of_a_local_build(tmp_path: Path) -> None:
    write_site(tmp_path / "site")
    with running(tmp_path, 2) as cluster:
        done = cluster_build(tmp_path, cluster.address, cluster.workers[1:])
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert files(tmp_path / "out") == local_build(tmp_path)


@needs_dask
@needs_signals
def test_a_scheduler_that_dies_is_one_message_and_the_old_site_stands(tmp_path: Path) -> None:
    write_site(tmp_path / "site")
    before = local_build(tmp_path)
    (tmp_path / "local").rename(tmp_path / "out")
    site = tmp_path / "site" / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("title: Site", "title: Other"), "utf-8")
    with running(tmp_path, 1) as cluster:
        done = cluster_build(tmp_path, cluster.address, (cluster.scheduler,))
    assert done.returncode == 1
    # The library may have a word to add while the process ends.
    said = f"WorkError: the scheduler at {cluster.address} is gone"
    assert any(line.endswith(said) for line in done.stderr.splitlines())
    assert files(tmp_path / "out") == before


@needs_dask
def test_nobody_answers(tmp_path: Path) -> None:
    write_site(tmp_path / "site", 3)
    with socket.socket() as taken:
        # Bound, but not listening: nobody else can come to answer there.
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        code, said = hasty_command(tmp_path, address)
    assert (code, said) == (2, f"briefgen build: no scheduler answers at {address}\n")
    assert not (tmp_path / "out").exists()


@needs_dask
def test_nobody_works(tmp_path: Path) -> None:
    write_site(tmp_path / "site", 3)
    with running(tmp_path, 0) as cluster:
        code, said = hasty_command(tmp_path, cluster.address)
    assert (code, said) == (2, f"briefgen build: the scheduler at {cluster.address} has no workers\n")


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "tcp://", "tcp://127.0.0.1", "https://example.org/", "tcp://[x"])
def test_an_address_that_is_none(address: str, tmp_path: Path) -> None:
    write_site(tmp_path / "site", 1)
    code, said = command(tmp_path, "--scheduler", address)
    assert code == 2
    assert "is not a scheduler's address such as tcp://127.0.0.1:8786" in said
    assert said.count("\n") == 1


def test_one_or_the_other(tmp_path: Path) -> None:
    write_site(tmp_path / "site", 1)
    code, said = command(tmp_path, "--scheduler", "tcp://127.0.0.1:1", "--jobs", "2")
    assert (code, said) == (2, "briefgen build: with --scheduler the cluster does the work: leave --jobs out\n")


def test_without_the_extra(tmp_path: Path) -> None:
    write_site(tmp_path / "site", 1)
    script = (
        "import sys; sys.modules['distributed'] = None; from briefgen.cli import main; "
        "sys.exit(main(['--site', 'site', 'build', '--scheduler', 'tcp://127.0.0.1:1']))"
    )
    done = run(tmp_path, "-c", script)
    told = "briefgen build: a scheduler needs the extra `distributed`: pip install 'briefgen[distributed]'\n"
    assert (done.returncode, done.stdout + done.stderr) == (2, told)
