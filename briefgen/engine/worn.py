"""The theme that the pages of the last build wear, and what to exchange of it where nothing but its words changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from briefgen.digest import fingerprint
from briefgen.engine.made import MADE
from briefgen.frozen import frozen
from briefgen.slots import ANY, Apart, gathered
from briefgen.theme import Theme
from briefgen.trace import Exchange

WORN = f"{MADE}theme"
TEMPLATES = f"{MADE}templates"
"""Under these names a theme as it is worn, and the digests of its templates' closures, are remembered."""


@frozen
class Cloth:
    """A template that pages are made of: the SHA-256 of its text, and what is to be known of it taken apart.

    `fast` are the slots that are gathered up somewhere, whose words cannot be exchanged.
    """

    text: str
    structure: str
    slots: tuple[str, ...]
    fast: tuple[int, ...]
    loads: frozenset[str]
    shown: frozenset[str]
    assets: frozenset[str]


@frozen
class Worn:
    """A theme: its identity, the names of its templates, the addresses of its files, and its cloths by their names.

    `slotted` says whether addresses stand in slots. `closures` are the templates that pages are made with, each with
    all that it is made of, `digests` the digests of these closures.
    """

    theme: str
    names: tuple[str, ...]
    addresses: Mapping[str, str]
    slotted: bool
    cloths: Mapping[str, Cloth]
    closures: Mapping[str, tuple[str, ...]]
    digests: Mapping[str, str]


@frozen
class Change:
    """Other words: what to exchange, the theme as it is worn then, and the theme's files whose addresses changed."""

    exchange: Exchange
    worn: Worn
    files: tuple[str, ...]


def key_of(theme: Theme, templates: Iterable[str]) -> str:
    """What a theme as it is worn is good for: pages made with these templates."""
    return fingerprint(theme.identity, *sorted(templates))


def worn(theme: Theme, templates: Iterable[str]) -> Worn | None:
    """A theme as pages wear it that are made with these templates; None where one of them cannot be read."""
    closures = {name: tuple(sorted(theme.closure(name))) for name in sorted(templates)}
    aparts: dict[str, Apart] = {}
    for name in sorted({name for closure in closures.values() for name in closure}):
        apart = theme.apart(name)
        if apart is None:
            return None
        aparts[name] = apart
    fast = gathered(aparts)
    return Worn(
        theme=theme.identity,
        names=tuple(sorted(theme.templates)),
        addresses=dict(sorted(theme.addresses.items())),
        slotted=bool(theme.slotted),
        cloths={name: _cloth(theme, name, apart, fast[name]) for name, apart in aparts.items()},
        closures=closures,
        digests={name: theme.digest_of(closure) for name, closure in closures.items()},
    )


def change(old: Worn, theme: Theme) -> Change | None:
    """What to exchange for a theme to be worn; None where more than the words of its slots is another."""
    if tuple(sorted(theme.templates)) != old.names or theme.addresses.keys() != old.addresses.keys():
        return None
    files = tuple(name for name, address in old.addresses.items() if theme.addresses[name] != address)
    used = frozenset[str]().union(*(cloth.assets for cloth in old.cloths.values()))
    if bool(theme.slotted) != old.slotted or (files and (ANY in used or not used.isdisjoint(files))):
        return None
    cloths: dict[str, Cloth] = {}
    for name, cloth in old.cloths.items():
        if _digest(theme, name) == cloth.text and cloth.shown.isdisjoint(files):
            cloths[name] = cloth
            continue
        apart = theme.apart(name)
        if apart is None or apart.structure != cloth.structure:
            return None
        if any(apart.texts[ordinal] != cloth.slots[ordinal] for ordinal in cloth.fast):
            return None
        cloths[name] = _cloth(theme, name, apart, cloth.fast)
    now = replace(
        old,
        theme=theme.identity,
        addresses=dict(sorted(theme.addresses.items())),
        cloths=cloths,
        digests={name: theme.digest_of(closure) for name, closure in old.closures.items()},
    )
    return Change(Exchange(dict(_pairs(old, now))), now, files)


def _pairs(old: Worn, new: Worn) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    for name, cloth in old.cloths.items():
        yield name, zip(cloth.slots, new.cloths[name].slots, strict=True)


def _cloth(theme: Theme, name: str, apart: Apart, fast: tuple[int, ...]) -> Cloth:
    return Cloth(
        text=_digest(theme, name),
        structure=apart.structure,
        slots=apart.texts,
        fast=fast,
        loads=apart.loads,
        shown=apart.shown,
        assets=apart.assets,
    )


def _digest(theme: Theme, name: str) -> str:
    return sha256(theme.templates[name].text.encode("utf-8", "surrogatepass")).hexdigest()
