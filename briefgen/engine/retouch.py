"""A build after an edit of the theme that changed nothing but words: pages get them without being made again.

Each page is read from the output, where it stands as it was published, and the words of the old templates are exchanged
for those of the new ones, by the page's trace (`trace.py`).
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from briefgen.engine.base import Base, base_key, base_of, keep_base
from briefgen.engine.encoding import decode, encode
from briefgen.engine.made import MADE, SEARCH, Made, content_of
from briefgen.engine.memory import Memory
from briefgen.engine.opened import Opened
from briefgen.engine.published import Published
from briefgen.engine.publishing import Publication
from briefgen.engine.record import record_of
from briefgen.engine.shares import LostError, shared_out
from briefgen.engine.standing import MEMORY
from briefgen.engine.store import DamagedError
from briefgen.engine.waiting import AGAIN, PutDown, lay_down
from briefgen.engine.worn import TEMPLATES, WORN, Change, Worn, change, key_of
from briefgen.frozen import frozen
from briefgen.theme import Theme, read_theme
from briefgen.trace import StrayError, Trace

_NO_PRODUCTS = (WORN, TEMPLATES, SEARCH)


class _ReachesError(Exception):
    """More than words has to be exchanged."""


@frozen
class _Told:
    """What became of a product whose templates changed: what is to be remembered, and its files that were put down."""

    name: str
    key: str
    text: str
    files: tuple[tuple[str, str, int, int], ...]


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
    base = None if settings.originals else base_of(memory, key)
    if base is None:
        return None
    try:
        theme = _theme(opened, root, base)
        old, changing = _changing(memory, theme, base)
        with Publication(folder, root / MEMORY) as publication:
            told = _published(memory, publication, theme, _Touch(memory, publication, old, changing), jobs)
    except (_ReachesError, StrayError, LostError):
        return None
    for each in told:
        memory.keep_text(each.name, each.key, each.text)
    memory.keep(Worn, WORN, key_of(theme, old.closures), changing.worn)
    memory.keep(dict[str, str], TEMPLATES, theme.identity, dict(changing.worn.digests))
    base = replace(base, theme=theme.identity)
    keep_base(memory, base_key(settings, opened.text, options, record), base)
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
    memory: Memory, publication: Publication, theme: Theme, touch: "_Touch", jobs: int | None
) -> tuple[_Told, ...]:
    """Publish the pages with other words, and the files of the theme; what is to be remembered of them.

    Raises:
        _ReachesError: two products have one file, and which of them counts is for the whole site to say.
    """
    names = [name for name in memory.names(MADE) if name not in _NO_PRODUCTS]
    shares = shared_out(touch.share, names, jobs, memory.reopen)
    if sum(files for files, _ in shares) != publication.known:
        raise _ReachesError
    told = [each for _, share in shares for each in share]
    for each in told:
        put = {path: PutDown(Published(digest, size, time), stands=False) for path, digest, size, time in each.files}
        publication.take(put)
    gone: list[str] = []
    for name in touch.changing.files:
        artifact, row = theme.files[name], f"{MADE}theme:{name}"
        # The address of a file is another when it is.
        gone += (path for path, _ in touch.remembered(row).files)
        publication.stage(artifact.path, content_of(artifact))
        made = Made((), ((artifact.path, sha256(content_of(artifact)).hexdigest()),))
        told.append(_Told(row, artifact.path, encode(Made, made), ()))
    publication.amend(gone, lambda work, moves: shared_out(work, moves, jobs))
    return tuple(told)


class _Touch:
    """Exchanges words in the pages of products."""

    def __init__(self, memory: Memory, publication: Publication, old: Worn, changing: Change) -> None:
        self.changing = changing
        self._memory = memory
        self._publication = publication
        self._old = old.digests
        self._new = changing.worn.digests

    def remembered(self, name: str) -> Made:
        """What is remembered of a product.

        Raises:
            _ReachesError: nothing.
        """
        made = self._memory.latest(Made, name)
        if made is None:
            raise _ReachesError
        return made

    def share(self, names: Sequence[str]) -> tuple[int, list[_Told]]:
        """How many files some products have, whose names follow each other, and what became of those that changed.

        Raises:
            _ReachesError: one is not what the last build left, or a page has no trace.
            StrayError: a page is not what its trace says.
        """
        number, told = 0, []
        rows = self._memory.texts(names[0], names[-1])
        for name in names:
            key, text = rows[name]
            try:
                made = decode(Made, text)
            except ValueError as error:
                raise DamagedError(str(error)) from error
            number += len(made.files)
            if any(self._publication.digest(path) != digest for path, digest in made.files):
                raise _ReachesError
            if any(self._old.get(template) != digest for template, digest in made.templates):
                raise _ReachesError
            if any(self._new[template] != digest for template, digest in made.templates):
                told.append(self._again(name, key, made))
        return number, told

    def _again(self, name: str, key: str, made: Made) -> _Told:
        """A product with other words."""
        if not all(trace.runs for trace in made.traces):
            raise _ReachesError
        reached = (trace for trace in made.traces if self.changing.exchange.reaches(trace))
        put = {trace.path: page for trace in reached if (page := self._page(trace))}
        made = replace(
            made,
            templates=tuple((template, self._new[template]) for template, _ in made.templates),
            files=tuple((path, put[path].digest if path in put else digest) for path, digest in made.files),
        )
        files = tuple((path, each.digest, each.size, each.time) for path, each in put.items())
        return _Told(name, key, encode(Made, made), files)

    def _page(self, trace: Trace) -> Published | None:
        """A page with other words, put down; None where it is the same."""
        output = self._publication.output
        with open(f"{output}{os.sep}{trace.path}", "rb", buffering=0) as file:  # noqa: PTH123 - ten thousand times
            before = file.read()
        content = self.changing.exchange.made(before, trace)
        return None if content == before else lay_down(output, trace.path, content, folder=AGAIN)
