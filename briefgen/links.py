"""Where the links of a document lead: content files to their pages, and addresses of pages as they are.

Authors refer to another document by its file (`../sources/wire.md#p4`), which editors and code hosts follow too; to a
published page by its address from the root (`/claims/`); to an asset by its file, or by its name in `assets`.
"""

from collections.abc import Mapping
from posixpath import normpath

from briefgen.frozen import frozen

_EXTERNAL = ("http:", "https:", "mailto:", "tel:", "//")


@frozen
class Destination:
    """A place of the site: its address relative to the root, and the anchor on it, if any."""

    url: str
    fragment: str = ""


@frozen
class Atlas:
    """Every place that a link can lead to: `pages` and `assets` by their files, `urls` as published.

    All paths are relative to the site, all addresses to its root; a page's address ends in `/`, the front page's is
    empty.
    """

    pages: Mapping[str, str]
    assets: Mapping[str, str]
    urls: frozenset[str]
    content: str = "content"

    def find(self, target: str, path: str, url: str) -> Destination | None:
        """Where a target leads that stands in the file `path`, which is published at `url`; None if nowhere."""
        place, _, fragment = target.partition("#")
        place = place.partition("?")[0]
        if not place:
            return Destination(url, fragment)
        if place.startswith("/"):
            address, files = place.lstrip("/"), (f"{self.content}{place}", place[1:])
        else:
            beside = path.rpartition("/")[0]
            address, files = _joined(url, place), (f"{beside}/{place}", f"{self.content}/assets/{place}")
        known = (self._file(normpath(file)) for file in files)
        found = next((there for there in known if there is not None), None)
        if found is None:
            found = self._address(address)
        return None if found is None else Destination(found, fragment)

    def _file(self, path: str) -> str | None:
        return self.pages[path] if path in self.pages else self.assets.get(path)

    def _address(self, address: str) -> str | None:
        if address in ("", "./"):
            return ""
        for candidate in (address, f"{address}/", address.removesuffix("index.html")):
            if candidate in self.urls:
                return candidate
        return None


def _joined(url: str, place: str) -> str:
    folder = url if url.endswith("/") or not url else url.rpartition("/")[0] + "/"
    joined = normpath(f"{folder}{place}")
    if joined == "." or joined.startswith(".."):
        return "" if joined == "." else joined
    return f"{joined}/" if place.endswith(("/", "..", ".")) else joined


def is_external(target: str) -> bool:
    """Whether a target leads out of the site."""
    return target.lower().startswith(_EXTERNAL)


def relative(url: str, base: str) -> str:
    """An address relative to the page at `base` (both relative to the root)."""
    depth = base.count("/")
    return ("../" * depth + url) or "./"
