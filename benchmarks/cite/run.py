"""Times `briefgen cite` on an invented library."""

import argparse
import random
import statistics
import tempfile
import time
from itertools import accumulate
from pathlib import Path

from briefgen.cli.cite import answer, open_library
from briefgen.cli.options import Common
from briefgen.model import Settings

SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu", "lor", "mond"]
NAMES = ["Takaichi", "Sharma", "Ode", "Naruhito", "Lindqvist", "Okafor", "Marchetti", "Tanaka", "Weber", "Silva"]


def words(count: int, chance: random.Random) -> list[str]:
    """Invented words, each another, short ones first."""
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(chance.choices(SYLLABLES, k=2 + len(found) // 4000 + chance.randint(0, 1)))] = None
    return list(found)


def write_library(folder: Path, articles: int, chance: random.Random) -> None:
    """Sources of 25 paragraphs, with a number and a name in each paragraph."""
    vocabulary = words(20_000, chance)
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(vocabulary))))
    folder.mkdir(parents=True)
    for number in range(articles):
        paragraphs = [
            f"{chance.choice(NAMES)} {' '.join(chance.choices(vocabulary, cum_weights=weights, k=40))} "
            f"{chance.randint(2, 9999)} million {' '.join(chance.choices(vocabulary, cum_weights=weights, k=4))}."
            f" {{#p{place}}}"
            for place in range(1, 26)
        ]
        head = f"---\ntitle: Report {number}\nissued: 2025-10-28\n---\n"
        (folder / f"report-{number:05}.md").write_text(head + "\n\n".join(paragraphs) + "\n", encoding="utf-8")


def sentence(folder: Path, articles: int, chance: random.Random) -> tuple[str, str]:
    """A sentence that says some of what a paragraph says, and the citation of that paragraph."""
    identity = f"report-{chance.randrange(articles):05}"
    place = chance.randrange(25)
    body = (folder / f"{identity}.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    taken = body.split("\n\n")[place].rsplit(" {#", 1)[0].split()
    kept = [word for index, word in enumerate(taken) if index >= 20 and chance.random() < 0.7]
    return " ".join([taken[0], *kept, "today"]), f"@{identity} p{place + 1}"


def main() -> None:
    """Write the library, ask, and print how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--sentences", type=int, default=100)
    given = parser.parse_args()
    chance = random.Random(7)
    settings = Settings("Benchmark")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_library(root / "content/sources", given.articles, chance)
        start = time.perf_counter()
        open_library(Common(), root, settings).close()
        print(f"first run, {given.articles} articles: {time.perf_counter() - start:.1f} s")
        # A file that was written less than two seconds ago is not trusted yet.
        time.sleep(2.5)
        open_library(Common(), root, settings).close()
        asked = [sentence(root / "content/sources", given.articles, chance) for _ in range(given.sentences)]
        times: list[float] = []
        work: list[float] = []
        found = 0
        for text, citation in asked:
            start, begun = time.perf_counter(), time.process_time()
            index = open_library(Common(), root, settings)
            proposals = answer(index, text, settings, 5)
            index.close()
            times.append(1000 * (time.perf_counter() - start))
            work.append(1000 * (time.process_time() - begun))
            found += bool(proposals) and proposals[0].citation.startswith(f"[{citation}")
        size = (root / ".briefgen/library.sqlite").stat().st_size / 1e6
    middle, most = statistics.median(times), sorted(times)[int(0.95 * len(times))]
    print(f"an answer: {middle:.0f} ms in the middle, {most:.0f} ms at the 95th percentile")
    print(f"processor time of an answer: {statistics.median(work):.0f} ms in the middle")
    print(f"found: {found} of {len(asked)}; index: {size:.0f} MB")


if __name__ == "__main__":
    main()
