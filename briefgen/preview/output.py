"""What a site publishes, each page made when somebody looks at it.

An archive of ten thousand pages is not made again for one edit: a page is made when a browser asks for it or shows
it, and kept until something that it is made of changes.
"""

import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from briefgen.diagnostic import Diagnostic
from briefgen.engine.analysis import Analysis
from briefgen.engine.files import read_text
from briefgen.engine.product import Product
from briefgen.engine.products import Catalogue
from briefgen.frozen import frozen
from briefgen.model import Artifact
from briefgen.outputs.addresses import FIXED
from briefgen.outputs.site import SITE_OUTPUTS
from briefgen.preview.holding import UNMADE
from briefgen.text import SourceText
from briefgen.theme import Renderer, Theme

Content = str | bytes
OWNERS = {
    "404.html": "missing",
    "_headers": "headers",
    "claims.json": "claims-json",
    "corrections.xml": "corrections-feed",
    "feed.json": "json-feed",
    "feed.xml": "atom-feed",
    "index.html": "index",
    "robots.txt": "robots",
    "sitemap.xml": "sitemap",
    "sources.csl.json": "csl-json",
    "claims": "claims",
    "corrections": "corrections",
    "page": "briefings",
    "sources": "sources",
    "tags": "tags",
}
"""Which of the site's outputs is likely to make a file, by the first part of its path: it is asked first."""


@frozen
class Finished:
    """A file as it was made: for which key, with which templates, and what came of it."""

    key: str
    templates: str
    content: Content | None
    failures: tuple[Diagnostic, ...] = ()
    trouble: str = ""


@dataclass(slots=True)
class Kept:
    """What was made, by path: the last that came of it, and the last that was good. Editions share it."""

    finished: dict[str, Finished] = field(default_factory=dict)
    good: dict[str, Content] = field(default_factory=dict)


class Output(Mapping[str, Content]):
    """The files of one edition by their path."""

    def __init__(
        self, analysis: Analysis, dress: tuple[Theme, Renderer], root: Path, kept: Kept, held: frozenset[str]
    ) -> None:
        """`held` are the addresses of documents that cannot be read now: there, what was made before stands."""
        self._analysis = analysis
        self._theme, self._renderer = dress
        self._held = held
        self._root = root
        self._kept = kept
        self._lists: dict[str, tuple[Product, ...]] = {}

    def revised(self, analysis: Analysis) -> "Output":
        """The same of another analysis, in which no document has another address."""
        after = Output(analysis, (self._theme, self._renderer), self._root, self._kept, self._held)
        # What addresses there are is worked out once: there may be ten thousand.
        after._documents, after._sources = self._documents, self._sources
        return after

    def __getitem__(self, path: str) -> Content:
        finished = self.finished(path)
        if finished is None:
            raise KeyError(path)
        return UNMADE if finished.content is None else finished.content

    def __iter__(self) -> Iterator[str]:
        seen: set[str] = set()
        for product in self._catalogue.products():
            for each in product.make():
                if each.path not in seen:
                    seen.add(each.path)
                    yield each.path

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and (self.finished(path) is not None)

    def finished(self, path: str) -> Finished | None:
        """What comes of a file; None where the site has none of that path.

        What cannot be made is as it was when it last could.
        """
        if not path or path.endswith("/"):
            return None
        url = path.removesuffix("index.html").removesuffix("annotations.json")
        if url in self._held and path in self._kept.good:
            return Finished("", "", self._kept.good[path])
        for product in self._products(path):
            before = self._kept.finished.get(path)
            if before and before.key == product.key and before.templates == self._theme.identity:
                return before
            found = self._made(product, path)
            if found is not None:
                if found.content is None:
                    found = replace(found, content=self._kept.good.get(path))
                else:
                    self._kept.good[path] = found.content
                self._kept.finished[path] = found
                return found
        return None

    def failures(self) -> tuple[tuple[Diagnostic, ...], Mapping[str, SourceText], str]:
        """What is wrong with the templates of the pages made so far, their texts, and how briefgen itself failed."""
        now = [one for one in self._kept.finished.values() if one.templates in ("", self._theme.identity)]
        found = tuple(dict.fromkeys(failure for one in now for failure in one.failures))
        paths = {failure.finding.label.path for failure in found}
        texts = {path: read_text(self._root, path).text for path in paths if (self._root / path).is_file()}
        return found, texts, next((one.trouble for one in now if one.trouble), "")

    def _made(self, product: Product, path: str) -> Finished | None:
        """One file of a product; None where the product has none of that path."""
        templates = self._theme.identity
        try:
            for each in product.make():
                if each.path != path:
                    continue
                made = each if isinstance(each, Artifact) else self._renderer.render(each)
                if isinstance(made, Diagnostic):
                    return Finished(product.key, templates, None, (made,))
                content = made.content if isinstance(made.content, bytes) else str(made.content)
                return Finished(product.key, templates, content)
        except Exception as error:  # noqa: BLE001 - the file may have changed meanwhile; if not, it is a bug to be told
            where = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(where.filename).name}:{where.lineno}"
            trouble = f"this is a bug in briefgen, please report it: {type(error).__name__}: {error} ({place})"
            # Whatever it was, it is tried again the next time.
            return Finished("", "", None, (), trouble)
        return None

    def _products(self, path: str) -> Iterator[Product]:
        """The products that may make a file, the likeliest first. Of two that do, the later in a build counts."""
        url = path.removesuffix("index.html")
        if url in FIXED:
            yield from self._of_site(path)
        elif path in self._files:
            yield self._files[path]
        elif (document := self._documents.get(url.removesuffix("annotations.json"))) is not None:
            yield self._catalogue.document(document)
        elif (source := self._sources.get(url)) is not None:
            yield self._catalogue.source(source)
        elif url in self._analysis.overview.urls:
            yield from self._of_site(path)
        else:
            # Old addresses lead on from pages that are no address of the site's own.
            yield from self._site("redirects")

    def _of_site(self, path: str) -> Iterator[Product]:
        likely = OWNERS.get(path.partition("/")[0], "")
        # Each page of the claims is a product: by its number in its address.
        number = next(iter(re.findall(r"/page/(\d+)/", path)), "1")
        yield from sorted(self._site(likely), key=lambda product: product.name != f"site:{likely}:{number}")
        for output in SITE_OUTPUTS:
            if output.name != likely:
                yield from self._site(output.name)

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(self._analysis, self._theme, lambda path: (self._root / path).read_bytes())

    def _site(self, output: str) -> tuple[Product, ...]:
        if output not in self._lists:
            self._lists[output] = tuple(self._catalogue.site(output)) if output else ()
        return self._lists[output]

    @cached_property
    def _documents(self) -> Mapping[str, str]:
        return {document.url: document.path for document in self._analysis.overview.documents}

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        return {f"sources/{source}/": source for source in self._analysis.outlines}

    @cached_property
    def _files(self) -> Mapping[str, Product]:
        return dict(self._catalogue.plain())
