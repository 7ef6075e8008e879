"""An analysis with some documents written anew, and all else as it was: what an author wants to see first.

What the site as a whole has to say of the edit follows with the next whole analysis.
"""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from briefgen import check
from briefgen.diagnostic import Diagnostic
from briefgen.engine.analysis import Analysis, Note
from briefgen.engine.files import read_text
from briefgen.engine.library import SourceLibrary
from briefgen.engine.units import Desk, make_document
from briefgen.model import Briefing, DocumentKind, Summary
from briefgen.preview.laid import Laid
from briefgen.rules import RULES
from briefgen.text import SourceText

OF_SITE = frozenset(rule.name for rule in RULES if rule.site)
"""The rules that look at all documents together."""
FEW = 5
"""The most documents that are looked at before the site."""


def revised(analysis: Analysis, root: Path, paths: Collection[str]) -> Analysis | None:
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
    found: list[Diagnostic] = []
    for path in sorted(paths):
        read = read_text(root, path)
        before = analysis.overview.by_path[path]
        if read.problem or _is_signed(analysis, before, root):
            return None
        unit, briefing = make_document(read.text, before.kind, analysis.settings, desk)
        summary = unit.summary
        if (summary.url, summary.head.draft) != (before.url, before.head.draft) or not summary.head.places:
            return None
        texts[path], briefings[path], summaries[path] = read.text, briefing, summary
        # What is made of the document goes by these: its own text tells it apart from every other state of it.
        notes[path] = replace(analysis.notes[path], work=read.text.text, digest=read.text.text)
        found += check.heed(unit.diagnostics, {path: briefing.allowances}, analysis.settings)[0]
    kept = [one for one in analysis.diagnostics if one.finding.label.path not in texts or one.rule in OF_SITE]
    documents = tuple(summaries.get(one.path, one) for one in analysis.overview.documents)
    earlier = analysis.briefing
    return replace(
        analysis,
        overview=replace(analysis.overview, documents=documents),
        digest="\0".join((analysis.digest, *(text.text for text in texts.values()))),
        notes={**analysis.notes, **notes},
        diagnostics=(*kept, *found),
        texts=Laid(texts, analysis.texts),
        briefing=lambda path: briefings[path] if path in briefings else earlier(path),
    )


def _is_signed(analysis: Analysis, before: Summary, root: Path) -> bool:
    path = root / analysis.settings.content / "reviews" / f"{before.slug}.yaml"
    return before.kind is DocumentKind.BRIEFING and path.exists()
