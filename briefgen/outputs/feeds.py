"""The feeds for readers: briefings as Atom (RFC 4287) and JSON Feed 1.1, corrections as Atom.

Feed readers need whole addresses: a site without `url` has no feeds. Entries hold the summary, never a body.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from markupsafe import Markup

from briefgen.model import Artifact, DocumentKind, Settings, Summary
from briefgen.outputs.corrections import all_corrections
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.frame import whole
from briefgen.outputs.json_text import Json, json_text, without_nothing
from briefgen.outputs.moment import timestamp
from briefgen.outputs.teaser import author_names, newest_first
from briefgen.outputs.xml import DECLARATION, element, lines

NEWEST = 50
"""How many entries a feed holds at most."""
ATOM = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01T00:00:00Z"
"""When an empty feed was last updated: Atom wants a time, and a clock would change the bytes."""


def atom_feed(dossier: SiteDossier) -> tuple[Artifact, ...]:
    """`feed.xml`: the newest briefings."""
    url, settings = dossier.settings.url, dossier.settings
    if url is None:
        return ()
    documents = dated(dossier)
    entries = [_entry(document, url, settings) for document in documents]
    updated = latest(changed(document, settings) for document in documents)
    return (Artifact("feed.xml", _feed(settings, "feed.xml", settings.title, updated, entries)),)


def corrections_feed(dossier: SiteDossier) -> tuple[Artifact, ...]:
    """`corrections.xml`: the newest corrections, each leading to its place on the briefing's page."""
    url, settings, words = dossier.settings.url, dossier.settings, dossier.site.words
    if url is None:
        return ()
    corrections = all_corrections(dossier.overview)[:NEWEST]
    entries = [
        element(
            "entry",
            lines(
                element("title", f"{words.corrected}: {document.head.title}"),
                element("id", whole(url, place)),
                element("link", rel="alternate", type="text/html", href=whole(url, place)),
                element("updated", timestamp(on, settings.timezone)),
                element("summary", correction.text),
            ),
        )
        for on, place, document, correction in corrections
    ]
    updated = latest(timestamp(on, settings.timezone) for on, *_ in corrections)
    title = f"{settings.title}: {words.corrections_feed_name}"
    return (Artifact("corrections.xml", _feed(settings, "corrections.xml", title, updated, entries)),)


def json_feed(dossier: SiteDossier) -> tuple[Artifact, ...]:
    """`feed.json`: the newest briefings."""
    url, settings = dossier.settings.url, dossier.settings
    if url is None:
        return ()
    publisher = settings.publisher
    owner = without_nothing({"name": publisher.name if publisher else settings.title, "url": url})
    items: list[Json] = [_item(document, url, settings) for document in dated(dossier)]
    feed: dict[str, Json] = without_nothing(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": settings.title,
            "home_page_url": url,
            "feed_url": f"{url}feed.json",
            "description": settings.description,
            "language": settings.language,
            "authors": [owner],
        }
    )
    return (Artifact("feed.json", json_text({**feed, "items": items})),)


def dated(dossier: SiteDossier) -> tuple[Summary, ...]:
    """The newest briefings that have a date."""
    briefings = dossier.overview.of(DocumentKind.BRIEFING)
    return newest_first(briefing for briefing in briefings if briefing.head.date)[:NEWEST]


def changed(document: Summary, settings: Settings) -> str:
    """When a document was last changed: its update, else its newest correction, else its date."""
    head = document.head
    corrected = (correction.on for correction in head.corrections)
    moments: list[date | datetime | None] = [head.date, head.updated, *corrected]
    return latest(timestamp(moment, settings.timezone) for moment in moments if moment)


def latest(stamps: Iterable[str]) -> str:
    """The latest of some RFC 3339 times, whatever their offsets."""
    read = sorted((datetime.fromisoformat(stamp).astimezone(UTC), stamp) for stamp in stamps)
    return read[-1][1] if read else NEVER


def _feed(settings: Settings, name: str, title: str, updated: str, entries: Iterable[Markup]) -> Markup:
    publisher = settings.publisher
    author = element("author", element("name", publisher.name if publisher else settings.title))
    return (
        DECLARATION
        + element(
            "feed",
            lines(
                element("title", title),
                element("subtitle", settings.description) if settings.description else None,
                element("id", f"{settings.url}{name}"),
                element("link", rel="self", type="application/atom+xml", href=f"{settings.url}{name}"),
                element("link", rel="alternate", type="text/html", href=settings.url),
                element("updated", updated),
                author,
                element("generator", "briefgen"),
                *entries,
            ),
            xmlns=ATOM,
            xml__lang=settings.language,
        )
        + Markup("\n")
    )


def _entry(document: Summary, url: str, settings: Settings) -> Markup:
    head = document.head
    address = whole(url, document.url)
    published = timestamp(head.date, settings.timezone) if head.date else None
    return element(
        "entry",
        lines(
            element("title", head.title),
            element("id", address),
            element("link", rel="alternate", type="text/html", href=address),
            element("published", published) if published else None,
            element("updated", changed(document, settings)),
            *(element("author", element("name", name)) for name in author_names(head.authors, settings)),
            *(element("category", term=tag) for tag in head.tags),
            element("summary", head.summary) if head.summary else None,
        ),
        xml__lang=head.language,
    )


def _item(document: Summary, url: str, settings: Settings) -> Json:
    head = document.head
    authors: list[Json] = [
        without_nothing({"name": name, "url": settings.authors[key].url if key in settings.authors else None})
        for key, name in zip(head.authors, author_names(head.authors, settings), strict=True)
    ]
    return without_nothing(
        {
            "id": whole(url, document.url),
            "url": whole(url, document.url),
            "title": head.title,
            "content_text": head.summary or head.title,
            "summary": head.summary,
            "date_published": timestamp(head.date, settings.timezone) if head.date else None,
            "date_modified": changed(document, settings),
            "authors": authors,
            "tags": list(head.tags),
            "language": head.language,
        }
    )
