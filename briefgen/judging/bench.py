"""The judges that a site asks for: found among the installed packages, and opened when first needed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from briefgen.digest import fingerprint
from briefgen.judging.judge import Judge, JudgeError, Opinion, Verdict
from briefgen.model import JudgeSettings, Settings
from briefgen.parse.nearest import nearest
from briefgen.parse.problem import Problem, problem
from briefgen.text import Span

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "briefgen.judges"
RULE = "invalid-front-matter"


class Disk(Protocol):
    """Tells what a folder of the site holds."""

    root: Path

    def listed(self, folder: str) -> tuple[str, ...]:
        """The files below a folder."""
        ...

    def digest(self, path: str) -> str | None:
        """The digest of a file; None where it cannot be read."""
        ...


class Bench:
    """Judges by their settings; one that was opened stays open, for to load a model takes seconds."""

    def __init__(self) -> None:
        self._root = Path()
        self._open: dict[tuple[Path, JudgeSettings], Judge] = {}

    def seat(self, settings: Settings, disk: Disk) -> tuple[Settings, tuple[Problem, ...]]:
        """The settings with the judges that are there, each with its identity, and what is wrong with the others."""
        self._root = disk.root
        offers = _offers() if settings.judges else {}
        problems: list[Problem] = []
        seated: list[JudgeSettings] = []
        for judge in settings.judges:
            offer, files = offers.get(judge.name), disk.listed(judge.model)
            if offer is None:
                problems.append(_unknown(settings, judge, offers))
            elif not files:
                place = settings.places.get(f"judges.{judge.name}.model", Span(0, 0))
                message = f"there is no model in the folder “{judge.model}”"
                mend = "give the folder relative to site.yaml; briefgen never downloads a model"
                problems.append(problem(RULE, settings.path, place, message, help=mend))
            else:
                seated.append(replace(judge, identity=_identity(offer, files, disk)))
        return replace(settings, judges=tuple(seated)), tuple(problems)

    def hear(self, judge: JudgeSettings, pairs: Sequence[tuple[str, str]]) -> tuple[Verdict, ...]:
        """A judge's verdicts, one for each pair of claim and evidence.

        Raises:
            JudgeError: the judge cannot be opened, or did not give a verdict for each pair.
        """
        try:
            key = (self._root, judge)
            opened = self._open.get(key)
            if opened is None:
                opened = self._open[key] = _offers()[judge.name].load()(self._root / judge.model)
            verdicts = tuple(Verdict(Opinion(each.label), float(each.score)) for each in opened(pairs))
        except JudgeError as error:
            raise JudgeError(error.reason, error.mend, judge.name) from error
        except Exception as error:
            told = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".")
            raise JudgeError(told, "see to its package and its model, or delete the judge", judge.name) from error
        if len(verdicts) != len(pairs):
            told = f"it gave {len(verdicts)} verdicts for {len(pairs)} claims"
            raise JudgeError(told, "tell its makers, or delete the judge", judge.name)
        return verdicts


def unusable(settings: Settings, error: JudgeError) -> Problem:
    """What to tell of a judge that failed at its work."""
    place = settings.places.get(f"judges.{error.judge}", Span(0, 0))
    message = f"the judge `{error.judge}` cannot be used: {error.reason}"
    return problem(RULE, settings.path, place, message, help=error.mend)


def _offers() -> Mapping[str, "EntryPoint"]:
    # Few sites have judges, and all would wait for this.
    from importlib.metadata import entry_points  # noqa: PLC0415

    return {each.name: each for each in entry_points(group=GROUP)}


def _unknown(settings: Settings, judge: JudgeSettings, offers: Iterable[str]) -> Problem:
    place = settings.places.get(f"judges.{judge.name}", Span(0, 0))
    found = nearest(judge.name, offers)
    mend = f"did you mean `{found}`?" if found else "install the package that brings it, or delete it"
    return problem(RULE, settings.path, place, f"no installed package brings a judge `{judge.name}`", help=mend)


def _identity(offer: "EntryPoint", files: Iterable[str], disk: Disk) -> str:
    """The digest of what a judge's verdicts follow from: the package that brings it, and its model."""
    package = f"{offer.dist.name} {offer.dist.version}" if offer.dist else ""
    return fingerprint(offer.name, offer.value, package, *(f"{file} {disk.digest(file)}" for file in files))
