"""From an analysis to finished files: made where anything that they depend on changed, else left as they are."""

from dataclasses import dataclass
from pathlib import Path

from briefgen.analysis import Analysis
from briefgen.diagnostic import Diagnostic
from briefgen.memory import Memory
from briefgen.model import Artifact
from briefgen.products import Catalogue, Made, Product, content_of, finish, holds
from briefgen.publishing import Publication
from briefgen.theme import Renderer, Theme, read_theme

TEMPLATES = "made:templates"


class _Press:
    """A theme, compiled, with the digests of its templates' closures; `failures` are what cannot be read of it."""

    def __init__(self, theme: Theme, failures: tuple[Diagnostic, ...], memory: Memory) -> None:
        self.theme = theme
        self.failures = failures
        self.renderer = Renderer(theme)
        self._memory = memory
        self._digests = dict(memory.recall(dict[str, str], TEMPLATES, theme.identity) or {})

    def digest(self, template: str) -> str:
        """The digest of all that a template depends on."""
        found = self._digests.get(template)
        if found is None:
            found = self._digests[template] = self.theme.digest(template)
            self._memory.keep(dict[str, str], TEMPLATES, self.theme.identity, self._digests)
        return found

    def finished(self, product: Product) -> tuple[tuple[Artifact, ...], Made, tuple[Diagnostic, ...]]:
        """The files of a product, and what is wrong with their templates."""
        return finish(product, self.renderer, self.digest)


def publish(
    analysis: Analysis, root: Path, output: Path, folder: Path, memory: Memory
) -> tuple[int, tuple[Diagnostic, ...], frozenset[str]]:
    """Publish what changed: how many pages the site has, what is wrong with its templates, the names remembered.

    `folder` is where briefgen remembers what it published. With anything wrong, nothing is published.

    Raises:
        PublishError: the output folder cannot be written.
    """
    press = _press(analysis, root, memory)
    failures = list(press.failures)
    alive = {TEMPLATES}
    final: dict[str, tuple[str, Product]] = {}
    with Publication(output, folder) as publication:
        for product in _catalogue(analysis, press.theme, root).products():
            name = f"made:{product.name}"
            alive.add(name)
            made = memory.recall(Made, name, product.key)
            if made is None or not holds(made, press.digest) or not _stands(made, publication):
                artifacts, made, wrong = press.finished(product)
                failures += wrong
                if not wrong:
                    memory.keep(Made, name, product.key, made)
                for artifact in artifacts:
                    publication.stage(artifact.path, content_of(artifact))
            final |= {path: (digest, product) for path, digest in made.files}
        if failures:
            return 0, tuple(dict.fromkeys(failures)), frozenset(alive)
        for path, (digest, product) in final.items():
            # Of two products with one file, the later one's counts, though only the other was made again.
            if publication.digest(path) != digest:
                for artifact in press.finished(product)[0]:
                    publication.stage(artifact.path, content_of(artifact))
        publication.commit(final)
    return sum(path.endswith(".html") for path in final), (), frozenset(alive)


def _stands(made: Made, publication: Publication) -> bool:
    return all(publication.holds(path, digest) for path, digest in made.files)


def artifacts(analysis: Analysis, root: Path, memory: Memory) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """Every file that the site publishes, and what is wrong with its templates."""
    press = _press(analysis, root, memory)
    failures = list(press.failures)
    found: list[Artifact] = []
    for product in _catalogue(analysis, press.theme, root).products():
        name = f"files:{product.name}"
        held = memory.held(name, product.key)
        if isinstance(held, _Finished) and holds(held.made, press.digest):
            found += held.artifacts
            continue
        finished, made, wrong = press.finished(product)
        failures += wrong
        if not wrong:
            memory.hold(name, product.key, _Finished(finished, made))
        found += finished
    return tuple(found), tuple(dict.fromkeys(failures))


@dataclass(frozen=True, slots=True)
class _Finished:
    artifacts: tuple[Artifact, ...]
    made: Made


def _press(analysis: Analysis, root: Path, memory: Memory) -> _Press:
    settings = analysis.settings
    own = root / settings.templates
    theme, failures = read_theme(own if own.is_dir() else None, settings.templates, settings.look)
    name = "press"
    held = memory.held(name, theme.identity)
    if isinstance(held, _Press) and not failures and not held.failures:
        return held
    press = _Press(theme, failures, memory)
    memory.hold(name, theme.identity, press)
    return press


def _catalogue(analysis: Analysis, theme: Theme, root: Path) -> Catalogue:
    return Catalogue(analysis, theme, lambda path: (root / path).read_bytes())
