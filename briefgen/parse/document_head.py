"""The front matter of briefings, summits and standing pages."""

from collections.abc import Iterator
from datetime import date, datetime, time, tzinfo

from briefgen.diagnostic import Severity
from briefgen.model import Correction, Head, PartialDate, Participant, Settings, SummitHead
from briefgen.parse.dates import zone
from briefgen.parse.fields import RULE, Fields
from briefgen.parse.front_matter import Front
from briefgen.parse.nearest import nearest
from briefgen.parse.problem import Problem, problem
from briefgen.parse.texts import language, path_problem, slug, web_address, whole_date
from briefgen.parse.tree import MappingNode, ScalarNode, shortened
from briefgen.text import SourceText

BRIEFING_KEYS = (
    *("title", "date", "updated", "summary", "authors", "summit", "tags", "draft", "slug", "aliases", "image"),
    *("corrections", "language"),
)
PAGE_KEYS = ("title", "updated", "summary", "draft", "slug", "aliases", "image", "language")
SUMMIT_KEYS = (
    *("name", "start", "end", "place", "country", "participants", "url", "summary", "language"),
    *("updated", "draft", "aliases", "image"),
)


def read_briefing_head(source: SourceText, front: Front, settings: Settings) -> tuple[Head, tuple[Problem, ...]]:
    """A briefing's head and all that is wrong with its front matter, what `front` itself found included.

    There is always a head, so that the rest of the file can be checked: the file's name stands in for a title.
    """
    fields = front.fields(source.path)
    if fields is None:
        return Head(_stem(source)), front.problems
    fields.only(BRIEFING_KEYS)
    fields.require("title", "add `title:` and a headline")
    fields.require("date", "add `date:` and the day of publication, as in date: 2025-10-28")
    return _head(fields, "title", source, settings), (*front.problems, *fields.problems)


def read_page_head(source: SourceText, front: Front, settings: Settings) -> tuple[Head, tuple[Problem, ...]]:
    """A standing page's head and all that is wrong with its front matter, as `read_briefing_head` gives them."""
    fields = front.fields(source.path)
    if fields is None:
        return Head(_stem(source)), front.problems
    fields.only(PAGE_KEYS)
    fields.require("title", "add `title:` and the name of the page")
    return _head(fields, "title", source, settings), (*front.problems, *fields.problems)


def read_summit_head(
    source: SourceText, front: Front, settings: Settings
) -> tuple[Head, SummitHead | None, tuple[Problem, ...]]:
    """A summit's two heads and all that is wrong with its front matter; no `SummitHead` without a first day.

    The name is also the title of the `Head`.
    """
    fields = front.fields(source.path)
    if fields is None:
        return Head(_stem(source)), None, front.problems
    fields.only(SUMMIT_KEYS)
    fields.require("name", "add `name:` and what the summit is called")
    fields.require("start", "add `start:` and the first day, as in start: 2025-10-28")
    timezone = zone(settings.timezone)
    start, end = _day(fields, "start", timezone), _day(fields, "end", timezone)
    if start and end and end < start:
        fields.report(fields.places["end"], "the summit ends before it starts", "correct one of the two days")
        end = None
    head = _head(fields, "name", source, settings)
    summit = None
    if start:
        places = (fields.text("place"), fields.text("country"))
        summit = SummitHead(head.title, start, end, *places, tuple(_participants(fields)), web_address(fields, "url"))
    return head, summit, (*front.problems, *fields.problems)


def _head(fields: Fields, title: str, source: SourceText, settings: Settings) -> Head:
    timezone = zone(settings.timezone)
    on, updated = _moment(fields, "date", timezone), _moment(fields, "updated", timezone)
    if on and updated and _comparable(updated, on, timezone) < _comparable(on, updated, timezone):
        fields.report(fields.places["updated"], "the update is before the date", "correct one of the two dates")
    return Head(
        title=fields.text(title) or _stem(source),
        date=on,
        updated=updated,
        summary=fields.text("summary"),
        authors=_authors(fields, settings),
        summit=fields.text("summit"),
        tags=fields.texts("tags"),
        draft=fields.flag("draft") or False,
        aliases=tuple(_aliases(fields)),
        image=fields.text("image"),
        language=language(fields, "language"),
        corrections=tuple(_corrections(fields, timezone)),
        slug=slug(fields, "slug"),
        places=fields.places,
    )


def _stem(source: SourceText) -> str:
    return source.path.rpartition("/")[2].removesuffix(".md")


def _moment(fields: Fields, key: str, timezone: tzinfo) -> date | datetime | None:
    found = whole_date(fields, key, timezone)
    return None if found is None else found.time or found.on


def _day(fields: Fields, key: str, timezone: tzinfo) -> date | None:
    found: PartialDate | None = whole_date(fields, key, timezone)
    if found and found.time:
        place = fields.places[fields.full(key)]
        fields.report(place, f"`{fields.full(key)}` is a day, without a time", f"write {found}")
    return found.on if found else None


def _comparable(moment: date | datetime, other: date | datetime, timezone: tzinfo) -> datetime:
    """A moment to be compared with another: by the day alone where either of them is a day."""
    if isinstance(moment, datetime):
        here = moment.astimezone(timezone)
        return here if isinstance(other, datetime) else datetime.combine(here.date(), time.min, timezone)
    return datetime.combine(moment, time.min, timezone)


def _authors(fields: Fields, settings: Settings) -> tuple[str, ...]:
    """Keys of `authors` in site.yaml, or names as they are; a name that is nearly a key is brought up."""
    node = fields.node.get("authors")
    if isinstance(node, ScalarNode) and isinstance(node.value, str):
        author = fields.text("authors")
        fields.places["authors.0"] = node.span
        found = [(node.span, author)] if author else []
    else:
        found = [(span, author) for _, span, author in fields.text_items("authors")]
    for span, author in found:
        meant = None if author in settings.authors else nearest(author, settings.authors)
        if meant is not None:
            message = f"“{shortened(author)}” is no key of `authors` in site.yaml, so it is published as a name"
            mend = f"did you mean `{meant}`?"
            fields.problems.append(problem(RULE, fields.path, span, message, help=mend, severity=Severity.INFO))
    return tuple(author for _, author in found)


def _aliases(fields: Fields) -> Iterator[str]:
    seen: set[str] = set()
    for name, span, text in fields.text_items("aliases"):
        trouble = "is written twice" if text in seen else path_problem(text)
        seen.add(text)
        if not trouble and ("?" in text or "#" in text):
            trouble = "has a `?` or `#` in it"
        if trouble:
            message = f"`{name}`: the address “{shortened(text)}” {trouble}"
            fields.report(span, message, "write the old address relative to the site, as in old/path/")
        else:
            yield text


def _corrections(fields: Fields, timezone: tzinfo) -> Iterator[Correction]:
    for name, item in fields.items("corrections"):
        inside = fields.inside(name, item, "write {date: 2025-10-30, text: What was put right.}")
        if inside is None:
            continue
        inside.only(("date", "text", "claims"))
        inside.require("date", "add `date:` and the day of the correction")
        inside.require("text", "add `text:` and what was put right")
        on, text, claims = _day(inside, "date", timezone), inside.text("text"), inside.texts("claims")
        if on and text:
            yield Correction(on, text, claims)


def _participants(fields: Fields) -> Iterator[Participant]:
    for name, item in fields.items("participants"):
        if not isinstance(item, MappingNode):
            text = fields.as_text(name, item)
            if text:
                yield Participant(text)
            continue
        inside = fields.inside(name, item)
        if inside is None:
            continue
        inside.only(("name", "role", "country"))
        inside.require("name", "add `name:`")
        person, role, country = inside.text("name"), inside.text("role"), inside.text("country")
        if person:
            yield Participant(person, role, country)
