"""A web server for a published folder, at the root and below a path, that sends the headers of its `_headers`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

BELOW = "/a/b/"
OWN = "/paper/"
"""The path of the site's own address, by which its page for what is not there finds its way."""


@dataclass(frozen=True, slots=True)
class Host:
    """Where the site is: `root` at the domain's root, `below` the same files below a path."""

    root: str
    below: str


def headers_of(folder: Path) -> Mapping[str, str]:
    """The headers that `_headers` asks for on every file."""
    found: dict[str, str] = {}
    for line in (folder / "_headers").read_text("utf-8").splitlines()[1:]:
        if not line.startswith(" "):
            break
        name, _, value = line.strip().partition(": ")
        found[name] = value
    return found


class Handler(SimpleHTTPRequestHandler):
    """Files of one folder; `/a/b/` and the site's own path are the same folder again."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, extra: Mapping[str, str], directory: str) -> None:
        self.extra = extra
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BELOW).removeprefix(OWN).lstrip("/"))

    def end_headers(self) -> None:
        for name, value in self.extra.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent names it so
        """Requests are no news."""


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """Serve a folder while the block runs."""
    handler = partial(Handler, extra=headers_of(folder), directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    root = f"http://127.0.0.1:{server.server_port}"
    try:
        yield Host(f"{root}/", f"{root}{BELOW}")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
