"""The site's files on disk, read. Paths are relative to the site, with `/` between folders, on every system."""

from pathlib import Path
from stat import S_ISDIR, S_ISREG

from briefgen.diagnostic import Finding, Label
from briefgen.frozen import frozen
from briefgen.parse.problem import Problem
from briefgen.text import SourceText, Span

RULE = "unreadable-file"
LARGEST = 16 * 1024 * 1024
"""Bytes. A text larger than this is not an article or a briefing but an accident."""


@frozen
class Read:
    """A text file: its text, or what kept it from being read."""

    text: SourceText
    problem: Problem | None = None


def read_text(root: Path, path: str) -> Read:
    """Read a file as UTF-8, with or without a byte-order mark; every newline becomes a line feed."""
    raw = _bytes(root, path)
    return raw if isinstance(raw, Read) else _decoded(path, raw)


def _bytes(root: Path, path: str) -> bytes | Read:
    """What a file holds, or why it cannot be read."""
    try:
        status = (root / path).stat()
        if not (S_ISREG(status.st_mode) or S_ISDIR(status.st_mode)):
            return _failed(path, "a pipe or a device stands where a file should", "delete it")
        if status.st_size > LARGEST:
            return _failed(path, f"the file is larger than {LARGEST // 1024 // 1024} MiB", "leave it out of the site")
        return (root / path).read_bytes()
    except FileNotFoundError:
        return _failed(path, "the file is not there", "it may have been renamed while briefgen ran: run it again")
    except IsADirectoryError:
        return _failed(path, "a folder stands where a file should", "rename the folder, or take its ending off")
    except OSError as error:
        return _failed(path, f"the file cannot be read: {error.strerror or error}", "mend its permissions")


def _decoded(path: str, raw: bytes) -> Read:
    """Bytes as text; a byte that is no UTF-8, or a NUL, is named at its place."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        shown = SourceText(path, _newlines(raw.decode("utf-8-sig", "replace")))
        at = len(_newlines(raw[: error.start].decode("utf-8-sig", "replace")))
        message = f"the file is not UTF-8 text: the byte 0x{raw[error.start]:02X} stands for nothing"
        finding = Finding(message, Label(path, Span(at, at + 1), "here"), help="save the file as UTF-8")
        return Read(shown, Problem(RULE, finding))
    if "\0" in text:
        at = len(_newlines(text[: text.index("\0")]))
        finding = Finding(
            "the file is not text: it holds a NUL character",
            Label(path, Span(at, at + 1), "here"),
            help="import a PDF or Word file with briefgen import",
        )
        return Read(SourceText(path, _newlines(text)), Problem(RULE, finding))
    return Read(SourceText(path, _newlines(text)))


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _failed(path: str, message: str, mend: str) -> Read:
    finding = Finding(message, Label(path, Span(0, 0)), help=mend)
    return Read(SourceText(path, ""), Problem(RULE, finding))
