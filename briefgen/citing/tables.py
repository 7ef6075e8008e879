"""The tables of the search index, and what is asked of them."""

import sqlite3

from briefgen import __version__

# Raised when what is stored changes its meaning.
_FORM = f"1 {__version__}"
_TABLES = """
BEGIN;
CREATE TABLE form (value TEXT, listing BLOB);
CREATE TABLE frequency (term TEXT PRIMARY KEY, passages INT) WITHOUT ROWID;
CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT UNIQUE, size INT, changed INT, digest BLOB, racy INT,
    title TEXT, language TEXT, issued TEXT);
CREATE TABLE passage (id INTEGER PRIMARY KEY, file INT, anchor TEXT, text TEXT);
CREATE INDEX passage_file ON passage (file);
CREATE VIRTUAL TABLE bearing USING fts5 (terms, tokenize = "unicode61 remove_diacritics 0 tokenchars '.'''");
COMMIT;
"""
SEARCH = """
SELECT file.path, passage.anchor, passage.text, file.title, file.language, file.issued, -found.rank, found.terms
FROM (SELECT rowid, rank, terms FROM bearing WHERE bearing MATCH ? ORDER BY rank LIMIT ?) AS found
JOIN passage ON passage.id = found.rowid JOIN file ON file.id = passage.file
ORDER BY found.rank, 1, passage.id
"""
COUNT = "INSERT INTO frequency VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET passages = passages + excluded.passages"
TERMS = (
    "SELECT terms FROM bearing WHERE rowid IN"
    " (SELECT id FROM passage WHERE file = (SELECT id FROM file WHERE path = ?))"
)
DROP = (
    "DELETE FROM bearing WHERE rowid IN (SELECT id FROM passage WHERE file = (SELECT id FROM file WHERE path = ?))",
    "DELETE FROM passage WHERE file = (SELECT id FROM file WHERE path = ?)",
    "DELETE FROM file WHERE path = ?",
)


def prepare(database: sqlite3.Connection) -> None:
    """Make the tables where there are none.

    Raises:
        sqlite3.DatabaseError: the file is another version's, or none of ours.
    """
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA cache_size = -32768")
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'form'").fetchone():
        database.executescript(_TABLES)
        database.execute("INSERT INTO form VALUES (?, NULL)", (_FORM,))
    elif database.execute("SELECT value FROM form").fetchone() != (_FORM,):
        raise sqlite3.DatabaseError("the index of another version")
