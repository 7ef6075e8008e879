"""Sources and sign-offs as digests, each looked up when it is asked for."""

from collections.abc import Iterator, Mapping

from briefgen.engine.articles import signed_of
from briefgen.engine.ledger import Ledger
from briefgen.engine.units import Outline, Signed, SourceUnit, make_source, source_key


class Outlines(Mapping[str, Outline]):
    """The outlines of sources by id, from what is remembered of their files."""

    def __init__(self, ledger: Ledger, paths: Mapping[str, str]) -> None:
        """`paths` are the files by the sources' ids."""
        self._ledger = ledger
        self._paths = paths
        self._known: dict[str, Outline] = {}

    def exchange(self, outline: Outline) -> None:
        """Take another outline for a source."""
        self._known[outline.id] = outline

    def __getitem__(self, key: str) -> Outline:
        if key not in self._known:
            ledger, path = self._ledger, self._paths[key]
            name = source_key(ledger, path, ledger.digest(path))
            unit = ledger.memory.recall(SourceUnit, f"source:{path}", name)
            if unit is None:
                text = ledger.content.text(path)
                if text is None:
                    raise KeyError(key)
                unit, _ = make_source(text, None, ledger.settings, name)
            self._known[key] = unit.outline
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class SignOffs(Mapping[str, Signed]):
    """The sign-offs of briefings by their slugs."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        content = ledger.content
        self._paths = {
            path.rpartition("/")[2].removesuffix(".yaml"): path for path in content.listed("reviews", ".yaml")
        }

    def __getitem__(self, key: str) -> Signed:
        signed = signed_of(self._ledger, self._paths[key])
        if signed is None:
            raise KeyError(key)
        return signed

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
