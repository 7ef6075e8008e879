"""The texts of a site's files, each read when a report first shows it."""

from collections.abc import Callable, Iterator, Mapping

from briefgen.engine.files import Read
from briefgen.text import SourceText


class Texts(Mapping[str, SourceText]):
    """Texts by path. One that cannot be read is empty, or as much of it as can be shown."""

    def __init__(self, paths: tuple[str, ...], read: Callable[[str], Read], known: Mapping[str, SourceText]) -> None:
        self._paths = frozenset((*paths, *known))
        self._read = read
        self._known = dict(known)

    def __getitem__(self, path: str) -> SourceText:
        if path not in self._known:
            if path not in self._paths:
                raise KeyError(path)
            self._known[path] = self._read(path).text
        return self._known[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
