"""A first look at a large archive: the page that an author opens, before the site was read.

To take up what is remembered of ten thousand documents takes seconds. A briefing's page needs little of that: its own
text, the sources that it cites, the names of files for its links. So it is made from these at once, without a word on
what is wrong; the front page is the one that was shown last. What the whole site has to add follows in place.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from slugify import slugify

from briefgen.digest import fingerprint
from briefgen.engine.analysis import Analysis, Note
from briefgen.engine.articles import Shelf
from briefgen.engine.content import KINDS
from briefgen.engine.files import read_text
from briefgen.engine.listing import listing
from briefgen.engine.made import content_of
from briefgen.model import Briefing, DocumentKind, Head, Overview, Passage, Settings, Source, Summary
from briefgen.outputs.addresses import published_urls
from briefgen.parse.document import parse_document
from briefgen.parse.settings import parse_settings
from briefgen.parse.source import parse_source
from briefgen.preview.front import kept_front
from briefgen.preview.output import Content, Kept, Output
from briefgen.resolve import resolve
from briefgen.rules import NAMES
from briefgen.summary import summarise
from briefgen.theme import Renderer, Theme, published_name, read_theme
from briefgen.workspace import SETTINGS

LARGE = 500
"""Files. A smaller site is read as a whole in less time than it takes to look at an address."""
MANY = 200
"""The most files of a kind that are read before the first page."""
PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Early(Mapping[str, Content]):
    """The pages of a site that need no other document, each made when it is asked for; all others are not there yet."""

    def __init__(
        self,
        analysis: Analysis,
        theme: Theme,
        root: Path,
        front: str | None,
        *,
        drafts: bool,
        shown: Mapping[str, Content],
    ) -> None:
        """`front` is the front page as it was shown last; `shown` are pages as they were before a save."""
        self.analysis = analysis
        self._dress = theme, Renderer(theme)
        self._root = root
        self._front = front
        self._drafts = drafts
        self._shown = shown
        self._made: dict[str, Content] = {}

    @property
    def shown(self) -> Mapping[str, Content]:
        """What was made so far, by this look and by those before it."""
        return {**self._shown, **self._made}

    def __getitem__(self, path: str) -> Content:
        if path not in self._made:
            self._made[path] = self._page(path)
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter((*(f"{url}index.html" for url in self._documents), *self._plain))

    def __len__(self) -> int:
        return len(self._documents) + len(self._plain)

    def _page(self, path: str) -> Content:
        if path == "index.html" and self._front is not None:
            return self._front
        before = self._documents.get(path.removesuffix("index.html"))
        if before is None:
            if path in self._plain:
                return self._plain[path]
            raise KeyError(path)
        made = document(before, self.analysis, self._root)
        if made is None and path in self._shown:
            return self._shown[path]
        if made is None or (made[0].head.draft and not self._drafts):
            raise KeyError(path)
        return Output(_with(*made, self.analysis), self._dress, self._root, Kept(), frozenset())[path]

    @cached_property
    def _documents(self) -> Mapping[str, Summary]:
        """A summit's page shows its briefings, and has to wait for them."""
        alone = (DocumentKind.BRIEFING, DocumentKind.PAGE)
        return {one.url: one for one in self.analysis.overview.documents if one.kind in alone}

    @cached_property
    def _plain(self) -> Mapping[str, Content]:
        assets = {address: path for path, address in self.analysis.overview.assets.items()}
        files = {artifact.path: content_of(artifact) for artifact in self._dress[0].files.values()}
        return files | {address: (self._root / path).read_bytes() for address, path in assets.items()}


class _Library:
    """The sources that are asked for by name. To search all of them would take too long."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources

    def source(self, key: str) -> Source | None:
        """The source with that id."""
        return self._sources.get(key)

    def ids(self) -> tuple[str, ...]:
        """None: nothing is compared with all others."""
        return ()

    def bearing(self, words: str) -> tuple[Passage, ...]:  # noqa: ARG002 - a library is asked so
        """None, as well."""
        return ()


def early(root: Path, *, drafts: bool, before: Early | None = None) -> Early | None:
    """A first look at a site; None where the site is small, or cannot be looked at so.

    A page that was good `before`, and that a save has spoilt, stays as it was.
    """
    settings, _ = parse_settings(read_text(root, SETTINGS).text, NAMES)
    if settings is None:
        return None
    below = f"{settings.content}/"
    files = tuple(sorted(listing(root, settings.content)))
    folders: dict[str, list[str]] = {}
    for path in files:
        folders.setdefault(path.removeprefix(below).partition("/")[0], []).append(path)
    read = [path for folder in ("pages", "summits", "assets") for path in folders.get(folder, ())]
    if len(files) < LARGE or len(read) > MANY:
        return None
    own = root / settings.templates
    theme, _ = read_theme(own if own.is_dir() else None, settings.templates, settings.look)
    analysis = _analysis(root, settings, files, folders)
    shown = before.shown if before is not None else {}
    return Early(analysis, theme, root, kept_front(root, theme), drafts=drafts, shown=shown)


def _analysis(root: Path, settings: Settings, files: tuple[str, ...], folders: Mapping[str, list[str]]) -> Analysis:
    """The site as the names of its files tell of it, with its summits and standing pages."""
    paths = {_stem(path): path for path in folders.get("sources", ()) if path.endswith(".md")}
    shelf = Shelf(paths, lambda path: parse_source(read_text(root, path).text, settings)[0])
    assets = {path: sha256((root / path).read_bytes()).hexdigest() for path in folders.get("assets", ())}
    stubs = (
        _stub(path, kind) for folder, kind in KINDS.items() for path in folders.get(folder, ()) if path.endswith(".md")
    )
    overview = Overview(
        documents=tuple(stubs),
        sources=(),
        files=frozenset(files),
        assets={path: published_name(path.rpartition("/")[2], digest) for path, digest in assets.items()},
    )
    analysis = Analysis(settings, overview, "", {}, {}, shelf, assets, (), {}, _nothing)
    for stub in overview.documents:
        made = None if stub.kind is DocumentKind.BRIEFING else document(stub, analysis, root)
        if made is not None:
            analysis = _with(*made, analysis)
    sources = frozenset(f"sources/{key}/" for key in paths)
    return replace(analysis, overview=replace(analysis.overview, urls=published_urls(analysis.overview) | sources))


def document(stub: Summary, analysis: Analysis, root: Path) -> tuple[Briefing, Summary] | None:
    """A document without what any rule says of it; None where it cannot be read, or stands elsewhere."""
    read = read_text(root, stub.path)
    if read.problem:
        return None
    briefing, _ = parse_document(read.text, stub.kind, analysis.settings, NAMES)
    resolved, _ = resolve(briefing, _Library(analysis.sources))
    summary = summarise(resolved, frozenset())
    return (resolved, summary) if summary.head.places and summary.url == stub.url else None


def _with(briefing: Briefing, summary: Summary, analysis: Analysis) -> Analysis:
    """The site with one document as it is."""
    state = fingerprint(briefing.text)
    note = Note(
        kind=summary.kind,
        draft=summary.head.draft,
        work=state,
        digest=state,
        front=state,
        face=state,
        asks_all=False,
        allowances=(),
        diagnostics=(),
    )
    documents = tuple(summary if one.path == summary.path else one for one in analysis.overview.documents)
    return replace(
        analysis,
        overview=replace(analysis.overview, documents=documents),
        notes={**analysis.notes, summary.path: note},
        briefing=lambda _: briefing,
    )


def _stub(path: str, kind: DocumentKind) -> Summary:
    """A document as its name tells of it."""
    stem = _stem(path)
    slug = stem if kind is DocumentKind.SUMMIT or PLAIN.fullmatch(stem) else slugify(stem) or "untitled"
    folder = {DocumentKind.BRIEFING: "briefings/", DocumentKind.SUMMIT: "summits/", DocumentKind.PAGE: ""}[kind]
    return Summary(kind, slug, path, f"{folder}{slug}/", Head(stem))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _nothing(path: str) -> Briefing:
    raise KeyError(path)
