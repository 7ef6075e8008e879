"""The picture that social networks show beside a link to a briefing: what stands on it, and its address.

Here nothing is drawn: the page and its picture have to agree on the address, which the words on the picture give.
"""

from dataclasses import fields
from hashlib import sha256

from briefgen.frozen import frozen
from briefgen.model import Page
from briefgen.outputs.dossier import Dossier
from briefgen.outputs.frame import absolute, card_font_path
from briefgen.outputs.teaser import counts
from briefgen.outputs.words import counted

TEMPLATE = "card.png"
"""Stands for a template: what bears this name is drawn, not written."""
DESIGN = "1"
"""The drawing's version: part of the address, so that a new design gets a new one."""
KNOWN = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("©«°±´·»‘’“”…‹›™")
"""The characters that the built-in typeface can draw; others need a typeface of the site."""


@frozen
class Card:
    """What stands on a picture. `font` is the file of a typeface, relative to the site, `face` its published address.

    Colours are in hex digits.
    """

    title: str
    summit: str | None
    evidence: str
    site: str
    paper: str
    ink: str
    accent: str
    font: str | None
    face: str | None


def card(dossier: Dossier) -> Card | None:
    """A briefing's picture; None where the site makes none, or its typeface lacks a letter."""
    site, look = dossier.site, dossier.settings.look
    if not site.cards:
        return None
    words, numbers = site.words, counts((dossier.summary.tally,))
    evidence = (
        counted(words.claim_count, numbers.claims),
        counted(words.cited_count, numbers.cited + numbers.disputed),
        counted(words.source_count, numbers.sources),
    )
    made = Card(
        title=dossier.briefing.head.title,
        summit=dossier.around.summit.text if dossier.around.summit else None,
        evidence=" · ".join(evidence),
        site=site.title,
        paper=look.colors.get("paper", "#fdfcf9"),
        ink=look.colors.get("ink", "#1f1d1a"),
        accent=look.colors.get("accent", "#11505c"),
        font=card_font_path(dossier.settings) if site.card_face else None,
        face=site.card_face,
    )
    texts = (made.title, made.summit or "", made.evidence, made.site)
    return made if made.font or KNOWN.issuperset("".join(texts)) else None


def card_path(made: Card, slug: str) -> str:
    """The address of a picture, relative to the root."""
    parts = "\0".join((DESIGN, *(str(getattr(made, field.name)) for field in fields(made))))
    return f"assets/cards/{slug.replace('/', '-')}.{sha256(parts.encode()).hexdigest()[:10]}.png"


def picture(dossier: Dossier) -> str | None:
    """The whole address of the picture that stands for a briefing elsewhere: its card, else its own picture."""
    made = card(dossier)
    path = card_path(made, dossier.summary.slug) if made else dossier.around.image
    return absolute(dossier.site, path) if path else None


def card_page(dossier: Dossier) -> tuple[Page, ...]:
    """A briefing's picture, to be drawn."""
    made = card(dossier)
    return (Page(card_path(made, dossier.summary.slug), TEMPLATE, made),) if made else ()
