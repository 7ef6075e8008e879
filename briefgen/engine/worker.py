"""The far side of a parcel: documents done in a process that knows only what it was sent."""

import threading
from collections import OrderedDict
from collections.abc import Collection, Mapping
from functools import cache
from typing import NoReturn

from briefgen.engine.analysis import Analysis, Note
from briefgen.engine.encoding import decode, encode
from briefgen.engine.identity import identity
from briefgen.engine.made import MADE, content_of
from briefgen.engine.parcel import Contents, Done, Item, Pages, Parcel, Reply, Surroundings, Terms, Volume
from briefgen.engine.pool import Failure, attempt
from briefgen.engine.products import Catalogue, finished
from briefgen.engine.remembered import noted
from briefgen.engine.units import Desk, Signed, make_document
from briefgen.frozen import frozen
from briefgen.model import Artifact, Briefing, DocumentKind, Overview, Passage, Settings, Source, Summary
from briefgen.text import SourceText
from briefgen.theme import Renderer, Theme

SHELF = 2000
"""How many volumes a process holds."""


class BeyondError(Exception):
    """A document asks for more than was sent: all sources, or one that its text did not seem to cite."""


class _Press:
    """Makes the pages of briefings with the surroundings that were sent."""

    def __init__(self, settings: Settings, around: Surroundings) -> None:
        theme = Theme(
            {name: SourceText(path, text) for name, (path, text) in around.templates.items()},
            {name: Artifact(address, b"") for name, address in around.files.items()},
        )
        overview = Overview(around.documents, around.sources, frozenset(), around.assets, around.urls)
        analysis = Analysis(settings, overview, "", {}, {}, {}, {}, (), {}, _nowhere)
        self._catalogue = Catalogue(analysis, theme, _nowhere, extras=True)
        self._renderer = Renderer(theme, lambda _: around.typeface.encode("latin-1"))
        self._digest = cache(theme.digest)

    def pages(self, briefing: Briefing, note: Note, summary: Summary) -> tuple[Pages, Contents] | None:
        """The pages of a briefing; None where a template is wrong."""
        product = self._catalogue.pages(note, summary, lambda: briefing)
        artifacts, made, wrong = finished(product, self._renderer, self._digest)
        if wrong:
            return None
        return Pages(f"{MADE}{product.name}", product.key, made), tuple(content_of(each) for each in artifacts)


@frozen
class _Bench:
    """The terms, ready to work by."""

    terms: Terms
    press: _Press | None


class _Held:
    """What this process was sent and holds, by digest. Its threads work one at a time, as Python would have it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._volumes: OrderedDict[str, Volume] = OrderedDict()
        self._bench: tuple[str, _Bench] | None = None

    def bench(self, digest: str, sent: Mapping[str, str]) -> _Bench | None:
        """The terms with that digest."""
        if self._bench is None or self._bench[0] != digest:
            if digest not in sent:
                return None
            terms = decode(Terms, sent[digest])
            around = terms.surroundings
            self._bench = (digest, _Bench(terms, _Press(terms.settings, around) if around else None))
        return self._bench[1]

    def volumes(self, digests: Collection[str], sent: Mapping[str, str]) -> dict[str, Volume]:
        """Those of the volumes that are held or were sent now."""
        found: dict[str, Volume] = {}
        for digest in digests:
            volume = self._volumes.pop(digest, None)
            if volume is None and digest in sent:
                volume = decode(Volume, sent[digest])
            if volume is not None:
                found[digest] = self._volumes[digest] = volume
        while len(self._volumes) > SHELF:
            self._volumes.popitem(last=False)
        return found


_HELD = _Held()
"""The one thing that outlives a parcel: whatever is in it is good for its digest, and for nothing else."""


@cache
def _program() -> str:
    return identity()


def work(parcel: str, sent: Mapping[str, str]) -> tuple[str, tuple[Contents, ...]]:
    """Do the documents of a parcel: a `Reply` as JSON, and what their files hold.

    `sent` are terms and volumes as JSON, by their digests.
    """
    opened = decode(Parcel, parcel)
    if opened.program != _program():
        return encode(Reply, Reply(stranger=True)), ()
    with _HELD.lock:
        bench = _HELD.bench(opened.terms, sent)
        wanted = dict.fromkeys(digest for item in opened.items for digest in item.sources)
        volumes = _HELD.volumes(wanted, sent)
        if bench is None or len(volumes) < len(wanted):
            lacks = (*(() if bench else (opened.terms,)), *(digest for digest in wanted if digest not in volumes))
            return encode(Reply, Reply(lacks=lacks)), ()
        done = [_done(item, bench, [volumes[digest] for digest in item.sources]) for item in opened.items]
    return encode(Reply, Reply(tuple(each for each, _ in done))), tuple(contents for _, contents in done)


def _done(item: Item, bench: _Bench, volumes: Collection[Volume]) -> tuple[Done, Contents]:
    """What came of one item."""
    answer = attempt(lambda _: _made(item, bench, volumes), item.path)
    return (Done(error=answer.error, trace=answer.trace), ()) if isinstance(answer, Failure) else answer


def _made(item: Item, bench: _Bench, volumes: Collection[Volume]) -> tuple[Done, Contents]:
    signed = _Signed({item.slug: Signed(item.signatures, item.signed)} if item.signed else {}, bench.terms.signed)
    outlines = {volume.outline.id: volume.outline for volume in volumes}
    desk = Desk(_Library({volume.source.id: volume.source for volume in volumes}), outlines, signed)
    try:
        unit, briefing = make_document(SourceText(item.path, item.text), item.kind, bench.terms.settings, desk)
    except BeyondError:
        return Done(), ()
    note, kept = noted(unit, item.key)
    pages = None
    if bench.press is not None and item.kind is DocumentKind.BRIEFING and not note.draft:
        pages = bench.press.pages(briefing, note, unit.summary)
    made, contents = pages or (None, ())
    return Done(kept, made), contents


class _Library:
    """The sources that were sent. Whoever asks for others has to go where they are."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources

    def source(self, key: str) -> Source:
        """The source with that id."""
        found = self._sources.get(key)
        if found is None:
            raise BeyondError(key)
        return found

    def ids(self) -> Collection[str]:
        """All ids."""
        raise BeyondError

    def bearing(self, words: str) -> tuple[Passage, ...]:
        """Every passage of the library in which quoted words stand."""
        raise BeyondError(words)


class _Signed(dict[str, Signed]):
    """The sign-offs that were sent; `others` have some too."""

    def __init__(self, sent: Mapping[str, Signed], others: Collection[str]) -> None:
        super().__init__(sent)
        self._others = others

    def get(self, slug: str, default: Signed) -> Signed:  # type: ignore[override]
        """The sign-offs of a briefing."""
        if slug in self:
            return self[slug]
        if slug in self._others:
            raise BeyondError(slug)
        return default


def _nowhere(path: str) -> NoReturn:
    """What reads a site where there is none: a bug, if it is called."""
    raise FileNotFoundError(path)
