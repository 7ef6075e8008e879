"""Making the safe fixes in the files, until nothing is left to mend."""

import contextlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from briefgen.cli.complaint import Refusal
from briefgen.cli.engine import Engine, Result
from briefgen.diagnostic import Edit, Fix
from briefgen.fixing import apply_edits, as_written, compatible

ROUNDS = 10
"""A fix may make room for another; more rounds than this would mean that two of them undo each other."""


def mend(root: Path, engine: Engine, paths: Sequence[str], result: Result, *, strict: bool) -> tuple[Result, int]:
    """Make the safe fixes; what is found afterwards, and how many findings were mended."""
    mended = 0
    for _ in range(ROUNDS):
        fixes = compatible(safe_fixes(result))
        if not fixes:
            break
        for path, edits in _by_file(fixes).items():
            rewrite(root / path, result.texts[path].text, edits)
        mended += len(fixes)
        result = engine.check(paths, strict=strict)
    return result, mended


def safe_fixes(result: Result) -> tuple[Fix, ...]:
    """The fixes among the findings that cannot change what the author meant, in files that could be read; each once."""
    fixes = (diagnostic.finding.fix for diagnostic in result.diagnostics)
    safe = (fix for fix in fixes if fix is not None and fix.safe)
    return tuple(dict.fromkeys(fix for fix in safe if all(edit.path in result.texts for edit in fix.edits)))


def rewrite(path: Path, text: str, edits: Sequence[Edit]) -> None:
    """Make edits in a file, which keeps its newlines and is never half-written.

    Raises:
        Refusal: the file no longer holds the text that was checked.
    """
    raw = path.read_bytes().decode("utf-8", "replace")
    if raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n") != text:
        raise Refusal(f"{path} was changed during the check; run it again")
    changed = apply_edits(raw, as_written(raw, edits))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(changed.encode("utf-8"))
        Path(name).chmod(path.stat().st_mode)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _by_file(fixes: Sequence[Fix]) -> dict[str, list[Edit]]:
    files: dict[str, list[Edit]] = {}
    for fix in fixes:
        for edit in fix.edits:
            files.setdefault(edit.path, []).append(edit)
    return files
