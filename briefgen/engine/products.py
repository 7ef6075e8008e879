"""What a site publishes, product by product: files made together, and the digest of all that they are made of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from hashlib import sha256

from briefgen.diagnostic import Diagnostic
from briefgen.digest import fingerprint
from briefgen.engine.analysis import Analysis, Note
from briefgen.engine.citations import Cited
from briefgen.engine.encoding import encode
from briefgen.engine.made import Made, content_of
from briefgen.engine.product import PAGE, SITE, SOURCE_PAGE, Product
from briefgen.links import Atlas
from briefgen.model import Artifact, Briefing, DocumentKind, LinkKind, Page, Settings, Summary
from briefgen.outputs import document_outputs, source_outputs
from briefgen.outputs.dossier import (
    Citing,
    Dossier,
    SiteDossier,
    SourceDossier,
    Surroundings,
    citations_by_source,
    surroundings,
)
from briefgen.outputs.frame import frame
from briefgen.outputs.labels import labels_for
from briefgen.render import render_body
from briefgen.theme import Renderer, Theme
from briefgen.trace import Trace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from briefgen.engine.listings import Listed, Listings
    from briefgen.outputs.site import SiteOutput

NO_PLACES = Atlas({}, {}, frozenset())


class Catalogue:
    """All products of a site, in the order in which they are published."""

    def __init__(
        self,
        analysis: Analysis,
        theme: Theme,
        read: Callable[[str], bytes],
        *,
        extras: bool = False,
        atlas: Callable[[], Atlas] | None = None,
        cited: Cited | None = None,
    ) -> None:
        """`read` gives what a file of the site holds; `extras` are the social cards and the search of a build.

        `atlas` tells where links lead, if the analysis does not hold all documents; `cited` knows what cites a source,
        without a look at the claims.
        """
        if not extras:
            look = replace(analysis.settings.look, cards=False, search=False)
            analysis = replace(analysis, settings=replace(analysis.settings, look=look))
        self._analysis = analysis
        self._theme = theme
        self._read = read
        self._site = frame(analysis.settings, analysis.overview)
        self._atlas_of = atlas or (lambda: analysis.overview.atlas(analysis.settings))
        self._cited = cited
        self._shared = fingerprint(encode(Settings, analysis.settings), repr(self._site))

    @cached_property
    def _atlas(self) -> Atlas:
        return self._atlas_of()

    @cached_property
    def _citing(self) -> Mapping[str, tuple[Citing, ...]]:
        return citations_by_source(self._analysis.overview)

    def document(self, path: str) -> Product:
        """The pages of one document, by its file."""
        return self._document(path, self._analysis.notes[path])

    def source(self, source: str) -> Product:
        """The pages of one source, by its id."""
        analysis = self._analysis

        def make() -> Iterator[Page | Artifact]:
            citations = self._citations(source)
            return source_outputs(SourceDossier(analysis.sources[source], citations, analysis.settings, self._site))

        key = self._cited.key(source) if self._cited else encode(tuple[Citing, ...], self._citations(source))
        return Product(f"source-page:{source}", fingerprint(self._shared, analysis.outlines[source].whole, key), make)

    def _citations(self, source: str) -> tuple[Citing, ...]:
        return self._cited.of(source) if self._cited else self._citing.get(source, ())

    def product(self, name: str) -> Product:
        """The product with that name.

        Raises:
            LookupError: there is none.
        """
        kind, _, rest = name.partition(":")
        if kind == PAGE:
            return self.document(rest)
        if kind == SOURCE_PAGE:
            return self.source(rest)
        if kind == SITE:
            return self._by_name[name]
        found = next((product for _, product in self.plain() if product.name == name), None)
        if found is None:
            raise LookupError(name)
        return found

    @cached_property
    def _by_name(self) -> Mapping[str, Product]:
        return {product.name: product for product in self.site()}

    def site(self, *outputs: str) -> Iterator[Product]:
        """The pages and files of the site as a whole, or those of some outputs only, by their names."""
        # Whoever makes one page has no need of what makes all the lists.
        from briefgen.outputs.site import SITE_OUTPUTS  # noqa: PLC0415

        for output in SITE_OUTPUTS:
            if not outputs or output.name in outputs:
                yield from self._of_site(output)

    def _of_site(self, output: "SiteOutput") -> Iterator[Product]:
        from briefgen.engine.listings import ALL_CLAIMS, CLAIMS, FRONT, Listed  # noqa: PLC0415
        from briefgen.outputs.claims import claims_list  # noqa: PLC0415
        from briefgen.outputs.index import front  # noqa: PLC0415

        analysis, dossier, make = self._analysis, self._dossier, partial(output.make, self._dossier)
        listed = Listed(lambda path: analysis.notes[path].face, analysis.overview.by_path.__getitem__)
        listings = self.listings(analysis.face, listed)
        if output.name == CLAIMS:
            yield from listings.claims(claims_list(dossier))
        elif output.name == FRONT:
            lead = dossier.briefings[0].path if dossier.briefings else None
            yield listings.front(partial(front, dossier), lead, analysis.overview)
        elif output.name == ALL_CLAIMS:
            yield listings.all_claims(analysis.claims, make)
        else:
            yield Product(f"{SITE}:{output.name}", fingerprint(self._shared, analysis.face), make)

    @cached_property
    def _dossier(self) -> SiteDossier:
        return SiteDossier(self._analysis.overview, self._analysis.settings, self._site)

    def listings(self, face: str, listed: "Listed") -> "Listings":
        """What makes the lists of claims; `face` is the digest of what lists show of the site but claims."""
        from briefgen.engine.listings import Listings  # noqa: PLC0415

        return Listings(self._shared, face, self._site, listed)

    def products(self) -> Iterator[Product]:
        """The pages of documents and sources, those of the whole site, the theme's files, the assets."""
        analysis = self._analysis
        for path, note in analysis.notes.items():
            yield self._document(path, note)
        for source in analysis.outlines:
            yield self.source(source)
        yield from self._by_name.values()
        for _, product in self.plain():
            yield product

    def plain(self) -> Iterator[tuple[str, Product]]:
        """The files that are no pages, the theme's and the assets, each with its address."""
        for name, artifact in self._theme.files.items():
            yield artifact.path, _of_theme(name, artifact)
        for path, digest in self._analysis.assets.items():
            yield self._analysis.overview.assets[path], self._asset(path, digest)

    def _document(self, path: str, note: Note) -> Product:
        return self.pages(note, self._analysis.overview.by_path[path], lambda: self._analysis.briefing(path))

    def pages(self, note: Note, summary: Summary, whole: Callable[[], Briefing]) -> Product:
        """The pages of a document, whose text is asked for only if they are made."""
        settings = self._analysis.settings
        around = surroundings(summary, self._analysis.overview, settings)

        def make() -> Iterator[Page | Artifact]:
            briefing = whole()
            atlas = self._atlas if briefing.links else NO_PLACES
            body = render_body(
                briefing, summary.claims, atlas, labels_for(briefing.head.language or self._site.language)
            )
            return document_outputs(Dossier(briefing, body, summary, around, settings, self._site))

        key = fingerprint(self._shared, note.work, note.digest, self._ways(summary), self._around(summary, around))
        return Product(f"{PAGE}:{summary.path}", key, make)

    def _ways(self, summary: Summary) -> str:
        """Where the links of a document lead now."""
        links = (link for link in summary.links if link.kind in (LinkKind.LINK, LinkKind.IMAGE))
        return fingerprint(*(repr(self._atlas.find(link.target, summary.path, summary.url)) for link in links))

    def _around(self, summary: Summary, around: Surroundings) -> str:
        parts = [repr(replace(around, briefings=(), sources=()))]
        if summary.kind is DocumentKind.SUMMIT:
            notes, outlines = self._analysis.notes, self._analysis.outlines
            parts += (notes[briefing.path].front for briefing in around.briefings)
            parts += (outlines[head.id].head for head in around.sources)
        return fingerprint(*parts)

    def _asset(self, path: str, digest: str) -> Product:
        address = self._analysis.overview.assets[path]
        return Product(
            f"asset:{path}", fingerprint(address, digest), _only(lambda: Artifact(address, self._read(path)))
        )


def _of_theme(name: str, artifact: Artifact) -> Product:
    return Product(f"theme:{name}", artifact.path, _only(lambda: artifact))


def _only(make: Callable[[], Artifact]) -> Callable[[], Iterator[Page | Artifact]]:
    return lambda: iter((make(),))


def finish(
    product: Product, renderer: Renderer, digest: Callable[[str], str], put: Callable[[Artifact], str]
) -> tuple[Made, tuple[Diagnostic, ...]]:
    """Make the files of a product one by one, and tell what is wrong with their templates.

    `digest` is that of a closure; `put` is given each file and tells its SHA-256: none is held here.
    """
    files: list[tuple[str, str]] = []
    failures: list[Diagnostic] = []
    templates: dict[str, str] = {}
    traces: list[Trace] = []
    for each in product.make():
        finished: Artifact | Diagnostic
        if isinstance(each, Artifact):
            finished = each
        else:
            finished, trace = renderer.traced(each)
            templates[each.template] = digest(each.template)
            traces.append(trace)
        if isinstance(finished, Artifact):
            files.append((finished.path, put(finished)))
        else:
            failures.append(finished)
    return Made(tuple(templates.items()), tuple(files), tuple(traces)), tuple(failures)


def finished(
    product: Product, renderer: Renderer, digest: Callable[[str], str]
) -> tuple[tuple[Artifact, ...], Made, tuple[Diagnostic, ...]]:
    """The files of a product, what they were made of, and what is wrong with their templates."""
    artifacts: list[Artifact] = []

    def put(artifact: Artifact) -> str:
        artifacts.append(artifact)
        return sha256(content_of(artifact)).hexdigest()

    made, failures = finish(product, renderer, digest, put)
    return tuple(artifacts), made, failures


def holds(made: Made, digest: Callable[[str], str]) -> bool:
    """Whether the templates are still those that a product was made with; `digest` is that of a template's closure."""
    return all(digest(template) == before for template, before in made.templates)
