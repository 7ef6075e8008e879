"""The engine: from the files of a site to what is wrong with it, and to what it publishes.

The stages are functions of their inputs; this is where they are called in order. Check, build and preview all go
through here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen import check
from briefgen.diagnostic import Diagnostic, Finding, Label, Severity
from briefgen.elision import GAP
from briefgen.files import RULE as UNREADABLE
from briefgen.files import Read, list_files, read_text
from briefgen.library import SourceLibrary
from briefgen.model import (
    Artifact,
    Briefing,
    DocumentKind,
    Overview,
    Page,
    Settings,
    Signature,
    Source,
    SourceSummary,
    Status,
    Summary,
)
from briefgen.originals import read_original
from briefgen.parse.document import parse_document
from briefgen.parse.nearest import nearest
from briefgen.parse.problem import Problem
from briefgen.parse.settings import parse_settings
from briefgen.parse.source import parse_source
from briefgen.report import Counts
from briefgen.resolve import resolve
from briefgen.reviews.reading import belongs_nowhere, read_reviews
from briefgen.reviews.signing import sign_off
from briefgen.rules import NAMES
from briefgen.summary import summarise
from briefgen.text import SourceText, Span, word_count

SETTINGS = "site.yaml"
MEMORY = ".briefgen"
KINDS = {
    "briefings": DocumentKind.BRIEFING,
    "summits": DocumentKind.SUMMIT,
    "pages": DocumentKind.PAGE,
}
FOLDERS = (*KINDS, "sources", "reviews", "assets")


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found. `usable` is false where `site.yaml` cannot be used: then nothing else was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, SourceText]
    counts: Counts
    usable: bool = True


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did; `pages` were published, none where there was an error."""

    result: Result
    pages: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """A site that was read, resolved and checked."""

    settings: Settings
    briefings: tuple[Briefing, ...]
    sources: Mapping[str, Source]
    overview: Overview
    assets: Mapping[str, Path]
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, SourceText]


class Workspace:
    """A site's folder. `overlay` holds texts that stand before those on disk, by path: an editor's open buffers."""

    def __init__(self, root: Path, overlay: Mapping[str, str] | None = None) -> None:
        self.root = root
        self.overlay: Mapping[str, str] = {} if overlay is None else overlay

    @classmethod
    def open(cls, root: Path) -> "Workspace":
        """The workspace of a site's folder."""
        return cls(root)

    def check(self, paths: Sequence[str] = (), *, strict: bool = False) -> Result:
        """What is wrong in the site, drafts included; with `paths`, in these files and folders only."""
        analysis = self.analyse(drafts=True)
        if isinstance(analysis, Result):
            return analysis
        return _result(analysis, analysis.diagnostics, paths, strict=strict)

    def build(
        self,
        *,
        output: Path | None = None,
        drafts: bool = False,
        url: str | None = None,
        jobs: int | None = None,  # noqa: ARG002 - one process until there are enough briefings to share out
        strict: bool = False,
        cache: bool = True,  # noqa: ARG002 - nothing is kept between builds yet
    ) -> BuildResult:
        """Check, then publish unless there is an error.

        Raises:
            PublishError: the output folder cannot be written.
        """
        analysis = self.analyse(drafts=drafts, url=url)
        if isinstance(analysis, Result):
            return BuildResult(analysis, 0)
        result = _result(analysis, analysis.diagnostics, (), strict=strict)
        if result.counts.errors:
            return BuildResult(result, 0)
        # Only a site without errors needs the theme.
        from briefgen.publishing import publish  # noqa: PLC0415

        artifacts, failures = self.artifacts(analysis)
        if failures:
            return BuildResult(_result(analysis, (*analysis.diagnostics, *failures), (), strict=strict), 0)
        folder = output or self.root / analysis.settings.output
        publish(artifacts, folder, self.root / MEMORY)
        return BuildResult(result, sum(artifact.path.endswith(".html") for artifact in artifacts))

    def artifacts(self, analysis: Analysis) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
        """Every file that the site publishes, and what is wrong with its templates."""
        from briefgen.outputs import document_outputs, site_outputs, source_outputs  # noqa: PLC0415
        from briefgen.outputs.dossier import (  # noqa: PLC0415
            Dossier,
            SiteDossier,
            SourceDossier,
            citations_by_source,
            surroundings,
        )
        from briefgen.outputs.frame import frame  # noqa: PLC0415
        from briefgen.render import render_body  # noqa: PLC0415
        from briefgen.theme import Renderer, read_theme  # noqa: PLC0415

        settings, overview = analysis.settings, analysis.overview
        own = self.root / settings.templates
        theme, failures = read_theme(own if own.is_dir() else None, settings.templates)
        renderer = Renderer(theme)
        site = frame(settings, overview)
        atlas = overview.atlas(settings)
        citing = citations_by_source(overview)

        def made() -> Iterator[Page | Artifact]:
            for briefing in analysis.briefings:
                summary = overview.by_path[briefing.path]
                body = render_body(briefing, summary.claims, atlas)
                around = surroundings(summary, overview, settings)
                yield from document_outputs(Dossier(briefing, body, summary, around, settings, site))
            for source in analysis.sources.values():
                yield from source_outputs(SourceDossier(source, citing.get(source.id, ()), settings, site))
            yield from site_outputs(SiteDossier(overview, settings, site))

        finished = [renderer.render(each) if isinstance(each, Page) else each for each in made()]
        artifacts = [each for each in finished if isinstance(each, Artifact)]
        artifacts += theme.files.values()
        artifacts += (Artifact(overview.assets[path], file.read_bytes()) for path, file in analysis.assets.items())
        wrong = [each for each in finished if isinstance(each, Diagnostic)]
        return tuple(artifacts), (*failures, *dict.fromkeys(wrong))

    def read(self, path: str) -> Read:
        """A file of the site, or the text that stands before it."""
        text = self.overlay.get(path)
        if text is None:
            return read_text(self.root, path)
        return Read(SourceText(path, text.replace("\r\n", "\n").replace("\r", "\n")))

    def analyse(self, *, drafts: bool, url: str | None = None) -> Analysis | Result:
        """Read, resolve and check the site; a `Result` where `site.yaml` cannot be used."""
        read = self.read(SETTINGS)
        texts = {SETTINGS: read.text}
        settings, problems = (None, (read.problem,)) if read.problem else parse_settings(read.text, NAMES)
        if settings is None:
            found = tuple(check.reported(problems, Settings("")))
            return Result(found, texts, Counts().of(found), usable=False)
        diagnostics = list(check.reported(problems, settings))
        if url:
            settings = replace(settings, url=url)
        content = _Content(self, settings, texts)
        sources = content.sources()
        documents = content.documents(drafts=drafts)
        signed = content.reviews(documents if drafts else None)
        diagnostics += check.reported(content.problems, settings)
        for source in sources.values():
            diagnostics += check.check_source(source, settings)
        library = SourceLibrary(sources)
        resolved: list[Briefing] = []
        for document in documents:
            briefing, problems = resolve(document, library)
            briefing = sign_off(briefing, signed.get(briefing.slug, ()))
            resolved.append(briefing)
            diagnostics += check.reported(problems, settings)
            diagnostics += check.check_briefing(briefing, settings)
        allowances = {briefing.path: briefing.allowances for briefing in resolved}
        kept, _ = check.heed(diagnostics, {}, settings)
        failed: dict[str, list[Diagnostic]] = {}
        silenced = {id(each) for _, each in check.heed(diagnostics, allowances, settings)[1]}
        for each in kept:
            if id(each) not in silenced:
                failed.setdefault(each.finding.label.path, []).append(each)
        summaries = tuple(
            summarise(briefing, check.failed_claims(failed.get(briefing.path, ()))) for briefing in resolved
        )
        overview = _overview(summaries, sources, content)
        diagnostics += check.check_site(overview, settings)
        found, _ = check.heed(diagnostics, allowances, settings)
        return Analysis(settings, tuple(resolved), sources, overview, content.assets, found, texts)


class _Content:
    """The content folder, read file by file. What is wrong with a file is kept in `problems`."""

    def __init__(self, workspace: Workspace, settings: Settings, texts: dict[str, SourceText]) -> None:
        self.root = root = workspace.root
        self.read = workspace.read
        self.settings = settings
        self.texts = texts
        self.problems: list[Problem] = []
        open_here = (path for path in workspace.overlay if path.startswith(f"{settings.content}/"))
        self.files = tuple(sorted({*list_files(root, settings.content), *open_here}))
        self.assets = {path: root / path for path in self.files if self._folder(path) == "assets"}
        self.problems += (found for path in self.files if (found := self._stray(path)))

    def _folder(self, path: str) -> str:
        return path.removeprefix(f"{self.settings.content}/").partition("/")[0]

    def _stray(self, path: str) -> Problem | None:
        """A file that briefgen does not read, where an author may think that it does."""
        folder = self._folder(path)
        ending = ".yaml" if folder == "reviews" else ".md"
        if folder == "assets" or (folder in FOLDERS and path.endswith(ending)):
            return None
        if folder in FOLDERS:
            message, mend = f"only files that end in {ending} are read here", "rename it, or move it to assets"
        else:
            close = nearest(folder, FOLDERS)
            message = f"nothing in {self.settings.content}/{folder} is read"
            mend = f"did you mean {close}?" if close and folder not in FOLDERS else f"folders are {', '.join(FOLDERS)}"
        return Problem(
            UNREADABLE, Finding(message, Label(path, Span(0, 0)), help=mend, severity=Severity.WARNING)
        )

    def _texts(self, folder: str, ending: str = ".md") -> Iterator[SourceText]:
        for path in self.files:
            if self._folder(path) == folder and path.endswith(ending):
                read = self.read(path)
                self.texts[path] = read.text
                if read.problem:
                    self.problems.append(read.problem)
                else:
                    yield read.text

    def sources(self) -> dict[str, Source]:
        """The sources by id, with their originals; of two with one id, the first."""
        found: dict[str, Source] = {}
        for text in self._texts("sources"):
            source, problems = parse_source(text, self.settings)
            self.problems += problems
            original = self._original(source)
            first = found.setdefault(source.id, replace(source, original=original) if original else source)
            if first.head.path != text.path:
                self.problems.append(_twice(source, first))
        return found

    def _original(self, source: Source) -> Mapping[str, str] | None:
        if self.settings.originals is None:
            return None
        for ending in (".md", ".txt"):
            path = f"{self.settings.originals}/{source.id}{ending}"
            if (self.root / path).is_file():
                read = read_text(self.root, path)
                if read.problem:
                    self.problems.append(read.problem)
                    return None
                return read_original(read.text, source.passages, self.settings)
        return None

    def reviews(self, documents: Sequence[Briefing] | None) -> dict[str, tuple[Signature, ...]]:
        """The sign-offs of each briefing by its slug; with all `documents`, files that belong to none are a problem."""
        found: dict[str, tuple[Signature, ...]] = {}
        slugs = None if documents is None else {each.slug for each in documents if each.kind is DocumentKind.BRIEFING}
        for text in self._texts("reviews", ".yaml"):
            signatures, problems = read_reviews(text)
            slug = text.path.rpartition("/")[2].removesuffix(".yaml")
            self.problems += problems
            self.problems += belongs_nowhere(text.path, slug, slugs) if slugs is not None else ()
            found[slug] = signatures
        return found

    def documents(self, *, drafts: bool) -> tuple[Briefing, ...]:
        """Briefings, summits and pages in the order of their paths."""
        found: list[Briefing] = []
        for folder, kind in KINDS.items():
            for text in self._texts(folder):
                briefing, problems = parse_document(text, kind, self.settings, NAMES)
                if briefing.head.draft and not drafts:
                    continue
                self.problems += problems
                found.append(briefing)
        return tuple(sorted(found, key=lambda briefing: briefing.path))


def _twice(source: Source, first: Source) -> Problem:
    finding = Finding(
        f"two sources are named “{source.id}”",
        Label(source.head.path, source.head.places.get("title", Span(0, 0)), "the second; it is not read"),
        related=(Label(first.head.path, first.head.places.get("title", Span(0, 0)), "the first"),),
        help="give one of them another file name",
        source=source.id,
    )
    return Problem("duplicate-id", finding)


def _overview(summaries: tuple[Summary, ...], sources: Mapping[str, Source], content: _Content) -> Overview:
    from briefgen.outputs.addresses import published_urls  # noqa: PLC0415
    from briefgen.theme import published_path  # noqa: PLC0415

    overview = Overview(
        documents=summaries,
        sources=tuple(
            SourceSummary(source.head, tuple(passage.anchor for passage in source.passages), _words(source))
            for source in sources.values()
        ),
        files=frozenset(content.files),
        assets={path: published_path(file.name, file.read_bytes()) for path, file in content.assets.items()},
    )
    return replace(overview, urls=published_urls(overview))


def _words(source: Source) -> int | None:
    """How many words a source has in all; None where text was left out and the original is not at hand."""
    if source.original is not None:
        return sum(word_count(text) for text in source.original.values())
    if any(GAP.search(passage.text) for passage in source.passages):
        return None
    return sum(word_count(passage.text) for passage in source.passages)


def _result(analysis: Analysis, diagnostics: Iterable[Diagnostic], paths: Sequence[str], *, strict: bool) -> Result:
    shown = tuple(
        replace(each, severity=Severity.ERROR) if strict and each.severity is Severity.WARNING else each
        for each in diagnostics
        if not paths or any(_within(each.finding.label.path, path) for path in paths)
    )
    briefings = [
        document
        for document in analysis.overview.of(DocumentKind.BRIEFING)
        if not paths or any(_within(document.path, path) for path in paths)
    ]
    claims = [claim for briefing in briefings for claim in briefing.claims]
    cited = (Status.CITED, Status.DISPUTED, Status.FAILED)
    counts = Counts(
        briefings=len(briefings),
        sources=len(analysis.sources),
        claims=len(claims),
        cited=sum(claim.status in cited for claim in claims),
    )
    return Result(shown, analysis.texts, counts.of(shown))


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder.rstrip('/')}/")
