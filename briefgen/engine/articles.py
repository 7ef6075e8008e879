"""The sources and the sign-offs of a site, file by file; what was read before is taken from memory."""

from collections.abc import Callable, Collection, Iterator, Mapping

from briefgen import check
from briefgen.diagnostic import Diagnostic, Finding, Label
from briefgen.digest import fingerprint
from briefgen.engine.ledger import Ledger, stem
from briefgen.engine.units import Signed, SourceUnit, make_source, source_key
from briefgen.frozen import frozen
from briefgen.model import Signature, Source, SourceSummary
from briefgen.parse.problem import Problem
from briefgen.reviews.reading import belongs_nowhere, read_reviews
from briefgen.text import SourceText, Span


@frozen
class ReviewUnit:
    """One file of sign-offs, read."""

    signatures: tuple[Signature, ...]
    diagnostics: tuple[Diagnostic, ...]


class Shelf(Mapping[str, Source]):
    """Sources by id, each read when it is asked for."""

    def __init__(self, paths: Mapping[str, str], read: Callable[[str], Source]) -> None:
        self._paths = paths
        self._read = read

    def __getitem__(self, key: str) -> Source:
        return self._read(self._paths[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class Articles:
    """The sources by their files; of two with one id, the first. What is wrong is in `diagnostics`."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.diagnostics: list[Diagnostic] = []
        self.units: dict[str, SourceUnit] = {}
        first: dict[str, SourceUnit] = {}
        for path in ledger.content.listed("sources"):
            unit = self._unit(path)
            if unit is None:
                continue
            self.diagnostics += unit.diagnostics
            known = first.setdefault(unit.outline.id, unit)
            if known is unit:
                self.units[path] = unit
            else:
                self.diagnostics += check.reported((_twice(unit.summary, known.summary),), ledger.settings)
        self.outlines = {unit.outline.id: unit.outline for unit in self.units.values()}
        self.shelf = Shelf({unit.outline.id: path for path, unit in self.units.items()}, self._source)

    @property
    def summaries(self) -> tuple[SourceSummary, ...]:
        """The summaries in the order of the files."""
        return tuple(unit.summary for unit in self.units.values())

    def _unit(self, path: str) -> SourceUnit | None:
        ledger = self._ledger
        original = ledger.content.original(stem(path, ".md"))
        parts = (path, ledger.digest(path), original or "", ledger.digest(original))
        key = ledger.keys[f"source:{path}"] = ledger.keys[f"article:{path}"] = source_key(ledger, *parts)
        unit = ledger.memory.recall(SourceUnit, f"source:{path}", key) if parts[1] else None
        if unit is not None:
            return unit
        text = ledger.content.text(path)
        full = ledger.content.text(original) if original else None
        if text is None:
            return None
        unit, source = make_source(text, full, ledger.settings, key)
        if original is None or full is not None:
            ledger.memory.keep(SourceUnit, f"source:{path}", key, unit)
        if original is None:
            ledger.memory.keep(Source, f"article:{path}", key, source)
        else:
            # A full text that must not be published is not copied to the disk either.
            ledger.memory.hold(f"article:{path}", key, source)
        return unit

    def _source(self, path: str) -> Source:
        ledger = self._ledger
        name = f"article:{path}"
        key = ledger.keys[name]
        source = ledger.memory.recall(Source, name, key) or ledger.memory.held(name, key)
        if isinstance(source, Source):
            return source
        original = ledger.content.original(stem(path, ".md"))
        text = ledger.content.text(path) or SourceText(path, "")
        full = ledger.content.text(original) if original else None
        made = make_source(text, full, ledger.settings, key)[1]
        ledger.memory.hold(name, key, made)
        return made


def read_signed(ledger: Ledger) -> tuple[dict[str, Signed], tuple[Diagnostic, ...]]:
    """The sign-offs by the slug of their briefing, and what is wrong with their files."""
    found: dict[str, Signed] = {}
    diagnostics: list[Diagnostic] = []
    for path in ledger.content.listed("reviews", ".yaml"):
        unit = _review(ledger, path)
        if unit is not None:
            diagnostics += unit.diagnostics
            found[stem(path, ".yaml")] = Signed(unit.signatures, ledger.keys[f"review:{path}"])
    return found, tuple(diagnostics)


def signed_of(ledger: Ledger, path: str) -> Signed | None:
    """The sign-offs in one file."""
    unit = _review(ledger, path)
    return Signed(unit.signatures, ledger.keys[f"review:{path}"]) if unit else None


def _review(ledger: Ledger, path: str) -> ReviewUnit | None:
    key = ledger.keys[f"review:{path}"] = fingerprint(ledger.rules, path, ledger.digest(path))
    unit = ledger.memory.recall(ReviewUnit, f"review:{path}", key)
    if unit is None:
        text = ledger.content.text(path)
        if text is None:
            return None
        signatures, problems = read_reviews(text)
        unit = ReviewUnit(signatures, tuple(check.reported(problems, ledger.settings)))
        ledger.memory.keep(ReviewUnit, f"review:{path}", key, unit)
    return unit


def lost_reviews(ledger: Ledger, slugs: Collection[str]) -> Iterator[Diagnostic]:
    """Files of sign-offs that no briefing has the name of; `slugs` are those of all briefings."""
    for path in ledger.content.listed("reviews", ".yaml"):
        yield from check.reported(belongs_nowhere(path, stem(path, ".yaml"), slugs), ledger.settings)


def _twice(source: SourceSummary, first: SourceSummary) -> Problem:
    finding = Finding(
        f"two sources are named “{source.head.id}”",
        Label(source.head.path, source.head.places.get("title", Span(0, 0)), "the second; it is not read"),
        related=(Label(first.head.path, first.head.places.get("title", Span(0, 0)), "the first"),),
        help="give one of them another file name",
        source=source.head.id,
    )
    return Problem("duplicate-id", finding)
