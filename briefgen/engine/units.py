"""The units of work that a build remembers: one source, one document.

A document is checked as a pure function of its own text, the settings, and what it asks of the library. What it
asked is kept as `Need` values: the work is done again only where one of these has another digest.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Protocol

from briefgen import check
from briefgen.diagnostic import Diagnostic
from briefgen.digest import fingerprint
from briefgen.elision import GAP
from briefgen.engine.encoding import encode
from briefgen.frozen import frozen
from briefgen.judging import doubts
from briefgen.judging.bench import Bench
from briefgen.model import (
    Briefing,
    DocumentKind,
    Passage,
    Settings,
    Signature,
    Source,
    SourceHead,
    SourceSummary,
    Summary,
)
from briefgen.originals import read_original, with_original
from briefgen.parse.document import parse_document
from briefgen.parse.source import parse_source
from briefgen.resolve import Library, resolve
from briefgen.reviews.signing import sign_off
from briefgen.rules import NAMES
from briefgen.summary import summarise
from briefgen.text import Prose, SourceText, Span, word_count

LIBRARY = ""
"""The name of a need that asks the whole library."""
REVIEWS = "reviews/"
"""Before a briefing's slug, the name of its need of sign-offs. No source has a `/` in its name."""


class Keyed(Protocol):
    """Whatever has the digest of the settings that reading and checking go by."""

    @property
    def rules(self) -> str:
        """The digest."""
        ...


@frozen
class Outline:
    """What a document can depend on in a source, as digests: all of the file, its head, each passage by its anchor.

    The digests of the head and the passages leave their places in the file out.
    """

    id: str
    whole: str
    head: str
    passages: Mapping[str, str]


@frozen
class SourceUnit:
    """One source, read and checked; the source itself is kept beside it, for whoever cites it."""

    outline: Outline
    summary: SourceSummary
    diagnostics: tuple[Diagnostic, ...]


@frozen
class Need:
    """What a document asked of a source, and the digest of the answer.

    `anchors` are those of the passages that it cites; None: it may have looked at any part of the file. The source
    `LIBRARY` stands for all sources.
    """

    source: str
    anchors: tuple[str, ...] | None
    digest: str


@frozen
class DocumentUnit:
    """One document, read, resolved and checked. `diagnostics` are before allowances."""

    summary: Summary
    needs: tuple[Need, ...]
    diagnostics: tuple[Diagnostic, ...]


def document_key(ledger: Keyed, kind: DocumentKind, path: str, digest: str) -> str:
    """What is remembered of a document is good for this: its file's place and digest, and the settings."""
    return fingerprint(ledger.rules, kind.value, path, digest)


def source_key(ledger: Keyed, path: str, digest: str, original: str = "", full: str = "") -> str:
    """The same for a source; `original` is the file of its full text, `full` the digest of that."""
    return fingerprint(ledger.rules, path, digest, original, full)


def settings_digest(settings: Settings) -> str:
    """The digest of the settings that reading and checking one file go by."""
    plain = replace(settings, title="", url=None, description="", publisher=None, output="", templates="", places={})
    return fingerprint(encode(Settings, plain))


def make_source(
    text: SourceText, original: SourceText | None, settings: Settings, whole: str
) -> tuple[SourceUnit, Source]:
    """Read and check a source; `whole` is the digest of all that it is made of."""
    source, problems = parse_source(text, settings)
    if original is not None:
        source = with_original(source, read_original(original, source.passages, settings))
    diagnostics = (*check.reported(problems, settings), *check.check_source(source, settings))
    summary = SourceSummary(source.head, tuple(passage.anchor for passage in source.passages), _words(source))
    return SourceUnit(outline(source, whole), summary, diagnostics), source


def outline(source: Source, whole: str) -> Outline:
    """The digests of a source's parts."""
    head = fingerprint(encode(SourceHead, replace(source.head, places={})))
    passages: dict[str, str] = {}
    for passage in source.passages:
        passages[passage.anchor] = _passage_digest(passage)
    # Where two passages have one anchor, which of them is cited depends on all of the file.
    return Outline(source.id, whole, head if len(passages) == len(source.passages) else whole, passages)


def _passage_digest(passage: Passage) -> str:
    return fingerprint(encode(Passage, replace(passage, prose=Prose(passage.text), span=Span(0, 0))))


def _words(source: Source) -> int | None:
    """How many words a source has in all; None where text was left out and the original is not at hand."""
    if source.original is not None:
        return sum(word_count(text) for text in source.original.values())
    if any(GAP.search(passage.text) for passage in source.passages):
        return None
    return sum(word_count(passage.text) for passage in source.passages)


def part_digest(outline: Outline, anchors: Sequence[str] | None) -> str:
    """The digest of what a document sees of a source: its head, the passages it cites, and which of them adjoin."""
    if anchors is None:
        return outline.whole
    if len(anchors) == 1:
        # What is cited alone adjoins nothing; most is.
        alone = outline.passages.get(anchors[0])
        return fingerprint(outline.head) if alone is None else fingerprint(outline.head, anchors[0], alone, "")
    wanted = frozenset(anchors)
    parts = [outline.head]
    before = False
    for anchor, digest in outline.passages.items():
        here = anchor in wanted
        if here:
            parts += (anchor, digest, "adjoins" if before else "")
        before = here
    return fingerprint(*parts)


@frozen
class Signed:
    """The sign-offs of one briefing, and the digest of their file; empty where there is none."""

    signatures: tuple[Signature, ...] = ()
    digest: str = ""


class Desk:
    """What documents are held against: the library, and the sign-offs by the slugs of their briefings."""

    def __init__(
        self,
        library: Library,
        outlines: Mapping[str, Outline],
        signed: Mapping[str, Signed],
        bench: Bench | None = None,
    ) -> None:
        """`bench` has the judges that the settings ask for; without one no judge is heard."""
        self.library = library
        self.outlines = outlines
        self.signed = signed
        self.bench = bench
        self._nobody = Signed()

    @cached_property
    def whole(self) -> str:
        """The digest of all sources."""
        return fingerprint(*(f"{key} {outline.whole}" for key, outline in self.outlines.items()))

    def signatures(self, slug: str) -> Signed:
        """The sign-offs of a briefing."""
        return self.signed.get(slug, self._nobody)

    def answer(self, need: Need) -> str | None:
        """The digest of what a need asks for as it is now; None where it is gone."""
        if need.source == LIBRARY:
            return self.whole
        if need.source.startswith(REVIEWS):
            return self.signatures(need.source.removeprefix(REVIEWS)).digest
        outline = self.outlines.get(need.source)
        return None if outline is None else part_digest(outline, need.anchors)


class _Asking:
    """A library that remembers what it was asked."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.asked: dict[str, Source] = {}
        self.everything = False

    def source(self, key: str) -> Source | None:
        """The source with that id."""
        found = self._library.source(key)
        if found is not None:
            self.asked[key] = found
        return found

    def ids(self) -> Collection[str]:
        """All ids."""
        self.everything = True
        return self._library.ids()

    def bearing(self, words: str) -> tuple[Passage, ...]:
        """Every passage of the library in which quoted words stand."""
        self.everything = True
        return self._library.bearing(words)


def read_document(text: SourceText, kind: DocumentKind, settings: Settings, desk: Desk) -> Briefing:
    """A document with its evidence and its sign-offs."""
    briefing, _ = parse_document(text, kind, settings, NAMES)
    resolved, _ = resolve(briefing, desk.library)
    return sign_off(resolved, desk.signatures(resolved.slug).signatures)


def make_document(
    text: SourceText, kind: DocumentKind, settings: Settings, desk: Desk
) -> tuple[DocumentUnit, Briefing]:
    """Read, resolve and check a document."""
    parsed, problems = parse_document(text, kind, settings, NAMES)
    asking = _Asking(desk.library)
    resolved, astray = resolve(parsed, asking)
    briefing = sign_off(resolved, desk.signatures(resolved.slug).signatures)
    diagnostics = (*check.reported((*problems, *astray), settings), *check.check_briefing(briefing, settings))
    diagnostics += _second_opinion(briefing, settings, desk)
    own = [each for each in diagnostics if each.finding.label.path == briefing.path]
    silenced = {id(each) for _, each in check.heed(own, {briefing.path: briefing.allowances}, settings)[1]}
    failed = check.failed_claims(each for each in own if id(each) not in silenced)
    needs = list(_needs(briefing, diagnostics, asking, desk, searched=bool(astray)))
    if asking.everything:
        needs.append(Need(LIBRARY, None, desk.whole))
    if briefing.kind is DocumentKind.BRIEFING:
        needs.append(Need(f"{REVIEWS}{briefing.slug}", None, desk.signatures(briefing.slug).digest))
    return DocumentUnit(summarise(briefing, failed), tuple(needs), diagnostics), briefing


def _second_opinion(briefing: Briefing, settings: Settings, desk: Desk) -> tuple[Diagnostic, ...]:
    """What judges doubt, where the site asks for judges."""
    if desk.bench is None or not settings.judges or settings.severities.get(doubts.RULE, True) is None:
        return ()
    return tuple(check.stamp(doubts.RULE, doubts.doubts(briefing, settings, desk.bench), settings))


def _needs(
    briefing: Briefing, diagnostics: Sequence[Diagnostic], asking: _Asking, desk: Desk, *, searched: bool
) -> Iterator[Need]:
    """What the document asked of each source; all of it where words were looked for beyond the cited passages."""
    shown = {path for each in diagnostics for path in _paths(each)}
    searched = searched or any(
        quotation.found is None
        for claim in briefing.claims
        for quotation in (*claim.quotations, *(one for each in claim.evidence for one in each.citation.quotations))
    )
    cited: dict[str, dict[str, None]] = {key: {} for key in asking.asked}
    for claim in briefing.claims:
        for evidence in claim.evidence:
            if evidence.passages:
                cited.get(evidence.citation.key, {}).update([(passage.anchor, None) for passage in evidence.passages])
    for key, source in sorted(asking.asked.items()):
        # A place in the source is part of a finding that points there, so the finding moves with it.
        all_of_it = searched or source.head.path in shown
        anchors = None if all_of_it else tuple(sorted(cited[key]))
        yield Need(key, anchors, part_digest(desk.outlines[key], anchors))


def _paths(diagnostic: Diagnostic) -> Iterator[str]:
    finding = diagnostic.finding
    yield finding.label.path
    yield from (label.path for label in finding.related)
    if finding.fix:
        yield from (edit.path for edit in finding.fix.edits)
