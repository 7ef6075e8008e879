"""What a check or a build tells of a site, from what was found in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefgen.diagnostic import Diagnostic, Severity
from briefgen.engine.result import Result
from briefgen.model import DocumentKind
from briefgen.report.report import Counts
from briefgen.text import SourceText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from briefgen.engine.analysis import Analysis


def unusable_site(text: SourceText, diagnostics: Iterable[Diagnostic]) -> Result:
    """What is found where `site.yaml`, whose text this is, cannot be used."""
    found = tuple(diagnostics)
    return Result(found, {text.path: text}, Counts().of(found), usable=False)


def outcome(analysis: "Analysis", diagnostics: Iterable[Diagnostic], paths: Sequence[str], *, strict: bool) -> Result:
    """What a check tells of an analysis: these diagnostics, of these files and folders only."""
    briefings = [
        document
        for document in analysis.overview.of(DocumentKind.BRIEFING)
        if not paths or any(within(document.path, path) for path in paths)
    ]
    tallies = [briefing.tally for briefing in briefings]
    counts = Counts(
        briefings=len(briefings),
        sources=len(analysis.sources),
        claims=sum(each.claims for each in tallies),
        cited=sum(each.checked for each in tallies),
    )
    return told(diagnostics, analysis.texts, counts, paths, strict=strict)


def told(
    diagnostics: Iterable[Diagnostic],
    texts: Mapping[str, SourceText],
    counts: Counts,
    paths: Sequence[str] = (),
    *,
    strict: bool,
) -> Result:
    """These diagnostics, of these files and folders only; with `strict` warnings are errors."""
    shown = tuple(
        replace(each, severity=Severity.ERROR) if strict and each.severity is Severity.WARNING else each
        for each in diagnostics
        if not paths or any(within(each.finding.label.path, path) for path in paths)
    )
    return Result(shown, texts, counts.of(shown))


def within(path: str, folder: str) -> bool:
    """Whether a file is one, or stands in a folder."""
    return path == folder or path.startswith(f"{folder.rstrip('/')}/")
