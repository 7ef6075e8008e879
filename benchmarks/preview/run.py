"""How long after a save the new text is to be seen in Chromium: previews side by side, in one run.

    python benchmarks/preview/run.py

installs the other generators into a folder (`--tools`), makes the same pages for each, and prints a table; `--readme
README.md` puts the table between that file's two marks. `--archive 10000` measures briefgen alone on an archive.
"""

import argparse
import datetime as dt
import os
import platform
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooLateError
from sites import Site, briefgen, eleventy, hugo, livereload, mkdocs
from tools import Tools, installed

WATCH = r"""
const told = new Set();
const look = () => {
  const text = document.querySelector("main, body")?.textContent ?? "";
  for (const [word] of text.matchAll(/word\d+x/g)) {
    if (!told.has(word)) console.debug(`seen ${word} ${Date.now()}`);
    told.add(word);
  }
};
const watch = new MutationObserver(() => requestAnimationFrame(look));
watch.observe(document, { subtree: true, childList: true, characterData: true });
"""
"""Tells of each word that an edit brings the moment of the first frame with it, in every document anew."""
BEGIN, END = "<!-- preview: begin -->", "<!-- preview: end -->"
LOST = 10.0
"""Seconds after which an edit that is not shown counts as lost."""
ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Times:
    """What was measured of one preview: milliseconds a save, saves that were never shown, seconds to the first page."""

    saves: list[float] = field(default_factory=list)
    lost: int = 0
    first: list[float] = field(default_factory=list)

    def row(self, name: str) -> str:
        """A line of the table."""
        if not self.saves:
            return f"| {name} | – | – | – | – |"
        ordered = sorted(self.saves)
        late = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
        shown = f"{len(ordered)}" + (f" ({self.lost} never shown)" if self.lost else "")
        first = f"{statistics.median(self.first):.2f} s"
        return f"| {name} | {statistics.median(ordered):.0f} ms | {late:.0f} ms | {shown} | {first} |"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def running(site: Site) -> Iterator[tuple[float, "subprocess.Popen[bytes]"]]:
    """The preview, and the moment when it was started."""
    begun = time.time()
    child = subprocess.Popen(
        site.command,
        cwd=site.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)} if site.name.startswith("briefgen") else None,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield begun, child
    finally:
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(child.pid, number)
                child.wait(5)
                break
            except ProcessLookupError:
                break
            except subprocess.TimeoutExpired:
                continue


def opened(browser: Browser, site: Site, child: "subprocess.Popen[bytes]", seconds: float) -> Page | None:
    """The page in a browser, once the preview answers; None where it ended, or does not within so long."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    deadline = time.time() + seconds
    while time.time() < deadline and child.poll() is None:
        if not listens(site.address):
            time.sleep(0.01)
            continue
        try:
            answer = page.goto(site.address, wait_until="commit")
        except Error:
            answer = None
        if answer and answer.ok:
            page.wait_for_load_state()
            return page
        time.sleep(0.01)
    page.close()
    return None


def listens(address: str) -> bool:
    """Whether somebody answers at the port: a browser that finds nobody takes long to say so."""
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname or "", parts.port or 80), timeout=1).close()
    except OSError:
        return False
    return True


def measure(page: Page, site: Site, number: int) -> float | None:
    """Milliseconds from the save to the frame that shows it; None where no frame does."""
    word = f"word{number}x"
    text = site.page.read_text("utf-8")
    try:
        with page.expect_console_message(lambda said: f"seen {word} " in said.text, timeout=LOST * 1000) as seen:
            saved = time.time() * 1000
            site.page.write_text(f"{text.rstrip()} {word}\n", encoding="utf-8")
        return float(seen.value.text.rpartition(" ")[2]) - saved
    except TooLateError:
        return None


@contextmanager
def as_before(path: Path) -> Iterator[None]:
    """What a file holds, it holds again afterwards."""
    held = path.read_bytes()
    try:
        yield
    finally:
        path.write_bytes(held)


def session(browser: Browser, site: Site, times: Times, rounds: int, patience: float, chance: Random) -> None:
    """One start of a preview: the first page, an edit that does not count, then so many that do.

    The text is left as it was: in an archive that is kept, words of the last run would be seen before they are saved.
    """
    with as_before(site.page), running(site) as (begun, child):
        page = opened(browser, site, child, patience)
        if page is None:
            print(f"{site.name} never answered: {' '.join(site.command)}", file=sys.stderr)
            return
        times.first.append(time.time() - begun)
        page.wait_for_timeout(2000 * site.pause)
        start = len(times.saves) + times.lost
        measure(page, site, 100000 + start)
        for number in range(start, start + rounds):
            # No preview is to be met always at the same point of its own clock.
            page.wait_for_timeout(1000 * site.pause * chance.uniform(0.8, 1.2))
            took = measure(page, site, number)
            if took is None:
                times.lost += 1
            else:
                times.saves.append(took)
        page.close()


def archive(root: Path, number: int) -> Site:
    """An archive of so many briefings and a tenth as many sources, read once so that its memory is warm."""
    folder = root / f"archive-{number}"
    if not folder.exists():
        briefgen(folder, 0, number, number // 10)
    command = (sys.executable, "-m", "briefgen", "check", "--quiet", "--output-format", "concise")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=False)
    return site_of(folder, f"briefgen, {number:,} briefings", free_port())


def site_of(folder: Path, name: str, port: int) -> Site:
    """A briefgen site that is there already."""
    command = (sys.executable, "-m", "briefgen", "serve", "--port", str(port), "--quiet")
    address = f"http://127.0.0.1:{port}/briefings/page-7/"
    return Site(name, folder, command, address, folder / "content/briefings/page-7.md")


def peers(root: Path, pages: int, tools: Tools) -> list[Site]:
    """The other generators' sites."""
    made = {"hugo": hugo, "eleventy": eleventy, "mkdocs": mkdocs, "livereload": livereload}
    return [
        make(root / name, free_port(), pages, program)
        for name, make in made.items()
        if (program := getattr(tools, name)) is not None
    ]


def table(times: dict[str, Times], note: str) -> str:
    """The table as Markdown, with what it was measured on."""
    rows = "\n".join(one.row(name) for name, one in times.items())
    head = "| preview | median | 95th percentile | saves | first page |\n| --- | --- | --- | --- | --- |"
    return f"{head}\n{rows}\n\n{note}\n"


def note(browser: Browser, pages: int, tools: Tools | None) -> str:
    """When and on what it was measured."""
    system = f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"
    versions = f", {tools.versions()}" if tools else ""
    day = dt.datetime.now(dt.UTC).date()
    return textwrap.fill(
        f"Measured on {day}: from a save to the frame of Chromium {browser.version} that shows it; {pages} pages of "
        f"twelve paragraphs but where another number is named. First page: from the start of the process. A computer "
        f"with {system}{versions}. `python benchmarks/preview/run.py`",
        120,
    )


def put(file: Path, text: str) -> None:
    """Put a text between the two marks of a file."""
    before, _, rest = file.read_text("utf-8").partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise SystemExit(f"{file} has no {BEGIN} and {END}")
    file.write_text(f"{before}{BEGIN}\n{text}{END}{after}", encoding="utf-8")


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cache = Path(tempfile.gettempdir()) / "briefgen-preview-tools"
    parser.add_argument("--tools", type=Path, default=cache, help="where the other generators are, or are put")
    parser.add_argument("--alone", action="store_true", help="briefgen alone")
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=30, help="saves a preview; a slow one has a third as many")
    parser.add_argument("--archive", type=int, nargs="*", default=[], help="also briefgen on so many briefings")
    parser.add_argument("--sites", type=Path, help="a folder in which archives are kept from one run to the next")
    parser.add_argument("--readme", type=Path, help="put the table between this file's marks")
    return parser.parse_args()


def sessions(site: Site, rounds: int) -> Sequence[int]:
    """How many saves in each start of a preview: two starts, so that previews take turns."""
    count = rounds // 3 if site.pause > 2 else rounds
    return (count - count // 2, count // 2)


def main() -> None:
    """Measure, and print the table."""
    given = arguments()
    tools = None if given.alone else installed(given.tools)
    chance = Random(given.pages)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        root = Path(name)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        sites = [briefgen(root / "briefgen", free_port(), given.pages, 10)]
        sites += peers(root, given.pages, tools) if tools else []
        sites += [archive(given.sites or root, number) for number in given.archive]
        times = {site.name: Times() for site in sites}
        for turn in range(2):
            for site in sites:
                session(browser, site, times[site.name], sessions(site, given.rounds)[turn], 120, chance)
                print(times[site.name].row(site.name), file=sys.stderr, flush=True)
        result = table(times, note(browser, given.pages, tools))
        browser.close()
    print(result)
    if given.readme:
        put(given.readme, result)


if __name__ == "__main__":
    main()
