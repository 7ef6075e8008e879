"""Bytes become text: encodings, newlines, and files that are no text at all."""

import codecs
import re

from briefgen.frozen import frozen
from briefgen.importing.article import Refusal

LIMIT = 10_000_000
"""Bytes that an article may have at most: some 1.5 million words, a shelf of books."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "a Rich Text file"),
)

_BINARY = Refusal("it looks like a binary file (a PDF, an image …), not text", "save the article as plain text")

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


@frozen
class Decoded:
    """A file's text, every newline a line feed; `notes` say what was changed to get there."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded | Refusal:
    """The text of a file: by its byte order mark, else UTF-8, else Windows-1252, which is said in the notes."""
    if len(data) > LIMIT:
        return Refusal(
            f"it has {len(data) / 1e6:.1f} MB, more than the {LIMIT // 1_000_000} MB that an article may have",
            "import one article at a time",
        )
    if kind := signature(data):
        return Refusal(f"it is {kind}, not text", "save the article as plain text or Markdown and import that")
    marked = next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), None)
    return _by_mark(data, *marked) if marked else _unmarked(data)


def _by_mark(data: bytes, mark: bytes, encoding: str) -> Decoded | Refusal:
    try:
        return _clean(data[len(mark) :].decode(encoding), ())
    except UnicodeDecodeError as error:
        place = error.start + len(mark)
        return Refusal(f"it begins like {encoding.upper()}, but byte {place} does not fit", "save it as UTF-8")


def _unmarked(data: bytes) -> Decoded | Refusal:
    try:
        return _clean(data.decode("utf-8"), ())
    except UnicodeDecodeError as error:
        place = error.start
    if b"\0" in data:
        return _BINARY
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return Refusal(f"it is neither UTF-8 (byte {place}) nor Windows-1252 text", "save it as UTF-8")
    line = data.count(b"\n", 0, place) + 1
    note = f"read as Windows-1252, because line {line} is not UTF-8: look at its accents and quotation marks"
    return _clean(text, (note,))


def signature(data: bytes) -> str | None:
    """What kind of file these bytes begin, where that is known and not text: “a PDF”, “a PNG image”."""
    return next((kind for sign, kind in _SIGNATURES if data.startswith(sign)), None)


def _clean(text: str, notes: tuple[str, ...]) -> Decoded | Refusal:
    if "\0" in text:
        return _BINARY
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff")).replace("\u2029", "\n\n")
    text, controls = _CONTROLS.subn("", text)
    if controls > 10 and controls * 20 > len(text):
        return Refusal("it is mostly control characters: it looks like a binary file, not text")
    if not text.strip():
        return Refusal("it is empty")
    if controls:
        notes += (f"{controls} invisible control {'character was' if controls == 1 else 'characters were'} dropped",)
    if broken := text.count("\ufffd"):
        notes += (f"{broken} unreadable characters (�) stand in the text: mend them from the original",)
    return Decoded(text, notes)
