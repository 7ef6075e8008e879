"""Long lists in pages: the first at the list's own address, the others below it at `page/2/` and so on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from briefgen.outputs.frame import Frame, Meta, Reference, absolute, root_from
from briefgen.outputs.words import counted

BRIEFINGS = 20
CLAIMS = 80
CORRECTIONS = 50
SOURCES = 100

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands in its list: its number from 1, the addresses beside it, and all pages."""

    number: int
    newer: str | None
    older: str | None
    pages: tuple[Reference, ...]


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
    pages = tuple(Reference(counted(site.words.page_number, each), page_url(url, each)) for each in range(1, count + 1))
    return Paging(
        number=number,
        newer=pages[number - 2].url if number > 1 else None,
        older=pages[number].url if number < count else None,
        pages=pages,
    )


def page_meta(first: Meta, number: int, site: Frame) -> Meta:
    """The head of a list's page `number`, from that of its first."""
    if number == 1:
        return first
    url = page_url(first.path, number)
    title = f"{first.title} · {counted(site.words.page_number, number)}"
    return replace(first, title=title, path=url, root=root_from(url), canonical=absolute(site, url))
