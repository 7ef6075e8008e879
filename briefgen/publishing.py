"""Files to the output folder: each whole or not at all, unchanged ones untouched, nobody else's deleted."""

import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from briefgen.model import Artifact


class PublishError(Exception):
    """The output folder cannot be written; the message is one line for the author."""


def publish(artifacts: Sequence[Artifact], output: Path, memory: Path) -> int:
    """Write the files and delete those of the last time that are no more; how many were written.

    `memory` is the site's folder for what briefgen remembers between runs: which files of the output are its own.

    Raises:
        PublishError: the disk is full, or a folder may not be written. What was published before still stands, or
            is complete in the files that were already replaced.
    """
    record = memory / f"published-{sha256(str(output.resolve()).encode()).hexdigest()[:16]}.json"
    before = _remembered(record)
    now = {artifact.path for artifact in artifacts}
    try:
        output.mkdir(parents=True, exist_ok=True)
        written = sum(_write(output / artifact.path, _bytes(artifact)) for artifact in artifacts)
        for path in sorted(before - now):
            _delete(output, path)
        memory.mkdir(parents=True, exist_ok=True)
        _write(record, json.dumps(sorted(now), indent=0).encode())
    except OSError as error:
        where = error.filename or output
        raise PublishError(f"cannot write {where}: {error.strerror or error}") from error
    return written


def _bytes(artifact: Artifact) -> bytes:
    return artifact.content if isinstance(artifact.content, bytes) else artifact.content.encode("utf-8")


def _remembered(record: Path) -> set[str]:
    try:
        names = json.loads(record.read_text("utf-8"))
    except (OSError, ValueError):
        return set()
    safe = isinstance(names, list) and all(isinstance(name, str) and ".." not in name.split("/") for name in names)
    return set(names) if safe else set()


def _write(path: Path, content: bytes) -> bool:
    """Write a file by way of a temporary one; False where it held just that already."""
    with suppress(OSError):
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".briefgen-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # A temporary file is for its owner alone; a published one is for the web server too.
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return True


def _delete(output: Path, path: str) -> None:
    target = output / path
    with suppress(FileNotFoundError):
        target.unlink()
    for folder in target.parents:
        if folder == output or output not in folder.parents:
            break
        try:
            folder.rmdir()
        except OSError:
            break
