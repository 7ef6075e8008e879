"""The products of a site, made where they are not what they were, by several processes where there are many."""

from collections.abc import Callable, Mapping
from typing import Protocol

from briefgen.diagnostic import Diagnostic
from briefgen.engine.encoding import encode
from briefgen.engine.made import MADE, Made
from briefgen.engine.memory import Memory
from briefgen.engine.pool import CHUNK, forks, processes, spread
from briefgen.engine.product import SITE, Product
from briefgen.engine.products import Catalogue, holds
from briefgen.engine.publishing import Publication
from briefgen.engine.putting import put_into
from briefgen.engine.waiting import PutDown
from briefgen.frozen import frozen
from briefgen.model import Artifact

LONGEST = f"{SITE}:claims-json"
MANY = 1000
"""With fewer products than this to make, the time that several processes save is not worth their memory."""


class Finishing(Protocol):
    """Makes the files of a product by a theme."""

    def digest(self, template: str) -> str:
        """The digest of all that a template depends on."""
        ...

    def finish(self, product: Product, put: Callable[[Artifact], str]) -> tuple[Made, tuple[Diagnostic, ...]]:
        """Make the files of a product, each given to `put`, and tell what is wrong with their templates."""
        ...


@frozen
class Laid:
    """A file of the site: the place in the order of its product, the product's name, its SHA-256."""

    place: int
    product: str
    digest: str


@frozen
class _Printed:
    """What became of a product: its files, put down, and what is wrong with its templates."""

    made: Made
    wrong: tuple[Diagnostic, ...]
    files: Mapping[str, PutDown]


class Printing:
    """The products of a catalogue, the theme, and where their files go.

    `names` are those that products are remembered by, `templates` those that pages are made with. Of two products with
    one file the later one's counts.
    """

    def __init__(self, catalogue: Catalogue, press: Finishing, publication: Publication, memory: Memory) -> None:
        self.names: set[str] = set()
        self.templates: set[str] = set()
        self.files: dict[str, Laid] = {}
        self._catalogue = catalogue
        self._press = press
        self._publication = publication
        self._memory = memory

    def print(self, jobs: int | None, told: Callable[[int, int], None]) -> tuple[Diagnostic, ...]:
        """Make every product; what is wrong with templates. `told` hears how many of how many are made.

        `jobs` processes make them; None: one a processor.
        """
        undone: dict[str, tuple[int, str]] = {}
        for place, product in enumerate(self._catalogue.products()):
            self.names.add(f"{MADE}{product.name}")
            made = self._known(product)
            if made is None:
                undone[product.name] = place, product.key
            else:
                self._lay(place, product.name, made)
        wrong: list[Diagnostic] = []
        done = len(self.names) - len(undone)
        # Lists go through every document: another process that did would soon be as large as this one.
        several = processes(jobs, len(undone) * CHUNK) if forks() and len(undone) >= MANY else 1
        # Nobody has to wait for the one that takes as long as hundreds of others.
        names = sorted(undone, key=lambda name: name != LONGEST)
        works = spread(self._print, names, several, self._memory.reopen, chunk=1)
        for number, (name, printed) in enumerate(zip(names, works, strict=True), done + 1):
            place, key = undone[name]
            self._publication.take(printed.files)
            wrong += printed.wrong
            if not printed.wrong:
                self._memory.keep_text(f"{MADE}{name}", key, encode(Made, printed.made))
            self._lay(place, name, printed.made)
            told(number, len(self.names))
        return tuple(wrong)

    def _lay(self, place: int, name: str, made: Made) -> None:
        self.templates.update(template for template, _ in made.templates)
        for path, digest in made.files:
            if path not in self.files or self.files[path].place < place:
                # One text for both of those who hold it of every page.
                held = self._publication.digest(path)
                self.files[path] = Laid(place, name, digest if held is None or held != digest else held)

    def _known(self, product: Product) -> Made | None:
        made = self._memory.recall(Made, f"{MADE}{product.name}", product.key, hold=False)
        return made if made and holds(made, self._press.digest) and stands(made, self._publication) else None

    def _print(self, name: str) -> _Printed:
        files: dict[str, PutDown] = {}
        made, wrong = self._press.finish(self._catalogue.product(name), put_into(self._publication, files))
        return _Printed(made, wrong, files)


def stands(made: Made, publication: Publication) -> bool:
    """Whether the files of a product stand in the output as they were made."""
    return all(publication.holds(path, digest) for path, digest in made.files)
