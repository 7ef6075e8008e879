"""A document as it is remembered between runs: several texts, so that nobody reads more of it than is asked for."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from sys import intern
from typing import TypeVar

from briefgen.digest import fingerprint
from briefgen.engine.analysis import Note
from briefgen.engine.citations import Quoted, Stretches
from briefgen.engine.encoding import encode, outline
from briefgen.engine.memory import DOCUMENT, PARTS, Memory
from briefgen.engine.store import DamagedError
from briefgen.engine.units import LIBRARY, DocumentUnit, Need
from briefgen.frozen import frozen
from briefgen.model import ClaimRow, Head, Names, Places, Rows, Shown, Summary, Tally
from briefgen.outputs.dossier import Citing, citings
from briefgen.outputs.frame import Reference
from briefgen.text import Span

UNSEEN = (
    (Span, "start"),
    (Span, "end"),
    (Head, "places"),
    (Shown, "start"),
    (Shown, "end"),
    (Summary, "words"),
    (Summary, "anchors"),
    (Summary, "allowances"),
)
"""What no page about several documents shows of a summary: where things stand in files, how long a text is."""


@frozen
class Lean:
    """A summary without its claims and anchors, which few ask for, and what the claims come to."""

    summary: Summary
    tally: Tally


@frozen
class Rest:
    """What a lean summary lacks."""

    claims: tuple[ClaimRow, ...]
    anchors: frozenset[str]


@frozen
class Kept:
    """A document as texts: all JSON. `digest` is that of the summary; `citations` are by source."""

    digest: str
    note: str
    needs: str
    lean: str
    rest: str
    citations: Mapping[str, Quoted]


Value = TypeVar("Value")

_NEEDS = tuple[Need, ...]
_CITINGS = tuple[Citing, ...]
_CLAIMS = tuple[ClaimRow, ...]


def noted(unit: DocumentUnit, key: str) -> tuple[Note, Kept]:
    """What is remembered of a document; `key` is the digest of its file and the settings."""
    summary = unit.summary
    tally = summary.tally
    lean = encode(Lean, Lean(replace(summary, claims=(), anchors=frozenset()), tally))
    rest = encode(Rest, Rest(tuple(summary.claims), frozenset(summary.anchors)))
    front, claims = _shown(summary, tally)
    note = Note(
        kind=summary.kind,
        draft=summary.head.draft,
        work=fingerprint(key, *(need.digest for need in unit.needs)),
        digest=fingerprint(lean, rest),
        front=fingerprint(front),
        face=fingerprint(front, claims),
        asks_all=any(need.source == LIBRARY for need in unit.needs),
        allowances=summary.allowances,
        diagnostics=unit.diagnostics,
    )
    citations = {source: _quoted(each) for source, each in citings_of(summary).items()}
    return note, Kept(note.digest, encode(Note, note), encode(_NEEDS, unit.needs), lean, rest, citations)


def _shown(summary: Summary, tally: Tally) -> tuple[str, str]:
    """What pages about several documents show: all but the words of claims, and these."""
    corrected = {claim for correction in summary.head.corrections for claim in correction.claims}
    named = tuple([row for row in summary.claims if row.id in corrected]) if corrected else ()
    front = outline(Summary, replace(summary, claims=named), *UNSEEN)
    return front + encode(Tally, tally), outline(_CLAIMS, tuple(summary.claims), *UNSEEN)


def citings_of(summary: Summary) -> Mapping[str, tuple[Citing, ...]]:
    """The citations of a document by source, in the order of its text."""
    found: dict[str, list[Citing]] = {}
    for citing in citings(summary, Reference(summary.head.title, summary.url)):
        found.setdefault(citing.citation.source, []).append(citing)
    return {source: tuple(each) for source, each in found.items()}


def _quoted(citations: tuple[Citing, ...]) -> Quoted:
    stretches = {
        (each.anchor, each.start, each.end): each.text for citing in citations for each in citing.citation.shown
    }
    texts = tuple((*place, text) for place, text in stretches.items())
    return Quoted(encode(_CITINGS, citations), encode(Stretches, texts))


_NEEDS_OF, _SUMMARY, _REST = PARTS


def names(path: str) -> tuple[str, ...]:
    """The names that a document is remembered by."""
    return f"{DOCUMENT}{path}", f"{_NEEDS_OF}{path}", f"{_SUMMARY}{path}", f"{_REST}{path}"


def keep(memory: Memory, path: str, key: str, kept: Kept) -> None:
    """Remember a document; `key` is the digest of its file and the settings."""
    note, needs, lean, rest = names(path)
    before = memory.latest(Lean, lean, hold=False) if memory.lasts else None
    if memory.lasts or memory.lean:
        memory.citations.keep(path, kept.citations, before.tally.sources if before else ())
    memory.keep_text(note, key, kept.note)
    memory.keep_text(needs, key, kept.needs)
    memory.keep_text(lean, kept.digest, kept.lean)
    memory.keep_text(rest, kept.digest, kept.rest)


def note_of(memory: Memory, path: str, key: str) -> Note | None:
    """The note of a document."""
    return memory.recall(Note, names(path)[0], key, hold=not memory.lean)


def needs_of(memory: Memory, path: str, key: str) -> tuple[Need, ...] | None:
    """What a document asked of the library."""
    return memory.recall(_NEEDS, names(path)[1], key, hold=not memory.lean)


def summary_of(memory: Memory, path: str, digest: str) -> Summary | None:
    """The summary with that digest. Where memory is lean, its claims are read when they are asked for."""
    name = f"whole:{path}"
    held = memory.held(name, digest)
    if isinstance(held, Summary):
        return held
    lean = memory.recall(Lean, f"{_SUMMARY}{path}", digest, hold=False)
    if lean is None:
        return None
    reader = _Reader(memory, path, digest)
    if memory.lean:
        return _light(lean, path, reader)
    summary = replace(lean.summary, claims=reader.claims(), anchors=reader.anchors())
    memory.hold(name, digest, summary)
    return summary


@frozen
class _Reader:
    """Reads what a lean summary lacks."""

    memory: Memory
    path: str
    digest: str

    def claims(self) -> tuple[ClaimRow, ...]:
        """The claims."""
        return self._rest().claims

    def anchors(self) -> frozenset[str]:
        """The anchors."""
        return self._rest().anchors

    def places(self) -> Mapping[str, Span]:
        """Where the fields of the head stand."""
        lean = self.memory.recall(Lean, f"{_SUMMARY}{self.path}", self.digest, hold=False)
        if lean is None:
            raise DamagedError(f"the head of {self.path} is gone")
        return lean.summary.head.places

    def _rest(self) -> Rest:
        found = self.memory.recall(Rest, f"{_REST}{self.path}", self.digest, hold=False)
        if found is None:
            raise DamagedError(f"the claims of {self.path} are gone")
        return found


def _light(lean: Lean, path: str, reader: _Reader) -> Summary:
    """A summary that takes little room: ten thousand documents name the same few hundred sources and topics."""
    summary, tally, head = lean.summary, lean.tally, lean.summary.head
    named = replace(
        tally,
        sources=tuple(map(intern, tally.sources)),
        kinds=_shared(tally.kinds),
        statuses=_shared(tally.statuses),
        uses=_shared(tally.uses),
    )
    light = replace(
        head,
        tags=_shared(tuple(map(intern, head.tags))),
        authors=_shared(tuple(map(intern, head.authors))),
        places=Places(reader),
    )
    return replace(summary, path=path, head=light, claims=Rows(named, reader), anchors=Names(reader))


@lru_cache(maxsize=1024)
def _shared(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Values that stand for all that are equal to them."""
    return values
