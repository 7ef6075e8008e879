"""The documents of a site, each read, resolved and checked, in several processes where there are many to do."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from briefgen.engine.analysis import Analysis, Note
from briefgen.engine.content import KINDS
from briefgen.engine.hands import Hands
from briefgen.engine.ledger import Ledger
from briefgen.engine.pool import Crew, LocalCrew, attempt, forks, opened, processes, spread
from briefgen.engine.remembered import Kept, keep, needs_of, note_of, noted, summary_of
from briefgen.engine.store import DamagedError
from briefgen.engine.units import Desk, document_key, make_document, read_document
from briefgen.engine.work import Work
from briefgen.judging.judge import JudgeError
from briefgen.model import Briefing, DocumentKind, Summary
from briefgen.text import SourceText

if TYPE_CHECKING:
    from briefgen.engine.parcel import Contents, Pages, Surroundings

FRESH = 64
"""How many documents are held whole between being checked and being published; others are read again."""


class Ahead(Protocol):
    """Whoever makes the pages of a briefing while it is at hand, before the rest of the site is known."""

    def begin(self, analysis: Analysis) -> None:
        """Get ready, with an analysis that holds all but the briefings."""

    def make(self, briefing: Briefing, note: Note, summary: Summary) -> object | None:
        """Make its pages, in any process; what `take` is to know of them."""

    def surroundings(self) -> "Surroundings":
        """What a process elsewhere makes pages with."""
        ...

    def arrived(self, pages: "Pages", contents: "Contents") -> object:
        """Keep the files of pages that were made elsewhere; what `take` is to know of them."""
        ...

    def take(self, pages: object) -> None:
        """Keep what `make` made."""


class Documents:
    """Documents by their files, held against a desk."""

    def __init__(self, ledger: Ledger, desk: Desk, *, hands: Hands, ahead: Ahead | None) -> None:
        """`hands` do the work where there is much of it."""
        self._ledger = ledger
        self._desk = desk
        self._hands = hands
        self._told = hands.telling("Checking documents")
        self._ahead = ahead
        self._summaries: dict[str, Summary] = {}
        self._fresh: dict[str, Briefing] = {}
        self._kinds: dict[str, DocumentKind] = {}

    def notes(self, *folders: str) -> dict[str, Note]:
        """The notes of all documents of some folders."""
        found: dict[str, Note] = {}
        undone: list[str] = []
        for folder in folders:
            for path in self._ledger.content.listed(folder):
                self._kinds[path] = KINDS[folder]
                note = self._remembered(path)
                if note is None:
                    undone.append(path)
                else:
                    found[path] = note
        crew = self._hands.crew() if undone and "briefings" in folders else None
        if crew is not None:
            return found | self._taken(undone, self._courier(undone, crew))
        jobs = processes(self._hands.jobs, len(undone))
        made = self._here(undone) if jobs == 1 else self._taken(undone, self._spread(undone, jobs))
        return found | made

    def summary(self, path: str, note: Note) -> Summary:
        """The summary of a document.

        Raises:
            DamagedError: it is not remembered, though its note is.
        """
        found = self._summaries.get(path)
        if found is None:
            found = summary_of(self._ledger.memory, path, note.digest)
            if found is None:
                raise DamagedError(f"the summary of {path} is gone")
            self._summaries[path] = found
        return found

    def briefing(self, path: str) -> Briefing:
        """A whole document, with its evidence."""
        fresh = self._fresh.get(path)
        if fresh is not None:
            return fresh
        text = self._ledger.content.text(path) or SourceText(path, "")
        return read_document(text, self._kinds[path], self._ledger.settings, self._desk)

    def _remembered(self, path: str) -> Note | None:
        digest = self._ledger.digest(path)
        key = self._ledger.keys[f"document:{path}"] = document_key(self._ledger, self._kinds[path], path, digest)
        memory = self._ledger.memory
        note = note_of(memory, path, key) if digest else None
        needs = needs_of(memory, path, key) if note else None
        if needs is not None and all(self._desk.answer(need) == need.digest for need in needs):
            return note
        return None

    def _here(self, paths: Sequence[str]) -> dict[str, Note]:
        found: dict[str, Note] = {}
        memory = self._ledger.memory
        for number, path in enumerate(paths, 1):
            made = opened(attempt(self._make, path, (JudgeError,)))
            self._told(number, len(paths))
            if made is None:
                continue
            note, kept, summary, briefing = made
            found[path] = note
            keep(memory, path, self._ledger.keys[f"document:{path}"], kept)
            pages = self._pages(briefing, note, summary)
            if pages is not None and self._ahead is not None:
                self._ahead.take(pages)
            elif len(self._fresh) < FRESH:
                self._fresh[path] = briefing
        return found

    def _spread(self, paths: Sequence[str], jobs: int) -> Iterator[Work]:
        """The work of several processes of this machine."""
        if not forks():
            return self._courier(paths, LocalCrew(jobs))
        for source in self._desk.library.ids():
            # Read once, before there are several processes to read it.
            self._desk.library.source(source)
        return spread(self._work, paths, jobs, self._ledger.memory.detach)

    def _courier(self, paths: Sequence[str], crew: Crew) -> Iterator[Work]:
        """The work of processes that have to be sent everything."""
        from briefgen.engine.courier import Courier  # noqa: PLC0415

        return Courier(self._ledger, self._desk, self._kinds, self._ahead, self._work).works(paths, crew)

    def _taken(self, paths: Sequence[str], works: Iterator[Work]) -> dict[str, Note]:
        found: dict[str, Note] = {}
        memory = self._ledger.memory
        for number, (path, work) in enumerate(zip(paths, works, strict=True), 1):
            self._told(number, len(paths))
            self._ledger.content.problems += work.problems
            if work.kept is None:
                continue
            key = self._ledger.keys[f"document:{path}"]
            keep(memory, path, key, work.kept)
            note = note_of(memory, path, key)
            assert note is not None
            found[path] = note
            if work.pages is not None and self._ahead is not None:
                self._ahead.take(work.pages)
        return found

    def _work(self, path: str) -> Work:
        """What a process of the pool does with a document."""
        problems = self._ledger.content.problems
        before = len(problems)
        made = self._make(path)
        found = tuple(problems[before:])
        # This may be the process that is told of it.
        del problems[before:]
        if made is None:
            return Work(None, found, None)
        note, kept, summary, briefing = made
        return Work(kept, found, self._pages(briefing, note, summary))

    def _make(self, path: str) -> tuple[Note, Kept, Summary, Briefing] | None:
        """A document, done now; None where its file cannot be read."""
        text = self._ledger.content.text(path)
        if text is None:
            return None
        unit, briefing = make_document(text, self._kinds[path], self._ledger.settings, self._desk)
        return *noted(unit, self._ledger.keys[f"document:{path}"]), unit.summary, briefing

    def _pages(self, briefing: Briefing, note: Note, summary: Summary) -> object | None:
        if self._ahead is None or briefing.kind is not DocumentKind.BRIEFING:
            return None
        return self._ahead.make(briefing, note, summary)
