"""The command itself with a browser beside it: what it says, what it leaves alone, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.preview.serving import BRIEFING
from tests.preview.test_command import Process, running

ONE = "content/briefings/one.md"
posix = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def briefing(text: str) -> str:
    return BRIEFING.format(title="First", text=text)


def run(site: Path, *arguments: str) -> str:
    """What a command of briefgen prints."""
    command = [sys.executable, "-m", "briefgen", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=site, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.stdout


def visit(page: Page, address: str, path: str = "briefings/one/") -> None:
    page.goto(f"{address}{path}")
    page.wait_for_function("document.querySelector('briefgen-panel')")


def in_panel(page: Page) -> str:
    """The panel's words, as a report has them."""
    texts: list[str] = page.evaluate(
        "[...document.querySelector('briefgen-panel').shadowRoot.querySelectorAll('li pre, .summary')]"
        ".map((part) => part.textContent)"
    )
    # The summary stands above the findings in the panel, and below them in the terminal.
    return "\n\n".join((*texts[1:], texts[0])) + "\n"


def family(number: int) -> set[str]:
    """The processes that a process started, and theirs, by the kernel's own list."""
    children: set[str] = set()
    for task in Path(f"/proc/{number}/task").glob("*/children"):
        for child in task.read_text().split():
            children |= {child, *family(int(child))}
    return children


@posix
def test_panel_terminal_and_check_say_the_same(page: Page, site: Path) -> None:
    write(site / ONE, briefing('It is "the greatest pact" [@wire p2]. It cost $777 billion [@?].'))
    with running(site, "--port", "0") as process:
        visit(page, process.address())
        expect(page.locator("briefgen-panel li")).to_have_count(2)
        panel = in_panel(page)
        assert process.end() == 0
    assert process.out == panel
    assert run(site, "check") == panel


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", ["at rest", "at work"])
def test_nothing_is_left_running(page: Page, site: Path, number: int, moment: str) -> None:
    for other in range(60):
        write(site / f"content/briefings/n{other}.md", BRIEFING.format(title=f"N {other}", text="They met [@wire p1]."))
    with running(site, "--port", "0", environment={"PYTHONUNBUFFERED": "1"}) as process:
        address = process.address()
        visit(page, address)
        if moment == "at work":
            # Every briefing has to be held against the source again.
            source = site / "content/sources/wire.md"
            write(source, source.read_text("utf-8").replace("on Tuesday", "on a Tuesday"))
        others = family(process.child.pid)
        assert process.end(number) == 0
        assert "Traceback" not in process.said
        assert not [one for one in others if Path(f"/proc/{one}").exists()]
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", int(address.split(":")[2].split("/")[0]))).close()
        expect(page.locator("briefgen-panel .status")).to_contain_text("The preview has ended")


@posix
def test_a_published_site_stays_as_it_was(page: Page, site: Path) -> None:
    run(site, "build")
    public = site / "public"

    def state() -> dict[str, tuple[bytes, int]]:
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in public.rglob("*") if path.is_file()}

    before = state()
    assert before
    with running(site, "--port", "0") as process:
        visit(page, process.address())
        write(site / ONE, briefing("Not to be published yet."))
        expect(page.locator("main")).to_contain_text("Not to be published yet.")
        (site / "content/briefings/two.md").unlink()
        expect(page.locator("briefgen-panel .toggle")).to_be_hidden()
        assert process.end() == 0
    assert state() == before


@posix
@pytest.mark.parametrize("options", [(), ("--poll",)], ids=["told", "polled"])
def test_an_edit_is_shown_without_the_page_being_loaded_again(page: Page, site: Path, options: tuple[str, ...]) -> None:
    with running(site, "--port", "0", *options) as process:
        visit(page, process.address())
        page.evaluate("window.unloaded = 'never'")
        for words in ("New words.", "Newer words."):
            write(site / ONE, briefing(words))
            expect(page.locator("main")).to_contain_text(words)
        assert page.evaluate("window.unloaded") == "never"
        assert process.end() == 0


@posix
def test_only_this_machine_is_listened_to(site: Path) -> None:
    with running(site, "--port", "0") as process:
        port = int(process.address().split(":")[2].split("/")[0])
        for host in other_addresses():
            with pytest.raises(OSError, match=r".*"):
                socket.create_connection((host, port), timeout=2).close()
        assert process.end() == 0


def other_addresses() -> set[str]:
    """Addresses of this machine by which others may reach it; 127.0.0.2 stands in where it has none."""
    found = {"127.0.0.2"} if sys.platform == "linux" else set[str]()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: the system only says from which address it would be.
            probe.connect(("192.0.2.1", 9))
            found.add(probe.getsockname()[0])
        except OSError:
            pass
    return found - {"127.0.0.1", "0.0.0.0"}


@posix
def test_the_process_lives_whatever_is_in_the_files(page: Page, site: Path) -> None:
    with running(site, "--port", "0") as process:
        visit(page, process.address())
        spoil_and_mend(page, site, process)
        assert process.end() == 0
        assert "Traceback" not in process.said


def spoil_and_mend(page: Page, site: Path, process: Process) -> None:
    """Put one bad thing after the other into the site; after each, an edit is shown."""
    bad: dict[str, bytes] = {
        "content/briefings/bytes.md": b"\xff\xfe\0\0",
        "content/briefings/deep.md": b"---\ntitle: A\ndate: 2025-10-28\n---\n" + b"> " * 3000 + b"[@" * 3000,
        "content/briefings/yaml.md": b"---\na: &a [*a, *a]\n<<: *a\n---\n",
        "content/briefings/long.md": b"---\ntitle: A\ndate: 2025-10-28\n---\n" + b"[" * 20000,
        "content/sources/odd.md": b"---\n- 1\n---\n{#p1 sha256=}\n",
        "content/reviews/one.yaml": b"{{{",
        "content/pages/name with spaces 日.md": b"",
        "content/assets/a.svg": b"\0" * 10,
        "templates/briefing.html": b"{% for a in range(3) %}{{ a.b.c }}",
        "templates/page.html": b"\xff{% extends 'page.html' %}",
        "site.yaml": b"\0",
    }
    panel = page.locator("briefgen-panel #list")
    for letter, (path, content) in zip("abcdefghijkl", bad.items(), strict=False):
        before = (site / path).read_bytes() if (site / path).exists() else None
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
        # Odd, and not wrong: an opening bracket is a bracket.
        if not path.endswith(("deep.md", "long.md", "a.svg")):
            expect(panel).to_contain_text(path)
        if before is None:
            (site / path).unlink()
        else:
            (site / path).write_bytes(before)
        write(site / ONE, briefing(f"Still here after {letter}."))
        expect(page.locator("main")).to_contain_text(f"Still here after {letter}.")
        assert process.child.poll() is None
    os.mkfifo(site / "content/briefings/pipe.md")
    (site / "content/briefings/loop.md").symlink_to("loop.md")
    (site / "content/briefings/folder.md").mkdir()
    expect(panel).to_contain_text("content/briefings/loop.md")
    expect(panel).to_contain_text("content/briefings/pipe.md")
    (site / "content/briefings/pipe.md").unlink()
    (site / "content/briefings/loop.md").unlink()
    expect(page.locator("briefgen-panel .toggle")).to_be_hidden()
