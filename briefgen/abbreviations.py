"""An author's words as HTML, sign for sign, with abbreviations marked as such."""

import re

_LETTERS = "A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я"
_CAPITALS = re.compile(rf"\b[{_LETTERS}]{{2,}}(?=s?\b)(?!s?&)(?: [{_LETTERS}]{{2,}}\b)*")
_TWO_CAPITALS = re.compile(rf"[{_LETTERS}][{_LETTERS}]")
_SHOUTED = 3
"""From so many words of capitals on they are no abbreviations, but somebody's emphasis."""


def escaped(text: str) -> str:
    """A text as HTML, also between double quotation marks."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def marked(text: str) -> str:
    """A text as HTML, words of capitals as elements, so that a stylesheet can set them in small capitals."""
    html = escaped(text)
    return _CAPITALS.sub(_abbreviations, html) if _TWO_CAPITALS.search(html) else html


def _abbreviations(found: re.Match[str]) -> str:
    words = found[0].split(" ")
    return found[0] if len(words) >= _SHOUTED else " ".join(f"<abbr>{word}</abbr>" for word in words)
