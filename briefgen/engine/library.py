"""The sources of a site, as `resolve` asks for them."""

from collections.abc import Collection, Mapping

from briefgen.matching.match import find_quotation
from briefgen.model import Passage, Source


class SourceLibrary:
    """Sources by id."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources

    def source(self, key: str) -> Source | None:
        """The source with that id."""
        return self._sources.get(key)

    def ids(self) -> Collection[str]:
        """All ids."""
        return self._sources.keys()

    def bearing(self, words: str) -> tuple[Passage, ...]:
        """Every passage of the library in which quoted words stand."""
        return tuple(
            passage
            for source in self._sources.values()
            for passage in source.passages
            if find_quotation(words, [passage.text])
        )
