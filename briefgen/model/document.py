"""Documents that make claims: briefings, the bodies of summits, standing pages."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from briefgen.frozen import frozen
from briefgen.model.claim import Claim
from briefgen.model.review import Signature
from briefgen.model.source import PartialDate
from briefgen.text import Span

Moment = date | datetime
"""A day, or a time with an offset."""


class LinkKind(StrEnum):
    """What a reference to another place of the site is."""

    LINK = "link"
    IMAGE = "image"
    ALIAS = "alias"
    SUMMIT = "summit"
    AUTHOR = "author"


@frozen
class Link:
    """A reference to a place of the site, as written."""

    kind: LinkKind
    target: str
    span: Span


@frozen
class Correction:
    """What was put right, when, and in which claims."""

    on: date
    text: str
    claims: tuple[str, ...] = ()


@frozen
class Allowance:
    """`<!-- briefgen: allow RULE: reason -->`: silences one rule in the next block. `covers` is that block."""

    rule: str
    reason: str
    span: Span
    covers: Span


@frozen
class FactCheck:
    """A check of somebody's statement. `claim` is the id of the statement's claim; `start` to `end` its block."""

    rating: str
    claimant: str
    made: PartialDate | None
    statement: str | None
    span: Span

    @property
    def rating_text(self) -> str:
        """The rating as people read it: `mostly-accurate` is `Mostly accurate`."""
        return self.rating.replace("-", " ").capitalize()


class DocumentKind(StrEnum):
    """The folder that a document comes from."""

    BRIEFING = "briefing"
    SUMMIT = "summit"
    PAGE = "page"


@frozen
class Participant:
    """Who took part in a summit."""

    name: str
    role: str | None = None
    country: str | None = None


@frozen
class SummitHead:
    """A summit's front matter."""

    name: str
    start: date
    end: date | None = None
    place: str | None = None
    country: str | None = None
    participants: tuple[Participant, ...] = ()
    url: str | None = None


@frozen
class Head:
    """A document's front matter. A standing page has a title and may have a summary; no date."""

    title: str
    date: Moment | None = None
    updated: Moment | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    summit: str | None = None
    tags: tuple[str, ...] = ()
    draft: bool = False
    aliases: tuple[str, ...] = ()
    image: str | None = None
    language: str | None = None
    corrections: tuple[Correction, ...] = ()
    slug: str | None = None
    """The path segment that the author chose; None: the file's name."""
    places: Mapping[str, Span] = field(default_factory=dict)


@frozen
class Briefing:
    """A document with claims: a briefing, the body of a summit, or a standing page.

    `body` is what `render` needs of the Markdown; the rules do not look at it.
    """

    kind: DocumentKind
    slug: str
    path: str
    text: str
    head: Head
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    allowances: tuple[Allowance, ...] = ()
    fact_checks: tuple[FactCheck, ...] = ()
    todos: tuple[Span, ...] = ()
    summit: SummitHead | None = None
    words: int = 0
    gone: tuple[Signature, ...] = ()
    """Sign-offs of claims that are no longer there."""
    body: Any = field(default=None, compare=False, repr=False)

    @property
    def url(self) -> str:
        """Its page, relative to the site's root."""
        folder = {DocumentKind.BRIEFING: "briefings/", DocumentKind.SUMMIT: "summits/", DocumentKind.PAGE: ""}
        return f"{folder[self.kind]}{self.slug}/"
