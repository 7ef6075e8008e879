"""Prints what one unit of each kind of work costs on this machine, and what a million briefings would cost by it.

    python benchmarks/builds/units.py --size 2000

Times are of one processor, so that a busy machine tells nearly the same as a quiet one. `--docs` writes the figures
into docs/scale.md.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[2]))

import corpus
import report

from briefgen.engine.hands import Hands
from briefgen.workspace import Workspace

DOCUMENT = report.ROOT / "docs" / "scale.md"
PART = re.compile(r"(?<=<!-- units -->\n).*?(?=<!-- /units -->)", re.DOTALL)
MILLION = 1_000_000
NETWORK = 100e6
"""Bytes a second of a network of one gigabit."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What one briefing costs. Times are seconds of one processor, the others bytes and files.

    `cold`: all of its work in one process; `far`: the part that a worker elsewhere does, `home` the part that stays;
    `unchanged` and `hashed`: its part of a build where nothing changed, with and without the times of its files.
    `fixed` is what an archive costs whatever its size: here mostly its two hundred sources.
    """

    cold: float
    far: float
    home: float
    unchanged: float
    hashed: float
    fixed: float
    sent: float
    received: float
    remembered: float
    published: float
    files: float


class Here(Executor):
    """An executor that does everything at once, here: to see what travels, and how long each side takes."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.sent = 0
        self.received = 0
        self.width = 1

    def executor(self) -> Executor:
        """This one."""
        return self

    def submit(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Do it."""
        parcel, things = given
        self.sent += len(parcel.encode()) + sum(len(text.encode()) for text in things.values())
        begun = time.process_time()
        answer = function(*given, **named)
        self.seconds += time.process_time() - begun
        self.received += len(answer[0].encode()) + sum(len(one) for contents in answer[1] for one in contents)
        future = Future[Any]()
        future.set_result(answer)
        return future

    def result(self, future: Future[Any]) -> Any:
        """What was done."""
        return future.result()

    def close(self) -> None:
        """Nothing to close."""


@contextmanager
def elsewhere(crew: Here) -> Iterator[None]:
    """Builds in this block have their briefings done by a crew."""
    with patch.object(Hands, "crew", lambda _: crew):
        yield


def spent(build: Callable[[], object]) -> float:
    """Processor seconds of this process."""
    begun = time.process_time()
    build()
    return time.process_time() - begun


def process(root: Path, *options: str) -> float:
    """Processor seconds of a build in a process of its own."""
    before = os.times()
    command = [sys.executable, "-m", "briefgen", "build", "--quiet", *options]
    subprocess.run(
        command, cwd=root, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(report.ROOT)}
    )
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def measure(size: int, folder: Path) -> Costs:
    """All costs, from a site of this size and from one of half of it."""
    few, many = size // 2, size
    small, large = folder / "small", folder / "large"
    corpus.for_briefgen(small, few)
    corpus.for_briefgen(large, many)
    time.sleep(2.1)
    colds = process(small, "--jobs", "1"), process(large, "--jobs", "1")
    idles = tuple(min(process(root) for _ in range(3)) for root in (small, large))
    crews = Here(), Here()
    wholes = []
    for root, crew in zip((small, large), crews, strict=True):
        with elsewhere(crew):
            whole = spent(lambda root=root: Workspace.open(root).build(output=folder / f"far-{root.name}", cache=False))
        wholes.append(whole - crew.seconds)
    hashed = []
    for root in (small, large):
        for path in sorted((root / "content").rglob("*.md")):
            path.write_bytes(path.read_bytes())
    time.sleep(2.1)
    hashed = [process(root) for root in (small, large)]
    sizes = [
        sorted(path.stat().st_size for path in (root / "public").rglob("*") if path.is_file())
        for root in (small, large)
    ]
    memories = [
        sum(path.stat().st_size for path in (root / ".briefgen").rglob("*") if path.is_file())
        for root in (small, large)
    ]

    def each(pair: Any) -> float:
        return float(max(pair[1] - pair[0], 0.0)) / (many - few)

    return Costs(
        cold=each(colds),
        far=each([crew.seconds for crew in crews]),
        home=each(wholes),
        unchanged=each(idles),
        hashed=each(hashed),
        fixed=max(colds[0] - each(colds) * few, 0.0),
        sent=each([crew.sent for crew in crews]),
        received=each([crew.received for crew in crews]),
        remembered=each(memories),
        published=each([sum(one) for one in sizes]),
        files=each([len(one) for one in sizes]),
    )


def shown(costs: Costs, size: int) -> str:
    """The costs and what follows from them, in Markdown."""
    machine = report.machine([])
    rows = [
        ("cold, one process", f"{costs.cold * 1e3:.2f} ms"),
        ("of this, what a worker elsewhere does", f"{costs.far * 1e3:.2f} ms"),
        ("what stays at home where workers do that", f"{costs.home * 1e3:.2f} ms"),
        ("nothing changed", f"{costs.unchanged * 1e6:.0f} µs"),
        ("nothing changed, times lost", f"{costs.hashed * 1e6:.0f} µs"),
        ("sent to a worker", f"{costs.sent / 1e3:.1f} kB"),
        ("received from it", f"{costs.received / 1e3:.1f} kB"),
        ("remembered in `.briefgen`", f"{costs.remembered / 1e3:.1f} kB"),
        ("published", f"{costs.published / 1e3:.1f} kB in {costs.files:.1f} files"),
    ]
    where = f"{machine.date}, {machine.processor}, {machine.system}, Python {machine.python}"
    lines = [
        f"{where}; between archives of {size // 2:,} and {size:,} briefings that cite 200 sources.",
        "",
        "| one briefing | costs |",
        "| --- | ---: |",
        *(f"| {name} | {value} |" for name, value in rows),
        "",
        "| one million briefings | cold | nothing changed |",
        "| --- | ---: | ---: |",
    ]
    idle = _long(costs.unchanged * MILLION)
    lost = _long(costs.hashed * MILLION)
    for cores in (2, 8, 32):
        seconds = max(costs.home, costs.cold / cores) * MILLION
        lines.append(f"| one machine, {cores} cores | {_long(seconds)} | {idle}; {lost} after a fresh checkout |")
    for workers in (16, 64):
        bound = max(costs.home, costs.far / workers, (costs.sent + costs.received) / NETWORK)
        lines.append(f"| a cluster of {workers} workers on one gigabit | {_long(bound * MILLION)} | {idle} |")
    shards = 50
    part = MILLION / shards
    cache = (costs.remembered + costs.published) * part / 1e9
    lines.append(
        f"| {shards} shards in CI, 2 cores each | {_long(max(costs.home, costs.cold / 2) * part + costs.fixed)} "
        f"| {_long(costs.hashed * part)} and a cache of {cache:.1f} GB each |"
    )
    return "\n".join(lines) + "\n"


def _long(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Prints what units of work cost.")
    parser.add_argument("--size", type=int, default=2000, help="how many briefings the larger archive has")
    parser.add_argument("--docs", action="store_true", help="write the figures into docs/scale.md")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        costs = measure(chosen.size, Path(folder))
    text = shown(costs, chosen.size)
    print(asdict(costs))
    print(text)
    if chosen.docs:
        DOCUMENT.write_text(PART.sub(lambda _: f"\n{text}\n", DOCUMENT.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
