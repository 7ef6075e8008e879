"""Times builds of one invented archive by briefgen and by whichever other generators are installed, interleaved.

    make bench BENCH="--sizes 100 1000 --runs 3 --path DIR"

Every build is a new process. Each measurement is written down as soon as it is made, so that a run that was stopped
goes on where it was (`--out` names the folder); the table (`table.md`) and the plot (`plot.svg`) are written anew
after each round. `--docs` also puts them into docs/performance.md. Memory is the largest sum of the proportional set
sizes of the process tree, in a build of its own that is not timed (Linux).
"""

import argparse
import os
import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import report
from measure import FailedError, Run, run
from results import CASES, MEMORY, Result, Results
from tools import SLOW_FROM, Tool, found

SETTLED = 2.1
"""Seconds after which a file's time is believed: it could change twice within one tick of its disk's clock."""
WORDS = ("ashore", "aloft", "abroad", "apace", "aside", "anew", "apart", "astern", "awhile", "afar")
ADVERBS = ("duly", "swiftly", "lately", "newly", "gladly", "calmly", "quietly", "boldly", "openly", "firmly")


class Place:
    """One generator's site of one size, and how its builds are run."""

    def __init__(self, tool: Tool, size: int, root: Path) -> None:
        self.tool = tool
        self.size = size
        self.root = root
        self._built = False
        self._changed = 0.0

    def write(self) -> None:
        """Write the site, unless an earlier run did."""
        if not self.root.exists():
            print(f"  writing {self.size:,} briefings for {self.tool.name}", flush=True)
            waiting = self.root.with_suffix(".part")
            shutil.rmtree(waiting, ignore_errors=True)
            waiting.mkdir(parents=True)
            self.tool.make(waiting, self.size)
            waiting.rename(self.root)
            self._changed = time.monotonic()

    def build(self, *, memory: bool = False) -> Run:
        """One build."""
        done = run(self.tool.command, self.root, {**os.environ, **self.tool.environment}, memory=memory)
        self._built = True
        return done

    def clear(self) -> None:
        """Take away what builds left."""
        for name in (*self.tool.remembers, self.tool.output):
            path = self.root / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def settle(self) -> None:
        """Let the last edit grow old, and a generator that remembers find that it did."""
        time.sleep(max(self._changed + SETTLED - time.monotonic(), 0.0))
        if not self._built or self.tool.name == "briefgen":
            self.build()

    def check_out(self) -> None:
        """Write every file of the site anew, as a fresh checkout does; what builds left stays as it is."""
        kept = {*self.tool.remembers, self.tool.output, "node_modules"}
        for top in self.root.iterdir():
            if top.name not in kept:
                for path in (top,) if top.is_file() else sorted(one for one in top.rglob("*") if one.is_file()):
                    fresh = path.with_name(f"{path.name}.fresh")
                    fresh.write_bytes(path.read_bytes())
                    fresh.replace(path)

    def edit(self, case: str, turn: int) -> None:
        """Change what a case changes, each time to something else."""
        sentence = f"It went on {WORDS[turn % len(WORDS)]} {WORDS[turn // len(WORDS) % len(WORDS)]}."
        if case == "one briefing edited":
            self._append(self.tool.briefing("b00001"), sentence)
        elif case == "one cited sentence edited":
            self._reword(self.tool.briefing("b00001"), ADVERBS[turn % len(ADVERBS)])
        elif case == "one source paragraph edited":
            for path in self.tool.files_of_paragraph(self.size):
                self._append(path, sentence)
        elif case == "fresh checkout":
            self.check_out()
        elif case == "page template edited":
            path = self.root / self.tool.template
            text = path.read_text("utf-8")
            assert "</article>" in text, f"{path} has no article to edit"
            path.write_text(text.replace("</article>", "<hr></article>"), "utf-8")
        self._changed = time.monotonic()

    def _reword(self, name: str, adverb: str) -> None:
        """Another adverb in a briefing's first sentence that has a citation."""
        path = self.root / name
        text = path.read_text("utf-8")
        more, found = re.subn(r"\b(?:\w+ly )?approved \$", f"{adverb} approved $", text, count=1)
        assert found, f"{path} has no sentence to edit"
        path.write_text(more, "utf-8")

    def _append(self, name: str, sentence: str) -> None:
        """A sentence more: in a source's first paragraph, before its anchor, elsewhere at the end."""
        path = self.root / name
        text = path.read_text("utf-8")
        anchor = " {#p1}"
        more = text.replace(anchor, f" {sentence}{anchor}", 1) if anchor in text else f"{text}\n{sentence}\n"
        path.write_text(more, "utf-8")


def measured(place: Place, case: str, turn: int) -> Result:
    """One measurement.

    Raises:
        FailedError: the build failed.
    """
    if case in ("cold", MEMORY):
        place.clear()
        one = place.build(memory=case == MEMORY)
    else:
        place.settle()
        place.edit(case, turn + int(time.time()) % 50)
        one = place.build()
    tool = place.tool.name
    return Result(tool, place.size, case, turn, one.seconds, one.processor, one.memory, os.getloadavg()[0])


def rounds(tool: Tool, size: int, runs: int) -> int:
    """How many rounds a generator takes part in: slow ones in one where the archive is large, in none beyond."""
    if tool.slow and size >= SLOW_FROM:
        return 1 if size == SLOW_FROM else 0
    return runs


def main() -> None:
    """Measure, and write the table and the plot."""
    parser = argparse.ArgumentParser(description="Times builds of an invented archive.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000], help="how many briefings")
    parser.add_argument("--runs", type=int, default=3, help="how often each case is timed")
    parser.add_argument("--peers", nargs="+", metavar="NAME", help="only these generators; else all that are found")
    parser.add_argument("--cases", nargs="+", metavar="CASE", choices=[*CASES, MEMORY], help="only these cases")
    parser.add_argument("--path", type=Path, nargs="+", default=[], metavar="DIR", help="where to look for generators")
    parser.add_argument("--out", type=Path, default=Path("build/benchmarks"), help="where the results are written")
    parser.add_argument("--work", type=Path, help="where the sites are written; else in the folder of the results")
    parser.add_argument("--keep", action="store_true", help="keep the sites")
    parser.add_argument("--again", action="store_true", help="forget what was measured before")
    parser.add_argument("--docs", action="store_true", help="put the table and the plot into docs/performance.md")
    parser.add_argument("--report", action="store_true", help="measure nothing: only write the table and the plot")
    chosen = parser.parse_args()
    tools = list(found(chosen.path))
    if chosen.peers:
        names = {name.lower() for name in chosen.peers} | {"briefgen"}
        tools = [tool for tool in tools if tool.name.lower() in names]
    print(", ".join(f"{tool.name} {tool.version}" for tool in tools), flush=True)
    chosen.out.mkdir(parents=True, exist_ok=True)
    results = Results(chosen.out / "results.jsonl", fresh=chosen.again)

    def written() -> None:
        report.write(chosen.out, results, docs=chosen.docs)

    if not chosen.report:
        cases = [case for case in (MEMORY, *CASES) if case in (chosen.cases or (MEMORY, *CASES))]
        report.note(chosen.out, tools)
        measure_all(tools, chosen, cases, results, written)
    written()
    print((chosen.out / "table.md").read_text("utf-8"))


def measure_all(
    tools: list[Tool],
    chosen: argparse.Namespace,
    cases: list[str],
    results: Results,
    written: Callable[[], None],
) -> None:
    """All rounds of all sizes: each case by one generator after the other."""
    work = chosen.work or chosen.out / "sites"
    for size in chosen.sizes:
        places = [Place(tool, size, (work / f"{tool.name.lower()}-{size}").absolute()) for tool in tools]
        for turn in range(chosen.runs):
            for case in cases:
                # Memory is measured once: it hardly differs.
                for place in [] if case == MEMORY and turn else list(places):
                    tool = place.tool
                    if turn >= rounds(tool, size, chosen.runs) or results.has(tool.name, size, case, turn):
                        continue
                    try:
                        place.write()
                        result = measured(place, case, turn)
                    except FailedError as error:
                        places.remove(place)
                        print(f"  {tool.name} failed at {size:,}: {error}", file=sys.stderr, flush=True)
                    else:
                        results.add(result)
                        print(f"  {result}", flush=True)
                written()
        if not chosen.keep:
            for place in places:
                shutil.rmtree(place.root, ignore_errors=True)


if __name__ == "__main__":
    main()
