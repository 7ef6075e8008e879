"""A build after a few edits: only what they reach is read, checked and made again.

It begins with what the last build left (`base.py`). An edit reaches its own file's pages and findings, the pages of
sources whose quoted words it moved, and, if it is one of a source's paragraphs, the documents that cite these. The
words of a claim reach the lists of claims too (`listings.py`). Where it reaches further, a title or one claim more that
other lists of the site show, the whole site is looked at instead.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefgen import check
from briefgen.diagnostic import Diagnostic, Severity
from briefgen.digest import exchanged
from briefgen.engine.analysis import Note, face_of
from briefgen.engine.articles import Shelf
from briefgen.engine.base import Base, documents_of, exchange, of_site
from briefgen.engine.content import KINDS
from briefgen.engine.ledger import Ledger
from briefgen.engine.library import SourceLibrary
from briefgen.engine.near import Outlines, SignOffs
from briefgen.engine.remembered import citings_of, keep, needs_of, note_of, noted, summary_of
from briefgen.engine.units import (
    Desk,
    DocumentUnit,
    Outline,
    SourceUnit,
    document_key,
    make_document,
    make_source,
    source_key,
)
from briefgen.frozen import frozen
from briefgen.model import Briefing, DocumentKind, Rights, Source, Summary
from briefgen.outputs.dossier import Citing
from briefgen.rules import broken_link
from briefgen.text import SourceText

MOST = 60
"""With more documents to do than this, several processes are quicker."""


class ReachesError(Exception):
    """An edit reaches further than its own pages."""


@frozen
class Redone:
    """A document that was checked again; `cited` are the sources of which it cites something else than before.

    `before` is its summary as it was, where lists show other claims of it now.
    """

    note: Note
    summary: Summary
    briefing: Briefing
    cited: frozenset[str]
    before: Summary | None


@frozen
class Amended:
    """What some edits came to: documents by their files, the sources whose pages show it, and the new base."""

    documents: Mapping[str, Redone]
    sources: Mapping[str, tuple[Source, Outline]]
    base: Base


def amend(ledger: Ledger, base: Base, *, strict: bool) -> Amended:
    """What has changed since a base was left.

    Raises:
        ReachesError: it reaches further than a few pages.
    """
    return _Amendment(ledger, base, strict=strict).amended()


class _Amendment:
    def __init__(self, ledger: Ledger, base: Base, *, strict: bool) -> None:
        self._ledger = ledger
        self._base = base
        self._grave = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        self._sources: dict[str, tuple[SourceUnit, Source]] = {}
        self._found = base.found
        self._claims = base.claims
        self._spoken_of = of_site(base.found)
        self._outlines = Outlines(ledger, base.sources)
        shelf = Shelf(base.sources, self._source)
        self._desk = Desk(SourceLibrary(shelf), self._outlines, SignOffs(ledger))

    def amended(self) -> Amended:
        """See `amend`."""
        files = self._files()
        changed = [path for path, digest in files.items() if digest != self._base.files[path]]
        folder = f"{self._ledger.settings.content}/"
        sources = [path for path in changed if path.startswith(f"{folder}sources/")]
        documents = [path for path in changed if path.startswith(f"{folder}briefings/")]
        if len(sources) + len(documents) < len(changed) or not all(path.endswith(".md") for path in changed):
            raise ReachesError
        affected: dict[str, None] = dict.fromkeys(documents)
        for path in sources:
            affected |= dict.fromkeys(self._reached(path, self._source_again(path)))
        if sources:
            affected |= dict.fromkeys(self._base.asking)
        # A summit's page shows its briefings, which are not looked at here.
        if len(affected) > MOST or any(self._kind(path) is DocumentKind.SUMMIT for path in affected):
            raise ReachesError
        redone = {path: self._document(path) for path in sorted(affected)}
        base = replace(self._base, files=files, found=self._found, claims=self._claims, quoted=self._quoted(redone))
        return Amended(redone, dict(self._cited(redone)), base)

    def _files(self) -> dict[str, str]:
        content = self._ledger.content
        if content.problems or content.files != tuple(self._base.files):
            raise ReachesError
        return content.digests()

    def _text(self, path: str) -> SourceText:
        text = self._ledger.content.text(path)
        if text is None:
            raise ReachesError
        return text

    def _source(self, path: str) -> Source:
        """A source as it is now."""
        if path in self._sources:
            return self._sources[path][1]
        key = source_key(self._ledger, path, self._ledger.digest(path))
        source = self._ledger.memory.recall(Source, f"article:{path}", key)
        return source or make_source(self._text(path), None, self._ledger.settings, key)[1]

    def _exchange(self, path: str, found: tuple[Diagnostic, ...]) -> None:
        if path in self._spoken_of or any(each.severity in self._grave for each in found):
            raise ReachesError
        self._found = exchange(self._found, path, found, self._ledger.settings.content)

    def _source_again(self, path: str) -> frozenset[str]:
        """Read and check an edited source; the anchors of the paragraphs that changed."""
        ledger, memory = self._ledger, self._ledger.memory
        old = memory.recall(SourceUnit, f"source:{path}", source_key(ledger, path, self._base.files[path]))
        key = source_key(ledger, path, ledger.digest(path))
        unit, source = make_source(self._text(path), None, ledger.settings, key)
        before, after = (old.outline if old else None), unit.outline
        if old is None or before is None or self._base.sources.get(after.id) != path:
            raise ReachesError
        same = (before.head, tuple(before.passages)) == (after.head, tuple(after.passages))
        if not same or self._shows_too_much(unit, old):
            raise ReachesError
        self._exchange(path, unit.diagnostics)
        self._sources[path] = unit, source
        self._outlines.exchange(after)
        memory.keep(SourceUnit, f"source:{path}", key, unit)
        memory.keep(Source, f"article:{path}", key, source)
        return frozenset(anchor for anchor, digest in after.passages.items() if before.passages[anchor] != digest)

    def _shows_too_much(self, unit: SourceUnit, old: SourceUnit) -> bool:
        """Whether its quotations may now be more of it than may be shown."""
        now, before, quoted = unit.summary.words, old.summary.words, self._base.quoted.get(unit.outline.id, 0)
        if unit.summary.head.rights is not Rights.QUOTES or now == before or not quoted:
            return False
        return now is None or before is None or quoted > self._ledger.settings.quote_limits.share * now

    def _reached(self, path: str, anchors: frozenset[str]) -> Iterator[str]:
        """The documents whose findings depend on what changed in a source."""
        source = self._sources[path][0].outline.id
        citing = self._citing(source)
        telling = {each.owner for each in self._base.found}
        near = {
            each.path
            for each in citing
            if each.path in telling or not each.citation.anchors or not anchors.isdisjoint(each.citation.anchors)
        }
        for document in near:
            needs = needs_of(self._ledger.memory, document, self._key(document)) or ()
            if any(need.source == source and self._desk.answer(need) != need.digest for need in needs):
                yield document

    def _citing(self, source: str) -> tuple[Citing, ...]:
        """The citations of a source, those of documents that were checked again as they are now."""
        return self._ledger.memory.citations.of(source, documents_of(self._base))

    def _key(self, path: str) -> str:
        """The key of a document when the base was left."""
        return document_key(self._ledger, self._kind(path), path, self._base.files[path])

    def _before(self, path: str) -> tuple[Note, Summary]:
        """A document as it was when the base was left."""
        memory = self._ledger.memory
        note = note_of(memory, path, self._key(path))
        summary = summary_of(memory, path, note.digest) if note else None
        if note is None or summary is None or note.draft:
            raise ReachesError
        return note, summary

    def _kind(self, path: str) -> DocumentKind:
        return KINDS[path.removeprefix(f"{self._ledger.settings.content}/").partition("/")[0]]

    def _document(self, path: str) -> Redone:
        """Check a document again."""
        ledger, memory = self._ledger, self._ledger.memory
        old, was = self._before(path)
        unit, briefing = make_document(self._text(path), self._kind(path), ledger.settings, self._desk)
        key = document_key(ledger, self._kind(path), path, ledger.digest(path))
        note, kept = noted(unit, key)
        if note.draft or note.front != old.front or note.asks_all:
            raise ReachesError
        self._exchange(path, self._heeded(unit))
        # What is kept takes the place of what it was.
        before = replace(was, claims=tuple(was.claims), anchors=frozenset(was.anchors))
        moved = citings_of(before)
        cited = frozenset(source for source, each in citings_of(unit.summary).items() if each != moved.get(source))
        keep(memory, path, key, kept)
        if note.face == old.face:
            return Redone(note, unit.summary, briefing, cited, None)
        if self._told_elsewhere(before, unit.summary):
            raise ReachesError
        self._claims = exchanged(self._claims, face_of(path, old), face_of(path, note))
        return Redone(note, unit.summary, briefing, cited, before)

    def _told_elsewhere(self, before: Summary, after: Summary) -> bool:
        """Whether findings about other documents may depend on claims that changed."""
        anchors = frozenset(before.anchors).symmetric_difference(after.anchors)
        if anchors and (
            not anchors.isdisjoint(self._base.fragments)
            # What is said of a link that leads nowhere names the anchors that there are.
            or any(not each.owner and each.diagnostic.rule == broken_link.RULE.name for each in self._base.found)
        ):
            return True
        # A paragraph that something is cited against is looked at in all documents.
        if after.tally.disputes:
            return True
        cited = (
            f"{citation.source} {anchor}"
            for summary in (before, after)
            for claim in summary.claims
            for citation in claim.citations
            for anchor in citation.anchors
        )
        return not frozenset(self._base.disputed).isdisjoint(cited)

    def _quoted(self, redone: Mapping[str, Redone]) -> dict[str, int]:
        """How many words of each source are quoted now.

        Raises:
            ReachesError: more than may be, now or before.
        """
        quoted = dict(self._base.quoted)
        documents = documents_of(self._base)
        for source in frozenset(source for each in redone.values() if each.before for source in each.cited):
            before, words = quoted.get(source, 0), self._ledger.memory.citations.words_of(source, documents)
            if words != before and source in self._base.sources and self._may_exceed(source, max(before, words)):
                raise ReachesError
            quoted[source] = words
        return quoted

    def _may_exceed(self, source: str, words: int) -> bool:
        """Whether so many words of a source may be more than its rights allow."""
        path = self._base.sources[source]
        key = source_key(self._ledger, path, self._ledger.digest(path))
        unit = self._ledger.memory.recall(SourceUnit, f"source:{path}", key)
        if unit is None:
            return True
        limit, whole = self._ledger.settings.quote_limits.share, unit.summary.words
        return unit.summary.head.rights is Rights.QUOTES and whole is not None and words > limit * whole

    def _heeded(self, unit: DocumentUnit) -> tuple[Diagnostic, ...]:
        """The findings that no allowance silences; one that allows nothing is told at the end of a report."""
        summary = unit.summary
        kept, _ = check.heed(unit.diagnostics, {summary.path: summary.allowances}, self._ledger.settings)
        if any(each.rule == check.UNUSED for each in kept):
            raise ReachesError
        return kept

    def _cited(self, redone: Mapping[str, Redone]) -> Iterator[tuple[str, tuple[Source, Outline]]]:
        """The sources whose pages are not what they were."""
        moved = dict.fromkeys(unit.outline.id for unit, _ in self._sources.values())
        for each in redone.values():
            moved |= dict.fromkeys(sorted(each.cited))
        for source in moved:
            if source in self._base.sources:
                yield source, (self._source(self._base.sources[source]), self._outlines[source])
