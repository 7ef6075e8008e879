"""What every page shares (`Frame`) and what its head needs (`Meta`)."""

from urllib.parse import quote, urlsplit

from markupsafe import Markup

from briefgen.frozen import frozen
from briefgen.model import DocumentKind, Overview, Person, Settings
from briefgen.outputs.word_table import Words
from briefgen.outputs.words import spoken, words_for

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages written from right to left by their usual script."""


@frozen
class Reference:
    """A link: its words, and a page relative to the site's root."""

    text: str
    url: str


@frozen
class Frame:
    """What every page of a site shares.

    `language` is that of documents which name none, `spoken` that of the theme's own words, and `direction` is theirs.
    `sections` are the pages that lists stand on, `standing` the standing pages, `url` the canonical address (ends
    in `/`) or None, `corrections_policy` the page that says how mistakes are put right. `logo` is the address of the
    site's logo, `search` says whether there is an index to search, `cards` whether briefings have a picture for social
    networks, `card_face` is the address of the typeface on them.
    """

    title: str
    description: str
    language: str
    spoken: str
    direction: str
    url: str | None
    publisher: Person | None
    sections: tuple[Reference, ...]
    standing: tuple[Reference, ...]
    feeds: bool
    search: bool
    cards: bool
    card_face: str | None
    logo: str | None
    corrections_policy: str
    words: Words


@frozen
class Meta:
    """What a page's head needs. `root` leads from the page to the site's root: every link begins with it.

    `path` is the page relative to the root, `canonical` its whole address, `json_ld` its linked data as JSON that
    is safe inside a `<script>` data block.
    """

    title: str
    description: str
    path: str
    root: str
    canonical: str | None
    kind: str = "website"
    image: str | None = None
    published: str | None = None
    modified: str | None = None
    json_ld: Markup | None = None
    listed: bool = True


def frame(settings: Settings, overview: Overview) -> Frame:
    """What every page of the site shares."""
    words = words_for(settings.language)
    pages = overview.of(DocumentKind.PAGE)
    sections: tuple[Reference, ...] = (
        Reference(words.briefings, ""),
        Reference(words.claims, "claims/"),
        Reference(words.sources, "sources/"),
        Reference(words.corrections, "corrections/"),
    )
    if settings.look.search:
        sections = (*sections, Reference(words.search, "search/"))
    policy = next((page.url for page in pages if "correction" in page.slug), "corrections/")
    return Frame(
        title=settings.title,
        description=settings.description,
        language=settings.language,
        spoken=spoken(settings.language),
        direction=direction(spoken(settings.language)),
        url=settings.url,
        publisher=settings.publisher,
        sections=sections,
        standing=tuple(Reference(page.head.title, page.url) for page in pages),
        feeds=settings.url is not None,
        search=settings.look.search,
        cards=settings.look.cards and settings.url is not None,
        card_face=overview.assets.get(card_font_path(settings)),
        logo=overview.assets.get(logo_path(settings)),
        corrections_policy=policy,
        words=words,
    )


def logo_path(settings: Settings) -> str:
    """The file of the site's logo, relative to the site; empty where it has none."""
    return f"{settings.content}/assets/{settings.look.logo}" if settings.look.logo else ""


def card_font_path(settings: Settings) -> str:
    """The file of the typeface for social cards, relative to the site; empty where it names none."""
    return f"{settings.content}/assets/{settings.look.card_font}" if settings.look.card_font else ""


def direction(language: str) -> str:
    """`rtl` or `ltr`: the direction that a language is written in (BCP 47; a script subtag decides)."""
    subtags = language.lower().split("-")
    if {"arab", "hebr", "syrc", "thaa", "nkoo"} & set(subtags[1:]):
        return "rtl"
    return "rtl" if subtags[0] in RIGHT_TO_LEFT and "latn" not in subtags else "ltr"


def meta(site: Frame, url: str, title: str, description: str = "") -> Meta:
    """The head of the page at `url` (a folder relative to the root: `""`, `claims/`)."""
    return Meta(
        title=title,
        description=description or site.description,
        path=url,
        root=root_from(url),
        canonical=absolute(site, url),
    )


def root_from(url: str) -> str:
    """The way from the page at `url` up to the site's root, relative, ending in `/`."""
    return "../" * url.count("/") or "./"


def absolute_root(site: Frame) -> str:
    """The root for a page that is served from any depth: the path of the site's address, else the domain's root."""
    return urlsplit(site.url).path or "/" if site.url else "/"


def absolute(site: Frame, url: str) -> str | None:
    """The whole address of a page; None where the site has none."""
    return whole(site.url, url) if site.url else None


def whole(url: str, path: str) -> str:
    """The site's address and a path below it, letters outside ASCII percent-encoded as RFC 3986 wants them."""
    return url + quote(path, safe="/#?&=:~,;+%@!$'()*")


def file_of(url: str) -> str:
    """The file that a page's address stands for: `claims/` is `claims/index.html`."""
    return f"{url}index.html" if not url or url.endswith("/") else url
