"""A site's theme, ready to make pages with."""

from collections.abc import Callable
from pathlib import Path

from briefgen.diagnostic import Diagnostic
from briefgen.engine.analysis import Analysis
from briefgen.engine.compiled import Compiled
from briefgen.engine.made import Made
from briefgen.engine.memory import Memory
from briefgen.engine.product import Product
from briefgen.engine.products import finish, finished
from briefgen.engine.worn import TEMPLATES
from briefgen.model import Artifact
from briefgen.theme import Renderer, Theme, read_theme


class Press:
    """A theme, compiled, with the digests of its templates' closures; `failures` are what cannot be read of it."""

    def __init__(self, theme: Theme, failures: tuple[Diagnostic, ...], memory: Memory, root: Path) -> None:
        self.theme = theme
        self.failures = failures
        compiled = Compiled.of(memory.program, theme.slotted) if memory.program else None
        self.renderer = Renderer(theme, lambda path: (root / path).read_bytes(), compiled)
        self._memory = memory
        self._digests = dict(memory.recall(dict[str, str], TEMPLATES, theme.identity) or {})

    def digest(self, template: str) -> str:
        """The digest of all that a template depends on."""
        found = self._digests.get(template)
        if found is None:
            found = self._digests[template] = self.theme.digest(template)
            self._memory.keep(dict[str, str], TEMPLATES, self.theme.identity, self._digests)
        return found

    def finish(self, product: Product, put: Callable[[Artifact], str]) -> tuple[Made, tuple[Diagnostic, ...]]:
        """Make the files of a product, each given to `put`, and tell what is wrong with their templates."""
        return finish(product, self.renderer, self.digest, put)

    def finished(self, product: Product) -> tuple[tuple[Artifact, ...], Made, tuple[Diagnostic, ...]]:
        """The files of a product, and what is wrong with their templates."""
        return finished(product, self.renderer, self.digest)


def open_press(analysis: Analysis, root: Path, memory: Memory) -> Press:
    """The theme of a site, compiled once in a process."""
    settings = analysis.settings
    own = root / settings.templates
    theme, failures = read_theme(own if own.is_dir() else None, settings.templates, settings.look)
    name = "press"
    held = memory.held(name, theme.identity)
    if isinstance(held, Press) and not failures and not held.failures:
        return held
    press = Press(theme, failures, memory, root)
    memory.hold(name, theme.identity, press)
    return press
