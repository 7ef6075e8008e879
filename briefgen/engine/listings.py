"""The products that show claims of many documents: the list of claims page by page, the front page, `claims.json`.

Whoever knows of a site only what a build left (`base.py`) makes those of them that an edit reaches.
"""

from collections.abc import Callable, Iterable, Iterator

from briefgen.digest import fingerprint
from briefgen.engine.product import SITE, Product
from briefgen.frozen import frozen
from briefgen.model import Artifact, Overview, Page, Summary
from briefgen.outputs.claims import ClaimsList, Stretch, claims_page, in_claim_pages
from briefgen.outputs.frame import Frame
from briefgen.outputs.index import Front, front_page

CLAIMS, FRONT, ALL_CLAIMS = "claims", "index", "claims-json"
"""What these are called among the outputs of the site."""


@frozen
class Listed:
    """What lists know of documents, by their files: the faces, and the summaries."""

    face: Callable[[str], str]
    summary: Callable[[str], Summary]


class Listings:
    """Makes products that show claims of many documents, from what is listed of these."""

    def __init__(self, shared: str, face: str, site: Frame, listed: Listed) -> None:
        """`shared` is the digest of what all pages share, `face` that of what lists show but claims."""
        self._shared = shared
        self._face = face
        self._site = site
        self._listed = listed

    def front(self, shown: Callable[[], Front], lead: str | None, overview: Overview) -> Product:
        """The front page; `lead` is the file of the newest briefing, `overview` holds the sources that it cites."""

        def make() -> Iterator[Page]:
            yield front_page(shown(), self._listed.summary(lead) if lead else None, overview, self._site)

        key = fingerprint(self._shared, self._face, self._listed.face(lead) if lead else "")
        return Product(f"{SITE}:{FRONT}", key, make)

    def claims(self, shown: ClaimsList, path: str | None = None) -> Iterator[Product]:
        """The pages of the list of claims, each a product; with a document's file, those that show claims of it."""
        pages = in_claim_pages(shown)
        of_all = (shown.counts, shown.summits, shown.kinds, shown.statuses, len(pages))
        shared = fingerprint(self._shared, repr(sorted(shown.titles.items())), repr(of_all))
        for number, stretches in enumerate(pages, 1):
            if path is None or any(each.path == path for each in stretches):
                key = fingerprint(shared, str(number), *map(self._stretch, stretches))
                yield Product(f"{SITE}:{CLAIMS}:{number}", key, self._page(shown, number, len(pages), stretches))

    def _stretch(self, stretch: Stretch) -> str:
        return f"{stretch.path} {stretch.start} {stretch.end} {self._listed.face(stretch.path)}"

    def _page(
        self, shown: ClaimsList, number: int, count: int, stretches: tuple[Stretch, ...]
    ) -> Callable[[], Iterator[Page]]:
        def make() -> Iterator[Page]:
            documents = ((self._listed.summary(each.path), each) for each in stretches)
            yield claims_page(shown, number, count, documents, self._site)

        return make

    def all_claims(self, claims: str, make: Callable[[], Iterable[Page | Artifact]]) -> Product:
        """`claims.json`; `claims` is the digest of all claims."""
        return Product(f"{SITE}:{ALL_CLAIMS}", fingerprint(self._shared, self._face, claims), make)
