"""One state of the site as the preview serves it, and what it answers at each address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import quote

from briefgen.preview.findings import Findings

HOLDING = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>briefgen preview</title></head>
<body><main><h1>There is no page to show yet</h1>
<p>What keeps briefgen from making it is listed below.</p></main></body>
</html>
"""
"""What stands in for every page while a site has never been made."""
MISSING = HOLDING.replace("There is no page to show yet", "There is no such page").replace(
    "What keeps briefgen from making it is listed below.", "The site has no page at this address."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands at an address: a file, or the address that it is to be found at."""

    status: int
    content: str | bytes
    path: str
    location: str | None = None

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return self.path.endswith(".html")

    @property
    def digest(self) -> str:
        """What tells this answer from others."""
        content = self.content.encode() if isinstance(self.content, str) else self.content
        return sha256(f"{self.status} {self.location}\0".encode() + content).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole output, in memory.

    `base` is the path of the site's address: it begins and ends in `/`. `documents` are the addresses, relative to
    the root, of documents and sources by their files; `drafts` those of drafts. `changed` are the times of last
    change, in nanoseconds, that the newest briefing is told by. `made`: whether a site was ever made.
    """

    number: int
    base: str
    files: Mapping[str, str | bytes]
    findings: Findings
    documents: Mapping[str, str] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    made: bool = True

    def answer(self, path: str) -> Answer:
        """What stands at a path of the server, percent-decoded, beginning with `/`."""
        if not path.startswith(self.base):
            if path == "/" or f"{path}/" == self.base:
                return _moved(self.base)
            return self._missing()
        name = path.removeprefix(self.base)
        if name in self.files:
            return Answer(200, self.files[name], name)
        index = f"{name}index.html"
        if (not name or name.endswith("/")) and index in self.files:
            return Answer(200, self.files[index], index)
        if f"{name}/index.html" in self.files:
            return _moved(f"{path}/")
        return self._missing()

    def file_at(self, path: str) -> str | None:
        """The file of the document whose page is at a path of the server."""
        url = path.removeprefix(self.base).removesuffix("index.html")
        return next((file for file, own in self.documents.items() if own == url), None)

    def _missing(self) -> Answer:
        if not self.made:
            return Answer(503, HOLDING, "503.html")
        return Answer(404, self.files.get("404.html", MISSING), "404.html")


def _moved(path: str) -> Answer:
    return Answer(302, "", "moved", quote(path, safe="/%~!$&'()*+,;=:@"))
