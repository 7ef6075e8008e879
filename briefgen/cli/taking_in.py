"""From a file to what is to be written for it: nothing touches the site before every file is known to be good."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from briefgen.cli.complaint import Refusal
from briefgen.cli.import_files import folder_names, read_known_text
from briefgen.cli.schema import schema_line
from briefgen.frozen import frozen
from briefgen.importing.account import account, details, identity_account, merge_account, rights_account
from briefgen.importing.article import Article
from briefgen.importing.article import Refusal as Unreadable
from briefgen.importing.cited import cited
from briefgen.importing.elide import elide
from briefgen.importing.identity import shorter_id, source_id
from briefgen.importing.known import read_known
from briefgen.importing.markdown import read_blocks
from briefgen.importing.merge import merge
from briefgen.importing.readers import FORMATS, format_of
from briefgen.importing.text import join_lines, split_blocks
from briefgen.importing.write_source import number, write_source
from briefgen.model import PartialDate, Rights


@frozen
class Request:
    """One file of the command line. `form` is a key of `FORMATS`, or None where the name tells."""

    name: str
    form: str | None = None
    keep_all: bool = False
    elide: bool = False

    @property
    def label(self) -> str:
        """The file in a message."""
        return "standard input" if self.name == "-" else self.name


@frozen
class Wish:
    """What the author says of the article on the command line; it goes before what the text says."""

    identity: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    container_title: str | None = None
    issued: PartialDate | None = None
    url: str | None = None
    archive_url: str | None = None
    language: str | None = None
    rights: str | None = None
    extra: tuple[tuple[str, str], ...] = ()

    def over(self, article: Article) -> Article:
        """The article with what the author says in place of what was read."""
        return replace(
            article,
            title=self.title or article.title,
            authors=self.authors or article.authors,
            container_title=self.container_title or article.container_title,
            issued=self.issued or article.issued,
            url=self.url or article.url,
            archive_url=self.archive_url or article.archive_url,
            language=self.language or article.language,
        )

    @property
    def says(self) -> bool:
        """Whether anything is said that belongs in the front matter; a title may only name the headline."""
        given = (self.authors, self.container_title, self.issued, self.url, self.archive_url, self.language)
        return any((*given, self.rights, *(value for _, value in self.extra)))


@frozen
class Taken:
    """What one file comes to: the texts to write by their path, and what to tell the author."""

    path: Path
    writes: tuple[tuple[Path, str], ...]
    report: str


@frozen
class Folders:
    """Where things stand in the site, and what the files before this one will write."""

    root: Path
    content: Path
    originals: Path | None
    rights: Rights = Rights.QUOTES
    planned: tuple[Taken, ...] = ()

    def shown(self, path: Path) -> str:
        """A path relative to the site where it stands inside."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def folders(root: Path) -> Folders:
    """The folders that `site.yaml` names."""
    values = folder_names(root)
    originals = values.get("originals")
    rights = values.get("rights")
    return Folders(
        root,
        root / values.get("content", "content"),
        (root / originals).resolve() if originals else None,
        Rights(rights) if rights in set(Rights) else Rights.QUOTES,
    )


def take_in(request: Request, data: bytes, wish: Wish, site: Folders) -> Taken:
    """What to write for one file.

    Raises:
        Refusal: the file cannot be imported, and why.
    """
    read = FORMATS[request.form or format_of(request.name, data)](data, keep_all=request.keep_all, title=wish.title)
    if isinstance(read, Unreadable):
        raise Refusal(_because(request, read))
    article = wish.over(read)
    if not any(block.kind for block in article.blocks):
        raise Refusal(f"{request.label}: no paragraphs were found in it")
    if not article.title and not wish.identity and request.name == "-":
        raise Refusal(f"{request.label}: no title found: add --title TEXT")
    identity = wish.identity or source_id(article.title or Path(request.name).stem)
    if identity is None:
        raise Refusal(f"{request.label}: its title makes no id: add --id ID")
    path = site.content / "sources" / f"{identity}.md"
    if any(path == other.path for other in site.planned):
        raise Refusal(f"{request.label}: another of the files has the id {identity} too: import one of them with --id")
    if path.exists():
        return _newer(request, article, path, site, wish)
    return _new(request, article, path, site, wish)


def _because(request: Request, why: Unreadable) -> str:
    return f"{request.label}: {why.message}{f'; {why.help}' if why.help else ''}"


def _new(request: Request, article: Article, path: Path, site: Folders, wish: Wish) -> Taken:
    full = write_source(article, wish.rights, wish.extra)
    report = account(site.shown(path), article)
    if not wish.rights:
        report += f"\n{rights_account(site.rights)}"
    if not wish.identity and (shorter := shorter_id(article, path.stem)):
        report += f"\n{identity_account(path.stem, shorter)}"
    if not request.elide:
        return Taken(path, ((path, _with_schema(full, path, site)),), report)
    original = _original_path(site, path)
    if original.exists() and read_known_text(original) != full:
        raise Refusal(f"{request.label}: {site.shown(original)} stands already and differs: move it away first")
    numbered = replace(article, blocks=number(article.blocks))
    report += f"\n  the full text stands in {site.shown(original)}; the source keeps nothing of it yet"
    kept = _with_schema(write_source(elide(numbered), wish.rights, wish.extra), path, site)
    return Taken(path, ((original, full), (path, kept)), report)


def _with_schema(text: str, path: Path, site: Folders) -> str:
    """The text of a source with the line by which editors find the schema of its front matter."""
    return text.replace("---\n", f"---\n{schema_line(site.root, path, 'source')}", 1)


def _newer(request: Request, article: Article, path: Path, site: Folders, wish: Wish) -> Taken:
    existing = read_known_text(path)
    uses = _uses(site, path.stem)
    merged = merge(existing, article, taken=uses, original=_original(site, path))
    if isinstance(merged, Unreadable):
        raise Refusal(_because(request, merged))
    if request.elide and merged.original is None:
        message = f"{site.shown(path)} stands there in full: delete it, then import again with --elide"
        raise Refusal(f"{request.label}: {message}")
    lines = [merge_account(site.shown(path), merged, uses, moved=merged.text != existing), *details(article)]
    if wish.says:
        lines.append("  the front matter stays as it is: change there what your options say")
    if merged.text == existing:
        return Taken(path, (), "\n".join(lines))
    writes = [(path, merged.text)]
    if merged.original is not None and site.originals:
        head = existing[: read_known(existing)[1]]
        writes.insert(0, (_original_path(site, path), head + merged.original))
    return Taken(path, tuple(writes), "\n".join(lines))


def _original_path(site: Folders, path: Path) -> Path:
    return (site.originals or site.root) / path.name


def _original(site: Folders, path: Path) -> Mapping[str, str]:
    """The full paragraphs of an elided source by anchor, where its original is at hand."""
    if site.originals is None:
        return {}
    if (original := site.originals / path.name).is_file():
        text = read_known_text(original)
        blocks = number(read_blocks(text, read_known(text)[1])[0])
        return {block.anchor: block.text for block in blocks if block.anchor}
    if (original := original.with_suffix(".txt")).is_file():
        return {
            f"p{index}": join_lines(lines) for index, lines in enumerate(split_blocks(read_known_text(original)), 1)
        }
    return {}


def _uses(site: Folders, identity: str) -> dict[str, list[str]]:
    """Where the site's documents cite each anchor of a source: `content/briefings/tokyo.md:14`."""
    uses: dict[str, list[str]] = {}
    for folder in ("briefings", "summits", "pages"):
        for path in sorted((site.content / folder).rglob("*.md")):
            text = path.read_text(encoding="utf-8", errors="replace")
            for anchor, line in cited(text, identity):
                uses.setdefault(anchor, []).append(f"{site.shown(path)}:{line}")
    return uses
