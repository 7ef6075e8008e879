"""Another id for a source: its file, its original, every citation, link and sign-off that names it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from posixpath import normpath

from briefgen.diagnostic import Edit
from briefgen.frozen import frozen
from briefgen.importing.front_matter import scalar
from briefgen.importing.identity import is_source_id
from briefgen.lsp.citations import citations_in
from briefgen.model import LinkKind, Settings, Source, Summary
from briefgen.parse.tree import MappingNode, Node
from briefgen.parse.yaml import load
from briefgen.text import SourceText, Span


@frozen
class Renaming:
    """What a new id changes: edits in texts, then files that move (from, to); paths are relative to the site."""

    edits: tuple[Edit, ...]
    moves: tuple[tuple[str, str], ...]


def objection(old: str, new: str, sources: Mapping[str, Source]) -> str | None:
    """Why a source cannot be renamed so; None where it can."""
    if old not in sources:
        return f"there is no source “{old}”"
    if not is_source_id(new):
        return f"“{new}” cannot be cited: an id is letters, digits, “-”, “_” and “.”, a letter or digit first and last"
    clash = next((key for key in sources if key.casefold() == new.casefold() and key != old), None)
    return f"there is a source “{clash}” already" if clash else None


@frozen
class Writing:
    """What may name a source: the documents and the texts of all files, by their paths."""

    documents: Mapping[str, Summary]
    texts: Mapping[str, SourceText]
    settings: Settings


def renaming(old: Source, new: str, writing: Writing, originals: Sequence[str] = ()) -> Renaming:
    """The changes; `originals` are the files that hold the full text of the source."""
    documents, content = writing.documents, writing.settings.content
    edits: list[Edit] = []
    for path in sorted(writing.texts):
        if path in documents:
            edits += _in_document(writing.texts[path], documents[path], old, new, content)
        elif path.startswith(f"{content}/reviews/"):
            edits += _in_reviews(writing.texts[path], old.id, new)
    if place := old.head.places.get("id"):
        edits.append(Edit(old.head.path, place, scalar(new)))
    moved = (old.head.path, *originals)
    return Renaming(tuple(edits), tuple((path, _moved(path, old.id, new)) for path in moved))


def _moved(path: str, old: str, new: str) -> str:
    """A file's path with another id in its name; what follows the id is its ending."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/{new}{name.removeprefix(old)}"


def _in_document(text: SourceText, document: Summary, source: Source, new: str, content: str) -> Iterator[Edit]:
    # Parsing is slow beside a search: most documents of an archive do not name the source at all.
    if f"@{source.id}" in text.text:
        for item in citations_in(text):
            if item.key == source.id:
                yield Edit(text.path, item.key_span, new)
    for link in document.links:
        if link.kind is LinkKind.LINK and (place := _link_place(text, link.target, link.span, source, content)):
            yield Edit(text.path, place, new)


def _link_place(text: SourceText, target: str, span: Span, source: Source, content: str) -> Span | None:
    """Where a link names the source's file or page."""
    place = target.partition("#")[0].partition("?")[0]
    beside = text.path.rpartition("/")[0]
    files = {normpath(f"{beside}/{place}"), f"{content}{place}", place.removeprefix("/")}
    written = text.text[span.start : span.end]
    if source.head.path in files:
        name = f"{source.id}.md"
    elif place.removesuffix("index.html").endswith(f"sources/{source.id}/"):
        name = f"sources/{source.id}/"
    else:
        return None
    at = written.rfind(name)
    if at < 0:
        return None
    start = span.start + at + name.index(source.id)
    return Span(start, start + len(source.id))


def _in_reviews(text: SourceText, old: str, new: str) -> Iterator[Edit]:
    """The names of paragraphs in sign-offs: `wire p4`, `contra wire p4`, `wire`."""
    if old not in text.text:
        return
    node, _ = load(text, Span(0, len(text.text)))
    named = re.compile(rf"(?:^|(?<=[\s\"'])){re.escape(old)}(?=$|[\s\"'])")
    for key in _evidence_keys(node):
        found = named.search(text.text[key.start : key.end])
        if found:
            yield Edit(text.path, Span(key.start + found.start(), key.start + found.end()), new)


def _evidence_keys(node: Node | None) -> Iterator[Span]:
    for entry in node if isinstance(node, MappingNode) else ():
        evidence = entry.value.get("evidence") if isinstance(entry.value, MappingNode) else None
        yield from (each.key_span for each in evidence) if isinstance(evidence, MappingNode) else ()
