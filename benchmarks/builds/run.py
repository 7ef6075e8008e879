"""Times builds of one invented archive by briefgen and by whichever other generators are installed, interleaved.

    python benchmarks/builds/run.py --sizes 100 1000 --rounds 3 --out docs/performance

It writes a table (`table.md`) and a plot (`plot.svg`). Each case is a new process; a case that changes something sets
it back. Memory is the largest sum of the proportional set sizes of the process tree (Linux).
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import log10
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import corpus

CASES = ("cold", "nothing changed", "one briefing edited", "page template edited")
ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Tool:
    """A generator: how its site is written, how it is built, where its pages and its page template are."""

    name: str
    command: list[str]
    make: Callable[[Path, int], None]
    page: str
    template: str
    remembers: tuple[str, ...] = ()
    output: str = "public"
    seconds: dict[tuple[int, str], list[float]] = field(default_factory=dict)
    memory: dict[int, float] = field(default_factory=dict)


def briefgen(root: Path, number: int) -> None:
    """A site of briefgen, with templates of its own to edit."""
    corpus.for_briefgen(root, number)
    shutil.copytree(ROOT / "templates", root / "templates")


def hugo(root: Path, number: int) -> None:
    """A site of Hugo with the smallest templates that make pages and a list."""
    corpus.for_others(root / "content" / "posts", number)
    corpus.write(
        root / "hugo.toml",
        'baseURL = "https://example.org/"\ntitle = "Archive"\ntimeout = "600s"\n'
        'disableKinds = ["taxonomy", "term", "section", "404"]\n',
    )
    shell = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
        '<body><main>{{ block "main" . }}{{ end }}</main></body></html>\n'
    )
    corpus.write(root / "layouts/_default/baseof.html", shell)
    single = '{{ define "main" }}<article><h1>{{ .Title }}</h1>{{ .Content }}</article>{{ end }}\n'
    corpus.write(root / "layouts/_default/single.html", single)
    rows = '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2006-01-02" }}</li>'
    index = f'{{{{ define "main" }}}}<ul>{{{{ range .Site.RegularPages }}}}{rows}{{{{ end }}}}</ul>{{{{ end }}}}\n'
    corpus.write(root / "layouts/index.html", index)


def mkdocs(root: Path, number: int) -> None:
    """A site of MkDocs with the smallest theme."""
    corpus.for_others(root / "docs" / "posts", number)
    corpus.write(root / "docs/index.md", "# Archive\n")
    corpus.write(root / "theme/main.html", "<!doctype html><html><body><main>{{ page.content }}</main></body></html>\n")
    corpus.write(
        root / "mkdocs.yml",
        "site_name: Archive\nsite_url: https://example.org/\ntheme: {name: null, custom_dir: theme}\nplugins: []\n"
        "nav: [index.md]\nnot_in_nav: |\n  posts/\nmarkdown_extensions: [tables, footnotes]\n",
    )


def tools(hugo_command: str) -> list[Tool]:
    """The generators that are installed."""
    found = [
        Tool(
            "briefgen",
            [sys.executable, "-m", "briefgen", "build", "--quiet"],
            briefgen,
            "content/briefings/b00000.md",
            "templates/briefing.html",
            (".briefgen",),
        )
    ]
    if shutil.which(hugo_command):
        command = [hugo_command, "--quiet"]
        found.append(Tool("Hugo", command, hugo, "content/posts/b00000.md", "layouts/_default/single.html"))
    if shutil.which("mkdocs"):
        page, template = "docs/posts/b00000.md", "theme/main.html"
        found.append(Tool("MkDocs", ["mkdocs", "build", "--quiet"], mkdocs, page, template, output="site"))
    return found


def run(tool: Tool, root: Path) -> tuple[float, float]:
    """Seconds of one build and the largest memory of its process tree in MiB."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    process = subprocess.Popen(tool.command, cwd=root, env=environment, stdout=subprocess.DEVNULL)
    largest = [0.0]

    def watch() -> None:
        while process.poll() is None:
            largest[0] = max(largest[0], sum(pss(one) for one in family(process.pid)))
            time.sleep(0.05)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - begun
    watcher.join()
    if code:
        sys.exit(f"{tool.name} failed with exit code {code} in {root}")
    return seconds, largest[0]


def family(pid: int) -> list[int]:
    """A process and its descendants."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in family(int(child)))]


def pss(pid: int) -> float:
    """A process's proportional set size in MiB."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def measure(tool: Tool, root: Path, size: int) -> None:
    """One round of all cases."""

    def timed(case: str) -> None:
        seconds, memory = run(tool, root)
        tool.seconds.setdefault((size, case), []).append(seconds)
        if case == "cold":
            tool.memory[size] = max(tool.memory.get(size, 0.0), memory)

    def edited(path: Path, case: str) -> None:
        before = path.read_text("utf-8")
        path.write_text(
            before.replace("</article>", "<hr></article>") + ("" if "</article>" in before else "\nMore.\n")
        )
        timed(case)
        path.write_text(before)
        run(tool, root)
        # What changed within the last tick of the clock is not believed to be settled.
        time.sleep(2.1)
        run(tool, root)

    for name in (*tool.remembers, tool.output):
        shutil.rmtree(root / name, ignore_errors=True)
    timed("cold")
    time.sleep(2.1)
    timed("nothing changed")
    edited(root / tool.page, "one briefing edited")
    edited(root / tool.template, "page template edited")


def table(found: list[Tool], sizes: list[int]) -> str:
    """The medians in Markdown, with the ratio to Hugo's time where Hugo ran."""
    lines = ["| briefings | case | " + " | ".join(tool.name for tool in found) + " | briefgen to Hugo |"]
    lines.append("| --- | --- |" + " ---: |" * (len(found) + 1))
    by_name = {tool.name: tool for tool in found}
    for size in sizes:
        for case in CASES:
            medians = {tool.name: statistics.median(tool.seconds[size, case]) for tool in found}
            ratio = f"{medians['briefgen'] / medians['Hugo']:.2f}" if "Hugo" in by_name else ""
            cells = " | ".join(f"{medians[tool.name]:.2f} s" for tool in found)
            lines.append(f"| {size:,} | {case} | {cells} | {ratio} |")
        cells = " | ".join(f"{tool.memory[size]:.0f} MiB" for tool in found)
        lines.append(f"| {size:,} | memory, cold | {cells} | |")
    return "\n".join(lines) + "\n"


def plot(found: list[Tool], sizes: list[int]) -> str:
    """Time against size on logarithmic axes: a line for each generator, cold solid and one edit dashed."""
    colours = ("#0b6e4f", "#c8553d", "#3d5a80", "#8f6c12")
    times = [statistics.median(tool.seconds[size, case]) for tool in found for size in sizes for case in CASES[:3]]
    low, high = min(times), max(times)

    def x(size: float) -> float:
        span = log10(sizes[-1] / sizes[0]) or 1
        return 70 + 480 * log10(size / sizes[0]) / span

    def y(seconds: float) -> float:
        return 330 - 290 * log10(seconds / low) / (log10(high / low) or 1)

    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 380" font-family="sans-serif" font-size="12">']
    parts.append('<path d="M70 30V340H560" fill="none" stroke="#666"/>')
    parts += [f'<text x="{x(size):.0f}" y="358" text-anchor="middle">{size:,}</text>' for size in sizes]
    marks = [seconds for seconds in (0.1, 1, 10, 100) if low <= seconds <= high]
    parts += [f'<text x="62" y="{y(seconds):.0f}" text-anchor="end">{seconds:g} s</text>' for seconds in marks]
    for tool, colour in zip(found, colours, strict=False):
        for case, dash in (("cold", ""), ("one briefing edited", ' stroke-dasharray="5 4"')):
            points = [(x(size), y(statistics.median(tool.seconds[size, case]))) for size in sizes]
            line = " ".join(f"{left:.1f},{top:.1f}" for left, top in points)
            parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
            label = tool.name if case == "cold" else f"{tool.name}, one edit"
            left, top = points[-1]
            parts.append(f'<text x="{left + 6:.0f}" y="{top:.0f}" fill="{colour}">{label}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def main() -> None:
    """Measure, and write the table and the plot."""
    parser = argparse.ArgumentParser(description="Times builds of an invented archive.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hugo", default="hugo", help="the Hugo program")
    parser.add_argument("--out", type=Path, default=Path("build/benchmarks"))
    chosen = parser.parse_args()
    found = tools(chosen.hugo)
    with tempfile.TemporaryDirectory() as folder:
        for size in chosen.sizes:
            roots = {tool.name: Path(folder) / f"{tool.name}-{size}" for tool in found}
            for tool in found:
                tool.make(roots[tool.name], size)
            time.sleep(2.1)
            for _ in range(chosen.rounds):
                for tool in found:
                    measure(tool, roots[tool.name], size)
            shutil.rmtree(folder, ignore_errors=True)
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / "table.md").write_text(table(found, chosen.sizes), encoding="utf-8")
    (chosen.out / "plot.svg").write_text(plot(found, chosen.sizes), encoding="utf-8")
    print(table(found, chosen.sizes))


if __name__ == "__main__":
    main()
