"""livereload's server, with the site in memory instead of a folder, and its own manners.

What happens when: the watcher's thread says that something changed; the press, in another thread, makes an edition;
the server's loop hands it to the browsers. A change while an edition is being made asks for one more after it, so
that the last change always is in the last edition.
"""

import asyncio
import secrets
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from livereload.server import Server
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application

from briefgen.preview.changes import Changes
from briefgen.preview.edition import Edition
from briefgen.preview.guard import Guard
from briefgen.preview.handlers import OWN, LiveSocket, OwnHandler, PageHandler
from briefgen.preview.meanwhile import Meanwhile
from briefgen.preview.place import Place
from briefgen.preview.press import Press
from briefgen.preview.protocol import MESSAGE_BYTES
from briefgen.preview.watcher import FolderWatcher

PAUSE = 0.3
"""Seconds without another save after which the whole site is looked at, where that does not take long."""
LONGEST = 3.0
"""The most seconds that are waited for it. It is twice as long as it takes: then it is seldom in the way of a save."""


class PreviewServer(Server):  # type: ignore[misc] # livereload has no types
    """Serves the editions of a press, and tells browsers of each new one."""

    def __init__(
        self,
        press: Press,
        watcher: FolderWatcher,
        guard: Guard,
        *,
        on_edition: Callable[[Edition], None],
        on_page: Callable[[Edition], None] = lambda _: None,
    ) -> None:
        """`on_edition` hears of each edition, once browsers were told; `on_page` when a page of it was looked at."""
        super().__init__(watcher=watcher)
        self._watcher = watcher
        self.press = press
        self.guard = guard
        self._on_edition = on_edition
        self.looked_at = on_page
        self._name = secrets.token_hex(4)
        self._audience: set[LiveSocket] = set()
        self._edition: Edition | None = None
        self._next: asyncio.Event | None = None
        self._changes = Changes()
        self._loop: IOLoop | None = None
        self._ended = threading.Event()

    # --- for the handlers ---

    @property
    def generation(self) -> str:
        """Which server this is, and which of its editions is shown."""
        return f"{self._name}-{self._edition.number if self._edition else 0}"

    async def edition(self, path: str) -> Edition:
        """The newest edition; one that can say what stands at a path is waited for."""
        while self._edition is None or not self._edition.knows(path):
            if self._next is None:
                self._next = asyncio.Event()
            await self._next.wait()
        return self._edition

    def join(self, audience: LiveSocket) -> None:
        """A browser shows a page."""
        self._audience.add(audience)

    def leave(self, audience: LiveSocket) -> None:
        """A browser went away."""
        self._audience.discard(audience)

    # --- the server's life ---

    def routes(self) -> Application:
        """What is answered where; there is none that changes anything."""
        shared = {"studio": self}
        own = OWN.replace(".", r"\.")
        return Application(
            [
                (rf"{own}live", LiveSocket, shared),
                (rf"{own}(.*)", OwnHandler, shared),
                (r"(.*)", PageHandler, shared),
            ],
            log_function=lambda _handler: None,
            websocket_max_message_size=MESSAGE_BYTES,
            websocket_ping_interval=20,
            websocket_ping_timeout=15,
        )

    def run(self, place: Place) -> None:
        """Serve until SIGINT, SIGTERM or `end`."""
        asyncio.run(self._serve(place))

    async def _serve(self, place: Place) -> None:
        self._loop = IOLoop.current()
        over = asyncio.Event()
        self._over = over
        for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
            if hasattr(signal, name) and threading.current_thread() is threading.main_thread():
                signal.signal(getattr(signal, name), self._on_signal)
        http = HTTPServer(self.routes())
        http.add_sockets(place.sockets)
        threading.Thread(target=self._work, name="briefgen-press", daemon=True).start()
        if not self._ended.is_set():
            await over.wait()
        self._watcher.stop()
        http.stop()
        for one in tuple(self._audience):
            one.hang_up()
        with suppress(TimeoutError):
            await asyncio.wait_for(http.close_all_connections(), 0.1)

    def end(self) -> None:
        """End the server. From any thread."""
        self._ended.set()
        self._changes.tell(())
        if self._loop is not None:
            self._loop.add_callback(self._over.set)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._ended.set()
        self._changes.tell(())
        if self._loop is not None:
            self._loop.add_callback_from_signal(self._over.set)

    def _work(self) -> None:
        """Make an edition whenever something changed. Runs in its own thread."""
        # The watch begins before the first edition, so that no change falls between the two.
        self._watcher.start(self._changes.tell)
        owed = not (self._look() and self._first())
        while not self._ended.is_set():
            if not owed or self._changes.wait(0):
                self._changes.wait(None)
                glance = self.press.glance(self._changes.take() or ())
                owed = True
                if glance is not None:
                    self._hand_over(glance)
                    # An author who is saving again wants to see that first; the whole site can wait a moment.
                    if self._changes.wait(self._lull):
                        continue
            if self._ended.is_set():
                return
            self._whole(self.press.edition())
            owed = False

    def _look(self) -> bool:
        """Show what there is of a large site before it was read; False where there is nothing to show so."""
        look = self.press.first_look()
        if look is not None:
            self._hand_over(look)
        return look is not None

    def _first(self) -> bool:
        """Read the whole site while what is saved is shown at once; whether it was then shown as a whole."""
        with Meanwhile(self._changes, self._look) as meanwhile:
            edition = self.press.edition()
        if self._ended.is_set():
            return True
        if meanwhile.saved == frozenset():
            self._whole(edition)
            return True
        # A file may have been read before it was saved: its page is not to fall back to the earlier text.
        glance = self.press.glance(meanwhile.saved or ())
        if glance is not None:
            self._hand_over(glance)
            # Who saved while the site was read is likely to save again.
            self._changes.wait(self._lull)
        return False

    def _whole(self, edition: Edition) -> None:
        self._hand_over(edition)
        if not self._changes.wait(self._lull):
            self.press.rest()

    @property
    def _lull(self) -> float:
        """Seconds without a save after which there is time for more than the page that was edited."""
        return min(max(PAUSE, 2 * self.press.seconds), LONGEST)

    def _hand_over(self, edition: Edition) -> None:
        if self._loop is not None:
            self._loop.add_callback(self._publish, edition)

    def _publish(self, edition: Edition) -> None:
        self._edition = edition
        if self._next is not None:
            self._next.set()
            self._next = None
        # Each in a turn of its own: what goes wrong with one browser is no other's business. The page of a document is
        # sooner made than a list of all.
        for one in sorted(self._audience, key=lambda one: not one.shows_document(edition)):
            self._turn(one.tell, edition)
        self._turn(self._on_edition, edition)

    def _turn(self, work: Callable[[Edition], None], edition: Edition) -> None:
        if self._loop is not None:
            self._loop.add_callback(work, edition)
