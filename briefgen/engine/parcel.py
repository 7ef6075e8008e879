"""What travels to a process that has no site on its disk, and what it sends back: plain values, as JSON.

A parcel names everything it needs by digest. What most parcels need (the site's settings and theme, a source) is sent
along with the first one only; a process that lacks it says so, and gets the parcel again with all of it.
"""

from collections.abc import Mapping

from briefgen.engine.made import Made
from briefgen.engine.remembered import Kept
from briefgen.engine.units import Outline
from briefgen.frozen import frozen
from briefgen.model import DocumentKind, Settings, Signature, Source, SourceSummary, Summary

Contents = tuple[bytes, ...]
"""What the files of a document hold, in the order in which `Made` names them."""


@frozen
class Surroundings:
    """What pages are made with beside their briefing: the documents and sources around it, assets, addresses, theme.

    `templates` are by name, with the path that messages name and the text; `files` the theme's other files by name
    with their addresses. `typeface` is a file of the site in Latin-1: one character a byte.
    """

    documents: tuple[Summary, ...]
    sources: tuple[SourceSummary, ...]
    assets: Mapping[str, str]
    urls: frozenset[str]
    templates: Mapping[str, tuple[str, str]]
    files: Mapping[str, str]
    typeface: str


@frozen
class Terms:
    """What all parcels of one pass have in common; without surroundings no pages are made.

    `signed` are the slugs of the briefings that have sign-offs.
    """

    settings: Settings
    signed: frozenset[str]
    surroundings: Surroundings | None


@frozen
class Volume:
    """A source with the digests of its parts."""

    outline: Outline
    source: Source


@frozen
class Item:
    """A document to be done. `sources` are the digests of volumes that it may cite, `key` is what it goes by here."""

    path: str
    kind: DocumentKind
    key: str
    text: str
    sources: tuple[str, ...]
    slug: str
    signatures: tuple[Signature, ...]
    signed: str


@frozen
class Parcel:
    """Some documents. `program` is the identity of the briefgen that packed it; `terms` is the digest of the terms."""

    program: str
    terms: str
    items: tuple[Item, ...]


@frozen
class Pages:
    """The pages of a briefing: the name and key that they are remembered by, and what they are."""

    name: str
    key: str
    made: Made


@frozen
class Done:
    """What came of an item: how it is remembered, its pages.

    `error` and `trace` tell of a bug. With nothing kept, and no error, it could not be done with what the parcel held.
    """

    kept: Kept | None = None
    pages: Pages | None = None
    error: str | None = None
    trace: str = ""


@frozen
class Reply:
    """What came of a parcel. `lacks` are the digests of what was missing: then nothing was done.

    `stranger`: whoever opened it runs another program, whose answers would differ.
    """

    done: tuple[Done, ...] = ()
    lacks: tuple[str, ...] = ()
    stranger: bool = False
