"""JSON-LD in the words of schema.org: what search engines and libraries read of a page."""

from markupsafe import Markup

from briefgen.model import Correction, FactCheck, Person, SourceHead
from briefgen.outputs.card import picture
from briefgen.outputs.dossier import Dossier
from briefgen.outputs.frame import Frame, absolute
from briefgen.outputs.json_text import Json, json_block, without_nothing
from briefgen.outputs.moment import timestamp
from briefgen.outputs.once import once

CONTEXT = "https://schema.org"
TYPES = {"article-newspaper": "NewsArticle", "article-magazine": "Article", "article-journal": "ScholarlyArticle"}


def briefing_data(dossier: Dossier) -> Markup:
    """An `AnalysisNewsArticle`, and a `ClaimReview` for each fact check of somebody's statement."""
    site = dossier.site
    head = dossier.briefing.head
    zone = dossier.settings.timezone
    url = absolute(site, dossier.summary.url)
    article = without_nothing(
        {
            "@type": "AnalysisNewsArticle",
            "@id": url,
            "url": url,
            "headline": head.title,
            "description": head.summary,
            "inLanguage": head.language or site.language,
            "datePublished": timestamp(head.date, zone) if head.date else None,
            "dateModified": timestamp(head.updated, zone) if head.updated else None,
            "author": [_author(author, dossier) for author in head.authors],
            "publisher": publisher(site),
            "image": picture(dossier),
            "keywords": list(head.tags),
            "about": _event_reference(dossier),
            "citation": [_work(source) for source in cited_heads(dossier)],
            "correction": [_correction(correction, url) for correction in head.corrections],
        }
    )
    reviews: list[Json] = [_review(check, dossier, url) for check in dossier.briefing.fact_checks if check.statement]
    return json_block({"@context": CONTEXT, "@graph": [article, *reviews]})


def summit_data(dossier: Dossier) -> Markup | None:
    """An `Event` for a summit; None where the front matter gives no summit."""
    summit = dossier.briefing.summit
    if summit is None:
        return None
    people: list[Json] = [
        without_nothing(
            {"@type": "Person", "name": person.name, "jobTitle": person.role, "nationality": person.country}
        )
        for person in summit.participants
    ]
    place: Json = None
    if summit.place or summit.country:
        address = without_nothing({"@type": "PostalAddress", "addressCountry": summit.country})
        place = without_nothing({"@type": "Place", "name": summit.place or summit.country, "address": address})
    url = absolute(dossier.site, dossier.summary.url)
    event = without_nothing(
        {
            "@context": CONTEXT,
            "@type": "Event",
            "@id": url,
            "url": url,
            "name": summit.name,
            "description": dossier.briefing.head.summary,
            "startDate": summit.start.isoformat(),
            "endDate": (summit.end or summit.start).isoformat(),
            "location": place,
            "attendee": people,
        }
    )
    return json_block(event)


@once
def publisher(site: Frame) -> Json:
    """The site's publisher, or the site itself where it names none."""
    person = site.publisher or Person(site.title)
    return without_nothing(
        {
            "@type": "NewsMediaOrganization",
            "name": person.name,
            "url": person.url or site.url,
            "email": person.email,
            "logo": person.logo,
            "correctionsPolicy": absolute(site, site.corrections_policy),
        }
    )


def cited_heads(dossier: Dossier) -> tuple[SourceHead, ...]:
    """The sources that a document cites, each once, in the order cited."""
    evidence = (item for claim in dossier.briefing.claims for item in claim.evidence)
    return tuple({item.head.id: item.head for item in evidence if item.head}.values())


def _author(author: str, dossier: Dossier) -> Json:
    person = dossier.settings.authors.get(author, Person(author))
    return without_nothing({"@type": "Person", "name": person.name, "url": person.url, "email": person.email})


def _event_reference(dossier: Dossier) -> Json:
    summit = dossier.around.summit
    if summit is None:
        return None
    return without_nothing({"@type": "Event", "@id": absolute(dossier.site, summit.url), "name": summit.text})


@once
def _work(head: SourceHead) -> Json:
    authors: list[Json] = [{"@type": "Person", "name": author} for author in head.authors]
    part_of: Json = {"@type": "CreativeWork", "name": head.container_title} if head.container_title else None
    return without_nothing(
        {
            "@type": TYPES.get(head.type, "CreativeWork"),
            "name": head.title,
            "url": head.url,
            "archivedAt": head.archive_url,
            "author": authors,
            "isPartOf": part_of,
            "datePublished": str(head.issued),
            "inLanguage": head.language,
            "license": head.license,
        }
    )


def _correction(correction: Correction, url: str | None) -> Json:
    return without_nothing(
        {
            "@type": "CorrectionComment",
            "text": correction.text,
            "datePublished": correction.on.isoformat(),
            "url": f"{url}#page--corrections" if url else None,
        }
    )


def _review(check: FactCheck, dossier: Dossier, url: str | None) -> Json:
    statement = next((claim for claim in dossier.briefing.claims if claim.id == check.statement), None)
    head = dossier.briefing.head
    place = f"{url}#{check.statement}" if url else None
    claim = without_nothing(
        {
            "@type": "Claim",
            "author": {"@type": "Person", "name": check.claimant},
            "datePublished": str(check.made) if check.made else None,
        }
    )
    return without_nothing(
        {
            "@type": "ClaimReview",
            "url": place,
            "claimReviewed": statement.text if statement else None,
            "itemReviewed": claim,
            "reviewRating": {"@type": "Rating", "alternateName": check.rating_text},
            "datePublished": timestamp(head.date, dossier.settings.timezone) if head.date else None,
            "author": publisher(dossier.site),
        }
    )
