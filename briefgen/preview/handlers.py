"""What the preview answers over HTTP and over its socket."""

import asyncio
from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from livereload.handlers import LiveReloadHandler
from tornado.web import RequestHandler
from tornado.websocket import WebSocketClosedError

from briefgen.preview.edition import Answer, Edition
from briefgen.preview.guard import Guard
from briefgen.preview.media import content_type
from briefgen.preview.protocol import Shown, read_shown, update

OWN = "/.briefgen/"
"""Where the preview's own files are. No page of a site begins with a dot."""
FILES = {
    "client.js": ("morph.js", "marks.js", "panel.js", "client.js"),
    "panel.css": ("panel.css",),
    "marks.css": ("marks.css",),
}
"""What is served there, and the files of the package that it is put together from."""


class Studio(Protocol):
    """What the handlers need of the server."""

    guard: Guard

    @property
    def generation(self) -> str:
        """Which server this is, and which of its editions is shown: `3f9c-12`."""
        ...

    def edition(self, path: str) -> Awaitable[Edition]:
        """The newest edition; one that can say what stands at a path is waited for."""
        ...

    @property
    def looked_at(self) -> Callable[[Edition], None]:
        """What to tell that a page of an edition was made."""
        ...

    def join(self, audience: "LiveSocket") -> None:
        """A browser shows a page."""
        ...

    def leave(self, audience: "LiveSocket") -> None:
        """A browser went away."""
        ...


class _Guarded(RequestHandler):
    """Answers GET and HEAD only, and only to who knows the server by its name."""

    SUPPORTED_METHODS = ("GET", "HEAD")
    studio: Studio

    def initialize(self, studio: Studio) -> None:
        self.studio = studio

    def prepare(self) -> None:
        if not self.studio.guard.knows(self.request.headers.get("Host")):
            self.set_status(421)
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish("This preview does not go by that name.\n")

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def compute_etag(self) -> None:
        """Nothing is stored, so nothing is compared."""


class PageHandler(_Guarded):
    """A file of the newest edition, from memory. A page gets the client's script, with its generation."""

    async def get(self, _path: str = "") -> None:
        """Answer with what stands at the path."""
        try:
            path = unquote(self.request.path, errors="strict")
        except UnicodeDecodeError:
            path = self.request.path
        edition = await self.studio.edition(path)
        answer = edition.answer(path)
        self.set_status(answer.status)
        if answer.location is not None:
            self.set_header("Location", answer.location)
            return
        self.set_header("Content-Type", content_type(answer.path))
        self.write(_with_script(answer, self.studio.generation) if answer.is_page else answer.content)
        self.studio.looked_at(edition)

    head = get


class OwnHandler(_Guarded):
    """The client's script and stylesheets."""

    def get(self, name: str) -> None:
        """Answer with one of `FILES`."""
        if name not in FILES:
            self.set_status(404)
            return
        self.set_header("Content-Type", content_type(name))
        self.write(_own_file(name))

    head = get


class LiveSocket(LiveReloadHandler):  # type: ignore[misc] # livereload has no types
    """One browser that shows a page. It keeps what that browser shows, and tells it what differs."""

    studio: Studio
    shown: Shown | None = None

    def initialize(self, studio: Studio) -> None:
        """Take the server."""
        self.studio = studio

    def prepare(self) -> None:
        """Refuse who does not know the server by its name."""
        if not self.studio.guard.knows(self.request.headers.get("Host")):
            self.set_status(421)
            self.finish()

    def check_origin(self, origin: str) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride] - it lets all in
        """Only pages that this server served may listen."""
        return self.studio.guard.same_origin(origin, self.request.headers.get("Host"))

    def open(self, *_arguments: str) -> None:
        """The browser is there; it says next what it shows."""
        self.set_nodelay(True)
        self.studio.join(self)

    def on_message(self, message: str | bytes) -> Awaitable[None] | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The browser says what it shows."""
        shown = read_shown(message)
        if shown is None:
            self.close(1003, "not understood")
            return None
        return self._answer(shown)

    async def _answer(self, shown: Shown) -> None:
        edition = await self.studio.edition(shown.path)
        self.shown = shown
        self.tell(edition, always=True)

    def tell(self, edition: Edition, *, always: bool = False) -> None:
        """Tell the browser what differs from what it shows; with `always`, also that nothing does."""
        if self.shown is None or not edition.knows(self.shown.path):
            return
        message, now = update(edition, self.shown, self.studio.generation)
        if always or now != self.shown:
            self.shown = now
            try:
                self.write_message(message).add_done_callback(_heard)
            except WebSocketClosedError:
                self.studio.leave(self)

    def shows_document(self, edition: Edition) -> bool:
        """Whether the browser shows the page of one document or source."""
        return self.shown is not None and edition.file_at(self.shown.path) is not None

    def hang_up(self) -> None:
        """End the connection without waiting for the browser to agree."""
        connection = self.ws_connection
        self.close(1001, "the preview ended")
        if connection is not None and connection.stream is not None:
            connection.stream.close()

    def on_close(self) -> None:
        """The browser went away."""
        self.studio.leave(self)


def _heard(sent: "asyncio.Future[None]") -> None:
    """A browser that went away while it was told needs no more."""
    if not sent.cancelled():
        sent.exception()


def _own_file(name: str) -> str:
    parts = [(Path(__file__).parent / "client" / part).read_text("utf-8") for part in FILES[name]]
    together = "\n".join(parts)
    # The page's own scripts must not see the client's names.
    return f'(() => {{\n"use strict";\n{together}}})();\n' if name.endswith(".js") else together


def _with_script(answer: Answer, generation: str) -> str:
    content = answer.content if isinstance(answer.content, str) else answer.content.decode("utf-8", "replace")
    # After the whole page: nothing of the page has to be found for it, and the page's own parts are there by then.
    script = (
        f'<script src="{OWN}client.js" data-generation="{escape(generation)}" '
        f'data-page="{answer.digest}" data-status="{answer.status}"></script>\n'
    )
    return content + script
