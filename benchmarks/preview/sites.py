"""The same pages as a site of each generator, and how each shows them while they are written."""

import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

WORDS = (
    "ministers",
    "agreed",
    "framework",
    "minerals",
    "alliance",
    "trade",
    "growth",
    "export",
    "rules",
    "energy",
    "treaty",
    "border",
)
LIVERELOAD = """\
import pathlib, sys
from livereload import Server
from markdown import markdown
pages, out = pathlib.Path("pages"), pathlib.Path("out")
def build():
    for page in pages.glob("*.md"):
        folder = out / page.stem
        folder.mkdir(parents=True, exist_ok=True)
        text = f"<title>{page.stem}</title><body><main>{markdown(page.read_text())}</main></body>"
        (folder / "index.html").write_text(f"<html><head>{text}".replace("<body>", "</head><body>") + "</html>")
build()
server = Server()
server.watch("pages/*.md", build)
server.serve(root="out", port=int(sys.argv[1]), host="127.0.0.1")
"""
LAYOUT = "<html><head><title>{title}</title></head><body><main>{content}</main></body></html>"


@dataclass(frozen=True, slots=True)
class Site:
    """A folder, the command that previews it, the address of the page that is edited, and that page's file."""

    name: str
    folder: Path
    command: tuple[str, ...]
    address: str
    page: Path
    pause: float = 1.2
    """Seconds between two saves."""


def paragraphs(random: Random, sources: int = 0) -> str:
    """The text of a page; with sources, each paragraph cites one."""
    lines = []
    for _ in range(12):
        words = " ".join(random.choices(WORDS, k=24)).capitalize()
        cited = f" [@s{random.randrange(sources)} p{random.randrange(12) + 1}]" if sources else ""
        lines.append(f"{words}{cited}.")
    return "\n\n".join(lines) + "\n"


def write(path: Path, text: str) -> Path:
    """Write a file and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def briefgen(folder: Path, port: int, pages: int, sources: int) -> Site:
    """A briefgen site: every paragraph has a citation to be held against its source."""
    random = Random(pages)
    write(folder / "site.yaml", "title: Pages\nurl: https://example.org/\n")
    for number in range(sources):
        head = f"---\ntitle: Source {number}\nissued: 2025-10-28\nrights: full\nlicense: CC0-1.0\n---\n"
        body = (f"{' '.join(random.choices(WORDS, k=20)).capitalize()}. {{#p{each + 1}}}" for each in range(12))
        write(folder / f"content/sources/s{number}.md", head + "\n\n".join(body) + "\n")
    for number in range(pages):
        head = f"---\ntitle: Page {number}\ndate: 2025-10-{number % 28 + 1:02}\ntags: [t{number % 40}]\n---\n"
        write(folder / f"content/briefings/page-{number}.md", head + paragraphs(random, sources))
    command = (sys.executable, "-m", "briefgen", "serve", "--port", str(port), "--quiet")
    address = f"http://127.0.0.1:{port}/briefings/page-7/"
    return Site("briefgen", folder, command, address, folder / "content/briefings/page-7.md")


def hugo(folder: Path, port: int, pages: int, program: str) -> Site:
    """A Hugo site."""
    random = Random(pages)
    write(folder / "hugo.toml", 'baseURL = "/"\ntitle = "Pages"\ndisableKinds = ["taxonomy", "term"]\n')
    layout = LAYOUT.format(title="{{ .Title }}", content="{{ .Content }}")
    for name in ("_default/single.html", "_default/list.html"):
        write(folder / "layouts" / name, layout)
    for number in range(pages):
        write(folder / f"content/page-{number}.md", f"---\ntitle: Page {number}\n---\n{paragraphs(random)}")
    command = (program, "server", "--port", str(port), "--bind", "127.0.0.1")
    return Site("Hugo", folder, command, f"http://127.0.0.1:{port}/page-7/", folder / "content/page-7.md")


def eleventy(folder: Path, port: int, pages: int, program: str) -> Site:
    """An Eleventy site."""
    random = Random(pages)
    write(folder / "_includes/page.njk", LAYOUT.format(title="{{ title }}", content="{{ content | safe }}"))
    for number in range(pages):
        head = f"---\ntitle: Page {number}\nlayout: page.njk\n---\n"
        write(folder / f"page-{number}.md", head + paragraphs(random))
    command = ("node", program, "--serve", f"--port={port}", "--quiet")
    return Site("Eleventy", folder, command, f"http://localhost:{port}/page-7/", folder / "page-7.md")


def mkdocs(folder: Path, port: int, pages: int, program: str) -> Site:
    """A MkDocs site."""
    random = Random(pages)
    write(folder / "mkdocs.yml", "site_name: Pages\n")
    write(folder / "docs/index.md", "# Pages\n")
    for number in range(pages):
        write(folder / f"docs/page-{number}.md", f"# Page {number}\n\n{paragraphs(random)}")
    command = (program, "serve", "--dev-addr", f"127.0.0.1:{port}", "--livereload")
    return Site("MkDocs", folder, command, f"http://127.0.0.1:{port}/page-7/", folder / "docs/page-7.md")


def livereload(folder: Path, port: int, pages: int, python: str) -> Site:
    """Stock livereload around a loop over Markdown files. It loses a save that comes within three seconds."""
    random = Random(pages)
    script = write(folder / "serve.py", LIVERELOAD)
    for number in range(pages):
        write(folder / f"pages/page-{number}.md", f"# Page {number}\n\n{paragraphs(random)}")
    command = (python, str(script), str(port))
    return Site(
        "stock livereload", folder, command, f"http://127.0.0.1:{port}/page-7/", folder / "pages/page-7.md", pause=4
    )
