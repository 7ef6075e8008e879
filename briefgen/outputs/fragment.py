"""Links that mark words on somebody else's page: text fragments.

The format is the URL Fragment Text Directives draft of the WICG (`#:~:text=`).
"""

from collections.abc import Iterable
from urllib.parse import quote

LONG = 240
"""Characters above which a stretch is named by its first and last words."""

_ENCODED = {code: quote(chr(code), safe="") for code in range(128)} | {ord("-"): "%2D"}


def text_fragment(url: str, stretches: Iterable[str]) -> str:
    """The address with a text directive for each stretch of words; the address alone where there are none."""
    directives = "&".join(f"text={_directive(stretch)}" for stretch in stretches if stretch.strip())
    if not directives:
        return url
    return f"{url}:~:{directives}" if "#" in url else f"{url}#:~:{directives}"


def _directive(stretch: str) -> str:
    words = stretch.split()
    text = " ".join(words)
    if len(text) <= LONG or len(words) < 12:
        return _encoded(text)
    return f"{_encoded(' '.join(words[:5]))},{_encoded(' '.join(words[-5:]))}"


def _encoded(text: str) -> str:
    # A hyphen and a comma have a meaning of their own inside a directive.
    return text.translate(_ENCODED) if text.isascii() else quote(text, safe="").replace("-", "%2D")
