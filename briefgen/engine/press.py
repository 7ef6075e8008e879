"""From an analysis to finished files: made where anything that they depend on changed, else left as they are."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from briefgen.diagnostic import Diagnostic
from briefgen.digest import fingerprint
from briefgen.engine.analysis import Analysis, Note
from briefgen.engine.base import BASE
from briefgen.engine.citations import Cited
from briefgen.engine.dress import Press, open_press
from briefgen.engine.encoding import encode
from briefgen.engine.made import MADE, SEARCH, Made, content_of
from briefgen.engine.memory import Memory
from briefgen.engine.parcel import Contents, Pages, Surroundings
from briefgen.engine.printing import Printing, stands
from briefgen.engine.products import Catalogue, holds
from briefgen.engine.publishing import Publication
from briefgen.engine.putting import put_into
from briefgen.engine.waiting import PutDown, put_down
from briefgen.engine.worn import TEMPLATES, WORN, Worn, key_of, worn
from briefgen.frozen import frozen
from briefgen.model import Artifact, Briefing, Summary
from briefgen.outputs.frame import card_font_path
from briefgen.theme import Theme


@frozen
class _Pages:
    """The pages of a briefing that were made ahead: what is remembered of them, and the files that wait."""

    name: str
    key: str
    made: Made
    files: Mapping[str, PutDown]


class PressAhead:
    """Makes the pages of briefings while these are at hand, in the process that checked them.

    What is around a briefing on its page is known once the summits and standing pages are read. A link to another
    briefing leads nowhere yet: then the page's key will be another when all is known, and it is made again.
    """

    def __init__(self, root: Path, output: Path | None, folder: Path, memory: Memory) -> None:
        """`output` is the folder to publish into; None: the one that site.yaml names."""
        self._root = root
        self._output = output
        self._folder = folder
        self._memory = memory
        self._press: Press | None = None
        self._catalogue: Catalogue | None = None
        self._around: Analysis | None = None
        self.publication: Publication | None = None

    def begin(self, analysis: Analysis) -> None:
        """Get ready, with an analysis that holds all but the briefings."""
        self._press = open_press(analysis, self._root, self._memory)
        self._around = analysis
        self._catalogue = _catalogue(analysis, self._press.theme, self._root, extras=True)
        output = self._output or self._root / analysis.settings.output
        self.publication = Publication(output, self._folder)
        self._press.digest("briefing.html")

    @property
    def theme(self) -> str:
        """The identity of the theme that pages are made with; empty before it is read."""
        return self._press.theme.identity if self._press else ""

    def close(self) -> None:
        """Throw away what was put down and not published."""
        if self.publication is not None:
            self.publication.close()

    def make(self, briefing: Briefing, note: Note, summary: Summary) -> _Pages | None:
        """Make the pages of a briefing and put them down; None where a template is wrong."""
        press, catalogue, publication = self._press, self._catalogue, self.publication
        if press is None or catalogue is None or publication is None or note.draft:
            return None
        product = catalogue.pages(note, summary, lambda: briefing)
        files: dict[str, PutDown] = {}
        made, wrong = press.finish(product, put_into(publication, files))
        if wrong:
            return None
        return _Pages(f"{MADE}{product.name}", product.key, made, files)

    def surroundings(self) -> Surroundings:
        """What a process elsewhere makes pages with."""
        assert self._press is not None
        assert self._around is not None
        overview, theme, look = self._around.overview, self._press.theme, self._around.settings.look
        typeface = card_font_path(self._around.settings) if look.cards else ""
        return Surroundings(
            documents=overview.documents,
            sources=overview.sources,
            assets=overview.assets,
            urls=overview.urls,
            templates={name: (text.path, text.text) for name, text in theme.templates.items()},
            files=theme.addresses,
            typeface=(self._root / typeface).read_bytes().decode("latin-1") if typeface in overview.assets else "",
        )

    def arrived(self, pages: Pages, contents: Contents) -> _Pages:
        """Put down the files of pages that were made elsewhere."""
        assert self.publication is not None
        output = self.publication.output
        files = {path: put_down(output, path, raw) for (path, _), raw in zip(pages.made.files, contents, strict=True)}
        return _Pages(pages.name, pages.key, pages.made, files)

    def take(self, pages: object) -> None:
        """Keep what `make` made."""
        if isinstance(pages, _Pages) and self.publication is not None:
            self.publication.take(pages.files)
            self._memory.keep_text(pages.name, pages.key, encode(Made, pages.made))


def publish(
    analysis: Analysis,
    root: Path,
    publication: Publication,
    memory: Memory,
    told: Callable[[int, int], None] = lambda _done, _all: None,
    *,
    jobs: int | None = 1,
) -> tuple[int, tuple[Diagnostic, ...], frozenset[str]]:
    """Publish what changed: how many pages the site has, what is wrong with its templates, the names remembered.

    With anything wrong, nothing is published. `told` hears how many products of how many are made; `jobs` processes
    make them where there are many (None: one a processor).

    Raises:
        PublishError: the output folder cannot be written.
    """
    press = open_press(analysis, root, memory)
    failures = list(press.failures)
    with publication:
        cited = Cited(memory.citations, analysis.notes)
        catalogue = _catalogue(analysis, press.theme, root, extras=True, cited=cited)
        # Whoever makes pages in another process reads what this one has written.
        memory.flush()
        printing = Printing(catalogue, press, publication, memory)
        failures += printing.print(jobs, told)
        alive = frozenset((TEMPLATES, SEARCH, WORN, *printing.names))
        if failures:
            return 0, tuple(dict.fromkeys(failures)), alive
        for path, laid in printing.files.items():
            # Of two products with one file, the later one's counts, though only the other was made again.
            if publication.digest(path) != laid.digest:
                for artifact in press.finished(catalogue.product(laid.product))[0]:
                    publication.stage(artifact.path, content_of(artifact))
        pages = {path: laid.digest for path, laid in printing.files.items() if path.endswith(".html")}
        made = _search(pages, publication, memory) if analysis.settings.look.search else Made((), ())
        publication.commit({*printing.files, *(path for path, _ in made.files)})
    _keep_worn(press.theme, sorted(printing.templates), memory)
    # The base of an earlier build is none for the citations of this one.
    memory.drop(BASE)
    return len(pages), (), alive


def _keep_worn(theme: Theme, templates: Sequence[str], memory: Memory) -> None:
    """Keep what a theme's words can be exchanged by."""
    key = key_of(theme, templates)
    now = None if memory.known(WORN, key) else worn(theme, templates)
    if now is not None:
        memory.keep(Worn, WORN, key, now)


def _search(pages: Mapping[str, str], publication: Publication, memory: Memory) -> Made:
    """Stage the search index over all pages, each with its SHA-256, unless it stands already."""
    key = fingerprint(*(part for page in sorted(pages.items()) for part in page))
    made = memory.recall(Made, SEARCH, key)
    if made is not None and stands(made, publication):
        return made
    # Pagefind is an extra: only a site that asks for a search needs it.
    from briefgen.searching import search_index  # noqa: PLC0415

    addresses = {path: path.removesuffix("index.html") for path in sorted(pages)}
    artifacts = search_index((url, publication.read(path)) for path, url in addresses.items())
    for artifact in artifacts:
        publication.stage(artifact.path, content_of(artifact))
    made = Made((), tuple((each.path, sha256(content_of(each)).hexdigest()) for each in artifacts))
    memory.keep(Made, SEARCH, key, made)
    return made


def artifacts(analysis: Analysis, root: Path, memory: Memory) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """Every file of the site but its search index and social cards, and what is wrong with its templates."""
    press = open_press(analysis, root, memory)
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


@frozen
class _Finished:
    artifacts: tuple[Artifact, ...]
    made: Made


def _catalogue(
    analysis: Analysis, theme: Theme, root: Path, *, extras: bool = False, cited: Cited | None = None
) -> Catalogue:
    return Catalogue(analysis, theme, lambda path: (root / path).read_bytes(), extras=extras, cited=cited)
