"""An article as the text of its source file: front matter, then each block with its anchor."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.importing.article import Article, Block, Container
from briefgen.importing.front_matter import Value, front_matter
from briefgen.model import PassageKind

_NUMBERED = re.compile(r"p(\d+)")


def write_source(article: Article, rights: str | None = None, extra: Sequence[tuple[str, str]] = ()) -> str:
    """The whole file. Blocks without an anchor get the next free `p` number; `extra` are further front-matter keys."""
    fields: dict[str, Value] = {
        "title": article.title or "",
        "author": article.authors,
        "container-title": article.container_title or "",
        "issued": str(article.issued) if article.issued else "",
        "url": article.url or "",
        "archive_url": article.archive_url or "",
        "language": article.language or "",
        "rights": rights or "",
        "origin": article.origin or "",
        **dict(extra),
    }
    return front_matter(fields) + write_blocks(number(article.blocks))


def number(blocks: Iterable[Block], taken: Iterable[str] = ()) -> tuple[Block, ...]:
    """The same blocks, each that can be cited with an anchor: its own, or the next number after all that are taken."""
    blocks = tuple(blocks)
    known = [*taken, *(block.anchor for block in blocks if block.anchor)]
    last = max((int(match[1]) for anchor in known if (match := _NUMBERED.fullmatch(anchor))), default=0)
    result: list[Block] = []
    for block in blocks:
        if block.kind is not None and block.anchor is None:
            last += 1
            result.append(replace(block, anchor=f"p{last}"))
        else:
            result.append(block)
    return tuple(result)


def write_blocks(blocks: Iterable[Block]) -> str:
    """The body of a source file: Markdown, a blank line between blocks but inside tables and tight lists."""
    lines: list[str] = []
    open_containers: tuple[Container, ...] = ()
    before: Block | None = None
    for block in blocks:
        shared = _shared(open_containers, block.within)
        if before is None or not (_continues_table(before, block) or _continues_list(before, block, len(shared))):
            lines.append("".join(_filler(container) for container in shared).rstrip())
        first = "".join(_filler(container) for container in shared)
        first += "".join(container.marker for container in block.within[len(shared) :])
        other = "".join(_filler(container) for container in block.within)
        for index, line in enumerate(_block_lines(block)):
            lines.append(f"{first if index == 0 else other}{line}" if line else other.rstrip())
        open_containers, before = block.within, block
    return "\n".join((*lines, ""))


def _shared(first: tuple[Container, ...], second: tuple[Container, ...]) -> tuple[Container, ...]:
    count = 0
    while count < min(len(first), len(second)) and first[count] == second[count]:
        count += 1
    return first[:count]


def _filler(container: Container) -> str:
    """What stands before the further lines of a container."""
    if container.marker.startswith((">", "[")):
        return "> " if container.marker.startswith(">") else "    "
    return " " * len(container.marker)


def _continues_table(before: Block, block: Block) -> bool:
    return before.kind is block.kind is PassageKind.ROW and not block.header


def _continues_list(before: Block, block: Block, shared: int) -> bool:
    """Whether a block of a tight list follows another: its first item's child, or the next item of the same kind."""
    if not block.tight:
        return False
    if len(before.within) == shared:
        return shared > 0
    marks = (
        (before.within[shared].marker[-2:], block.within[shared].marker[-2:])
        if len(block.within) > shared
        else ("", ">")
    )
    return marks[0] == marks[1] != "> "


def _block_lines(block: Block) -> list[str]:
    if block.kind is None:
        return block.markdown.split("\n")
    digest = f" sha256={block.digest}" if block.digest else ""
    mark = f"{{#{block.anchor}{digest}}}"
    if block.kind is PassageKind.ROW:
        row = [f"| {block.markdown} | {mark}"]
        return [*row, f"|{' --- |' * block.cells}"] if block.header else row
    if block.kind is PassageKind.HEADING:
        return [f"{'#' * block.level} {block.markdown} {mark}"]
    return [f"{block.markdown} {mark}"]
