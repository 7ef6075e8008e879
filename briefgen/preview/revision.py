"""An analysis with some documents written anew, and all else as it was: what an author wants to see first.

What the site as a whole has to say of the edit follows with the next whole analysis.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path

from briefgen import check
from briefgen.diagnostic import Diagnostic
from briefgen.digest import fingerprint
from briefgen.engine.analysis import Analysis, Note
from briefgen.engine.files import read_text
from briefgen.engine.library import SourceLibrary
from briefgen.engine.units import Desk, make_document
from briefgen.frozen import frozen
from briefgen.model import Briefing, DocumentKind, Summary
from briefgen.preview.laid import laid
from briefgen.rules import RULES
from briefgen.text import SourceText

OF_SITE = frozenset(rule.name for rule in RULES if rule.site)
"""The rules that look at all documents together."""
FEW = 5
"""The most documents that are looked at before the site."""


@frozen
class Revision:
    """The analysis with some documents new, and what was found in each of them by its own rules.

    The analysis' own list of findings is as it was: to go through it all would take longer than the edit.
    """

    analysis: Analysis
    found: Mapping[str, tuple[Diagnostic, ...]]


def revised(analysis: Analysis, root: Path, paths: Collection[str]) -> Revision | None:
    """The analysis with the documents in some files as they are on disk now.

    None where one of the files is no document that was there before, cannot be read, or now stands elsewhere: then
    the whole site has to be looked at first.
    """
    if not paths or len(paths) > FEW or not all(path in analysis.notes for path in paths):
        return None
    desk = Desk(SourceLibrary(analysis.sources), analysis.outlines, {})
    texts: dict[str, SourceText] = {}
    briefings: dict[str, Briefing] = {}
    summaries: dict[str, Summary] = {}
    notes: dict[str, Note] = {}
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for path in sorted(paths):
        read = read_text(root, path)
        before = analysis.overview.by_path[path]
        if read.problem or _is_signed(analysis, before, root):
            return None
        unit, briefing = make_document(read.text, before.kind, analysis.settings, desk)
        summary = unit.summary
        if (summary.url, summary.head.draft) != (before.url, before.head.draft):
            return None
        if not (summary.head.places and before.head.places):
            return None
        texts[path], briefings[path], summaries[path] = read.text, briefing, summary
        # What is made of the document goes by these: its own text tells it apart from every other state of it.
        state = fingerprint(read.text.text)
        notes[path] = replace(
            analysis.notes[path], work=state, digest=state, front=state, face=state, allowances=briefing.allowances
        )
        # Whether an allowance of what the whole site finds is of use, the whole analysis says.
        allowances = tuple(one for one in briefing.allowances if one.rule not in OF_SITE)
        found[path] = check.heed(unit.diagnostics, {path: allowances}, analysis.settings)[0]
    documents = tuple(summaries.get(one.path, one) for one in analysis.overview.documents)
    after = replace(
        analysis,
        overview=replace(analysis.overview, documents=documents),
        digest=fingerprint(analysis.digest, *(note.digest for note in notes.values())),
        face=fingerprint(analysis.face, *(note.digest for note in notes.values())),
        claims=fingerprint(analysis.claims, *(note.digest for note in notes.values())),
        notes={**analysis.notes, **notes},
        texts=laid(texts, analysis.texts),
        briefing=_rewritten(briefings, analysis.briefing),
    )
    return Revision(after, found)


@frozen
class _Rewritten:
    """Documents by their files: those written anew, and the others as they were."""

    own: Mapping[str, Briefing]
    others: Callable[[str], Briefing]

    def __call__(self, path: str) -> Briefing:
        return self.own[path] if path in self.own else self.others(path)


def _rewritten(own: Mapping[str, Briefing], others: Callable[[str], Briefing]) -> _Rewritten:
    """However often a document is saved before the site is looked at again, there are two layers."""
    if isinstance(others, _Rewritten):
        return _Rewritten({**others.own, **own}, others.others)
    return _Rewritten(own, others)


def _is_signed(analysis: Analysis, before: Summary, root: Path) -> bool:
    path = root / analysis.settings.content / "reviews" / f"{before.slug}.yaml"
    return before.kind is DocumentKind.BRIEFING and path.exists()
