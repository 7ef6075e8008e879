"""The library as a full-text index on disk: SQLite's FTS5, ranked by BM25.

The index holds the terms of every passage. A source is read again only where its size or time of change is another,
and taken in again only where its digest is; the index of another version of briefgen is made anew. It is a cache: when
it cannot be used, it is thrown away.
"""

import contextlib
import hashlib
import marshal
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path

from briefgen.citing.passages import Candidate, Entry
from briefgen.citing.stamps import Stamp, list_stamps
from briefgen.citing.tables import COUNT, DROP, SEARCH, TERMS, prepare
from briefgen.citing.terms import terms

_MOST_RANKED = 3000
"""Passages. Ranking takes some microseconds for each that has one of the terms."""
_RAREST = 3
_RACY = 2_000_000_000
"""Nanoseconds. A file may change twice within the clock's tick: one that is as young as this is compared by digest."""


class SearchUnavailableError(Exception):
    """This Python's SQLite was built without full-text search."""


class SearchIndex:
    """The index of one site, in the file `path`."""

    def __init__(self, path: Path) -> None:
        """Open the index, or begin it.

        Raises:
            SearchUnavailableError: SQLite has no FTS5.
        """
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._database = self._opened()
        except sqlite3.DatabaseError:
            # It is damaged, or another version's.
            path.unlink(missing_ok=True)
            self._database = self._opened()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _opened(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, isolation_level=None, timeout=10)
        try:
            prepare(database)
        except sqlite3.DatabaseError as error:
            database.close()
            if "fts5" in str(error):
                raise SearchUnavailableError(str(error)) from error
            raise
        return database

    def refresh(self, folder: Path, read: Callable[[Path], Entry | None], originals: Path | None = None) -> int:
        """Take in every source in a folder that is new or changed, and drop those that are gone; how many changed.

        A source changes with its full text in the folder `originals`, too.
        """
        stamps = list_stamps(folder, originals)
        listing = hashlib.sha256(marshal.dumps(stamps)).digest()
        if self._database.execute("SELECT listing FROM form").fetchone() == (listing,):
            return 0
        known = {path: stamp for path, *stamp in self._database.execute("SELECT path, changed, size, racy FROM file")}
        touched = [(path, stamp) for path, *stamp in stamps if known.get(path) != [*stamp, 0]]
        gone = known.keys() - {path for path, _, _ in stamps}
        with self._writing():
            for path in gone:
                self._drop(path)
            changed = sum(self._look_at(path, (stamp[0], stamp[1]), read) for path, stamp in touched)
            doubtful = self._database.execute("SELECT 1 FROM file WHERE racy").fetchone()
            self._database.execute("UPDATE form SET listing = ?", (None if doubtful else listing,))
        return len(gone) + changed

    def _look_at(self, path: str, stamp: Stamp, read: Callable[[Path], Entry | None]) -> bool:
        """Take a source in whose digest is another than before."""
        before = self._database.execute("SELECT digest FROM file WHERE path = ?", (path,)).fetchone()
        entry = read(Path(path))
        digest = hashlib.sha256(repr(entry).encode()).digest()
        if before != (digest,):
            self._drop(path)
            self._take_in(path, entry)
        # The file system's own clock tells how young a file is: that of the index, which was just written.
        young = self._path.stat().st_mtime_ns - stamp[0] < _RACY
        values = (*stamp, digest, young, path)
        self._database.execute("UPDATE file SET changed = ?, size = ?, digest = ?, racy = ? WHERE path = ?", values)
        return bool(before != (digest,))

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def _drop(self, path: str) -> None:
        self._count_terms((words for (words,) in self._database.execute(TERMS, (path,)).fetchall()), -1)
        for statement in DROP:
            self._database.execute(statement, (path,))

    def _take_in(self, path: str, entry: Entry | None) -> None:
        head = (path, entry.title, entry.language, entry.issued) if entry else (path, "", "", "")
        execute = self._database.execute
        file = execute("INSERT INTO file (path, title, language, issued) VALUES (?, ?, ?, ?)", head).lastrowid
        written: list[str] = []
        for anchor, text in entry.passages if entry else ():
            row = execute("INSERT INTO passage (file, anchor, text) VALUES (?, ?, ?)", (file, anchor, text)).lastrowid
            written.append(" ".join(term.key for term in terms(text)))
            execute("INSERT INTO bearing (rowid, terms) VALUES (?, ?)", (row, written[-1]))
        self._count_terms(written, 1)

    def _count_terms(self, passages: Iterable[str], sign: int) -> None:
        """Add the passages that have each term, or take them away."""
        counts = Counter(term for words in passages for term in set(words.split()))
        self._database.executemany(COUNT, ((term, sign * count) for term, count in counts.items()))

    def candidates(self, keys: Iterable[str], most: int) -> tuple[Candidate, ...]:
        """The passages with the best BM25 score for some terms; of many terms, the rarest are looked for."""
        query = self._query(dict.fromkeys(keys))
        if not query:
            return ()
        return tuple(
            Candidate(Path(path).stem, anchor, text, title, language, issued, score, frozenset(words.split()))
            for path, anchor, text, title, language, issued, score, words in self._database.execute(
                SEARCH, (query, most)
            )
        )

    def _query(self, keys: Iterable[str]) -> str:
        """What to look for: as many of the rarest terms as can be ranked at once, any of them.

        Where each of them is in a great part of the library, any two of the rarest.
        """
        counted = sorted((count, key) for key in keys if (count := self._count(key)))
        chosen: list[str] = []
        total = 0
        for count, key in counted:
            total += count
            if total > _MOST_RANKED:
                break
            chosen.append(_quoted(key))
        if chosen or len(counted) == 1:
            return " OR ".join(chosen or [_quoted(counted[0][1])])
        rarest = [_quoted(key) for _, key in counted[:_RAREST]]
        return " OR ".join(f"({one} AND {other})" for one, other in combinations(rarest, 2))

    def _count(self, key: str) -> int:
        row = self._database.execute("SELECT passages FROM frequency WHERE term = ?", (key,)).fetchone()
        return row[0] if row else 0


def _quoted(key: str) -> str:
    return '"' + key.replace('"', '""') + '"'
