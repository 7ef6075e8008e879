"""A build after an edit of the theme that changed nothing but words: pages get them without being made again.

Each page is read from the output, where it stands as it was published, and the words of the old templates are exchanged
for those of the new ones, by the page's trace (`trace.py`).
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path

from briefgen.engine.base import BASE, Base, base_key
from briefgen.engine.encoding import decode, encode
from briefgen.engine.memory import Memory
from briefgen.engine.opened import Opened
from briefgen.engine.products import Made, content_of
from briefgen.engine.published import Published
from briefgen.engine.publishing import AGAIN, Publication, PutDown, lay_down
from briefgen.engine.record import record_of
from briefgen.engine.shares import LostError, shared_out
from briefgen.engine.standing import MEMORY
from briefgen.engine.store import DamagedError
from briefgen.engine.worn import TEMPLATES, WORN, Change, Worn, change, key_of
from briefgen.frozen import frozen
from briefgen.model import Artifact
from briefgen.theme import Theme, read_theme
from briefgen.trace import Exchange, StrayError, Trace

_MADE = "made:"
_NO_PRODUCTS = (WORN, TEMPLATES, "made:search")


class _ReachesError(Exception):
    """More than words has to be exchanged."""


@frozen
class _Row:
    """What is remembered of a product."""

    name: str
    key: str
    made: Made


def retouch(
    opened: Opened, root: Path, output: Path | None, memory: Memory, *, options: str, jobs: int | None
) -> Base | None:
    """Build what an edit of the theme since the last build reaches; None where more than that has to be looked at.

    The output has to stand as that left it.

    Raises:
        PublishError: the output folder cannot be written.
    """
    settings = opened.settings
    folder = output or root / settings.output
    record = record_of(root / MEMORY, folder)
    key = base_key(settings, opened.text, options, record)
    base = None if settings.originals else memory.recall(Base, BASE, key)
    if base is None:
        return None
    try:
        theme = _theme(opened, root, base)
        old, changing = _changing(memory, theme, base)
        with Publication(folder, root / MEMORY) as publication:
            made = _published(tuple(_rows(memory, old)), publication, theme, changing, jobs)
    except (_ReachesError, StrayError, LostError):
        return None
    for row in made:
        memory.keep_text(row.name, row.key, encode(Made, row.made))
    memory.keep(Worn, WORN, key_of(theme, old.closures), changing.worn)
    memory.keep(dict[str, str], TEMPLATES, theme.identity, dict(changing.worn.digests))
    base = replace(base, theme=theme.identity)
    memory.keep(Base, BASE, base_key(settings, opened.text, options, record), base)
    return base


def _theme(opened: Opened, root: Path, base: Base) -> Theme:
    """The theme as it is now.

    Raises:
        _ReachesError: it is the same, it cannot be read, or something else has changed as well.
    """
    settings, content = opened.settings, opened.content
    own = root / settings.templates
    theme, failures = read_theme(own if own.is_dir() else None, settings.templates, settings.look)
    if failures or theme.identity == base.theme or content.problems or content.files != tuple(base.files):
        raise _ReachesError
    if any(content.digest(path) != digest for path, digest in base.files.items()):
        raise _ReachesError
    return theme


def _changing(memory: Memory, theme: Theme, base: Base) -> tuple[Worn, Change]:
    """The theme that pages wear, and what is to be exchanged.

    Raises:
        _ReachesError: more than words.
    """
    old = memory.latest(Worn, WORN)
    changing = change(old, theme) if old and old.theme == base.theme else None
    if old is None or changing is None:
        raise _ReachesError
    return old, changing


def _published(
    rows: Sequence[_Row], publication: Publication, theme: Theme, changing: Change, jobs: int | None
) -> tuple[_Row, ...]:
    """Publish the pages with other words, and the files of the theme; the products that are not what they were."""
    files = {f"{_MADE}theme:{name}": theme.files[name] for name in changing.files}
    touched = _retouched(rows, publication, changing, jobs)
    for artifact in files.values():
        publication.stage(artifact.path, content_of(artifact))
    # The address of a file is another when it is: what stood at the old one is nobody's now.
    gone = {path for row in rows if row.name in files for path, _ in row.made.files}
    kept = {path for row in rows if row.name not in files for path, _ in row.made.files}
    publication.amend(gone - kept)
    return (*touched, *(_Row(name, one.path, _of(one)) for name, one in files.items()))


def _rows(memory: Memory, old: Worn) -> Iterator[_Row]:
    """All products.

    Raises:
        _ReachesError: one is not what the last build left.
    """
    for name, (key, text) in memory.texts(_MADE).items():
        if name in _NO_PRODUCTS:
            continue
        try:
            made = decode(Made, text)
        except ValueError as error:
            raise DamagedError(str(error)) from error
        if any(old.digests.get(template) != digest for template, digest in made.templates):
            raise _ReachesError
        yield _Row(name, key, made)


def _retouched(rows: Sequence[_Row], publication: Publication, changing: Change, jobs: int | None) -> tuple[_Row, ...]:
    """The same products with other words, the pages that have them put down.

    Raises:
        _ReachesError: a page has no trace, or another product has a file of its name.
    """
    output, exchange, new = publication.output, changing.exchange, changing.worn.digests
    touched = [row for row in rows if any(new[template] != digest for template, digest in row.made.templates)]
    traces = [trace for row in touched for trace in row.made.traces if exchange.reaches(trace)]
    stand = {path for row in rows for path, digest in row.made.files if publication.digest(path) == digest}
    files = Counter(path for row in rows for path, _ in row.made.files)
    if not all(trace.steps for row in touched for trace in row.made.traces):
        raise _ReachesError
    # Where two products have one file, which of them counts is for the whole site to say.
    if any(trace.path not in stand or files[trace.path] > 1 for trace in traces):
        raise _ReachesError

    def work(share: Sequence[Trace]) -> list[tuple[str, str, int, int]]:
        return [each for trace in share if (each := _page(output, exchange, trace))]

    told = chain.from_iterable(shared_out(work, traces, jobs))
    put = {path: Published(digest, size, time) for path, digest, size, time in told}
    publication.take({path: PutDown(published, stands=False) for path, published in put.items()})
    return tuple(replace(row, made=_again(row.made, put, new)) for row in touched)


def _again(made: Made, put: Mapping[str, Published], digests: Mapping[str, str]) -> Made:
    """A product with the templates as they are, and with the files that were put down."""
    templates = tuple((template, digests[template]) for template, _ in made.templates)
    return replace(
        made,
        templates=templates,
        files=tuple((path, put[path].digest if path in put else digest) for path, digest in made.files),
    )


def _of(artifact: Artifact) -> Made:
    return Made((), ((artifact.path, sha256(content_of(artifact)).hexdigest()),))


def _page(output: Path, exchange: Exchange, trace: Trace) -> tuple[str, str, int, int] | None:
    """A page with other words, put down: its path, SHA-256, size and time; None where it is the same.

    Raises:
        StrayError: the page is not what its trace says.
    """
    with open(f"{output}{os.sep}{trace.path}", "rb", buffering=0) as file:  # noqa: PTH123 - ten thousand times
        before = file.read()
    content = exchange.made(before, trace)
    if content == before:
        return None
    published = lay_down(output, trace.path, content, folder=AGAIN)
    return trace.path, published.digest, published.size, published.time
