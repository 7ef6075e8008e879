"""A unit of what a site publishes."""

from collections.abc import Callable, Iterable

from briefgen.frozen import frozen
from briefgen.model import Artifact, Page

PAGE, SOURCE_PAGE, SITE = "page", "source-page", "site"
"""What the names of most products begin with: pages of documents, of sources, and of the whole site."""


@frozen
class Product:
    """Files that are made together. `key` is the digest of everything that they are made of but templates."""

    name: str
    key: str
    make: Callable[[], Iterable[Page | Artifact]]
