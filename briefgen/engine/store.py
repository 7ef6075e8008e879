"""What a build remembers, on disk: texts by name, each with the key that it is good for, and citations by source.

One SQLite file in the site's `.briefgen` folder. It is a memory and nothing more: one of another version, or one that
cannot be read as it was written, is thrown away and made again.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from briefgen.digest import fingerprint

FILE = "memory.sqlite3"
_TABLES = (
    "CREATE TABLE memory (name TEXT PRIMARY KEY, key TEXT, value TEXT, sum INTEGER) WITHOUT ROWID",
    "CREATE TABLE cited (source TEXT, path TEXT, key TEXT, citings TEXT, stretches TEXT, sum INTEGER)",
    "CREATE UNIQUE INDEX citing ON cited (source, path)",
)


class DamagedError(Exception):
    """The file is not what was written."""


class Store:
    """Texts by name and key. `identity` names the program that may read them.

    `fresh` tells why there was nothing to begin with: the words for a person who asks, or None.
    """

    def __init__(self, folder: Path, identity: str) -> None:
        """Open the store, or begin a new one.

        Raises:
            OSError: the folder cannot be written.
        """
        self.path = folder / FILE
        self.identity = identity
        self.fresh: str | None = None
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._database = self._opened(identity)
        except (sqlite3.Error, DamagedError) as error:
            self.fresh = str(error)
            self.discard()
            self._database = self._begun(identity)

    def _opened(self, identity: str) -> sqlite3.Connection:
        if not self.path.is_file():
            raise DamagedError("there is none yet")
        database = _connected(self.path)
        found: object = None
        with suppress(sqlite3.Error):
            found = database.execute("SELECT key FROM memory WHERE name = ''").fetchone()
        if found == (identity,):
            return database
        database.close()
        raise DamagedError("it is not of this version of briefgen")

    def _begun(self, identity: str) -> sqlite3.Connection:
        try:
            database = _connected(self.path)
            for table in _TABLES:
                database.execute(table)
            database.execute("INSERT INTO memory VALUES ('', ?, '', 0)", (identity,))
            database.commit()
        except sqlite3.Error as error:
            raise OSError(None, str(error), str(self.path)) from error
        return database

    def discard(self) -> None:
        """Throw the file away."""
        if hasattr(self, "_database"):
            self._database.close()
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(FileNotFoundError):
                self.path.with_name(FILE + ending).unlink()

    def close(self) -> None:
        """Close the file; what was not saved is lost."""
        self._database.close()

    def key(self, name: str) -> str | None:
        """The key of a name.

        Raises:
            DamagedError: the file is not what was written.
        """
        try:
            row = self._database.execute("SELECT key FROM memory WHERE name = ?", (name,)).fetchone()
        except (sqlite3.Error, ValueError) as error:
            raise DamagedError(str(error)) from error
        if row is not None and not isinstance(row[0], str):
            raise DamagedError("a key is no text")
        return row[0] if row else None

    def keys(self) -> dict[str, str]:
        """Every name with its key.

        Raises:
            DamagedError: the file is not what was written.
        """
        try:
            keys = dict(self._database.execute("SELECT name, key FROM memory WHERE name > ''"))
        except (sqlite3.Error, ValueError) as error:
            raise DamagedError(str(error)) from error
        # A column has the type that its bytes say, and bytes can be damaged.
        if not all(isinstance(name, str) and isinstance(key, str) for name, key in keys.items()):
            raise DamagedError("a name or a key is no text")
        return keys

    def names(self, prefix: str) -> tuple[str, ...]:
        """Every name that begins so, sorted.

        Raises:
            DamagedError: the file is not what was written.
        """
        query = "SELECT name FROM memory WHERE name >= ? AND name < ? ORDER BY name"
        found = tuple(name for (name,) in self._each(query, prefix, f"{prefix}\U0010ffff"))
        if not all(isinstance(name, str) for name in found):
            raise DamagedError("a name is no text")
        return found

    def texts(self, first: str, last: str) -> Mapping[str, tuple[str, str]]:
        """Key and text of every name from one to another.

        Raises:
            DamagedError: the file is not what was written.
        """
        query = "SELECT name, key, value, sum FROM memory WHERE name >= ? AND name <= ?"
        try:
            rows = self._database.execute(query, (first, last))
            return {name: (key, _sound(name, key, value, found)) for name, key, value, found in rows}
        except (sqlite3.Error, ValueError) as error:
            raise DamagedError(str(error)) from error

    def text(self, name: str) -> tuple[str, str] | None:
        """The key and the text of a name.

        Raises:
            DamagedError: the file is not what was written.
        """
        try:
            row = self._database.execute("SELECT key, value, sum FROM memory WHERE name = ?", (name,)).fetchone()
        except (sqlite3.Error, ValueError) as error:
            raise DamagedError(str(error)) from error
        return None if row is None else (row[0], _sound(name, *row))

    def cited(self, source: str) -> Mapping[str, tuple[str, str]]:
        """The citations of a source by document: their key, and they themselves.

        Raises:
            DamagedError: the file is not what was written.
        """
        rows = self._each("SELECT path, key, citings FROM cited WHERE source = ?", source)
        found = {path: (key, citings) for path, key, citings in rows}
        if any(not isinstance(citings, str) or key != fingerprint(citings) for key, citings in found.values()):
            raise DamagedError("it was changed since briefgen wrote it")
        return found

    def cited_keys(self, source: str) -> Iterator[tuple[str, str]]:
        """Every document that cites a source, with the key of the citations.

        Raises:
            DamagedError: the file is not what was written.
        """
        for path, key in self._each("SELECT path, key FROM cited WHERE source = ?", source):
            if not isinstance(path, str) or not isinstance(key, str):
                raise DamagedError("a path or a key is no text")
            yield path, key

    def stretches(self) -> Iterator[tuple[str, str, str]]:
        """Every source and document that cites it, with the stretches that are quoted.

        Raises:
            DamagedError: the file is not what was written.
        """
        for source, path, stretches, found in self._each("SELECT source, path, stretches, sum FROM cited"):
            yield source, path, _sound(source, path, stretches, found)

    def _each(self, query: str, *values: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._database.execute(query, values)
        except (sqlite3.Error, ValueError) as error:
            raise DamagedError(str(error)) from error

    def save(
        self,
        kept: Iterable[tuple[str, str, str]],
        dropped: Iterable[str],
        cited: Iterable[tuple[str, str, str, str]] = (),
        uncited: Iterable[tuple[str, str]] = (),
        gone: Iterable[str] = (),
    ) -> None:
        """Keep texts (name, key, text) and drop names, all at once.

        `cited` are citations to keep (source, document, citations, stretches), `uncited` such to drop (source,
        document); `gone` are documents of which all are dropped.

        Raises:
            OSError: the disk is full, or the file may not be written.
        """
        rows = ((name, key, text, _sum(name, key, text)) for name, key, text in kept)
        citations = (
            (source, path, fingerprint(citings), citings, stretches, _sum(source, path, stretches))
            for source, path, citings, stretches in cited
        )
        try:
            with self._database as database:
                database.executemany("DELETE FROM memory WHERE name = ?", ((name,) for name in dropped))
                database.executemany("INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?)", rows)
                database.executemany("DELETE FROM cited WHERE path = ?", ((path,) for path in gone))
                database.executemany("DELETE FROM cited WHERE source = ? AND path = ?", uncited)
                database.executemany("INSERT OR REPLACE INTO cited VALUES (?, ?, ?, ?, ?, ?)", citations)
        except sqlite3.Error as error:
            raise OSError(None, str(error), str(self.path)) from error

    def reopen(self) -> None:
        """Read on in a process that is a copy of the one that opened the file: a connection serves one process."""
        self._parents = self._database
        self._database = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", timeout=60, uri=True)


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=60)
    # The write-ahead log survives a killed process; a lost last build after a power cut costs nothing.
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=NORMAL")
    return database


def _sum(name: str, key: str, text: str) -> int:
    return crc32(f"{name}\0{key}\0{text}".encode("utf-8", "surrogatepass"))


def _sound(name: str, key: object, text: object, found: object) -> str:
    if not isinstance(key, str) or not isinstance(text, str) or found != _sum(name, key, text):
        raise DamagedError("it was changed since briefgen wrote it")
    return text
