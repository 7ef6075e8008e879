"""A site as an editor has it open: its buffers over the disk, and what was found last."""

from collections import ChainMap
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import cast

from briefgen.diagnostic import Diagnostic
from briefgen.engine.analysis import Analysis
from briefgen.engine.files import read_text
from briefgen.engine.library import SourceLibrary
from briefgen.frozen import frozen
from briefgen.lsp.glance import glance
from briefgen.lsp.recheck import recheck
from briefgen.text import SourceText
from briefgen.workspace import SETTINGS, Result, Workspace

_READ = (".md", ".yaml")


@frozen
class Look:
    """A check of the whole site, and the buffers that it saw."""

    found: Analysis | Result
    buffers: Mapping[str, str]


class Session:
    """The open site. `site` is None before it was looked at, and where `site.yaml` cannot be used."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site: Analysis | None = None
        self.buffers: dict[str, str] = {}
        self._workspace = Workspace(root)
        self._waiting: dict[str, None] = {}
        self._newer: dict[str, SourceText] = {}
        self._began = False
        self._warm = False
        self._unusable: Result | None = None

    def write(self, path: str, text: str) -> None:
        """Take over the text of a buffer."""
        if _reads(path):
            self.buffers[path] = text
            self._waiting[path] = None

    def close(self, path: str) -> None:
        """Forget a buffer: the file on disk counts again."""
        self.buffers.pop(path, None)
        self._waiting.pop(path, None)

    def glance(self) -> Analysis | None:
        """The site without its documents, which is soon at hand: beside the rest if need be."""
        return glance(self.root, dict(self.buffers))

    def begin(self, site: Analysis) -> None:
        """Go by a glance until the whole site was checked."""
        self.site = site
        self._waiting = dict.fromkeys(self.buffers)

    def look(self) -> Look:
        """Check the whole site with the buffers as they are now: beside the rest if need be, never twice at once."""
        buffers = dict(self.buffers)
        self._workspace.overlay = buffers
        first, self._began = not self._began, True
        found = self._workspace.resume(drafts=True) if first else self._workspace.analyse(drafts=True)
        return Look(found, buffers)

    def warm(self) -> None:
        """Have every source read, so that words can be looked for in all of them at once."""
        if self.site is not None:
            SourceLibrary(self.site.sources).bearing("words that nobody wrote")
        self._warm = True

    def take(self, look: Look) -> None:
        """Go by what a check of the whole site found; buffers that were changed meanwhile wait again."""
        if isinstance(look.found, Result):
            self.site, self._unusable = None, look.found
        else:
            self.site, self._unusable = look.found, None
        self._newer = {}
        later = (path for path, text in self.buffers.items() if look.buffers.get(path) != text)
        self._waiting = dict.fromkeys(later)

    def catch_up(self) -> bool:
        """Check the buffers that wait, each by itself; whether the whole site should be checked soon."""
        soon = False
        while self.site is not None and self._waiting:
            path = next(iter(self._waiting))
            del self._waiting[path]
            text = self._buffer(path)
            newer = recheck(self.site, text, self.texts, everywhere=self._warm)
            if newer is None:
                soon = True
                continue
            self.site = newer
            self._newer[path] = text
            if path not in newer.overview.by_path:
                # A source: what is open stands on it, perhaps.
                soon = True
                self._waiting |= dict.fromkeys(other for other in self.buffers if other in newer.overview.by_path)
        return soon

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found last, in the whole site."""
        if self._unusable is not None:
            return self._unusable.diagnostics
        return self.site.diagnostics if self.site else ()

    @property
    def texts(self) -> Mapping[str, SourceText]:
        """The texts of all files of the site as they were checked last."""
        whole = self._unusable.texts if self._unusable else self.site.texts if self.site else {}
        # A chain map may write into its first part only.
        return ChainMap(self._newer, cast("MutableMapping[str, SourceText]", whole))

    def text(self, path: str) -> SourceText:
        """A file's text as it was checked last; an empty one where there is no such file."""
        found = self.texts.get(path)
        if found is not None:
            return found
        return self._buffer(path) if path in self.buffers else read_text(self.root, path).text

    def originals(self, source: str) -> tuple[str, ...]:
        """The files that hold the full text of a source."""
        folder = self.site.settings.originals if self.site else None
        names = (f"{folder}/{source}{ending}" for ending in (".md", ".txt")) if folder else ()
        return tuple(name for name in names if (self.root / name).is_file())

    def _buffer(self, path: str) -> SourceText:
        return SourceText(path, self.buffers[path].replace("\r\n", "\n").replace("\r", "\n"))


def _reads(path: str) -> bool:
    """Whether a buffer can be a file that the engine reads: assets are copied from the disk."""
    return path == SETTINGS or (path.endswith(_READ) and path.split("/")[1:2] != ["assets"])


def find_root(file: Path) -> Path | None:
    """The folder of the site that a file belongs to: the nearest above it with a `site.yaml`."""
    return next((folder for folder in file.parents if (folder / SETTINGS).is_file()), None)
