"""Texts laid over others: an edit over the site as it was analysed, a template over the content."""

from collections.abc import Iterator, Mapping

from briefgen.text import SourceText


class Laid(Mapping[str, SourceText]):
    """Texts by path; of two with one path, the upper one."""

    def __init__(self, upper: Mapping[str, SourceText], lower: Mapping[str, SourceText]) -> None:
        self._upper = upper
        self._lower = lower

    def __getitem__(self, path: str) -> SourceText:
        return self._upper[path] if path in self._upper else self._lower[path]

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self._lower), **dict.fromkeys(self._upper)})

    def __len__(self) -> int:
        return len({*self._lower, *self._upper})
