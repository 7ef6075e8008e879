"""Opening the author's editor at a line."""

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_PLUS = frozenset({"vi", "vim", "nvim", "gvim", "nano", "pico", "emacs", "emacsclient", "kak", "micro", "joe", "mg"})
_GOTO = frozenset({"code", "code-insiders", "codium", "cursor"})
_COLON = frozenset({"hx", "helix", "subl", "zed", "kate"})


def editor_command(path: Path, line: int, environment: Mapping[str, str]) -> list[str]:
    """The words of a command that opens a file at a line: VISUAL, else EDITOR, else the system's own editor."""
    written = environment.get("VISUAL") or environment.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    # A backslash is part of a path on Windows.
    words = [word.strip('"') for word in shlex.split(written, posix=os.name != "nt")]
    name = Path(words[0]).stem.lower()
    if name in _GOTO:
        return [*words, "--wait", "--goto", f"{path}:{line}"]
    if name in _COLON:
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", str(path)] if name in _PLUS else [*words, str(path)]


def run_editor(words: Sequence[str]) -> str | None:
    """Run it and wait; what went wrong, or None."""
    try:
        code = subprocess.run(words, check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        return f"{words[0]}: {error.strerror or error}; set EDITOR"
    return None if code == 0 else f"{words[0]} ended with code {code}"
