"""A site read, resolved and checked, unit by unit; what was done before is taken from memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from briefgen import check
from briefgen.diagnostic import Diagnostic, Finding, Label
from briefgen.digest import fingerprint
from briefgen.engine.content import KINDS, Content
from briefgen.engine.encoding import encode
from briefgen.engine.library import SourceLibrary
from briefgen.engine.memory import Memory
from briefgen.engine.units import (
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
from briefgen.pool import processes, spread
from briefgen.reviews.reading import belongs_nowhere, read_reviews
from briefgen.text import SourceText, Span

FRESH = 64
"""How many documents are held whole between being checked and being published; others are read again."""


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


@dataclass(frozen=True, slots=True)
class Worked:
    """What a process tells of a document: its note and summary as texts, what was wrong with its file, its pages."""

    note: str | None
    digest: str
    summary: str
    problems: tuple[Problem, ...]
    pages: object | None


class Ahead(Protocol):
    """Whoever makes the pages of a briefing while it is at hand, before the rest of the site is known."""

    def begin(self, analysis: Analysis) -> None:
        """Get ready, with an analysis that holds all but the briefings."""

    def make(self, briefing: Briefing, note: Note, summary: Summary) -> object | None:
        """Make its pages, in any process; what `take` is to know of them."""

    def take(self, pages: object) -> None:
        """Keep what `make` made."""


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

    def __init__(
        self, content: Content, settings: Settings, memory: Memory, *, jobs: int | None = 1, ahead: Ahead | None = None
    ) -> None:
        """`jobs` is how many processes may work at once; None: one a processor."""
        self._jobs = jobs
        self._ahead = ahead
        self._content = content
        self._settings = settings
        self._memory = memory
        self._rules = settings_digest(settings)
        self._diagnostics: list[Diagnostic] = []
        self._keys: dict[str, str] = {}
        self._fresh: dict[str, Briefing] = {}
        self._kinds: dict[str, DocumentKind] = {}
        self._desk = Desk(SourceLibrary({}), {}, {})
        self.alive: set[str] = set()

    def analyse(self, problems: Iterable[Problem], texts: Mapping[str, SourceText], *, drafts: bool) -> Analysis:
        """Everything; `problems` are those of site.yaml."""
        settings = self._settings
        units = self._sources()
        outlines = {unit.outline.id: unit.outline for unit in units.values()}
        shelf = Shelf({unit.outline.id: path for path, unit in units.items()}, self._source)
        self._desk = Desk(SourceLibrary(shelf), outlines, self._reviews())
        assets = self._assets()

        def analysis(notes: Mapping[str, Note]) -> Analysis:
            summaries = tuple(self._summary(path, note) for path, note in notes.items())
            overview = self._overview(summaries, tuple(unit.summary for unit in units.values()), assets)
            return Analysis(settings, overview, "", notes, outlines, shelf, assets, (), texts, self._briefing)

        def told(notes: Mapping[str, Note]) -> dict[str, Note]:
            return {path: note for path, note in sorted(notes.items()) if drafts or not note.draft}

        standing = self._documents(("summits", "pages"))
        if self._ahead is not None:
            self._ahead.begin(analysis(told(standing)))
        site = analysis(told(standing | self._documents(("briefings",))))
        if drafts:
            self._lost_reviews(site.overview.documents)
        found = [*check.reported(problems, settings), *check.reported(self._content.problems, settings)]
        found += self._diagnostics
        for note in site.notes.values():
            found += note.diagnostics
        digest = fingerprint(
            self._rules,
            *(f"{path} {note.digest}" for path, note in site.notes.items()),
            *(f"{key} {outline.whole}" for key, outline in outlines.items()),
            *self._content.files,
            *site.overview.assets.values(),
        )
        found += self._site(site.overview, digest)
        kept, _ = check.heed(found, {path: note.allowances for path, note in site.notes.items()}, settings)
        return replace(site, digest=digest, diagnostics=kept)

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

    def _documents(self, folders: Sequence[str]) -> dict[str, Note]:
        """The notes of all documents of some folders: remembered, or made now, in several processes if many."""
        found: dict[str, Note] = {}
        ahead: list[str] = []
        for folder in folders:
            for path in self._content.listed(folder):
                self._kinds[path] = KINDS[folder]
                note = self._remembered(path)
                if note is None:
                    ahead.append(path)
                else:
                    found[path] = note
        jobs = processes(self._jobs, len(ahead))
        if jobs == 1:
            for path in ahead:
                for note in self._made(path):
                    found[path] = note
            return found
        for source in self._desk.library.ids():
            # Read once, before there are several processes to read it.
            self._desk.library.source(source)
        for path, worked in zip(ahead, spread(self._work, ahead, jobs, self._memory.detach), strict=True):
            self._content.problems += worked.problems
            if worked.note is not None:
                self._memory.keep_text(f"document:{path}", self._keys[f"document:{path}"], worked.note)
                self._memory.keep_text(f"summary:{path}", worked.digest, worked.summary)
                note = self._memory.recall(Note, f"document:{path}", self._keys[f"document:{path}"])
                if note is not None:
                    found[path] = note
            if worked.pages is not None and self._ahead is not None:
                self._ahead.take(worked.pages)
        return found

    def _remembered(self, path: str) -> Note | None:
        digest = self._content.digest(path)
        key = self._key(f"document:{path}", self._kinds[path].value, path, digest or "")
        self.alive.add(f"summary:{path}")
        note = self._memory.recall(Note, f"document:{path}", key) if digest else None
        if note is not None and all(self._desk.answer(need) == need.digest for need in note.needs):
            return note
        return None

    def _made(self, path: str) -> Iterator[Note]:
        """The note of a document, made now; none where it cannot be read."""
        made = self._make(path)
        if made is None:
            return
        note, summary, briefing = made
        self._memory.keep(Note, f"document:{path}", self._keys[f"document:{path}"], note)
        self._memory.keep(Summary, f"summary:{path}", note.digest, summary)
        pages = self._pages(briefing, note, summary)
        if pages is not None and self._ahead is not None:
            self._ahead.take(pages)
        elif len(self._fresh) < FRESH:
            self._fresh[path] = briefing
        yield note

    def _make(self, path: str) -> tuple[Note, Summary, Briefing] | None:
        text = self._content.text(path)
        if text is None:
            return None
        unit, briefing = make_document(text, self._kinds[path], self._settings, self._desk)
        return self._noted(unit, self._keys[f"document:{path}"]), unit.summary, briefing

    def _work(self, path: str) -> Worked:
        """What a process of the pool does with a document."""
        before = len(self._content.problems)
        made = self._make(path)
        problems = tuple(self._content.problems[before:])
        if made is None:
            return Worked(None, "", "", problems, None)
        note, summary, briefing = made
        pages = self._pages(briefing, note, summary)
        return Worked(encode(Note, note), note.digest, encode(Summary, summary), problems, pages)

    def _pages(self, briefing: Briefing, note: Note, summary: Summary) -> object | None:
        if self._ahead is None or briefing.kind is not DocumentKind.BRIEFING:
            return None
        return self._ahead.make(briefing, note, summary)

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
        text = self._content.text(path) or SourceText(path, "")
        return read_document(text, self._kinds[path], self._settings, self._desk)

    def _assets(self) -> dict[str, str]:
        """The digests of the assets by their paths."""
        digests = {path: self._content.digest(path) for path in self._content.folders.get("assets", ())}
        for path, digest in digests.items():
            if digest is None:
                self._content.text(path)
        return {path: digest for path, digest in digests.items() if digest is not None}

    def _overview(
        self, documents: tuple[Summary, ...], sources: tuple[SourceSummary, ...], assets: Mapping[str, str]
    ) -> Overview:
        from briefgen.outputs.addresses import published_urls  # noqa: PLC0415
        from briefgen.theme import published_name  # noqa: PLC0415

        overview = Overview(
            documents=documents,
            sources=sources,
            files=frozenset(self._content.files),
            assets={path: published_name(path.rpartition("/")[2], digest) for path, digest in assets.items()},
        )
        return replace(overview, urls=published_urls(overview))

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
