"""`briefgen new`: start a briefing, a source, a summit or a page."""

import json
import unicodedata
from collections.abc import Callable
from datetime import date

import click
from slugify import slugify

from briefgen.cli.clock import today
from briefgen.cli.complaint import Refusal
from briefgen.cli.options import Common, with_common
from briefgen.cli.schema import schema_line
from briefgen.cli.site import find_site, read_settings
from briefgen.cli.terminal import print_report
from briefgen.model import Settings

LONGEST = 80
"""The most characters of a file's name that are made from a title."""


@click.group("new", no_args_is_help=False)
def command() -> None:
    """Start a briefing, a source, a summit or a page."""


@command.command("briefing")
@click.argument("title", nargs=-1, required=True)
@with_common
def briefing(common: Common, title: tuple[str, ...]) -> int:
    """Start a briefing: a draft, dated today."""
    return _start(common, "briefings", " ".join(title), _briefing)


@command.command("source")
@click.argument("title", nargs=-1, required=True)
@with_common
def source(common: Common, title: tuple[str, ...]) -> int:
    """Start a source by hand."""
    return _start(common, "sources", " ".join(title), _source)


@command.command("summit")
@click.argument("name", nargs=-1, required=True)
@with_common
def summit(common: Common, name: tuple[str, ...]) -> int:
    """Start a summit."""
    return _start(common, "summits", " ".join(name), _summit)


@command.command("page")
@click.argument("title", nargs=-1, required=True)
@with_common
def page(common: Common, title: tuple[str, ...]) -> int:
    """Start a standing page."""
    return _start(common, "pages", " ".join(title), _page)


def _start(common: Common, kind: str, title: str, text_of: Callable[[str, Settings, date], str]) -> int:
    """Write a file of the folder `kind`, whose schema has the folder's name without its `s`."""
    root = find_site(common.site)
    settings = read_settings(root)
    words = " ".join(title.split())
    if any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in words):
        raise Refusal("the title holds a control character")
    slug = slugify(words, max_length=LONGEST, word_boundary=True)
    if not slug:
        raise Refusal(f"the title {words!r} holds no letter or digit to name a file by")
    relative = f"{settings.content}/{kind}/{slug}.md"
    path = root / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # The mode "x" makes sure that nothing is overwritten, even by two commands at once.
        with path.open("x", encoding="utf-8", newline="\n") as file:
            text = text_of(_quoted(words), settings, today(settings.timezone))
            file.write(text.replace("---\n", f"---\n{schema_line(root, path, kind.removesuffix('s'))}", 1))
    except FileExistsError:
        raise Refusal(f"{relative} is there already; nothing was changed") from None
    print_report(f"{relative}\n")
    return 0


def _quoted(text: str) -> str:
    """A YAML scalar: JSON's strings are YAML's, and keep every colon and quotation mark."""
    return json.dumps(text, ensure_ascii=False)


def _briefing(title: str, settings: Settings, day: date) -> str:
    author = next(iter(settings.authors), None)
    authors = f"authors: [{author}]" if author else "# authors: [key]"
    return f"""\
---
title: {title}
date: {day}
# summary: One or two sentences for lists and feeds.
{authors}
# summit: id
# tags: [one, two]
draft: true  # false lets `briefgen build` publish it
---
"""


def _source(title: str, settings: Settings, day: date) -> str:
    return f"""\
---
title: {title}
type: article-newspaper
# author: Jane Doe
# container-title: The newspaper
issued: {day}  # the day it was published: relative days count from it
accessed: {day}
# url: https://…
# archive_url: https://…
language: {settings.language}
rights: {settings.rights}
role: secondary
---
Put the text here, an anchor at the end of each paragraph. {{#p1}}
"""


def _summit(name: str, _settings: Settings, day: date) -> str:
    return f"""\
---
name: {name}
start: {day}
end: {day}
# place: City
# country: Country
# participants:
#   - {{name: Jane Doe, role: Prime minister, country: Country}}
---
"""


def _page(title: str, _settings: Settings, _day: date) -> str:
    return f"---\ntitle: {title}\n---\n"
