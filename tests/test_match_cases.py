"""Quotations and sources of `tests/match/*.txt`, each with the verdict that the contract gives.

A group is its passages (`source:`), then its quotations, each after the verdict: `exact`, `info` (differs in
punctuation or letter case), `replaced` (brackets take the place of source words) or `no`. `\\u0301` is the character
of that number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.matching.match import find_quotation

CASES = Path(__file__).parent / "match"


@dataclass(frozen=True)
class Case:
    place: str
    passages: tuple[str, ...]
    verdict: str
    quote: str


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.txt")):
        passages: tuple[str, ...] = ()
        closed = True
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            verdict, _, text = line.partition(": ")
            text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
            if verdict == "source":
                passages = (text,) if closed else (*passages, text)
                closed = False
            else:
                closed = True
                yield Case(f"{path.stem}:{number}", passages, verdict, text)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.place)
def test_verdict(case: Case) -> None:
    hit = find_quotation(case.quote, case.passages)
    if hit is None:
        assert case.verdict == "no"
    else:
        assert case.verdict == ("replaced" if hit.replaced else "info" if hit.lenient else "exact")
        assert all(case.passages[index][start:end] for index, start, end in hit.parts)
