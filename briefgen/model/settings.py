"""A site's settings, as `site.yaml` gives them."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from briefgen.diagnostic import Severity
from briefgen.frozen import frozen
from briefgen.text import Span


class Rights(StrEnum):
    """What may be published of a source's text (FORMATS section 2), from most to least."""

    FULL = "full"
    CITED = "cited"
    QUOTES = "quotes"
    LINK = "link"


@frozen
class Person:
    """An author or a publisher: a name, and where to find them."""

    name: str
    url: str | None = None
    logo: str | None = None
    email: str | None = None


@frozen
class QuoteLimits:
    """How much of a `rights: quotes` source may be shown: words in one quotation, share of its words in all."""

    words: int = 100
    share: float = 0.25


COLORS = (
    *("paper", "sheet", "ink", "ink-soft", "rule", "rule-strong"),
    *("accent", "accent-soft", "against", "against-soft", "mark", "mark-ink"),
)
"""The colours of the theme that a site may change: its CSS custom properties without the two hyphens."""


@frozen
class Look:
    """What a site changes of its theme without touching a template.

    `logo` is the name of a file among the assets; `colors` are hex colours by their names in `COLORS`, `dark` those
    of the dark scheme. `cards` and `search` say whether pictures for social networks and a search index are made;
    `card_font` is the name of a typeface among the assets that the pictures are set in.
    """

    logo: str | None = None
    colors: Mapping[str, str] = field(default_factory=dict)
    dark: Mapping[str, str] = field(default_factory=dict)
    cards: bool = False
    card_font: str | None = None
    search: bool = False


@frozen
class JudgeSettings:
    """A judge that gives a second opinion: its name, the folder of its model relative to the site.

    It is heeded from the score `threshold` on, from 0 to 1. `identity` is a digest of its package and its model;
    empty before these were looked for.
    """

    name: str
    model: str
    threshold: float = 0.9
    identity: str = ""


@frozen
class Settings:
    """A site's `site.yaml`. Folder names are relative to the site; `url` ends in `/` when there is one."""

    title: str
    url: str | None = None
    description: str = ""
    language: str = "en"
    timezone: str = "UTC"
    publisher: Person | None = None
    authors: Mapping[str, Person] = field(default_factory=dict)
    content: str = "content"
    templates: str = "templates"
    output: str = "public"
    originals: str | None = None
    rights: Rights = Rights.QUOTES
    quote_limits: QuoteLimits = field(default_factory=QuoteLimits)
    aliases: Mapping[str, str] = field(default_factory=dict)
    review_required: bool = False
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """Only the rules that site.yaml names; None: off."""
    ratings: tuple[str, ...] = ("accurate", "mostly-accurate", "misleading", "inaccurate", "unproven")
    look: Look = field(default_factory=Look)
    judges: tuple[JudgeSettings, ...] = ()
    path: str = "site.yaml"
    places: Mapping[str, Span] = field(default_factory=dict)
