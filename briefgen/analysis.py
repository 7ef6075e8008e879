"""A site read, resolved and checked, unit by unit; what was done before is taken from memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefgen import check
from briefgen.content import KINDS, Content
from briefgen.diagnostic import Diagnostic, Finding, Label
from briefgen.digest import fingerprint
from briefgen.encoding import encode
from briefgen.library import SourceLibrary
from briefgen.memory import Memory
from briefgen.model import (
    Allowance,
    Briefing,
    DocumentKind,
    Overview,
    Settings,
    Signature,
    Source,
    SourceSummary,
    Summary,
)
from briefgen.parse.problem import Problem
from briefgen.reviews.reading import belongs_nowhere, read_reviews
from briefgen.text import SourceText, Span
from briefgen.units import (
    Desk,
    DocumentUnit,
    Need,
    Outline,
    Signed,
    SourceUnit,
    make_document,
    make_source,
    read_document,
    settings_digest,
)


@dataclass(frozen=True, slots=True)
class ReviewUnit:
    """One file of sign-offs, read."""

    signatures: tuple[Signature, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a checked document without its summary.

    `digest` is that of the summary; `work` that of everything the document was made from.
    """

    kind: DocumentKind
    draft: bool
    work: str
    digest: str
    needs: tuple[Need, ...]
    allowances: tuple[Allowance, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Analysis:
    """A site that was read, resolved and checked. Texts, sources and whole documents are read when asked for.

    `notes` are those of the documents in it, `outlines` those of its sources by id.
    """

    settings: Settings
    overview: Overview
    digest: str
    notes: Mapping[str, Note]
    outlines: Mapping[str, Outline]
    sources: Mapping[str, Source]
    assets: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, SourceText]
    briefing: Callable[[str], Briefing] = field(repr=False)

    @cached_property
    def briefings(self) -> tuple[Briefing, ...]:
        """Every document with its evidence, in the order of their paths."""
        return tuple(self.briefing(path) for path in self.notes)


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


class Analyst:
    """Goes through the content once."""

    def __init__(self, content: Content, settings: Settings, memory: Memory) -> None:
        self._content = content
        self._settings = settings
        self._memory = memory
        self._rules = settings_digest(settings)
        self._diagnostics: list[Diagnostic] = []
        self._keys: dict[str, str] = {}
        self._fresh: dict[str, Briefing] = {}
        self._desk = Desk(SourceLibrary({}), {}, {})
        self.alive: set[str] = set()

    def analyse(self, problems: Iterable[Problem], texts: Mapping[str, SourceText], *, drafts: bool) -> Analysis:
        """Everything; `problems` are those of site.yaml."""
        settings = self._settings
        units = self._sources()
        outlines = {unit.outline.id: unit.outline for unit in units.values()}
        shelf = Shelf({unit.outline.id: path for path, unit in units.items()}, self._source)
        self._desk = Desk(SourceLibrary(shelf), outlines, self._reviews())
        notes = dict(sorted(self._documents(drafts=drafts)))
        summaries = tuple(self._summary(path, note) for path, note in notes.items())
        if drafts:
            self._lost_reviews(summaries)
        overview, assets = self._overview(summaries, tuple(unit.summary for unit in units.values()))
        found = [*check.reported(problems, settings), *check.reported(self._content.problems, settings)]
        found += self._diagnostics
        for note in notes.values():
            found += note.diagnostics
        digest = fingerprint(
            self._rules,
            *(f"{path} {note.digest}" for path, note in notes.items()),
            *(f"{key} {outline.whole}" for key, outline in outlines.items()),
            *self._content.files,
            *overview.assets.values(),
        )
        found += self._site(overview, digest)
        kept, _ = check.heed(found, {path: note.allowances for path, note in notes.items()}, settings)
        return Analysis(settings, overview, digest, notes, outlines, shelf, assets, kept, texts, self._briefing)

    def _key(self, name: str, *parts: str) -> str:
        key = self._keys[name] = fingerprint(self._rules, *parts)
        self.alive.add(name)
        return key

    def _sources(self) -> dict[str, SourceUnit]:
        """The sources by path; of two with one id, the first."""
        found: dict[str, SourceUnit] = {}
        first: dict[str, SourceUnit] = {}
        for path in self._content.listed("sources"):
            unit = self._source_unit(path)
            if unit is None:
                continue
            self._diagnostics += unit.diagnostics
            known = first.setdefault(unit.outline.id, unit)
            if known is unit:
                found[path] = unit
            else:
                self._diagnostics += check.reported((_twice(unit.summary, known.summary),), self._settings)
        return found

    def _source_unit(self, path: str) -> SourceUnit | None:
        original = self._content.original(_stem(path, ".md"))
        digest = self._content.digest(path)
        key = self._key(f"source:{path}", path, digest or "", original or "", self._digest_of(original))
        self._key(f"article:{path}", path, digest or "", original or "", self._digest_of(original))
        unit = self._memory.recall(SourceUnit, f"source:{path}", key) if digest else None
        if unit is not None:
            return unit
        text = self._content.text(path)
        full = self._content.text(original) if original else None
        if text is None:
            return None
        unit, source = make_source(text, full, self._settings, key)
        if original is None or full is not None:
            self._memory.keep(SourceUnit, f"source:{path}", key, unit)
        if original is None:
            self._memory.keep(Source, f"article:{path}", key, source)
        else:
            # A full text that must not be published is not copied to the disk either.
            self._memory.hold(f"article:{path}", key, source)
        return unit

    def _digest_of(self, path: str | None) -> str:
        return (self._content.digest(path) or "") if path else ""

    def _source(self, path: str) -> Source:
        name = f"article:{path}"
        key = self._keys[name]
        source = self._memory.recall(Source, name, key) or self._memory.held(name, key)
        if isinstance(source, Source):
            return source
        original = self._content.original(_stem(path, ".md"))
        text = self._content.text(path) or SourceText(path, "")
        full = self._content.text(original) if original else None
        made = make_source(text, full, self._settings, key)[1]
        self._memory.hold(name, key, made)
        return made

    def _reviews(self) -> dict[str, Signed]:
        """The sign-offs by the slug of their briefing."""
        found: dict[str, Signed] = {}
        for path in self._content.listed("reviews", ".yaml"):
            key = self._key(f"review:{path}", path, self._content.digest(path) or "")
            unit = self._memory.recall(ReviewUnit, f"review:{path}", key)
            if unit is None:
                text = self._content.text(path)
                if text is None:
                    continue
                signatures, problems = read_reviews(text)
                unit = ReviewUnit(signatures, tuple(check.reported(problems, self._settings)))
                self._memory.keep(ReviewUnit, f"review:{path}", key, unit)
            self._diagnostics += unit.diagnostics
            found[_stem(path, ".yaml")] = Signed(unit.signatures, key)
        return found

    def _lost_reviews(self, summaries: Iterable[Summary]) -> None:
        slugs = {each.slug for each in summaries if each.kind is DocumentKind.BRIEFING}
        for path in self._content.listed("reviews", ".yaml"):
            problems = belongs_nowhere(path, _stem(path, ".yaml"), slugs)
            self._diagnostics += check.reported(problems, self._settings)

    def _documents(self, *, drafts: bool) -> Iterator[tuple[str, Note]]:
        for folder, kind in KINDS.items():
            for path in self._content.listed(folder):
                note = self._note(path, kind)
                if note is not None and (drafts or not note.draft):
                    yield path, note

    def _note(self, path: str, kind: DocumentKind) -> Note | None:
        digest = self._content.digest(path)
        key = self._key(f"document:{path}", kind.value, path, digest or "")
        self.alive.add(f"summary:{path}")
        note = self._memory.recall(Note, f"document:{path}", key) if digest else None
        if note is not None and all(self._desk.answer(need) == need.digest for need in note.needs):
            return note
        text = self._content.text(path)
        if text is None:
            return None
        unit, self._fresh[path] = make_document(text, kind, self._settings, self._desk)
        note = self._noted(unit, key)
        self._memory.keep(Note, f"document:{path}", key, note)
        self._memory.keep(Summary, f"summary:{path}", note.digest, unit.summary)
        return note

    def _noted(self, unit: DocumentUnit, key: str) -> Note:
        summary = unit.summary
        return Note(
            kind=summary.kind,
            draft=summary.head.draft,
            work=fingerprint(key, *(need.digest for need in unit.needs)),
            digest=fingerprint(encode(Summary, summary)),
            needs=unit.needs,
            allowances=summary.allowances,
            diagnostics=unit.diagnostics,
        )

    def _summary(self, path: str, note: Note) -> Summary:
        summary = self._memory.recall(Summary, f"summary:{path}", note.digest)
        assert summary is not None
        return summary

    def _briefing(self, path: str) -> Briefing:
        fresh = self._fresh.get(path)
        if fresh is not None:
            return fresh
        kind = next(kind for folder, kind in KINDS.items() if path in self._content.folders.get(folder, ()))
        text = self._content.text(path) or SourceText(path, "")
        return read_document(text, kind, self._settings, self._desk)

    def _overview(
        self, documents: tuple[Summary, ...], sources: tuple[SourceSummary, ...]
    ) -> tuple[Overview, dict[str, str]]:
        """The overview, and the digests of the assets by their paths."""
        from briefgen.outputs.addresses import published_urls  # noqa: PLC0415
        from briefgen.theme import published_name  # noqa: PLC0415

        digests = {path: self._content.digest(path) for path in self._content.folders.get("assets", ())}
        assets = {path: digest for path, digest in digests.items() if digest is not None}
        for path in digests.keys() - assets.keys():
            self._content.text(path)
        overview = Overview(
            documents=documents,
            sources=sources,
            files=frozenset(self._content.files),
            assets={path: published_name(path.rpartition("/")[2], digest) for path, digest in assets.items()},
        )
        return replace(overview, urls=published_urls(overview)), assets

    def _site(self, overview: Overview, digest: str) -> tuple[Diagnostic, ...]:
        """What the rules find in the site as a whole."""
        self.alive.add("site")
        found = self._memory.recall(tuple[Diagnostic, ...], "site", digest)
        if found is None:
            found = check.check_site(overview, self._settings)
            self._memory.keep(tuple[Diagnostic, ...], "site", digest, found)
        return found


def _stem(path: str, ending: str) -> str:
    return path.rpartition("/")[2].removesuffix(ending)


def _twice(source: SourceSummary, first: SourceSummary) -> Problem:
    finding = Finding(
        f"two sources are named “{source.head.id}”",
        Label(source.head.path, source.head.places.get("title", Span(0, 0)), "the second; it is not read"),
        related=(Label(first.head.path, first.head.places.get("title", Span(0, 0)), "the first"),),
        help="give one of them another file name",
        source=source.head.id,
    )
    return Problem("duplicate-id", finding)
