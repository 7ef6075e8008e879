"""Which reader takes which file: one line a format."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from types import MappingProxyType
from typing import Final, Protocol

from briefgen.importing.article import Article, Refusal
from briefgen.importing.decode import LIMIT as TEXT_LIMIT
from briefgen.importing.decode import decode
from briefgen.importing.html import read_html
from briefgen.importing.markdown import read_markdown
from briefgen.importing.pdf import LIMIT as PDF_LIMIT
from briefgen.importing.pdf import read_pdf
from briefgen.importing.text import read_text


class TextReader(Protocol):
    """Makes an article of decoded text."""

    def __call__(self, text: str, *, keep_all: bool = False, title: str | None = None) -> Article:
        """The article; see `read_text`."""
        ...


class Reader(Protocol):
    """Makes an article of a file's bytes."""

    def __call__(self, data: bytes, *, keep_all: bool = False, title: str | None = None) -> Article | Refusal:
        """The article, or why there is none."""
        ...


def _decoded(reader: TextReader) -> Reader:
    def read(data: bytes, *, keep_all: bool = False, title: str | None = None) -> Article | Refusal:
        decoded = decode(data)
        if isinstance(decoded, Refusal):
            return decoded
        article = reader(decoded.text, keep_all=keep_all, title=title)
        return replace(article, notes=decoded.notes + article.notes)

    return read


FORMATS: Final[Mapping[str, Reader]] = MappingProxyType(
    {"text": _decoded(read_text), "markdown": _decoded(read_markdown), "html": read_html, "pdf": read_pdf}
)
"""The formats by the name that `--format` takes."""

MOST = max(TEXT_LIMIT, PDF_LIMIT)
"""Bytes of the largest file that any reader takes."""

_SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
}


def format_of(name: str, data: bytes = b"") -> str:
    """The format of a file by its name, else by how it begins; plain text where neither tells."""
    begin = data[:200].lstrip().lower()
    if begin.startswith(b"%pdf-"):
        return "pdf"
    if begin.startswith((b"<!doctype html", b"<html")):
        return "html"
    return _SUFFIXES.get(PurePath(name).suffix.lower(), "text")
