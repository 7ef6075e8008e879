"""Texts laid over others: an edit over the site as it was analysed, a template over the content."""

from collections.abc import Iterator, Mapping

from briefgen.text import SourceText


class Laid(Mapping[str, SourceText]):
    """Texts by path; of two with one path, the upper one."""

    def __init__(self, upper: Mapping[str, SourceText], lower: Mapping[str, SourceText]) -> None:
        self.upper = upper
        self.lower = lower

    def __getitem__(self, path: str) -> SourceText:
        return self.upper[path] if path in self.upper else self.lower[path]

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self.lower), **dict.fromkeys(self.upper)})

    def __len__(self) -> int:
        return len({*self.lower, *self.upper})


def laid(upper: Mapping[str, SourceText], lower: Mapping[str, SourceText]) -> Laid:
    """Some texts over others, which may lie over others themselves: two layers in all."""
    if isinstance(lower, Laid):
        return Laid({**lower.upper, **upper}, lower.lower)
    return Laid(upper, lower)
