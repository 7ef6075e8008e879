"""The index on disk: what it takes in, what it leaves alone, and what it does when it is damaged."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.citing import index as module
from briefgen.citing import tables
from briefgen.citing.index import SearchIndex, SearchUnavailableError
from briefgen.citing.passages import Entry
from briefgen.cli import main

LONG_AGO = 1_700_000_000_000_000_000


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    (tmp_path / "sources").mkdir()
    opened = SearchIndex(tmp_path / ".briefgen/library.sqlite")
    yield opened
    opened.close()


def write(path: Path, text: str, time: int = LONG_AGO) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(time, time))


class Reader:
    """Takes each line of a file for a passage, and remembers what it was asked to read."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, path: Path) -> Entry | None:
        self.asked.append(path.stem)
        lines = path.read_text(encoding="utf-8").splitlines()
        return Entry("Title", "en", "2025-10-28", tuple((f"p{n}", line) for n, line in enumerate(lines, 1)))


def found(index: SearchIndex, *keys: str) -> list[str]:
    return sorted(f"{each.source} {each.anchor}" for each in index.candidates(keys, 10))


def test_only_what_changed_is_read(index: SearchIndex, tmp_path: Path) -> None:
    folder, reader = tmp_path / "sources", Reader()
    write(folder / "wire.md", "zebra one\nyak two")
    write(folder / "deep/nikkei.md", "zebra three")
    write(folder / ".hidden.md", "zebra four")
    assert index.refresh(folder, reader) == 2
    assert found(index, "zebra") == ["nikkei p1", "wire p1"]
    reader.asked.clear()
    assert index.refresh(folder, reader) == 0
    assert reader.asked == []
    write(folder / "wire.md", "zebra one\nyaks two\nzebra new", LONG_AGO + 1)
    assert index.refresh(folder, reader) == 1
    assert reader.asked == ["wire"]
    assert found(index, "zebra") == ["nikkei p1", "wire p1", "wire p3"]
    (folder / "deep/nikkei.md").unlink()
    assert index.refresh(folder, reader) == 1
    assert found(index, "zebra") == ["wire p1", "wire p3"]
    assert found(index, "three") == []


def test_a_touched_file_is_read_and_not_taken_in(index: SearchIndex, tmp_path: Path) -> None:
    folder, reader = tmp_path / "sources", Reader()
    write(folder / "wire.md", "zebra")
    index.refresh(folder, reader)
    write(folder / "wire.md", "zebra", LONG_AGO + 5)
    assert index.refresh(folder, reader) == 0
    assert reader.asked == ["wire", "wire"]


def test_a_young_file_of_the_same_size_is_looked_at_again(index: SearchIndex, tmp_path: Path) -> None:
    folder, reader = tmp_path / "sources", Reader()
    (folder / "wire.md").write_text("zebra", encoding="utf-8")
    time = (folder / "wire.md").stat().st_mtime_ns
    index.refresh(folder, reader)
    write(folder / "wire.md", "bison", time)
    assert index.refresh(folder, reader) == 1
    assert found(index, "zebra") == []
    assert found(index, "bison") == ["wire p1"]


def test_an_original_counts_as_its_source(index: SearchIndex, tmp_path: Path) -> None:
    folder, reader = tmp_path / "sources", Reader()
    write(folder / "wire.md", "zebra")
    write(tmp_path / "originals/wire.txt", "full")
    index.refresh(folder, reader, tmp_path / "originals")
    write(tmp_path / "originals/wire.txt", "full text", LONG_AGO + 5)
    index.refresh(folder, reader, tmp_path / "originals")
    assert reader.asked == ["wire", "wire"]


@pytest.mark.parametrize("damage", [b"", b"no database at all, but long enough to be one" * 50])
def test_a_damaged_index_is_made_anew(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    write(tmp_path / "sources/wire.md", "zebra")
    path = tmp_path / "library.sqlite"
    path.write_bytes(damage)
    index = SearchIndex(path)
    assert index.refresh(tmp_path / "sources", Reader()) == 1
    assert found(index, "zebra") == ["wire p1"]
    index.close()


def test_the_index_of_another_version_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "sources/wire.md", "zebra")
    for version in ("1 old", "1 new"):
        monkeypatch.setattr(tables, "_FORM", version)
        index = SearchIndex(tmp_path / "library.sqlite")
        assert index.refresh(tmp_path / "sources", Reader()) == 1
        index.close()


def test_terms_that_are_everywhere_still_find(
    index: SearchIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_RANKED", 2)
    for name in ("a", "b", "c", "d"):
        write(tmp_path / f"sources/{name}.md", "zebra\nyak\nzebra yak" if name == "d" else "zebra\nyak")
    index.refresh(tmp_path / "sources", Reader())
    assert found(index, "zebra", "yak") == ["d p3"]
    assert len(found(index, "zebra")) == 5


def test_without_full_text_search_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def prepare(_database: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("no such module: fts5")

    monkeypatch.setattr(module, "prepare", prepare)
    with pytest.raises(SearchUnavailableError):
        SearchIndex(tmp_path / "library.sqlite")
    write(tmp_path / "site.yaml", "title: Site\n")
    assert main(["cite", "zebra", "--site", str(tmp_path)]) == 2
    assert "has no full-text search (FTS5)" in capsys.readouterr().err
