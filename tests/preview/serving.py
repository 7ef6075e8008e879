"""A small site, and a preview of it that runs in this process, on a port of its own."""

import http.client
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from briefgen.preview.edition import Edition
from briefgen.preview.guard import guard_for
from briefgen.preview.place import bind
from briefgen.preview.press import Press
from briefgen.preview.server import PreviewServer
from briefgen.preview.watcher import FolderWatcher

SETTINGS = "title: Example\nurl: https://example.org/desk/\ndescription: Briefings.\n"
SOURCE = """\
---
title: Leaders meet
type: article-newspaper
issued: 2025-10-28
url: https://example.org/leaders
archive_url: https://archive.example.org/leaders
rights: full
license: CC-BY-4.0
---
The leaders met in Tokyo on Tuesday. {#p1}

They signed a framework for minerals worth $550 billion. {#p2}
"""
BRIEFING = """\
---
title: {title}
date: 2025-10-28
---
The leaders signed a framework for minerals [@wire p2].

{text}
"""
WAIT = 20.0
"""Seconds after which a test gives up. Nothing is asserted of the time that something takes."""


def write_site(root: Path) -> Path:
    """A site with two briefings, a page and a source, and nothing wrong with it."""
    files = {
        "site.yaml": SETTINGS,
        "content/sources/wire.md": SOURCE,
        "content/briefings/one.md": BRIEFING.format(title="First", text="They met in Tokyo [@wire p1]."),
        "content/briefings/two.md": BRIEFING.format(title="Second", text="See [the first](one.md)."),
        "content/pages/about.md": "---\ntitle: About\n---\nWho we are.\n",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@dataclass(frozen=True)
class Response:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    text: str


@dataclass
class Serving:
    """A preview that runs, and the editions that it has made."""

    root: Path
    port: int
    server: PreviewServer
    editions: list[Edition] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def heard(self, edition: Edition) -> None:
        with self.news:
            self.editions.append(edition)
            self.news.notify_all()

    def wait_for(self, number: int) -> Edition:
        """The newest edition, once there are so many."""
        with self.news:
            assert self.news.wait_for(lambda: len(self.editions) >= number, WAIT)
            return self.editions[-1]

    def wait_until_shown(self, words: str, path: str = "briefings/one/index.html") -> Edition:
        """The newest edition, once a page of it holds some words."""

        def shown() -> bool:
            return bool(self.editions) and words in str(self.editions[-1].files.get(path, ""))

        with self.news:
            assert self.news.wait_for(shown, WAIT), f"{words} was never shown"
            return self.editions[-1]

    def get(self, path: str, *, method: str = "GET", headers: Mapping[str, str] | None = None) -> Response:
        """Ask, with the path as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        given = dict(headers or {})
        connection.putrequest(method, path, skip_host="Host" in given)
        for name, value in given.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        answer = Response(response.status, dict(response.getheaders()), response.read().decode("utf-8", "replace"))
        connection.close()
        return answer


def tell_late(patch: pytest.MonkeyPatch) -> None:
    """Let a watcher wait longer for the end of several saves: on a busy machine there may be time between them."""
    patch.setattr("briefgen.preview.watcher.STEP", 150)
    patch.setattr("briefgen.preview.watcher.BULK", 150)


@contextmanager
def serving(root: Path, *, poll: bool = False, strict: bool = False, host: str = "127.0.0.1") -> Iterator[Serving]:
    """Serve a site in a thread until the end of the block."""
    place = bind(host, 0)
    made: list[Serving] = []
    watcher = FolderWatcher(root, poll=poll)
    guard = guard_for(host, "desk.example")
    server = PreviewServer(
        Press(root, strict=strict),
        watcher,
        guard,
        on_edition=lambda edition: made[0].heard(edition),  # noqa: PLW0108 - it is made below
    )
    made.append(Serving(root, place.port, server))
    thread = threading.Thread(target=server.run, args=(place,))
    thread.start()
    try:
        made[0].wait_for(1)
        yield made[0]
    finally:
        server.end()
        thread.join(WAIT)
        assert not thread.is_alive()
