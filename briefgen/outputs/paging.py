"""Long lists in pages: the first at the list's own address, the others below it at `page/2/` and so on."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from briefgen.frozen import frozen
from briefgen.outputs.frame import Frame, Meta, absolute, root_from
from briefgen.outputs.words import counted

BRIEFINGS = 20
CLAIMS = 80
CORRECTIONS = 50
SOURCES = 100
ENTRIES = 200
NEAR = 3
"""How many pages on either side of a page it links to."""

Item = TypeVar("Item")


@frozen
class NumberedPage:
    """A page of a list: its number, its name for a reader, its address; `gap`: pages before it are passed over."""

    number: int
    text: str
    url: str
    gap: bool


@frozen
class Paging:
    """Where a page stands in its list: its number from 1 of `count`, the addresses beside it, and some pages.

    `pages` are the first, the last and those near this one, so that a page stays light however long the list is;
    `url` is the address of the list.
    """

    number: int
    count: int
    url: str
    newer: str | None
    older: str | None
    pages: tuple[NumberedPage, ...]


def in_pages(items: Sequence[Item], size: int) -> tuple[tuple[Item, ...], ...]:
    """The items page by page; one empty page where there are none."""
    return tuple(tuple(items[start : start + size]) for start in range(0, len(items), size)) or ((),)


def page_url(url: str, number: int) -> str:
    """The address of one page of the list at `url`."""
    return url if number == 1 else f"{url}page/{number}/"


def page_urls(url: str, items: int, size: int) -> tuple[str, ...]:
    """The addresses of all pages of a list."""
    return tuple(page_url(url, number) for number in range(1, max(1, -(-items // size)) + 1))


def paging(url: str, number: int, count: int, site: Frame) -> Paging | None:
    """The place of page `number` of `count`; None where one page holds all."""
    if count < 2:
        return None
    near = range(max(1, number - NEAR), min(count, number + NEAR) + 1)
    numbers = sorted({1, *near, count})
    return Paging(
        number=number,
        count=count,
        url=url,
        newer=page_url(url, number - 1) if number > 1 else None,
        older=page_url(url, number + 1) if number < count else None,
        pages=tuple(
            NumberedPage(each, counted(site.words.page_number, each), page_url(url, each), gap=each > before + 1)
            for before, each in pairwise((0, *numbers))
        ),
    )


def page_meta(first: Meta, number: int, site: Frame) -> Meta:
    """The head of a list's page `number`, from that of its first."""
    if number == 1:
        return first
    url = page_url(first.path, number)
    title = f"{first.title} · {counted(site.words.page_number, number)}"
    return replace(first, title=title, path=url, root=root_from(url), canonical=absolute(site, url))
