"""A link, anchor, image, alias, footnote or summit leads nowhere.

## Why
A reader who follows it is lost, and a claim that refers to it loses part of its meaning.

## Fix
Refer to documents and sources by their files (`../sources/wire.md#p4`), to pages by their address from the root
(`/claims/`), to images by their file or by their name in `content/assets`. The message names what comes nearest.
"""

from collections.abc import Collection, Iterator
from posixpath import relpath

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.links import Atlas
from briefgen.model import DocumentKind, Link, LinkKind, Overview, Settings, Summary
from briefgen.parse.nearest import nearest
from briefgen.parse.tree import shortened
from briefgen.rule import Rule
from briefgen.text import Span


def find(overview: Overview, settings: Settings) -> Iterator[Finding]:
    """Links of every document, by what they are."""
    atlas = overview.atlas(settings)
    anchors = _anchors(overview)
    aliases: dict[str, str] = {}
    yield from _files_of_theme(overview, settings)
    for document in overview.documents:
        for link in document.links:
            if link.kind is LinkKind.SUMMIT:
                yield from _summit(link, document, overview)
            elif link.kind is LinkKind.ALIAS:
                yield from _alias(link, document, overview, aliases)
            else:
                yield from _link(link, document, atlas, anchors)


def _anchors(overview: Overview) -> dict[str, Collection[str]]:
    """The anchors of every page that has some, by its address."""
    found: dict[str, Collection[str]] = {document.url: document.anchors for document in overview.documents}
    return found | {f"sources/{source.head.id}/": source.anchors for source in overview.sources}


def _finding(document: Summary, link: Link, message: str, mend: str, note: str = "leads nowhere") -> Finding:
    return Finding(message, Label(document.path, link.span, note), help=mend, text=link.target)


def _link(link: Link, document: Summary, atlas: Atlas, anchors: dict[str, Collection[str]]) -> Iterator[Finding]:
    there = atlas.find(link.target, document.path, document.url)
    if there is None:
        name = "the image" if link.kind is LinkKind.IMAGE else "the link"
        known = atlas.assets if link.kind is LinkKind.IMAGE else atlas.pages
        names = {path.rpartition("/")[2]: path for path in known}
        close = nearest(link.target.partition("#")[0].rpartition("/")[2], names)
        mend = "refer to a file of the site, relative to this one, or to a page's address, as /claims/"
        if link.kind is LinkKind.IMAGE:
            mend = "put the picture into content/assets, and refer to it by its name"
        if close:
            mend = f"did you mean {relpath(names[close], document.path.rpartition('/')[0])}?"
        yield _finding(document, link, f"{name} “{link.target}” leads nowhere", mend)
    elif there.fragment and there.url in anchors and there.fragment not in anchors[there.url]:
        close = nearest(there.fragment, anchors[there.url])
        place = "this page" if there.url == document.url else there.url
        listed = ", ".join(sorted(anchors[there.url])[:6])
        mend = (
            f"did you mean #{close}?"
            if close
            else f"its anchors are {listed}"
            if listed
            else "it has none: leave it out"
        )
        yield _finding(document, link, f"{place} has no anchor “{there.fragment}”", mend)


def _files_of_theme(overview: Overview, settings: Settings) -> Iterator[Finding]:
    folder = f"{settings.content}/assets/"
    for key, name in (("logo", settings.look.logo), ("card_font", settings.look.card_font)):
        if name is None or folder + name in overview.assets:
            continue
        close = nearest(name, [path.removeprefix(folder) for path in overview.assets])
        mend = f"did you mean {close}?" if close else f"put the file into {folder.rstrip('/')}"
        span = settings.places.get(f"theme.{key}", Span(0, 0))
        message = f"`theme.{key}` leads nowhere: there is no {shortened(name)} among the assets"
        yield Finding(message, Label(settings.path, span, "leads nowhere"), help=mend, text=name)


def _summit(link: Link, document: Summary, overview: Overview) -> Iterator[Finding]:
    summits = [summit.slug for summit in overview.of(DocumentKind.SUMMIT)]
    if link.target not in summits:
        close = nearest(link.target, summits)
        mend = f"did you mean {close}?" if close else f"write content/summits/{link.target}.md"
        yield _finding(document, link, f"there is no summit “{link.target}”", mend)


def _alias(link: Link, document: Summary, overview: Overview, taken: dict[str, str]) -> Iterator[Finding]:
    """An old address must not be in use: by a page, or by another alias."""
    address = link.target.strip("/") + "/"
    owner = taken.setdefault(address, document.path)
    used = address in overview.urls
    if used or owner != document.path:
        by = "a page of the site" if used else owner
        yield _finding(document, link, f"the alias “{link.target}” is the address of {by}", "delete the alias", "taken")


RULE = Rule("broken-link", Severity.ERROR, site=find)
