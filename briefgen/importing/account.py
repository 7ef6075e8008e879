"""What an import tells its author: what was found, what was left out and why, what is missing."""

from collections.abc import Mapping, Sequence

from briefgen.importing.article import Article, LeftOut
from briefgen.importing.merge import Kind, Merged
from briefgen.importing.write_source import number
from briefgen.model import Rights

_SHOWN = 80
"""Characters of a left-out block that are shown."""

_FOUND_NOT = {
    "title": "write it into the front matter",
    "issued": "write the day of publication into the front matter (--issued 2025-10-28 does it)",
}
_PUBLISHED = {
    Rights.FULL: "every paragraph will be published, and the source must name its license",
    Rights.CITED: "the paragraphs that you cite will be published",
    Rights.QUOTES: "only words that you quote will be published",
    Rights.LINK: "nothing of its text will be published",
}
_ADVICE = {"author": "author", "container-title": "container-title", "url": "url", "archive_url": "archive_url"}


def account(path: str, article: Article) -> str:
    """The report on a new source: one line on what was made, then one for each thing that the author should know."""
    anchors = [block.anchor for block in number(article.blocks) if block.anchor]
    found = [name for name, value in (("title", article.title), ("author", article.authors)) if value]
    date = f", dated {article.issued}" if article.issued else ""
    lines = [f"{path}: {passages(len(anchors), anchors)}{f', {_and(found)} known' if found else ''}{date}"]
    lines += details(article)
    lines += (
        f"  {key} is required and was not found: {_FOUND_NOT[key]}" for key in article.missing if key in _FOUND_NOT
    )
    if absent := [key for key in article.missing if key in _ADVICE]:
        lines.append(f"  missing: {', '.join(absent)}. Add them to the front matter where they are known.")
    return "\n".join(lines)


def rights_account(rights: Rights) -> str:
    """The line on what will be published of a source that names no rights: those of the site hold."""
    return f"  rights: {rights}, as for every source that names none; {_PUBLISHED[rights]}"


def identity_account(identity: str, shorter: str) -> str:
    """The line on a long id that nobody chose."""
    return f"  cited as [@{identity} …]: rename the file while nothing cites it, to {shorter}.md for instance"


def details(article: Article) -> list[str]:
    """The lines on what was read off the text, changed or left out."""
    lines = [f"  note: {note}" for note in article.notes]
    lines += (_left_out(left) for left in article.left_out)
    return lines


def merge_account(path: str, merged: Merged, uses: Mapping[str, Sequence[str]], *, moved: bool) -> str:
    """The report on a newer version: what changed, and where the site cites it; `moved`: the file is not as it was."""
    if not merged.changes:
        return f"{path}: unchanged{', but for the order or markup of its paragraphs' if moved else ''}"
    counts = {kind: sum(change.kind is kind for change in merged.changes) for kind in Kind}
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    lines = [f"{path}: {merged.kept} as before, {told}"]
    for change in merged.changes:
        words = change.detail if change.kind is Kind.CHANGED else f"“{shorten(change.detail)}”"
        lines.append(f"  {change.kind} {change.anchor}: {words}")
        if change.kind is not Kind.ADDED and (places := uses.get(change.anchor)):
            lines.append(f"    cited in {', '.join(dict.fromkeys(places))}")
    return "\n".join(lines)


def _left_out(left: LeftOut) -> str:
    taken = left.reason in {"byline", "date line"}
    return f"  {'read as' if taken else 'left out as'} {left.reason}: “{shorten(left.text)}”"


def passages(count: int, anchors: list[str]) -> str:
    """`24 passages (p1–p24)`; without the anchors where they are not simply counted through."""
    if not count:
        return "no passages"
    if count == 1:
        return f"1 passage ({anchors[0]})"
    counted = anchors == [f"p{index}" for index in range(1, count + 1)]
    return f"{count} passages{f' (p1–p{count})' if counted else ''}"


def shorten(text: str) -> str:
    """The beginning of a text, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]}…"


def _and(words: list[str]) -> str:
    return " and ".join(words)
