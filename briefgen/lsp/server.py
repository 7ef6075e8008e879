"""The server itself: when a site is checked, and what the editor is told of it.

A buffer that changed is checked by itself as soon as the keys rest for a moment; the whole site, which alone can tell
what the change means elsewhere, when they rest longer, and when a file is saved.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pygls.lsp.server import LanguageServer

from briefgen import __version__
from briefgen.diagnostic import Diagnostic
from briefgen.lsp import convert
from briefgen.lsp.answers import ANSWERS, Asked
from briefgen.lsp.session import Session, find_root

PAUSE = 0.01
"""Seconds without a keystroke after which the buffer is checked."""
SOON = 0.25
REST = 1.0
"""Seconds without a keystroke after which the whole site is checked."""


@dataclass(slots=True)
class OpenSite:
    """A site that the editor has a file of, and what the editor was told of it."""

    session: Session
    speak: convert.Translator
    worker: ThreadPoolExecutor
    seen: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once open files can be held against their sources."""
    known: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once the whole site was checked."""
    told: dict[str, tuple[tuple[Diagnostic, ...], int | None]] = field(default_factory=dict)
    pause: asyncio.TimerHandle | None = None
    rest: asyncio.TimerHandle | None = None
    looking: asyncio.Task[None] | None = None
    again: bool = False


class Desk:
    """The sites that an editor has open, by their folders. `site` is the only one where it was named at the start."""

    def __init__(self, server: LanguageServer, site: Path | None) -> None:
        self.server = server
        self.site = site
        self.sites: dict[Path, OpenSite] = {}
        self.moves_files = False
        self._watches = False

    def initialize(self, params: convert.Initialize) -> None:
        """The editor says what it can do."""
        self.moves_files = convert.moves_files(params)
        self._watches = convert.watches(params)
        roots = (self.site,) if self.site else (find_root(folder / "file") for folder in convert.folders(params))
        for root in roots:
            if root is not None:
                self.open_site(root)

    def initialized(self, _params: convert.Initialized) -> None:
        """The editor is ready."""
        if self._watches:
            self.server.client_register_capability(convert.WATCHING)

    def open_site(self, root: Path) -> OpenSite:
        """The site in a folder, opened when it is not."""
        if root not in self.sites:
            session = Session(root)
            speak = convert.Translator(root, session.text, convert.named(self.server.workspace.position_encoding))
            self.sites[root] = OpenSite(session, speak, ThreadPoolExecutor(1, "site"))
            self._look(self.sites[root])
        return self.sites[root]

    def find(self, uri: str) -> tuple[OpenSite, str] | None:
        """The site that a file belongs to, and the file's path in it."""
        file = convert.path_of(uri)
        root = None if file is None else self.site or find_root(file)
        if file is None or root is None or not file.is_relative_to(root):
            return None
        return self.open_site(root), file.relative_to(root).as_posix()

    def opened(self, params: convert.Opened) -> None:
        """A buffer is open."""
        document = params.text_document
        self._written(document.uri, document.text, document.version)

    def changed(self, params: convert.Changed) -> None:
        """A buffer has another text."""
        for change in params.content_changes:
            self._written(params.text_document.uri, change.text, params.text_document.version)

    def saved(self, params: convert.Saved) -> None:
        """A buffer stands on the disk."""
        if found := self.find(params.text_document.uri):
            self._look_later(found[0], 0)

    def closed(self, params: convert.Closed) -> None:
        """A buffer is gone: the disk counts again."""
        if found := self.find(params.text_document.uri):
            site, path = found
            site.session.close(path)
            site.speak.versions.pop(path, None)
            self._look_later(site, SOON)

    def watched(self, params: convert.Watched) -> None:
        """Files changed on the disk."""
        for site in {id(site): site for change in params.changes if (site := self._site_of(change.uri))}.values():
            self._look_later(site, SOON)

    async def ask(self, uri: str, *, whole: bool) -> Asked | None:
        """What a question about a file is answered from: the site with all that was typed; None outside of a site.

        `whole`: every file of the site has a part in the answer.
        """
        found = self.find(uri)
        if found is None:
            return None
        site, path = found
        await (site.known if whole else site.seen).wait()
        self._catch_up(site)
        return Asked(site.session, site.speak, path, self.moves_files)

    def _site_of(self, uri: str) -> OpenSite | None:
        found = self.find(uri)
        return found[0] if found else None

    def _written(self, uri: str, text: str, version: int) -> None:
        found = self.find(uri)
        if found is None:
            return
        site, path = found
        site.speak.uris[path] = uri
        site.speak.versions[path] = version
        site.session.write(path, text)
        if site.pause:
            site.pause.cancel()
        site.pause = asyncio.get_running_loop().call_later(PAUSE, self._catch_up, site)
        self._look_later(site, REST)

    def _catch_up(self, site: OpenSite) -> None:
        if not site.seen.is_set():
            return
        if site.session.catch_up():
            self._look_later(site, SOON)
        self._tell(site)

    def _look_later(self, site: OpenSite, seconds: float) -> None:
        if site.rest:
            site.rest.cancel()
        site.rest = asyncio.get_running_loop().call_later(seconds, self._look, site)

    def _look(self, site: OpenSite) -> None:
        """Check the whole site beside the rest; once more where it is being checked already."""
        site.again = True
        if site.looking is None or site.looking.done():
            site.looking = asyncio.get_running_loop().create_task(self._looking(site))

    async def _looking(self, site: OpenSite) -> None:
        loop = asyncio.get_running_loop()
        if not site.seen.is_set() and (begun := await loop.run_in_executor(site.worker, site.session.glance)):
            site.session.begin(begun)
            site.seen.set()
            self._catch_up(site)
            # The file that is opened at the start is answered before the long work takes its share of the processor.
            await asyncio.sleep(SOON)
        while site.again:
            site.again = False
            look = await loop.run_in_executor(site.worker, site.session.look)
            site.session.take(look)
            site.seen.set()
            site.known.set()
            self._catch_up(site)
            await loop.run_in_executor(site.worker, site.session.warm)

    def _tell(self, site: OpenSite) -> None:
        """Send the diagnostics of every file for which they are not what the editor was told last."""
        found: dict[str, list[Diagnostic]] = {path: [] for path in (*site.told, *site.speak.versions)}
        for each in site.session.diagnostics:
            found.setdefault(each.finding.label.path, []).append(each)
        for path, diagnostics in found.items():
            now = (tuple(diagnostics), site.speak.versions.get(path))
            if site.told.get(path) != now:
                site.told[path] = now
                self.server.text_document_publish_diagnostics(site.speak.published(path, diagnostics))


def make_server(site: Path | None = None) -> LanguageServer:
    """The server, ready to be started. With `site`, it answers for that folder only; else for each file's own site."""
    server = LanguageServer("briefgen", __version__, text_document_sync_kind=convert.SYNC)
    desk = Desk(server, site)
    told: dict[str, Callable[[Any], None]] = {
        "initialize": desk.initialize,
        "initialized": desk.initialized,
        "textDocument/didOpen": desk.opened,
        "textDocument/didChange": desk.changed,
        "textDocument/didSave": desk.saved,
        "textDocument/didClose": desk.closed,
        "workspace/didChangeWatchedFiles": desk.watched,
    }
    for name, take in told.items():
        # The library writes attributes on what it is given, which a bound method does not allow.
        server.feature(name, convert.OPTIONS.get(name))(partial(take))
    for name, answer in ANSWERS.items():
        server.feature(name, convert.OPTIONS.get(name))(answer(desk.ask))
    return server
