"""A judge whose model is a list of verdicts: `verdicts.txt` has a label, a score, and words of a claim on each line."""

from collections.abc import Sequence
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from briefgen.judging.judge import Judge, JudgeError, Opinion, Verdict

SUPPORTED = Verdict(Opinion.SUPPORTED, 1.0)
HEARD = "heard.log"


def open_fake(model: Path) -> Judge:
    """The judge; every claim that it hears is noted in a file beside its model."""
    lines = [line.split(" ", 2) for line in (model / "verdicts.txt").read_text("utf-8").splitlines()]

    def judge(pairs: Sequence[tuple[str, str]], /) -> list[Verdict]:
        with (model.parent / HEARD).open("a", encoding="utf-8") as log:
            log.writelines(f"{claim} | {evidence}\n" for claim, evidence in pairs)
        return [
            next((Verdict(Opinion(label), float(score)) for label, score, words in lines if words in claim), SUPPORTED)
            for claim, _ in pairs
        ]

    return judge


def open_closed(_model: Path) -> Judge:
    """A judge that says why it cannot be opened."""
    raise JudgeError("its model is for another language", "take another model")


def open_broken(_model: Path) -> Judge:
    """A judge with a bug."""

    def judge(pairs: Sequence[tuple[str, str]], /) -> list[Verdict]:
        raise ValueError(f"no reading of\n{len(pairs)} claims.")

    return judge


def open_short(_model: Path) -> Judge:
    """A judge that forgets a claim."""
    return lambda pairs: [SUPPORTED for _ in pairs[1:]]


def install(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let the judges of these names be what the installed packages bring."""
    offers = EntryPoints(EntryPoint(name, f"tests.judging.fake:open_{name}", "briefgen.judges") for name in names)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda *, group: offers.select(group=group))
