"""A site at first sight: enough to hold an open file against its sources, before the whole site was checked.

Only the settings and the front matter of the sources are read; a source's text is when somebody asks for it.
"""

from collections.abc import Mapping
from pathlib import Path

from briefgen.engine.analysis import Analysis
from briefgen.engine.articles import Shelf
from briefgen.engine.content import Content
from briefgen.engine.ledger import stem
from briefgen.engine.seen import Seen
from briefgen.engine.survey import Survey
from briefgen.engine.texts import Texts
from briefgen.engine.units import make_source
from briefgen.model import Briefing, Overview, Settings, Source, SourceSummary
from briefgen.parse.front_matter import front_matter
from briefgen.parse.settings import parse_settings
from briefgen.parse.source_head import read_source_head
from briefgen.rules import NAMES
from briefgen.text import SourceText
from briefgen.workspace import SETTINGS, Workspace


def glance(root: Path, buffers: Mapping[str, str]) -> Analysis | None:
    """The site without its documents; None where `site.yaml` cannot be used. `buffers` stand before the files."""
    read = Workspace(root, buffers).read
    file = read(SETTINGS)
    settings = None if file.problem else parse_settings(file.text, NAMES)[0]
    if settings is None:
        return None
    content = Content(Survey(root, Seen()), read, dict(buffers), settings)
    paths: dict[str, str] = {}
    for path in content.listed("sources"):
        paths.setdefault(stem(path, ".md"), path)
    return Analysis(
        settings=settings,
        overview=Overview((), tuple(_head(read(path).text, settings) for path in paths.values())),
        digest="",
        notes={},
        outlines={},
        sources=Shelf(paths, _Reader(content, settings)),
        assets={},
        diagnostics=(),
        texts=Texts(content.files, read, {SETTINGS: file.text}),
        briefing=_unread,
    )


class _Reader:
    """Reads a source, once."""

    def __init__(self, content: Content, settings: Settings) -> None:
        self._content = content
        self._settings = settings
        self._read: dict[str, Source] = {}

    def __call__(self, path: str) -> Source:
        if path not in self._read:
            original = self._content.original(stem(path, ".md"))
            full = self._content.text(original) if original else None
            text = self._content.text(path) or SourceText(path, "")
            self._read[path] = make_source(text, full, self._settings, "")[1]
        return self._read[path]


def _head(text: SourceText, settings: Settings) -> SourceSummary:
    return SourceSummary(read_source_head(text, front_matter(text), settings)[0], (), None)


def _unread(path: str) -> Briefing:
    raise KeyError(path)
