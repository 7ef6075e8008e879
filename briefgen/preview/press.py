"""From the engine to editions. Whatever an author writes, there is an edition; what was good before stands in it."""

import itertools
import time
import traceback
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefgen.diagnostic import Diagnostic, Severity
from briefgen.engine.analysis import Analysis
from briefgen.model import DocumentKind, Status, Summary
from briefgen.preview.early import LARGE, Early, early
from briefgen.preview.edition import Edition
from briefgen.preview.file_findings import FileFindings
from briefgen.preview.findings import Findings, findings
from briefgen.preview.front import keep_front
from briefgen.preview.latest import latest
from briefgen.preview.output import Content, Kept, Output
from briefgen.preview.revision import OF_SITE, Revision, revised
from briefgen.report.report import Counts
from briefgen.theme import Renderer, Theme, read_theme
from briefgen.workspace import Result, Workspace

UNREADABLE = frozenset({"unreadable-file", "invalid-front-matter"})
ATTEMPTS = 4
"""How often a site is read again when a file vanishes while it is being read."""


class Press:
    """Makes the editions of a site, one after the other. Not for two threads at a time, but for `first_look`."""

    def __init__(self, root: Path, *, drafts: bool = True, strict: bool = False) -> None:
        self.root = root
        self._workspace = Workspace.open(root)
        self._drafts = drafts
        self._strict = strict
        self._kept = Kept()
        self._theme: tuple[Theme, Renderer] | None = None
        self._analysis: Analysis | None = None
        self.seconds = 0.0
        """How long it took to look at the whole site the last time."""
        self._numbers = itertools.count(1)
        self._early: Early | None = None
        self._last = Edition(0, "/", {}, Findings(), made=False)
        self._begun = False
        self._warm = False
        self._front: Content | None = None

    def first_look(self) -> Edition | None:
        """An edition in which not every page is, to be had at once; None where the whole site is read soon enough.

        It may be asked for again while another thread makes the first edition.
        """
        try:
            files = early(self.root, drafts=self._drafts, before=self._early)
        except Exception:  # noqa: BLE001 - the whole analysis comes next, and tells what is wrong
            return None
        if files is None:
            return None
        self._early = files
        documents = {one.path: one.url for one in files.analysis.overview.documents}
        base = _base(files.analysis.settings.url)
        return Edition(next(self._numbers), base, files, Findings(), documents, whole=False)

    def edition(self) -> Edition:
        """The site as it is on disk now; it never raises for what is in the files."""
        begun = time.perf_counter()
        self._last = self._made()
        self.seconds = time.perf_counter() - begun
        return self._last

    def rest(self) -> None:
        """Do what has time until nothing else is to be done."""
        if self._analysis is None or self._theme is None:
            return
        # The whole site is there, and no first look will be asked for again.
        self._early = None
        if not self._warm:
            # The first edit of a session is to be as fast as the others.
            self._warm = True
            likely = latest(self.root, self._last.documents)
            with suppress(Exception):
                revised(self._analysis, self.root, likely)
        if len(self._analysis.overview.files) >= LARGE:
            self._keep_front(self._theme[0])

    def _keep_front(self, theme: Theme) -> None:
        """Keep the front page of a large site for the next start."""
        front = self._last.files.get("index.html")
        if front != self._front and isinstance(front, str):
            keep_front(self.root, theme, front)
            self._front = front

    def glance(self, paths: Collection[str]) -> Edition | None:
        """An edition in which only the documents in some files are new, before the whole site is looked at.

        None where that cannot be.
        """
        if self._analysis is None:
            return None
        try:
            revision = revised(self._analysis, self.root, paths)
            if revision is None:
                return None
            self._last = self._revised(revision, self._analysis)
            self._analysis = revision.analysis
        except Exception:  # noqa: BLE001 - the whole analysis comes next, and tells what is wrong
            return None
        return self._last

    def _made(self) -> Edition:
        trouble = ""
        for attempt in range(ATTEMPTS):
            try:
                return self._attempt()
            except OSError as error:
                # An editor that saves by renaming leaves a moment without the file.
                time.sleep(0.02 * (attempt + 1))
                trouble = f"briefgen could not read the site: {error.filename or error}: {error.strerror or ''}"
            except Exception as error:  # noqa: BLE001 - a bug must not end a preview that an author writes beside
                where = traceback.extract_tb(error.__traceback__)[-1]
                place = f"{Path(where.filename).name}:{where.lineno}"
                trouble = f"this is a bug in briefgen, please report it: {type(error).__name__}: {error} ({place})"
                break
        return self._still(Findings(note=trouble))

    def _still(self, found: Findings) -> Edition:
        """The last edition with other findings."""
        last = self._last
        return Edition(next(self._numbers), last.base, last.files, found, last.documents, last.drafts, last.made)

    def _attempt(self) -> Edition:
        analyse = self._workspace.analyse if self._begun else self._workspace.resume
        analysis = analyse(drafts=self._drafts)
        self._begun = True
        if isinstance(analysis, Result):
            self._analysis = None
            return self._still(findings(analysis.diagnostics, analysis.texts, analysis.counts, strict=self._strict))
        self._analysis = analysis
        return self._printed(analysis)

    def _printed(self, analysis: Analysis) -> Edition:
        settings = analysis.settings
        dress, failures = self._dressed(analysis)
        documents = {one.path: one.url for one in analysis.overview.documents}
        documents |= {one.head.path: f"sources/{one.head.id}/" for one in analysis.overview.sources}
        held = {file: self._last.documents[file] for file in self._unreadable(analysis)}
        output = Output(analysis, dress, self.root, self._kept, frozenset(held.values()))
        found = (*analysis.diagnostics, *failures)
        return Edition(
            number=next(self._numbers),
            base=_base(settings.url),
            files=output,
            findings=findings(
                found, analysis.texts, _counts(analysis), strict=self._strict, before=self._last.findings
            ),
            documents=documents | held,
            drafts=frozenset(one.url for one in analysis.overview.documents if one.head.draft),
        )

    def _revised(self, revision: Revision, before: Analysis) -> Edition:
        """The last edition with some documents new: no address is another, and the theme is as it was."""
        last, analysis = self._last, revision.analysis
        if not isinstance(last.files, Output):
            raise TypeError("there is no site to revise")
        files: dict[str, FileFindings] = {}
        counts = last.findings.counts
        for path, own in revision.found.items():
            of_site = (one for one in last.findings.of(path).found if one.rule in OF_SITE)
            files[path] = FileFindings((*own, *of_site), analysis.texts, strict=self._strict)
            counts = _recounted(counts, before.overview.by_path[path], analysis.overview.by_path[path])
        return replace(
            last,
            number=next(self._numbers),
            files=last.files.revised(analysis),
            findings=last.findings.revised(files, counts),
        )

    def _dressed(self, analysis: Analysis) -> tuple[tuple[Theme, Renderer], tuple[Diagnostic, ...]]:
        """The theme, compiled once, and what of it cannot be read."""
        settings = analysis.settings
        own = self.root / settings.templates
        theme, failures = read_theme(own if own.is_dir() else None, settings.templates, settings.look)
        if self._theme is None or self._theme[0].identity != theme.identity:
            self._theme = theme, Renderer(theme)
        return self._theme, failures

    def _unreadable(self, analysis: Analysis) -> tuple[str, ...]:
        """Files of which nothing can be shown now, but could before."""
        wrong = {
            one.finding.label.path
            for one in analysis.diagnostics
            if one.rule in UNREADABLE and one.severity is Severity.ERROR
        }
        if not wrong:
            return ()
        read = {document.path for document in analysis.overview.documents if document.head.places}
        read |= {source.head.path for source in analysis.overview.sources if source.head.places}
        return tuple(file for file in sorted(wrong - read) if file in self._last.documents)


def _base(url: str | None) -> str:
    path = unquote(urlsplit(url).path) if url else ""
    return f"/{path.strip('/')}/" if path.strip("/") else "/"


def _counts(analysis: Analysis) -> Counts:
    briefings = analysis.overview.of(DocumentKind.BRIEFING)
    return Counts(
        briefings=len(briefings),
        sources=len(analysis.outlines),
        claims=sum(len(briefing.claims) for briefing in briefings),
        cited=sum(map(_cited, briefings)),
    )


def _recounted(counts: Counts, before: Summary, after: Summary) -> Counts:
    """The counts with a document as it is now."""
    if after.kind is not DocumentKind.BRIEFING:
        return counts
    claims = counts.claims + len(after.claims) - len(before.claims)
    return replace(counts, claims=claims, cited=counts.cited + _cited(after) - _cited(before))


def _cited(briefing: Summary) -> int:
    return sum(claim.status in (Status.CITED, Status.DISPUTED, Status.FAILED) for claim in briefing.claims)
