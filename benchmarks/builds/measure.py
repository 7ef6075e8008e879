"""One build as a process: how long it took, and how much memory its process tree held at most."""

import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

LONGEST = 3600.0
"""Seconds after which a build is given up."""
GLANCE = 0.1
"""Seconds between two looks at the memory."""


class FailedError(Exception):
    """A build failed, or took too long."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds by the clock, seconds of processor time of all processes, and the largest memory in MiB where asked."""

    seconds: float
    processor: float
    memory: float | None


def run(command: list[str], folder: Path, environment: dict[str, str], *, memory: bool = False) -> Run:
    """Run a build. Looking at the memory costs time, so that a run is for the one or for the other.

    Raises:
        FailedError: it failed.
    """
    with (folder / "said.log").open("wb") as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
        late = threading.Timer(LONGEST, os.killpg, (process.pid, signal.SIGKILL))
        late.start()
        largest = 0.0
        ended, status, usage = 0, 0, None
        while not ended:
            # A build that is timed is waited for, and not looked at.
            ended, status, usage = os.wait4(process.pid, os.WNOHANG if memory else 0)
            if memory and not ended:
                largest = max(largest, sum(share(one) for one in family(process.pid)))
                time.sleep(GLANCE)
        seconds = time.perf_counter() - begun
        late.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        last = (folder / "said.log").read_text("utf-8", "replace").strip().splitlines()[-3:]
        raise FailedError(f"exit code {process.returncode}: {' / '.join(last)}")
    assert usage is not None
    return Run(seconds, usage.ru_utime + usage.ru_stime, largest if memory else None)


def family(pid: int) -> list[int]:
    """A process and its descendants (Linux)."""
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += (one for child in children.read_text().split() for one in family(int(child)))
        except OSError:
            continue
    return found


def share(pid: int) -> float:
    """A process's proportional set size in MiB: what several processes share is counted once in all."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
