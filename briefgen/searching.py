"""The search index, made by Pagefind (the extra `search`) of the pages as they are published: rights hold in it."""

import asyncio
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.index import PagefindIndex

from briefgen.model import Artifact

FOLDER = "pagefind/"
MARK = b"data-pagefind-body"
"""What a page bears that is to be found."""
ENTRY = "pagefind-entry.json"
NEEDED = ("pagefind.js", "pagefind-worker.js", ENTRY)
ENDINGS = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pagefind")


def search_index(pages: Iterable[tuple[str, bytes]]) -> tuple[Artifact, ...]:
    """The files of the index over some pages, each an address relative to the root and its HTML."""
    marked = [(url, html.decode("utf-8")) for url, html in pages if MARK in html]
    with TemporaryDirectory() as folder:
        # In a thread of its own: the caller's may have an event loop already.
        with ThreadPoolExecutor(1) as executor:
            executor.submit(asyncio.run, _index(marked, folder)).result()
        root = Path(folder)
        files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
        return tuple(
            Artifact(FOLDER + name, _content(root / name)) for name in files if name in NEEDED or name.endswith(ENDINGS)
        )


async def _index(pages: list[tuple[str, str]], folder: str) -> None:
    async with PagefindIndex(config={"output_path": folder}) as index:
        for url, html in pages:
            await index.add_html_file(content=html, url=f"/{url}")


def _content(path: Path) -> bytes:
    if path.name != ENTRY:
        return path.read_bytes()
    # Pagefind writes the languages in no order; the same input must give the same bytes.
    return json.dumps(json.loads(path.read_text("utf-8")), sort_keys=True, separators=(",", ":")).encode()
