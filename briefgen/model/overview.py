"""The whole site as its summaries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefgen.links import Atlas
from briefgen.model.document import DocumentKind
from briefgen.model.settings import Settings
from briefgen.model.summary import SourceSummary, Summary
from briefgen.text import word_count


@dataclass(frozen=True)
class Overview:
    """The whole site as its summaries: everything in the order of its path."""

    documents: tuple[Summary, ...]
    sources: tuple[SourceSummary, ...]
    files: frozenset[str] = frozenset()
    """Every file under the content folder, relative to the site."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """Asset files (relative to the site) and the addresses that they are published at."""
    urls: frozenset[str] = frozenset()
    """Every address of the site, relative to its root; that of the front page is empty."""
    quoted: Callable[[], Mapping[str, int]] | None = None
    """What knows `quoted_words` without a look at the claims."""

    def atlas(self, settings: Settings) -> Atlas:
        """Where links lead."""
        pages = {document.path: document.url for document in self.documents}
        pages |= {source.head.path: f"sources/{source.head.id}/" for source in self.sources}
        return Atlas(pages, self.assets, self.urls, settings.content)

    def of(self, kind: DocumentKind) -> tuple[Summary, ...]:
        """The documents of one kind."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> Mapping[DocumentKind, tuple[Summary, ...]]:
        kinds = {document.kind for document in self.documents}
        return {kind: tuple(document for document in self.documents if document.kind is kind) for kind in kinds}

    @cached_property
    def by_path(self) -> Mapping[str, Summary]:
        """Documents by their file."""
        return {document.path: document for document in self.documents}

    @cached_property
    def quoted_words(self) -> Mapping[str, int]:
        """How many words of each source are quoted somewhere, each stretch counted once."""
        if self.quoted is not None:
            return self.quoted()
        stretches: dict[tuple[str, str], dict[tuple[int, int], str]] = {}
        for document in self.documents:
            for claim in document.claims:
                for row in claim.citations:
                    for each in row.shown:
                        stretches.setdefault((row.source, each.anchor), {})[each.start, each.end] = each.text
        counts: dict[str, int] = {}
        for (source, _), found in stretches.items():
            counts[source] = counts.get(source, 0) + words_in(found)
        return counts

    @cached_property
    def source(self) -> Mapping[str, SourceSummary]:
        """Sources by id."""
        return {source.head.id: source for source in self.sources}


def words_in(stretches: Mapping[tuple[int, int], str]) -> int:
    """How many words some stretches of one passage hold, each word counted once; texts by where they start and end."""
    count, reached = 0, -1
    for (start, end), text in sorted(stretches.items()):
        count += word_count(text[max(reached - start, 0) :] if reached < end else "")
        reached = max(reached, end)
    return count
