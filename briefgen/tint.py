"""The stylesheet as it is published: without comments and spare white space, and with a site's own colours at its end.

One stylesheet so paints the page.
"""

import re
from collections.abc import Mapping

from briefgen.model import Look

_STRING = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|url\([^)]*\)"
_COMMENT = re.compile(rf"({_STRING})|/\*.*?\*/", re.DOTALL)
_SPARE = re.compile(rf"({_STRING})|\s*([{{}};,])\s*|\s+", re.DOTALL)


def squeezed(css: str) -> str:
    """A stylesheet that means the same in fewer bytes: strings and addresses stay as they are."""
    bare = _COMMENT.sub(lambda found: found[1] or " ", css)
    return _SPARE.sub(lambda found: found[1] or found[2] or " ", bare).strip() + "\n"


def tint(look: Look) -> str:
    """The rules that set a look's colours; none where it keeps the theme's. Paper keeps its own."""
    rules = ""
    if look.colors:
        rules += f"\n@media screen and (prefers-color-scheme: light) {{\n  {_root(look.colors)}\n}}\n"
    if look.dark:
        rules += f"\n@media screen and (prefers-color-scheme: dark) {{\n  {_root(look.dark)}\n}}\n"
    return rules


def _root(colors: Mapping[str, str]) -> str:
    return f":root {{ {' '.join(f'--{name}: {color};' for name, color in colors.items())} }}"
