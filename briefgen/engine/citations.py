"""The citations of a site by source, as an engine remembers them: read for one source, or told by their digests.

They say again what the claims of all documents say. A source's page shows those of thousands of documents, and must not
have to read all of these.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from briefgen.digest import fingerprint
from briefgen.engine.encoding import decode
from briefgen.engine.store import DamagedError, Store
from briefgen.frozen import frozen
from briefgen.model.overview import words_in
from briefgen.outputs.dossier import Citing

Stretches = tuple[tuple[str, int, int, str], ...]
"""Quoted stretches of a source: anchor, start, end, and the words there."""

_CITINGS = tuple[Citing, ...]

Value = TypeVar("Value")


@frozen
class Quoted:
    """The citations of one source in one document, and the stretches of it that they quote: both as JSON."""

    citings: str
    stretches: str


class Citations:
    """Citations by source and document. Those that are new here stand before those of the store."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._new: dict[tuple[str, str], Quoted | None] = {}

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._new)

    def keep(self, path: str, citations: Mapping[str, Quoted], before: Collection[str] = ()) -> None:
        """Remember the citations of a document by source; `before` are the sources that it cited."""
        for source in before:
            self._new[source, path] = None
        for source, quoted in citations.items():
            self._new[source, path] = quoted

    def taken(self) -> tuple[list[tuple[str, str, str, str]], list[tuple[str, str]]]:
        """What is to be written, and what is to be deleted; it is no longer new after this."""
        new, self._new = self._new, {}
        kept = [(*place, quoted.citings, quoted.stretches) for place, quoted in new.items() if quoted]
        return kept, [place for place, quoted in new.items() if not quoted]

    def of(self, source: str, paths: Collection[str]) -> tuple[Citing, ...]:
        """The citations of a source in these documents, in the order of their files.

        Raises:
            DamagedError: what the store holds is not what was written.
        """
        texts = {path: citings for path, (_, citings) in self._store.cited(source).items()} if self._store else {}
        for (cited, path), quoted in self._new.items():
            if cited == source:
                texts[path] = quoted.citings if quoted else "[]"
        return tuple(each for path in sorted(texts) if path in paths for each in _decoded(_CITINGS, texts[path]))

    def key(self, source: str, paths: Collection[str]) -> str:
        """The digest of all citations of a source in these documents.

        Raises:
            DamagedError: what the store holds is not what was written.
        """
        keys = dict(self._store.cited_keys(source)) if self._store else {}
        for (cited, path), quoted in self._new.items():
            if cited == source:
                keys.pop(path, None)
                if quoted:
                    keys[path] = fingerprint(quoted.citings)
        return fingerprint(*(part for path in sorted(keys) if path in paths for part in (path, keys[path])))

    def quoted_words(self, paths: Collection[str]) -> Mapping[str, int]:
        """How many words of each source are quoted in these documents, each stretch counted once.

        Raises:
            DamagedError: what the store holds is not what was written.
        """
        stretches: dict[tuple[str, str], dict[tuple[int, int], str]] = {}
        for source, path, text in self._stretches():
            if path in paths:
                for anchor, start, end, words in _decoded(Stretches, text):
                    stretches.setdefault((source, anchor), {})[start, end] = words
        counts: dict[str, int] = {}
        for (source, _), found in stretches.items():
            counts[source] = counts.get(source, 0) + words_in(found)
        return counts

    def words_of(self, source: str, paths: Collection[str]) -> int:
        """How many words of a source are quoted in these documents, each stretch counted once.

        Raises:
            DamagedError: what the store holds is not what was written.
        """
        stretches: dict[str, dict[tuple[int, int], str]] = {}
        for citing in self.of(source, paths):
            for each in citing.citation.shown:
                stretches.setdefault(each.anchor, {})[each.start, each.end] = each.text
        return sum(map(words_in, stretches.values()))

    def _stretches(self) -> Iterator[tuple[str, str, str]]:
        for source, path, text in self._store.stretches() if self._store else ():
            if (source, path) not in self._new:
                yield source, path, text
        for (source, path), quoted in self._new.items():
            if quoted:
                yield source, path, quoted.stretches


@frozen
class Cited:
    """The citations in some documents only: those that are published."""

    citations: Citations
    paths: Collection[str]

    def of(self, source: str) -> tuple[Citing, ...]:
        """The citations of a source, in the order of the documents' files."""
        return self.citations.of(source, self.paths)

    def key(self, source: str) -> str:
        """Their digest."""
        return self.citations.key(source, self.paths)


def _decoded(type_: type[Value], text: str) -> Value:
    try:
        return decode(type_, text)
    except ValueError as error:
        raise DamagedError(str(error)) from error
