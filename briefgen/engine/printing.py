"""The products of a site, made where they are not what they were, by several processes where there are many."""

from collections.abc import Callable, Mapping
from typing import Protocol

from briefgen.diagnostic import Diagnostic
from briefgen.engine.memory import Memory
from briefgen.engine.pool import CHUNK, forks, processes, spread
from briefgen.engine.products import Made, Product, content_of, holds
from briefgen.engine.publishing import Publication, PutDown, put_down
from briefgen.frozen import frozen
from briefgen.model import Artifact


class Finishing(Protocol):
    """Makes the files of a product by a theme."""

    def digest(self, template: str) -> str:
        """The digest of all that a template depends on."""
        ...

    def finished(self, product: Product) -> tuple[tuple[Artifact, ...], Made, tuple[Diagnostic, ...]]:
        """The files of a product, and what is wrong with their templates."""
        ...


@frozen
class _Printed:
    """What became of a product: its files, put down, and what is wrong with its templates."""

    made: Made
    wrong: tuple[Diagnostic, ...]
    files: Mapping[str, PutDown]


class Printing:
    """Products by the names that they are remembered by, the theme, and where their files go."""

    def __init__(
        self, products: Mapping[str, Product], press: Finishing, publication: Publication, memory: Memory
    ) -> None:
        self._products = products
        self._press = press
        self._publication = publication
        self._memory = memory

    def made(
        self, jobs: int | None, told: Callable[[int, int], None]
    ) -> tuple[Mapping[str, Made], tuple[Diagnostic, ...]]:
        """What every product is made of, and what is wrong with templates; `told` hears how many of how many are made.

        `jobs` processes make them; None: one a processor.
        """
        memory = self._memory
        known = {name: made for name, product in self._products.items() if (made := self._known(name, product))}
        undone = [name for name in self._products if name not in known]
        wrong: list[Diagnostic] = []
        # A list of all claims takes as long as many pages.
        several = processes(jobs, len(undone) * CHUNK) if forks() else 1
        for name, printed in zip(undone, spread(self._print, undone, several, memory.reopen, chunk=1), strict=True):
            self._publication.take(printed.files)
            wrong += printed.wrong
            if not printed.wrong:
                memory.keep(Made, name, self._products[name].key, printed.made)
            known[name] = printed.made
            told(len(known), len(self._products))
        return known, tuple(wrong)

    def _known(self, name: str, product: Product) -> Made | None:
        made = self._memory.recall(Made, name, product.key)
        return made if made and holds(made, self._press.digest) and stands(made, self._publication) else None

    def _print(self, name: str) -> _Printed:
        artifacts, made, wrong = self._press.finished(self._products[name])
        output, digests = self._publication.output, dict(made.files)
        files = {each.path: put_down(output, each.path, content_of(each), digests[each.path]) for each in artifacts}
        return _Printed(made, wrong, files)


def stands(made: Made, publication: Publication) -> bool:
    """Whether the files of a product stand in the output as they were made."""
    return all(publication.holds(path, digest) for path, digest in made.files)
