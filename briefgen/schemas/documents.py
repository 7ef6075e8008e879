"""The schemas of the front matter of briefings, summits and standing pages."""

from briefgen.parse.document_head import BRIEFING_KEYS, PAGE_KEYS, SUMMIT_KEYS
from briefgen.schemas import parts
from briefgen.schemas.parts import Schema

_SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"


def briefing() -> Schema:
    """A briefing's front matter."""
    return parts.document("A briefing", parts.only(BRIEFING_KEYS, _known()), ["title", "date"])


def summit() -> Schema:
    """A summit's front matter."""
    return parts.document("A summit", parts.only(SUMMIT_KEYS, _known()), ["name", "start"])


def page() -> Schema:
    """A standing page's front matter."""
    return parts.document("A standing page", parts.only(PAGE_KEYS, _known()), ["title"])


def _known() -> dict[str, Schema]:
    authors = parts.texts("The authors, by their keys in site.yaml.")
    del authors["description"]
    name: Schema = {"type": "string", "minLength": 1}
    participant = parts.mapping("", {"name": name, "role": name, "country": name}, ["name"])
    correction = parts.mapping(
        "",
        {
            "date": parts.day("The day of the correction."),
            "text": parts.text("What was wrong, and what is right."),
            "claims": parts.texts("The ids of the claims that were put right."),
        },
        ["date", "text"],
    )
    return {
        "title": parts.text("The headline."),
        "date": parts.moment("When it was published: a day, or a time with its offset."),
        "updated": parts.moment("When it was last changed."),
        "summary": parts.text("One or two sentences for lists and feeds."),
        "authors": {"anyOf": [authors, name], "description": "The authors, by their keys in site.yaml."},
        "summit": parts.text("The id of the summit that it is about: its file's name."),
        "tags": parts.texts("What it is about, in a word or two each."),
        "draft": parts.flag("A draft is checked, and not published.") | {"default": False},
        "slug": parts.text("Its part of the address; else made from the file's name.", pattern=_SLUG),
        "aliases": parts.texts("Old addresses, relative to the site, that lead here."),
        "image": parts.text("The name of a picture among the assets."),
        "language": parts.language("The language, where it is not the site's."),
        "corrections": {"type": "array", "items": correction, "description": "What was put right, and when."},
        "name": parts.text("What the summit is called."),
        "start": parts.day("The first day."),
        "end": parts.day("The last day."),
        "place": parts.text("The city, or the place."),
        "country": parts.text("The country."),
        "participants": {
            "type": "array",
            "items": {"anyOf": [name, participant]},
            "description": "Who took part: names, or names with role and country.",
        },
        "url": parts.address("The summit's own page."),
    }
