"""What became of a product: all that is remembered of files that were made together."""

from briefgen.frozen import frozen
from briefgen.model import Artifact
from briefgen.trace import Trace

MADE = "made:"
"""Before a product's name, the name that what became of it is remembered by."""
SEARCH = f"{MADE}search"
"""The name of the search index, which is made of pages and is no product."""


@frozen
class Made:
    """What a product became: the templates used with the digests of their closures, and each file with its SHA-256.

    `traces` are those of its pages.
    """

    templates: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    traces: tuple[Trace, ...] = ()


def content_of(artifact: Artifact) -> bytes:
    """What a file holds."""
    return artifact.content if isinstance(artifact.content, bytes) else str(artifact.content).encode("utf-8")
