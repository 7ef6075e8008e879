"""The table and the plot of the measurements, and where they go in the guide."""

import json
import os
import platform
import re
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from math import ceil, floor, log10
from pathlib import Path

from results import CASES, MEMORY, Results
from tools import ROOT, SLOW_FROM, Tool

DOCUMENT = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "images" / "builds.svg"
PART = re.compile(r"(?<=<!-- builds -->\n).*?(?=<!-- /builds -->)", re.DOTALL)
MACHINE = "machine.json"
COLOURS = ("#0b6e4f", "#c8553d", "#3d5a80", "#8f6c12", "#7b3f8c", "#4f7a28", "#555555")


@dataclass(frozen=True, slots=True)
class Machine:
    """What the measurements were made on, and when."""

    date: str
    processor: str
    cores: int
    memory: float
    system: str
    python: str
    versions: dict[str, str]


def machine(tools: list[Tool]) -> Machine:
    """This machine, now."""
    model = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        found = re.search(r"model name\s*:\s*(.+)", information.read_text())
        model = found[1] if found else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return Machine(
        f"{datetime.now(UTC):%Y-%m-%d}",
        model,
        len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1,
        round(memory, 1),
        f"{platform.system()} {platform.release().split('-')[0]}",
        platform.python_version(),
        {tool.name: tool.version for tool in tools},
    )


def note(folder: Path, tools: list[Tool]) -> None:
    """Write down what this machine is, once for all measurements of a folder."""
    path = folder / MACHINE
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    now = asdict(machine(tools))
    path.write_text(
        json.dumps({**now, "versions": {**known.get("versions", {}), **now["versions"]}}, indent=1), "utf-8"
    )


def told(path: Path) -> str:
    """When and on what it was measured, in a sentence."""
    known = Machine(**json.loads(path.read_text("utf-8")))
    versions = ", ".join(f"{name} {version}" for name, version in known.versions.items())
    where = f"{known.processor}, {known.cores} cores, {known.memory:g} GiB, {known.system}, Python {known.python}"
    return f"Measured on {known.date}: {where}; {versions}."


def write(folder: Path, results: Results, *, docs: bool) -> None:
    """Write the table and the plot into a folder and, where asked, into the guide."""
    if not results.all:
        return
    text = f"{told(folder / MACHINE)}\n\n{table(results)}"
    (folder / "table.md").write_text(text, "utf-8")
    (folder / "plot.svg").write_text(plot(results), "utf-8")
    if docs:
        fragment = f"\n{text}\n![Seconds of a build against the number of briefings](images/builds.svg)\n\n"
        DOCUMENT.write_text(PART.sub(lambda _: fragment, DOCUMENT.read_text("utf-8")), "utf-8")
        PICTURE.write_text(plot(results), "utf-8")


def table(results: Results) -> str:
    """For each size the medians, and how they stand to Hugo's."""
    tools = results.tools
    hugo = "Hugo" in tools
    lines: list[str] = []
    for size in results.sizes:
        lines += [f"**{size:,} briefings**", ""]
        shown = [
            tool for tool in tools if any(results.median(tool, size, case) is not None for case in (*CASES, MEMORY))
        ]
        ratio = hugo and "Hugo" in shown
        lines.append("| | " + " | ".join(shown) + (" | briefgen to Hugo |" if ratio else " |"))
        lines.append("| --- |" + " ---: |" * (len(shown) + ratio))
        for case in (*CASES, MEMORY):
            values = {tool: results.median(tool, size, case) for tool in shown}
            if any(value is not None for value in values.values()):
                cells = [_shown(values[tool], case) for tool in shown]
                lines.append(f"| {case} | {' | '.join([*cells, *([_ratio(values)] if ratio else [])])} |")
        lines.append("")
    slow = {one.tool for one in results.all if one.size == SLOW_FROM} & {"Pelican", "MkDocs", "Lektor"}
    if slow:
        names = ", ".join(sorted(slow))
        lines += [f"{names} ran once at {SLOW_FROM:,} briefings, and not beyond.", ""]
    return "\n".join(lines)


def _shown(value: float | None, case: str) -> str:
    if value is None:
        return ""
    if case == MEMORY:
        return f"{value:,.0f} MiB"
    return f"{value:.1f} s" if value >= 10 else f"{value:.2f} s" if value >= 1 else f"{value:.3f} s"


def _ratio(values: dict[str, float | None]) -> str:
    own, hugo = values.get("briefgen"), values.get("Hugo")
    if not own or not hugo:
        return ""
    return f"1/{hugo / own:.0f}" if own < hugo / 3 else f"{own / hugo:.2f}"


def plot(results: Results) -> str:
    """Time against size on logarithmic axes: a line for each generator, cold solid, one edit dashed."""
    sizes, tools = results.sizes, results.tools
    cases = (("cold", ""), ("one briefing edited", ' stroke-dasharray="5 4"'))
    points = {
        (tool, case): [(size, value) for size in sizes if (value := results.median(tool, size, case))]
        for tool in tools
        for case, _ in cases
    }
    times = [seconds for line in points.values() for _, seconds in line] or [1.0]
    low, high = floor(log10(min(times))), max(ceil(log10(max(times))), floor(log10(min(times))) + 1)
    span = log10(sizes[-1] / sizes[0]) or 1

    def x(size: float) -> float:
        return 70 + 470 * log10(size / sizes[0]) / span

    def y(seconds: float) -> float:
        return 400 - 360 * (log10(seconds) - low) / (high - low)

    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 450" font-family="sans-serif" font-size="12">']
    parts.append('<rect width="720" height="450" fill="#fff"/>')
    for power in range(low, high + 1):
        height = y(10**power)
        parts.append(f'<path d="M70 {height:.0f}H540" stroke="#ddd"/>')
        parts.append(f'<text x="62" y="{height + 4:.0f}" text-anchor="end">{10**power:g} s</text>')
    parts += [f'<text x="{x(size):.0f}" y="420" text-anchor="middle">{size:,}</text>' for size in sizes]
    parts.append('<text x="305" y="440" text-anchor="middle">briefings; cold solid, one briefing edited dashed</text>')
    ends = sorted(((y(line[-1][1]), key) for key, line in points.items() if line), key=lambda one: one[0])
    labels: dict[tuple[str, str], float] = {}
    for top, key in ends:
        labels[key] = max([top, *(other + 13 for other in labels.values())])
    for tool, colour in zip(tools, COLOURS, strict=False):
        for case, dash in cases:
            line = points[tool, case]
            if not line:
                continue
            path = " ".join(f"{x(size):.1f},{y(seconds):.1f}" for size, seconds in line)
            parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
            parts += [f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="3" fill="{colour}"/>' for a, b in line]
            name = tool if case == "cold" else f"{tool}, one edit"
            parts.append(
                f'<text x="{x(line[-1][0]) + 8:.0f}" y="{labels[tool, case] + 4:.0f}" fill="{colour}">{name}</text>'
            )
    return "\n".join([*parts, "</svg>"]) + "\n"
