"""Publishing that cannot tear: killed at any step, the next run leaves the old site or the new one, never a mixture."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.engine import publishing, switching, waiting
from briefgen.engine.lock import LockedError, locked
from briefgen.engine.publishing import STAGING, Publication
from briefgen.engine.record import Record
from briefgen.engine.waiting import PublishError, put_down_pieces

OLD = {"index.html": b"old", "a/index.html": b"old a", "gone/index.html": b"gone", "same.css": b"same"}
NEW = {"index.html": b"new", "a/index.html": b"new a", "b/index.html": b"b", "same.css": b"same"}


class Killed(BaseException):
    """Stands for a signal that ends the process."""


def publish(folder: Path, files: dict[str, bytes]) -> int:
    publication = Publication(folder / "public", folder / ".briefgen")
    for path, content in files.items():
        publication.stage(path, content)
        assert publication.read(path) == content
    written = publication.commit(files)
    publication.close()
    return written


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_only_what_changed_is_written_and_only_what_is_ours_is_deleted(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    (tmp_path / "public" / "CNAME").write_bytes(b"not ours")
    before = (tmp_path / "public" / "same.css").stat()
    assert publish(tmp_path, NEW) == 3
    assert tree(tmp_path / "public") == {**NEW, "CNAME": b"not ours"}
    assert (tmp_path / "public" / "same.css").stat() == before
    assert not (tmp_path / "public" / "gone").exists()
    assert publish(tmp_path, NEW) == 0


def test_a_file_made_piece_by_piece_is_written_only_where_it_changed(tmp_path: Path) -> None:
    output = tmp_path / "public"

    def published(*pieces: str) -> tuple[bool, str]:
        publication = Publication(output, tmp_path / ".briefgen")
        put = put_down_pieces(output, "a/claims.json", pieces)
        publication.take({"a/claims.json": put})
        publication.commit(["a/claims.json"])
        publication.close()
        return put.stands, (output / "a/claims.json").read_text("utf-8")

    assert published("one, ", "“two”") == (False, "one, “two”")
    assert published("one", ", “two”") == (True, "one, “two”")
    assert published("one, ", "“six”") == (False, "one, “six”")
    assert not (output / STAGING).exists()


def steps(monkeypatch: pytest.MonkeyPatch, kill_at: int) -> Callable[[], int]:
    """Count every rename and deletion, and die at one of them; tells how many there were."""
    done = 0

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **named: object) -> object:
            nonlocal done
            done += 1
            if done == kill_at:
                raise Killed
            return real(*arguments, **named)

        return step

    monkeypatch.setattr(os, "replace", counted(os.replace))
    monkeypatch.setattr(os, "unlink", counted(os.unlink))
    monkeypatch.setattr(publishing, "delete", counted(switching.delete))
    monkeypatch.setattr(Record, "write", counted(Record.write))
    monkeypatch.setattr(publishing, "put_down", counted(publishing.put_down))
    return lambda: done


@pytest.mark.parametrize("many", [0, 100])
def test_a_killed_publishing_is_undone_or_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    # Of many files, two change places before one of them is taken away.
    monkeypatch.setattr(switching, "MANY", many)
    for kill_at in range(1, 30):
        folder = tmp_path / str(kill_at)
        publish(folder, OLD)
        with pytest.MonkeyPatch.context() as patch:
            count = steps(patch, kill_at)
            try:
                publish(folder, NEW)
            except Killed:
                pass
            else:
                assert count() < kill_at
                break
        Publication(folder / "public", folder / ".briefgen").close()
        assert tree(folder / "public") in (OLD, NEW)
        publish(folder, NEW)
        assert tree(folder / "public") == NEW
        assert not (folder / "public" / STAGING).exists()
    else:
        pytest.fail("the publishing never came to its end")


def test_where_files_cannot_change_places_one_is_put_into_the_place_of_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switching, "MANY", 0)
    monkeypatch.setattr(sys, "platform", "another")
    publish(tmp_path, OLD)
    publish(tmp_path, NEW)
    assert tree(tmp_path / "public") == NEW


def test_a_journal_that_was_cut_short_is_not_followed(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    staging = tmp_path / "public" / STAGING
    (staging / "files").mkdir(parents=True)
    (staging / "journal.json").write_text('{"moves": ["index.html"], "gone": ["a/ind', encoding="utf-8")
    Publication(tmp_path / "public", tmp_path / ".briefgen").close()
    assert tree(tmp_path / "public") == OLD


@pytest.mark.parametrize("path", ["../outside", "/etc/passwd", "a/../../outside"])
def test_a_journal_never_leads_out_of_the_output(tmp_path: Path, path: str) -> None:
    publish(tmp_path, OLD)
    (tmp_path / "outside").write_bytes(b"precious")
    staging = tmp_path / "public" / STAGING
    staging.mkdir()
    journal = {"moves": [], "gone": [path], "record": {}}
    (staging / "journal.json").write_text(json.dumps(journal), encoding="utf-8")
    Publication(tmp_path / "public", tmp_path / ".briefgen").close()
    assert (tmp_path / "outside").read_bytes() == b"precious"
    assert tree(tmp_path / "public") == OLD


def test_a_folder_in_the_way_is_one_clear_line_and_leaves_the_old_site(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    (tmp_path / "public" / "b").write_bytes(b"somebody's file")
    with pytest.raises(PublishError, match="is a file, not a folder"):
        publish(tmp_path, NEW)
    assert tree(tmp_path / "public") == {**OLD, "b": b"somebody's file"} | {
        path: content for path, content in tree(tmp_path / "public").items() if path.startswith(STAGING)
    }


def test_a_full_disk_is_one_clear_line_and_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, OLD)

    def full(path: str, _content: bytes) -> None:
        raise OSError(28, "No space left on device", path)

    with monkeypatch.context() as patch:
        patch.setattr(waiting, "_write", full)
        with pytest.raises(PublishError, match=r"cannot write .*index.html: No space left on device"):
            publish(tmp_path, NEW)
    Publication(tmp_path / "public", tmp_path / ".briefgen").close()
    assert tree(tmp_path / "public") == OLD


def test_a_switch_that_fails_midway_is_finished_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, OLD)
    real = os.replace

    def refused(start: str, target: str) -> None:
        if Path(target).name == "b":
            raise PermissionError(13, "Permission denied", target)
        real(start, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refused)
        with Publication(tmp_path / "public", tmp_path / ".briefgen") as publication:
            for path, content in NEW.items():
                publication.stage(path, content)
            with pytest.raises(PublishError, match="Permission denied"):
                publication.commit(NEW)
    Publication(tmp_path / "public", tmp_path / ".briefgen").close()
    assert tree(tmp_path / "public") == NEW


def test_a_second_build_says_who_holds_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / ".briefgen" / "lock"
    with locked(lock), pytest.raises(LockedError, match=f"process {os.getpid()}"), locked(lock, patience=0):
        pass
    with locked(lock, patience=0):
        pass


def test_new_folders_are_moved_whole_and_nothing_else_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, OLD)
    moved: list[str] = []
    real = os.replace

    def noted(start: str, target: str) -> None:
        moved.append(os.fspath(target))
        real(start, target)

    monkeypatch.setattr(os, "replace", noted)
    new = {**NEW, "c/d/index.html": b"d", "c/d/more/index.html": b"more", "c/index.html": b"c", "a/e/f.html": b"f"}
    with Publication(tmp_path / "public", tmp_path / ".briefgen") as publication:
        for path, content in {**new, "c/d/left.html": b"left out", "g/left.html": b"left out"}.items():
            publication.stage(path, content)
        publication.commit(new)
    assert tree(tmp_path / "public") == new
    ends = {Path(path).relative_to(tmp_path / "public").as_posix() for path in moved if "public" in Path(path).parts}
    assert {"b", "c/d/more", "a/e"} <= ends
    assert not (tmp_path / "public" / "g").exists()
