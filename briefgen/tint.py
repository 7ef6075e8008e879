"""A site's own colours, as CSS that is put at the end of the theme's stylesheet: one stylesheet paints the page."""

from collections.abc import Mapping

from briefgen.model import Look


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
