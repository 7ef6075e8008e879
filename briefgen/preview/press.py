"""From the engine to editions. Whatever an author writes, there is an edition; what was good before stands in it."""

import time
import traceback
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefgen.diagnostic import Diagnostic, Severity
from briefgen.files import read_text
from briefgen.model import DocumentKind, Status
from briefgen.preview.edition import Edition
from briefgen.preview.findings import Findings, findings
from briefgen.report import Counts
from briefgen.text import SourceText
from briefgen.workspace import Analysis, Result, Workspace

UNREADABLE = frozenset({"unreadable-file", "invalid-front-matter"})
ATTEMPTS = 4
"""How often a site is read again when a file vanishes while it is being read."""


class Press:
    """Makes the editions of a site, one after the other. Not for two threads at a time."""

    def __init__(self, root: Path, *, drafts: bool = True, strict: bool = False) -> None:
        self.root = root
        self._workspace = Workspace.open(root)
        self._drafts = drafts
        self._strict = strict
        self._last = Edition(0, "/", {}, Findings(), made=False)

    def edition(self) -> Edition:
        """The site as it is on disk now; it never raises for what is in the files."""
        self._last = self._made()
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
        return Edition(last.number + 1, last.base, last.files, found, last.documents, last.drafts, last.made)

    def _attempt(self) -> Edition:
        analysis = self._workspace.analyse(drafts=self._drafts)
        if isinstance(analysis, Result):
            return self._still(findings(analysis.diagnostics, analysis.texts, analysis.counts, strict=self._strict))
        settings = analysis.settings
        artifacts, failures = self._workspace.artifacts(analysis)
        files: dict[str, str | bytes] = {artifact.path: artifact.content for artifact in artifacts}
        documents = _documents(analysis)
        if failures:
            # Which pages a template kept from being made is not told: all that are not there now stay as they were.
            files = {**self._last.files, **files}
        for file in self._unreadable(analysis):
            url = self._last.documents[file]
            documents[file] = url
            files |= {path: content for path, content in self._last.files.items() if path.startswith(url)}
        return Edition(
            number=self._last.number + 1,
            base=_base(settings.url),
            files=files,
            findings=findings(
                (*analysis.diagnostics, *failures),
                {**analysis.texts, **self._template_texts(failures)},
                _counts(analysis),
                strict=self._strict,
            ),
            documents=documents,
            drafts=frozenset(one.url for one in analysis.overview.documents if one.head.draft),
        )

    def _unreadable(self, analysis: Analysis) -> Iterator[str]:
        """Files of which nothing can be shown now, but could before."""
        read = {document.path for document in analysis.overview.documents if document.head.places}
        read |= {source.head.path for source in analysis.overview.sources if source.head.places}
        wrong = {
            one.finding.label.path
            for one in analysis.diagnostics
            if one.rule in UNREADABLE and one.severity is Severity.ERROR
        }
        yield from (file for file in sorted(wrong - read) if file in self._last.documents)

    def _template_texts(self, failures: Collection[Diagnostic]) -> Mapping[str, SourceText]:
        paths = {failure.finding.label.path for failure in failures}
        return {path: read_text(self.root, path).text for path in paths if (self.root / path).is_file()}


def _documents(analysis: Analysis) -> dict[str, str]:
    documents = {one.path: one.url for one in analysis.overview.documents}
    return documents | {one.head.path: f"sources/{one.head.id}/" for one in analysis.overview.sources}


def _base(url: str | None) -> str:
    path = unquote(urlsplit(url).path) if url else ""
    return f"/{path.strip('/')}/" if path.strip("/") else "/"


def _counts(analysis: Analysis) -> Counts:
    briefings = analysis.overview.of(DocumentKind.BRIEFING)
    claims = [claim for briefing in briefings for claim in briefing.claims]
    cited = (Status.CITED, Status.DISPUTED, Status.FAILED)
    return Counts(
        briefings=len(briefings),
        sources=len(analysis.sources),
        claims=len(claims),
        cited=sum(claim.status in cited for claim in claims),
    )
