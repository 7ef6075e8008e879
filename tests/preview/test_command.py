"""`briefgen serve` as a process: where it says it is, and how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.preview.serving import WAIT

posix = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")


class Process:
    """A running command; standard error is read line by line."""

    def __init__(self, site: Path, *arguments: str, environment: Mapping[str, str]) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-m", "briefgen", "serve", *arguments],
            cwd=site,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "NO_COLOR": "1", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self.said = ""

    def address(self) -> str:
        """Where the preview is, once it says so."""
        assert self.child.stderr is not None
        # A process that says nothing is ended, so that the test fails and does not hang.
        alarm = threading.Timer(WAIT, self.child.kill)
        alarm.start()
        for line in self.child.stderr:
            self.said += line
            if found := re.search(r"Preview at (http://\S+)", line):
                alarm.cancel()
                return found[1]
        raise AssertionError(self.said)

    def end(self, number: int = signal.SIGTERM) -> int:
        self.child.send_signal(number)
        out, err = self.child.communicate(timeout=WAIT)
        self.out = out
        self.said += err
        return self.child.returncode


@contextmanager
def running(site: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> Iterator[Process]:
    process = Process(site, *arguments, environment=environment or {})
    try:
        yield process
    finally:
        process.child.kill()
        process.child.communicate()


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=WAIT) as response:
        text: str = response.read().decode()
        return text


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_well(site: Path, number: int) -> None:
    with running(site, "--port", "0") as process:
        address = process.address()
        assert address.endswith("/desk/")
        assert "<h1" in fetch(address)
        assert process.end(number) == 0
        assert "Traceback" not in process.said
        assert process.out.startswith("Checked ")
        with pytest.raises(OSError, match=r".*"):
            fetch(address)


@posix
def test_it_ends_while_it_still_reads_the_site(site: Path) -> None:
    for number in range(300):
        (site / f"content/briefings/n{number}.md").write_text("---\ntitle: N\ndate: 2025-10-28\n---\nText.\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with running(site, "--port", str(port)) as process:
        for _ in range(200):
            with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
                break
            threading.Event().wait(0.05)
        assert process.end(signal.SIGTERM) == 0
        assert "Traceback" not in process.said


@posix
def test_a_taken_port_gives_way_to_the_next(site: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with running(site, "--port", str(port)) as process:
            address = process.address()
            assert f":{port}/" not in address
            assert f"Port {port} is taken." in process.said
            assert "<h1" in fetch(address)
            assert process.end() == 0


@posix
def test_a_host_that_others_reach_is_said(site: Path) -> None:
    with running(site, "--port", "0", "--host", "0.0.0.0") as process:
        assert "<h1" in fetch(process.address())
        assert "Everybody who can reach 0.0.0.0 can read this preview" in process.said
        assert process.end() == 0


@posix
def test_a_preview_on_this_machine_needs_no_warning(site: Path) -> None:
    with running(site, "--port", "0") as process:
        process.address()
        assert process.end() == 0
        assert "Everybody" not in process.said


def test_a_host_that_is_nowhere_is_one_line(site: Path) -> None:
    with running(site, "--host", "203.0.113.7") as process:
        out, err = process.child.communicate(timeout=WAIT)
        assert process.child.returncode == 2
        assert out == ""
        assert err.startswith("briefgen serve: cannot listen on 203.0.113.7")
        assert err.count("\n") == 1


@posix
def test_open_shows_the_briefing_edited_last(site: Path, tmp_path: Path) -> None:
    note = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {note}.new && mv {note}.new {note}\n')
    browser.chmod(0o755)
    os.utime(site / "content/briefings/one.md", (1, 1))
    with running(site, "--port", "0", "--open", environment={"BROWSER": str(browser)}) as process:
        address = process.address()
        for _ in range(200):
            if note.exists():
                break
            threading.Event().wait(0.1)
        assert note.read_text().strip() == f"{address}briefings/two/"
        assert process.end() == 0


@posix
def test_the_terminal_tells_a_finding_once(site: Path) -> None:
    one = site / "content/briefings/one.md"
    one.write_text(one.read_text("utf-8").replace("[@wire p1]", "[@?]"), encoding="utf-8")
    with running(site, "--port", "0") as process:
        address = process.address()
        one.write_text(one.read_text("utf-8").replace("The leaders signed", "All leaders signed"), encoding="utf-8")
        for _ in range(200):
            if "All leaders" in fetch(f"{address}briefings/one/"):
                break
            threading.Event().wait(0.1)
        assert process.end() == 0
        assert process.out.count("error[citation-needed]") == 1
