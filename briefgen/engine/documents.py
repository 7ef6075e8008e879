"""The documents of a site, each read, resolved and checked, in several processes where there are many to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from briefgen.digest import fingerprint
from briefgen.engine.analysis import Analysis, Note
from briefgen.engine.content import KINDS
from briefgen.engine.encoding import encode
from briefgen.engine.ledger import Ledger
from briefgen.engine.pool import processes, spread
from briefgen.engine.store import DamagedError
from briefgen.engine.units import Desk, DocumentUnit, make_document, read_document
from briefgen.model import Briefing, DocumentKind, Summary
from briefgen.parse.problem import Problem
from briefgen.text import SourceText

FRESH = 64
"""How many documents are held whole between being checked and being published; others are read again."""


class Ahead(Protocol):
    """Whoever makes the pages of a briefing while it is at hand, before the rest of the site is known."""

    def begin(self, analysis: Analysis) -> None:
        """Get ready, with an analysis that holds all but the briefings."""

    def make(self, briefing: Briefing, note: Note, summary: Summary) -> object | None:
        """Make its pages, in any process; what `take` is to know of them."""

    def take(self, pages: object) -> None:
        """Keep what `make` made."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What a process tells of a document: its note and summary as texts, what was wrong with its file, its pages."""

    note: str | None
    digest: str
    summary: str
    problems: tuple[Problem, ...]
    pages: object | None


class Documents:
    """Documents by their files, held against a desk."""

    def __init__(self, ledger: Ledger, desk: Desk, *, jobs: int | None, ahead: Ahead | None) -> None:
        """`jobs` is how many processes may work at once; None: one a processor."""
        self._ledger = ledger
        self._desk = desk
        self._jobs = jobs
        self._ahead = ahead
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
        jobs = processes(self._jobs, len(undone))
        made = self._here(undone) if jobs == 1 else self._spread(undone, jobs)
        return found | made

    def summary(self, path: str, note: Note) -> Summary:
        """The summary of a document.

        Raises:
            DamagedError: it is not remembered, though its note is.
        """
        summary = self._ledger.memory.recall(Summary, f"summary:{path}", note.digest)
        if summary is None:
            raise DamagedError(f"the summary of {path} is gone")
        return summary

    def briefing(self, path: str) -> Briefing:
        """A whole document, with its evidence."""
        fresh = self._fresh.get(path)
        if fresh is not None:
            return fresh
        text = self._ledger.content.text(path) or SourceText(path, "")
        return read_document(text, self._kinds[path], self._ledger.settings, self._desk)

    def _remembered(self, path: str) -> Note | None:
        digest = self._ledger.digest(path)
        key = self._ledger.key(f"document:{path}", self._kinds[path].value, path, digest)
        note = self._ledger.memory.recall(Note, f"document:{path}", key) if digest else None
        if note is not None and all(self._desk.answer(need) == need.digest for need in note.needs):
            return note
        return None

    def _here(self, paths: Sequence[str]) -> dict[str, Note]:
        found: dict[str, Note] = {}
        memory = self._ledger.memory
        for path in paths:
            made = self._make(path)
            if made is None:
                continue
            note, summary, briefing = made
            found[path] = note
            memory.keep(Note, f"document:{path}", self._ledger.keys[f"document:{path}"], note)
            memory.keep(Summary, f"summary:{path}", note.digest, summary)
            pages = self._pages(briefing, note, summary)
            if pages is not None and self._ahead is not None:
                self._ahead.take(pages)
            elif len(self._fresh) < FRESH:
                self._fresh[path] = briefing
        return found

    def _spread(self, paths: Sequence[str], jobs: int) -> dict[str, Note]:
        found: dict[str, Note] = {}
        memory = self._ledger.memory
        for source in self._desk.library.ids():
            # Read once, before there are several processes to read it.
            self._desk.library.source(source)
        for path, work in zip(paths, spread(self._work, paths, jobs, memory.detach), strict=True):
            self._ledger.content.problems += work.problems
            if work.note is None:
                continue
            key = self._ledger.keys[f"document:{path}"]
            memory.keep_text(f"document:{path}", key, work.note)
            memory.keep_text(f"summary:{path}", work.digest, work.summary)
            note = memory.recall(Note, f"document:{path}", key)
            assert note is not None
            found[path] = note
            if work.pages is not None and self._ahead is not None:
                self._ahead.take(work.pages)
        return found

    def _work(self, path: str) -> _Work:
        """What a process of the pool does with a document."""
        problems = self._ledger.content.problems
        before = len(problems)
        made = self._make(path)
        if made is None:
            return _Work(None, "", "", tuple(problems[before:]), None)
        note, summary, briefing = made
        pages = self._pages(briefing, note, summary)
        return _Work(encode(Note, note), note.digest, encode(Summary, summary), tuple(problems[before:]), pages)

    def _make(self, path: str) -> tuple[Note, Summary, Briefing] | None:
        """A document, done now; None where its file cannot be read."""
        text = self._ledger.content.text(path)
        if text is None:
            return None
        unit, briefing = make_document(text, self._kinds[path], self._ledger.settings, self._desk)
        return _noted(unit, self._ledger.keys[f"document:{path}"]), unit.summary, briefing

    def _pages(self, briefing: Briefing, note: Note, summary: Summary) -> object | None:
        if self._ahead is None or briefing.kind is not DocumentKind.BRIEFING:
            return None
        return self._ahead.make(briefing, note, summary)


def _noted(unit: DocumentUnit, key: str) -> Note:
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
