"""The files that an import reads and writes: what the command line names, and what stands in the site."""

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from briefgen.cli.complaint import Refusal
from briefgen.importing.article import Refusal as Unreadable
from briefgen.importing.decode import decode
from briefgen.importing.readers import MOST
from briefgen.parse.tree import MappingNode, ScalarNode
from briefgen.parse.yaml import load
from briefgen.text import SourceText, Span


def folder_names(root: Path) -> dict[str, str]:
    """The values that `site.yaml` gives as words; what else stands there is for `briefgen check` to judge.

    Raises:
        Refusal: the file is no YAML mapping.
    """
    text = (root / "site.yaml").read_text(encoding="utf-8-sig", errors="replace")
    node, problems = load(SourceText("site.yaml", text), Span(0, len(text)))
    if problems or not isinstance(node, MappingNode):
        raise Refusal("site.yaml cannot be read: run `briefgen check` to see why")
    return {entry.key: entry.value.text for entry in node if isinstance(entry.value, ScalarNode)}


def read_input(name: str) -> bytes:
    """The bytes of a file or of standard input, no more than one beyond the limit.

    Raises:
        Refusal: there is no such file, it is a folder, or it may not be read.
    """
    if name == "-":
        return sys.stdin.buffer.read(MOST + 1)
    path = Path(name)
    if path.is_dir():
        raise Refusal(f"{name} is a folder; name the files in it")
    try:
        if path.stat().st_size > MOST:
            size = path.stat().st_size / 1e6
            raise Refusal(
                f"{name}: it has {size:.1f} MB, more than the {MOST // 1_000_000} MB that an article may have"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise Refusal(f"there is no file {name}") from None
    except OSError as error:
        raise Refusal(f"{name} cannot be read: {(error.strerror or str(error)).lower()}") from None


def read_known_text(path: Path) -> str:
    """The text of a file of the site.

    Raises:
        Refusal: it is not text.
    """
    decoded = decode(path.read_bytes())
    if isinstance(decoded, Unreadable):
        raise Refusal(f"{path}: {decoded.message}")
    return decoded.text


def write_whole(path: Path, text: str) -> None:
    """Write a file, with its folder; it is never half there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
