"""The front matter of a source."""

import re
from collections.abc import Iterator, Mapping

from briefgen.model import Name, PartialDate, Rights, Role, Settings, SourceHead
from briefgen.parse import csl
from briefgen.parse.dates import zone
from briefgen.parse.fields import Fields
from briefgen.parse.front_matter import Front
from briefgen.parse.names import read_names
from briefgen.parse.nearest import nearest
from briefgen.parse.problem import Problem, problem
from briefgen.parse.texts import language, partial_date, web_address
from briefgen.parse.tree import ScalarNode, shortened
from briefgen.text import SourceText

UNKNOWN_DATE = PartialDate(1)
"""Stands in for `issued` where it is missing or wrong; the file then has an error."""
_CITABLE = re.compile(r"[^\W_](?:[\w.-]*[\w-])?")
"""What a citation can name: the `key` of the contract's grammar."""
_OURS = ("title", "type", "author", "container-title", "publisher", "issued", "accessed", "url", "archive_url")
_ALSO_OURS = ("archive_date", "language", "rights", "license", "role", "origin", "id", "URL")
_READ = frozenset((*_OURS, *_ALSO_OURS))
KEYS = (*_OURS, *_ALSO_OURS, *sorted((csl.NAMES | csl.DATES | csl.PLAIN) - _READ))


def read_source_head(source: SourceText, front: Front, settings: Settings) -> tuple[SourceHead, tuple[Problem, ...]]:
    """A source's head and all that is wrong with its front matter, what `front` itself found included.

    There is always a head, so that the rest of the file can be checked: the id stands in for a missing title,
    `UNKNOWN_DATE` for a missing date.
    """
    name = source.path.rpartition("/")[2].removesuffix(".md")
    fields = front.fields(source.path)
    if fields is None:
        return SourceHead(name, source.path, name, UNKNOWN_DATE, rights=settings.rights), front.problems
    fields.only(KEYS)
    fields.require("title", "add `title:` and the headline")
    fields.require("issued", "add `issued:` and the day of publication, as in issued: 2025-10-28")
    head = _head(fields, name, settings)
    return head, (*front.problems, *fields.problems)


def _head(fields: Fields, name: str, settings: Settings) -> SourceHead:
    timezone = zone(settings.timezone)
    _check_id(fields, name)
    people = {key: found for key in sorted(csl.NAMES) if (found := read_names(fields, key))}
    return SourceHead(
        id=name,
        path=fields.path,
        title=fields.text("title") or name,
        issued=partial_date(fields, "issued", timezone) or UNKNOWN_DATE,
        type=_type(fields) or "article",
        authors=tuple(str(person) for person in people.get("author", ())),
        container_title=fields.text("container-title"),
        publisher=fields.text("publisher"),
        accessed=partial_date(fields, "accessed", timezone),
        url=_address(fields),
        archive_url=web_address(fields, "archive_url"),
        archive_date=partial_date(fields, "archive_date", timezone),
        language=language(fields, "language"),
        rights=fields.choice("rights", Rights) or settings.rights,
        license=fields.text("license"),
        role=fields.choice("role", Role) or Role.SECONDARY,
        origin=fields.text("origin"),
        extra=dict(_extra(fields, people, settings)),
        people=people,
        places=fields.places,
    )


def _check_id(fields: Fields, name: str) -> None:
    if not _CITABLE.fullmatch(name):
        message = f"the file's name “{shortened(name)}” cannot be cited"
        mend = (
            "rename the file: begin with a letter or digit, use only those and `-`, `_` and `.`, and do not end in `.`"
        )
        fields.problems.append(problem("unreadable-file", fields.path, fields.place, message, help=mend))
    written = fields.text("id")
    if written is not None and written != name:
        mend = f"delete the key, or name the file {shortened(written)}.md"
        fields.report(fields.places["id"], f"the id “{shortened(written)}” is not the file's name", mend)


def _type(fields: Fields) -> str | None:
    text = fields.text("type")
    if text is None or text in csl.TYPES:
        return text
    found = nearest(text, csl.TYPES)
    mend = f"did you mean `{found}`?" if found else "write a CSL type, as in article-newspaper, webpage or report"
    fields.report(fields.places["type"], f"there is no source type “{shortened(text)}”", mend)
    return None


def _address(fields: Fields) -> str | None:
    ours, theirs = web_address(fields, "url"), web_address(fields, "URL")
    if "url" in fields.places and "URL" in fields.places:
        fields.report(fields.places["URL"], "`url` and `URL` are the same, and both are written", "delete one of them")
    elif "URL" in fields.places:
        fields.places["url"] = fields.places["URL"]
    return ours or theirs


def _extra(fields: Fields, people: Mapping[str, tuple[Name, ...]], settings: Settings) -> Iterator[tuple[str, str]]:
    for entry in fields.node:
        key = entry.key
        if key in _READ or key not in KEYS:
            continue
        if key in csl.NAMES:
            if key in people:
                yield key, "; ".join(str(person) for person in people[key])
        elif key in csl.DATES:
            found = partial_date(fields, key, zone(settings.timezone))
            if found:
                yield key, str(found)
        elif (text := _text_or_number(fields, key)) is not None:
            yield key, text


def _text_or_number(fields: Fields, key: str) -> str | None:
    node = fields.node.get(key)
    if isinstance(node, ScalarNode) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        fields.places[key] = node.span
        return node.text
    return fields.text(key)
