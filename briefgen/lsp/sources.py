"""The sources of a site while some of them are being changed, or before all of them were read."""

from collections.abc import Iterator, Mapping

from briefgen.engine.library import SourceLibrary
from briefgen.model import Passage, Source


class ChangedSources(Mapping[str, Source]):
    """Sources by id, some of them changed; the others are not read for it."""

    def __init__(self, sources: Mapping[str, Source], newer: Source) -> None:
        before = sources.changed if isinstance(sources, ChangedSources) else {}
        self.whole: Mapping[str, Source] = sources.whole if isinstance(sources, ChangedSources) else sources
        self.changed: Mapping[str, Source] = {**before, newer.id: newer}

    def __getitem__(self, key: str) -> Source:
        return self.changed[key] if key in self.changed else self.whole[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole)

    def __len__(self) -> int:
        return len(self.whole)


class NearLibrary(SourceLibrary):
    """The library before all of it was read: quoted words are looked for in what a claim cites, and nowhere else."""

    def bearing(self, words: str) -> tuple[Passage, ...]:  # noqa: ARG002
        """No passage beyond those that are cited."""
        return ()
