"""How long after a save the new text is to be seen in Chromium, side by side.

    python benchmarks/preview/run.py --hugo PATH --eleventy PATH --mkdocs PATH --livereload PYTHON

Without a tool's path that tool is left out. `--archive N` measures briefgen alone on N briefings.
"""

import argparse
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright
from sites import Site, briefgen, eleventy, hugo, livereload, mkdocs

WATCH = r"""
window.seen = {};
const look = () => {
  const text = document.querySelector("main, body")?.textContent ?? "";
  for (const [word] of text.matchAll(/word\d+x/g)) window.seen[word] ??= Date.now();
};
const watch = new MutationObserver(() => requestAnimationFrame(look));
watch.observe(document, { subtree: true, childList: true, characterData: true });
"""
"""Notes for each word that an edit brings the moment of the first frame with it, in every document anew."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def running(site: Site) -> Iterator[float]:
    """The preview, and the moment when it was started."""
    begun = time.time()
    child = subprocess.Popen(
        site.command, cwd=site.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield begun
    finally:
        os.killpg(child.pid, signal.SIGTERM)
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)


def opened(browser: Browser, site: Site) -> Page:
    """The page in a browser, once the preview answers."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    for _ in range(6000):
        try:
            answer = page.goto(site.address)
        except Error:
            answer = None
        if answer and answer.ok:
            return page
        time.sleep(0.02)
    raise SystemExit(f"{site.name} never answered")


def measure(page: Page, site: Site, number: int) -> float:
    """Milliseconds from the save to the frame that shows it."""
    word = f"word{number}x"
    text = site.page.read_text("utf-8")
    saved = time.time() * 1000
    site.page.write_text(f"{text.rstrip()} {word}\n", encoding="utf-8")
    deadline = time.time() + 30
    while time.time() < deadline:
        with suppress(Error):
            # The page may just be loading again.
            seen = page.evaluate(f"window.seen.{word} ?? 0")
            if seen:
                return float(seen) - saved
        time.sleep(0.02)
    raise SystemExit(f"{site.name} never showed the edit")


def row(name: str, times: list[float]) -> str:
    """A line of the table."""
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
    return f"| {name} | {statistics.median(ordered):.0f} ms | {late:.0f} ms |"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    for tool in ("hugo", "eleventy", "mkdocs", "livereload"):
        parser.add_argument(f"--{tool}")
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--archive", type=int, help="only briefgen, on so many briefings and a tenth as many sources")
    given = parser.parse_args()
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        root = Path(name)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        if given.archive:
            sites = [briefgen(root / "briefgen", free_port(), given.archive, given.archive // 10)]
        else:
            sites = [briefgen(root / "briefgen", free_port(), given.pages, 10)]
            made = {"hugo": hugo, "eleventy": eleventy, "mkdocs": mkdocs, "livereload": livereload}
            for tool, make in made.items():
                if program := getattr(given, tool):
                    sites.append(make(root / tool, free_port(), given.pages, program))
        if given.archive:
            # The first start reads everything; a later one finds what it left.
            with running(sites[0]):
                opened(browser, sites[0]).close()
        print("| preview | median | 95th percentile |\n| --- | --- | --- |", flush=True)
        times: dict[str, list[float]] = {site.name: [] for site in sites}
        for site in sites:
            with running(site) as begun:
                page = opened(browser, site)
                print(f"{site.name}: first page after {time.time() - begun:.2f} s", file=sys.stderr)
                time.sleep(2 * site.pause)
                measure(page, site, 0)
                for number in range(given.rounds):
                    time.sleep(site.pause)
                    times[site.name].append(measure(page, site, number + 1))
                page.close()
            print(row(site.name, times[site.name]), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
