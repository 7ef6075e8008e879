"""A PDF becomes an article: pypdf gives the text of its pages, which is then read as plain text (extra `import`)."""

import io
import re
from collections import Counter
from dataclasses import replace
from typing import Any

from briefgen.importing.article import Article, LeftOut, Refusal
from briefgen.importing.decode import Decoded, decode
from briefgen.importing.extra import load_extra, silent
from briefgen.importing.text import read_text

LIMIT = 50_000_000
"""Bytes that a PDF may have: its pictures weigh more than its words."""

_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zß-öø-ÿ])")
_END = (".", "!", "?", "”", '"', "。", ":")


def read_pdf(data: bytes, *, keep_all: bool = False, title: str | None = None) -> Article | Refusal:
    """The article of a PDF. Lines that head or foot most pages, and page numbers, are left out."""
    if len(data) > LIMIT:
        return Refusal(f"it has {len(data) / 1e6:.1f} MB, more than the {LIMIT // 1_000_000} MB that a PDF may have")
    library = load_extra("pypdf", "a PDF")
    if isinstance(library, Refusal):
        return library
    with silent("pypdf"):
        read = _pages(library, data)
    if isinstance(read, Refusal):
        return read
    pages, made = read
    pages, left_out = (pages, ()) if keep_all else _without_running_heads(pages)
    lines = [line for page in pages for line in page]
    decoded = decode(_HYPHEN.sub("-", _paragraphs(lines)).encode("utf-8", "ignore"))
    if not isinstance(decoded, Decoded):
        return Refusal("it holds no text, only pictures of it", "recognise its text first (OCR)")
    article = read_text(decoded.text, keep_all=keep_all, title=title)
    notes = ["the text was taken from a PDF: compare its paragraphs and hyphens with the pages"]
    if made and not article.issued:
        notes.append(f"the PDF was made on {made}, which need not be the day of publication")
    return replace(
        article,
        left_out=article.left_out + left_out,
        notes=(*decoded.notes, *article.notes, *notes),
    )


def _pages(library: Any, data: bytes) -> tuple[list[list[str]], str | None] | Refusal:
    try:
        reader = library.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Refusal("it is encrypted", "save a copy without a password and import that")
        pages = [[line.strip() for line in page.extract_text().strip().split("\n")] for page in reader.pages]
        created = reader.metadata.creation_date if reader.metadata else None
    except Exception as error:  # noqa: BLE001 - a broken PDF breaks the library in many ways, none of them ours
        return Refusal(f"it is a PDF that cannot be read ({type(error).__name__})", "open it and save it again")
    return pages, created.date().isoformat() if created else None


def _without_running_heads(pages: list[list[str]]) -> tuple[list[list[str]], tuple[LeftOut, ...]]:
    ends = Counter(line for page in pages for line in {*page[:1], *page[-1:]} if line)
    running = {line for line, times in ends.items() if len(pages) > 2 and times * 2 > len(pages)}
    kept = [
        [
            line
            for index, line in enumerate(page)
            if index not in {0, len(page) - 1} or not (line in running or _PAGE_NUMBER.fullmatch(line))
        ]
        for page in pages
    ]
    numbers = sum(bool(_PAGE_NUMBER.fullmatch(line)) for page in pages for line in {*page[:1], *page[-1:]})
    left_out = [LeftOut(line, "line on most pages") for line in sorted(running) if not _PAGE_NUMBER.fullmatch(line)]
    if numbers:
        left_out.append(LeftOut(f"{numbers} lines", "page numbers"))
    return kept, tuple(left_out)


def _paragraphs(lines: list[str]) -> str:
    """Lines with a blank line after each that is short and ends a sentence: a PDF has no paragraphs, only lines."""
    if not lines or any(not line for line in lines[1:-1]):
        return "\n".join(lines)
    longest = sorted(map(len, lines))[-max(len(lines) // 4, 1)]
    result: list[str] = []
    for line in lines:
        result.append(line)
        if len(line) < longest * 0.85 and line.endswith(_END):
            result.append("")
    return "\n".join(result)
