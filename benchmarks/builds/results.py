"""What was measured, in a file with a line for each measurement."""

import json
import statistics
from dataclasses import asdict, dataclass
from pathlib import Path

CASES = (
    "cold",
    "nothing changed",
    "fresh checkout",
    "one briefing edited",
    "one cited sentence edited",
    "one source paragraph edited",
    "page template edited",
)
MEMORY = "memory, cold"


@dataclass(frozen=True, slots=True)
class Result:
    """One build: seconds by the clock and of processors, memory in MiB where it was asked for, the machine's load."""

    tool: str
    size: int
    case: str
    turn: int
    seconds: float
    processor: float
    memory: float | None
    load: float

    def __str__(self) -> str:
        memory = f", {self.memory:.0f} MiB" if self.memory is not None else ""
        times = f"{self.seconds:.3f} s, {self.processor:.3f} s of processors"
        return f"{self.size:>7,} {self.tool:<9} {self.case:<28} {self.turn + 1}: {times}{memory}"


class Results:
    """All measurements, also those of earlier runs."""

    def __init__(self, path: Path, *, fresh: bool = False) -> None:
        """`fresh` forgets those."""
        self._path = path
        if fresh:
            path.unlink(missing_ok=True)
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        self.all = [Result(**json.loads(line)) for line in lines if line.endswith("}")]

    def has(self, tool: str, size: int, case: str, turn: int) -> bool:
        """Whether that was measured."""
        return any((one.tool, one.size, one.case, one.turn) == (tool, size, case, turn) for one in self.all)

    def add(self, result: Result) -> None:
        """Write a measurement down."""
        self.all.append(result)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(asdict(result))}\n")

    def median(self, tool: str, size: int, case: str) -> float | None:
        """The median of the seconds, or of the memory; None where nothing was measured."""
        chosen = [one for one in self.all if (one.tool, one.size, one.case) == (tool, size, case)]
        values = [one.memory if case == MEMORY else one.seconds for one in chosen]
        known = [value for value in values if value is not None]
        return statistics.median(known) if known else None

    @property
    def sizes(self) -> list[int]:
        """The sizes that were measured."""
        return sorted({one.size for one in self.all})

    @property
    def tools(self) -> list[str]:
        """The generators that were measured, briefgen first, the others by their time for the largest common size."""
        names = {one.tool for one in self.all}
        slowest = {name: (self.median(name, min(self.sizes), "cold") or 0.0) for name in names}
        return sorted(names, key=lambda name: (name != "briefgen", slowest[name], name))
