"""A document in a list: its head, its counts, and where it is."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache

from slugify import slugify

from briefgen.frozen import frozen
from briefgen.model import DocumentKind, Overview, Settings, Summary, Tally
from briefgen.outputs.frame import Reference
from briefgen.outputs.moment import Moment, moment
from briefgen.outputs.word_table import Words


@frozen
class Counts:
    """How many claims a document makes, and what was checked of them; how many sources they rest on."""

    claims: int
    cited: int
    quoted: int
    disputed: int
    exempt: int
    reviewed: int
    sources: int


@frozen
class Teaser:
    """A briefing in a list."""

    title: str
    url: str
    date: Moment | None
    updated: Moment | None
    summary: str | None
    authors: tuple[str, ...]
    summit: Reference | None
    topics: tuple[Reference, ...]
    corrected: bool
    ratings: tuple[str, ...]
    language: str | None
    counts: Counts


def counts(tallies: Iterable[Tally]) -> Counts:
    """The counts of all claims of some documents: a disputed claim is not counted as a cited one."""
    number = cited = quoted = disputed = exempt = reviewed = 0
    sources: set[str] = set()
    for each in tallies:
        number += each.claims
        cited += each.cited
        disputed += each.disputed
        quoted += each.quoted
        exempt += each.exempt
        reviewed += each.reviewed
        sources.update(each.sources)
    return Counts(number, cited, quoted, disputed, exempt, reviewed, len(sources))


def teaser(document: Summary, summits: Mapping[str, Reference], settings: Settings, words: Words) -> Teaser:
    """A document as lists show it; `summits` are the site's summits by their slug."""
    head = document.head
    return Teaser(
        title=head.title,
        url=document.url,
        date=moment(head.date, words) if head.date else None,
        updated=moment(head.updated, words) if head.updated else None,
        summary=head.summary,
        authors=author_names(head.authors, settings),
        summit=summits.get(head.summit) if head.summit else None,
        topics=topics(head.tags),
        corrected=bool(head.corrections),
        ratings=tuple(check.rating for check in document.fact_checks),
        language=head.language,
        counts=counts((document.tally,)),
    )


def author_names(authors: Iterable[str], settings: Settings) -> tuple[str, ...]:
    """The authors' names; one that site.yaml does not know is shown as written."""
    return tuple(settings.authors[author].name if author in settings.authors else author for author in authors)


def topics(tags: Iterable[str]) -> tuple[Reference, ...]:
    """A document's tags as links to their pages."""
    return tuple(Reference(tag, tag_url(tag)) for tag in tags)


@cache
def tag_url(tag: str) -> str:
    """A tag's page, relative to the site's root."""
    return f"tags/{slugify(tag, allow_unicode=True) or 'tag'}/"


def summit_references(overview: Overview) -> Mapping[str, Reference]:
    """The site's summits by their slug."""
    return {
        document.slug: Reference(document.summit.name if document.summit else document.head.title, document.url)
        for document in overview.of(DocumentKind.SUMMIT)
    }


def newest_first(documents: Iterable[Summary]) -> tuple[Summary, ...]:
    """Documents by date, newest first; those of one day by their slug."""
    by_slug = sorted(documents, key=lambda document: document.slug)
    return tuple(sorted(by_slug, key=lambda document: day_of(document.head.date), reverse=True))


def day_of(value: date | datetime | None) -> tuple[date, str]:
    """A date's place in an order by time: its day, then its hour."""
    if isinstance(value, datetime):
        return value.date(), value.isoformat()
    return value or date.min, ""
