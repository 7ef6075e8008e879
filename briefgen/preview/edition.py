"""One state of the site as the preview serves it, and what it answers at each address."""

from collections.abc import Mapping
from dataclasses import field
from hashlib import sha256
from urllib.parse import quote

from briefgen.frozen import frozen
from briefgen.preview.findings import Findings
from briefgen.preview.holding import MISSING, NOTHING
from briefgen.preview.output import Output


@frozen
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


@frozen
class Edition:
    """The whole output, in memory.

    `base` is the path of the site's address: it begins and ends in `/`. `documents` are the addresses, relative to
    the root, of documents and sources by their files; `drafts` those of drafts. `made`: whether a site was ever
    made. `whole`: whether it has every page; else it is a first look, and says nothing of what is missing or wrong.
    """

    number: int
    base: str
    files: Mapping[str, str | bytes]
    findings: Findings
    documents: Mapping[str, str] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    made: bool = True
    whole: bool = True

    def knows(self, path: str) -> bool:
        """Whether it can say what stands at a path of the server."""
        return self.whole or self.answer(path).status != 404

    def seen(self) -> Findings:
        """What is wrong with the site, and with the pages that were made so far."""
        if not isinstance(self.files, Output):
            return self.findings
        failures, texts, trouble = self.files.failures()
        return self.findings.joined(failures, texts, trouble)

    def answer(self, path: str) -> Answer:
        """What stands at a path of the server, percent-decoded, beginning with `/`."""
        if not path.startswith(self.base):
            if path == "/" or f"{path}/" == self.base:
                return _moved(self.base)
            return self._missing()
        name = path.removeprefix(self.base)
        is_folder = not name or name.endswith("/")
        file = f"{name}index.html" if is_folder else name
        content = self.files.get(file)
        if content is not None:
            return Answer(200, content, file)
        if not is_folder and f"{name}/index.html" in self.files:
            return _moved(f"{path}/")
        return self._missing()

    def file_at(self, path: str) -> str | None:
        """The file of the document whose page is at a path of the server."""
        url = path.removeprefix(self.base).removesuffix("index.html")
        return next((file for file, own in self.documents.items() if own == url), None)

    def _missing(self) -> Answer:
        if not self.made:
            return Answer(503, NOTHING, "503.html")
        return Answer(404, self.files.get("404.html", MISSING), "404.html")


def _moved(path: str) -> Answer:
    return Answer(302, "", "moved", quote(path, safe="/%~!$&'()*+,;=:@"))
