"""Locators: the anchor of a paragraph, or of the first and last of several, and what authors write for them."""

import re

from briefgen.parse.citation import Mistake, ReadLocator
from briefgen.text import Span

_ANCHOR = r"[a-z][a-z0-9_]*"
LOCATOR = re.compile(rf"(?P<first>{_ANCHOR})(?:\s*[-–]\s*(?P<last>{_ANCHOR}|[0-9]+))?(?![\w#—-])")
# What authors write for `p4`: `p. 4`, `#p4`, `P4`, `para. 4`, `¶4`, `4`, and ranges of these.
_LOOSE = re.compile(
    r"(?:[#§¶]\s*)?(?:(?:pp|p|par|para|paras|paragraph|paragraphs)\b\.?\s*|(?:p|P)(?=\d))?(?P<first>\d+)"
    r"(?:\s*[-–—]\s*(?:[#§¶]\s*)?(?:(?:pp|p|para)\.?\s*)?(?P<last>\d+))?(?![\w%])",
    re.IGNORECASE,
)
_LOOSE_NAME = re.compile(rf"#(?P<name>{_ANCHOR})(?![\w-])")


def read_locator(text: str, position: int, end: int) -> tuple[ReadLocator, Mistake | None] | None:
    """The locator that stands at `position` of `text[:end]`, with what is wrong with it; None where none stands."""
    found = LOCATOR.match(text, position, end)
    if found and found["first"] not in ("p", "pp", "para", "paragraph"):
        first, last = found["first"], found["last"]
        if last and last.isdigit():
            last = first.rstrip("0123456789") + last
        return ReadLocator(first, last, Span(found.start(), found.end())), None
    loose = _LOOSE.match(text, position, end)
    if loose:
        first, last = f"p{loose['first']}", f"p{loose['last']}" if loose["last"] else None
        written = f"{first}-{last}" if last else first
    elif loose := _LOOSE_NAME.match(text, position, end):
        first, last = loose["name"], None
        written = first
    else:
        return None
    span = Span(loose.start(), loose.end())
    message = f"“{loose[0]}” is not how a paragraph is written"
    return ReadLocator(first, last, span), Mistake(span, message, f"write “{written}”", written)
