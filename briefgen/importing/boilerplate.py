"""What stands around an article on a page and is not the article: notices, invitations, buttons.

Each pattern must fit a whole short block; a paragraph of the article that merely begins so is never touched.
"""

import re

LONGEST = 400
"""Characters: a longer block is text of the article whatever it looks like."""

_BUTTON = (
    r"(?:share|tweet|e-?mail|print|copy link|save|listen|facebook|twitter|whatsapp|linkedin|telegram|pinterest|reddit"
    r"|like this|loading|follow us)"
)
_OTHERS = (
    r"(?:related(?: (?:articles?|stories|story|posts?|news|coverage|topics|reading))?|recommended(?: for you)?|trending"
    r"(?: now)?|more stories|more from .{1,40}|most (?:read|popular|viewed)|you (?:may|might) also like|latest news)"
)
_PATTERNS = {
    "comments notice": (
        r"comments are (?:now )?(?:closed|off|disabled|open)\b.{0,120}",
        r"(?:both )?(?:comments and )?(?:trackbacks|pings|pingbacks)\b.{0,80}",
        r"leave a (?:comment|reply)\b.{0,40}",
        r"(?:no|\d+) comments?(?: yet)?|comments?(?: \(?\d+\)?)?",
        r"(?:post|add|view|show|hide|join) (?:a |the |all )?(?:comments?|conversation)(?: \(?\d+\)?)?",
        r"log ?in to (?:leave a )?(?:comment|reply)",
    ),
    "share buttons": (
        r"share (?:this|on|via|with|it)\b.{0,40}",
        rf"{_BUTTON}(?:[\s,|/·•]+(?:and |or )?{_BUTTON})*",
        r"follow us on .{0,60}",
    ),
    "link to another article": (
        _OTHERS,
        rf"{_OTHERS}\s*[:|–—].{{0,160}}",
        r"(?:also read|(?:read|see) (?:more|also|next))(?:\s*[:|–—»>].{0,160}| (?:on|about) .{0,60})?",
        r"(?:previous|next) (?:article|post|story)\b.{0,120}",
        r"continue reading.{0,80}|click here\b.{0,100}",
    ),
    "subscription notice": (
        r"(?:subscribe|sign up|register|log ?in|sign in)(?: (?:now|today|here|free))?",
        r"(?:subscribe|sign up|register) (?:to|for) (?:our|the|a|free|full|unlimited)\b.{0,200}",
        r"(?:get|receive) (?:our|the) (?:[\w-]+ ){0,3}newsletters?\b.{0,160}",
        r"already a (?:subscriber|member)\b.{0,80}",
        r"this (?:article|content|story) is (?:for|available to) subscribers only",
        r"support our journalism.{0,200}",
        r"do you have an opinion on the issues raised.{0,160}",
        r"our standards\s*:.{0,80}",
    ),
    "copyright notice": (
        r"(?:copyright\s*)?(?:©|\(c\)).{0,200}",
        r"copyright (?:\d{4}|by)\b.{0,200}",
        r"(?:.{0,120}\b)?all rights reserved\b.{0,160}",
    ),
    "advertisement": (r"(?:advertisements?|sponsored(?: content)?|adverts?|promoted|story continues below.{0,40})",),
    "navigation": (
        r"back to (?:the )?top|skip to (?:main )?content|home|menu|search|close",
        r"print this page|view all|load more|show more",
    ),
    "cookie notice": (
        r"(?:we|this (?:web)?site) uses? cookies\b.{0,240}",
        r"(?:accept|reject)(?: all)?(?: cookies)?|cookie (?:policy|settings)",
    ),
    "reading time": (r"(?:\d+|a few) ?min(?:ute)?s?[ -]read|reading time\s*:?\s*\d+ min(?:ute)?s?",),
}
_RULES = tuple(
    (reason, re.compile(rf"(?:{pattern})[.!…:»>]*", re.IGNORECASE))
    for reason, patterns in _PATTERNS.items()
    for pattern in patterns
)
_LIST_OPENERS = re.compile(rf"(?:{_OTHERS}|read (?:more|also|next)|see also)\s*:?", re.IGNORECASE)


def boilerplate(text: str) -> str | None:
    """Why a block is not part of the article (“comments notice”), or None where it is."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        return None
    return next((reason for reason, pattern in _RULES if pattern.fullmatch(text)), None)


def opens_links(text: str) -> bool:
    """Whether a block heads a list of other articles (“Related articles”)."""
    return _LIST_OPENERS.fullmatch(" ".join(text.split())) is not None


def looks_like_link(text: str) -> bool:
    """Whether a block under such a heading can be another article's headline: short, and no sentence."""
    return len(text) <= 140 and not text.rstrip().endswith((".", "”", '"', "。"))
