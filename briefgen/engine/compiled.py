"""Compiled templates, kept from one run to the next: Jinja takes longer to read one than to fill it.

They are code that Python runs as it is. So they are never kept in a site's folder, where another may have put them, but
in the user's own folder for what programs keep, and only where nobody else may write there.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from briefgen.digest import fingerprint

MOST = 400
"""How many templates are kept: some themes, by some versions of briefgen."""


class Compiled(BytecodeCache):
    """Jinja's cache in a folder that is the user's alone. Jinja itself compares the template's text and the Python."""

    def __init__(self, folder: Path, salt: str) -> None:
        """`salt` tells what else the code depends on."""
        self._folder = folder
        self._salt = salt

    @classmethod
    def of(cls, program: str, slotted: Mapping[str, str]) -> "Compiled | None":
        """The cache for a program and the addresses of a theme's files; None where there is no safe place for one."""
        folder = _folder()
        return cls(folder, fingerprint(program, repr(sorted(slotted.items())))) if folder else None

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the file of a template."""
        return fingerprint(self._salt, name, filename or "")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept, if nobody else can have written it."""
        with suppress(OSError, ValueError, EOFError, TypeError), (self._folder / bucket.key).open("rb") as file:
            if _is_own(os.fstat(file.fileno())):
                bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; a disk that does not take it costs only time."""
        with suppress(OSError):
            waiting = self._folder / f"{bucket.key}.{os.getpid()}"
            with open(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
                bucket.write_bytecode(file)
            waiting.replace(self._folder / bucket.key)
            self._tidy()

    def _tidy(self) -> None:
        """Throw away the oldest where there are too many."""
        files = list(os.scandir(self._folder))
        if len(files) > MOST:
            for entry in sorted(files, key=lambda entry: entry.stat().st_mtime)[: MOST // 2]:
                Path(entry.path).unlink(missing_ok=True)


def _folder() -> Path | None:
    """The user's folder for compiled templates, made if it is not there; None where it is not the user's alone."""
    if sys.platform == "win32":
        return None
    try:
        own = Path.home() / "Library/Caches" if sys.platform == "darwin" else _named() or Path.home() / ".cache"
        folder = own / "briefgen" / "templates"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if all(_is_own(each.stat(follow_symlinks=False)) for each in (folder, folder.parent)) else None
    except (OSError, RuntimeError):
        return None


def _named() -> Path | None:
    """The folder that the environment names (XDG Base Directory Specification: a relative one is to be ignored)."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    return Path(named) if named.startswith("/") else None


def _is_own(status: os.stat_result) -> bool:
    """Whether something is the user's, and nobody else may write there."""
    return sys.platform != "win32" and status.st_uid == os.getuid() and not status.st_mode & 0o022
