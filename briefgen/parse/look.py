"""`theme:` in `site.yaml`: what a site changes of its theme without touching a template."""

import re
from collections.abc import Mapping

from briefgen.diagnostic import Edit, Fix, Severity
from briefgen.model import COLORS, Look
from briefgen.parse.contrast import DARK, ENOUGH, LIGHT, faint
from briefgen.parse.fields import RULE, Fields
from briefgen.parse.problem import problem
from briefgen.parse.tree import ScalarNode, shortened

KEYS = ("logo", "colors", "cards", "card_font", "search")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def look(settings: Fields) -> Look:
    """The site's changes of its theme; a value that cannot be used leaves the theme's own in place."""
    fields = settings.mapping("theme", "write theme: {logo: logo.svg}")
    if fields is None:
        return Look()
    fields.only(KEYS)
    colors = fields.mapping("colors", 'write colors: {accent: "#11505c"}')
    if colors:
        colors.only((*COLORS, "dark"))
    dark = colors.mapping("dark", 'write dark: {accent: "#8accd8"}') if colors else None
    if dark:
        dark.only(COLORS)
    return Look(
        logo=fields.text("logo"),
        colors=_colors(colors, LIGHT),
        dark=_colors(dark, DARK),
        cards=fields.flag("cards") or False,
        card_font=fields.text("card_font"),
        search=fields.flag("search") or False,
    )


def _colors(fields: Fields | None, theme: Mapping[str, str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for entry in fields.node if fields else ():
        if fields is None or entry.key not in COLORS:
            continue
        node = entry.value
        if isinstance(node, ScalarNode) and node.value is None:
            # YAML takes an unquoted `#` after a space for a comment: the colour is lost.
            name = fields.full(entry.key)
            fields.report(entry.key_span, f"`{name}` has no value", f'put quotes around it: {entry.key}: "#11505c"')
            continue
        color = fields.text(entry.key)
        if color is not None and not _HEX.fullmatch(color):
            place = fields.places[fields.full(entry.key)]
            fields.report(place, f"“{shortened(color)}” is not a colour in hex digits", 'write it as in "#11505c"')
        elif color is not None:
            found[entry.key] = color.lower()
    if fields:
        _warn_of_faint(found, fields, theme)
    return found


def _warn_of_faint(colors: Mapping[str, str], fields: Fields, theme: Mapping[str, str]) -> None:
    """Warn of colours in which text cannot be read."""
    for one in faint(colors, theme):
        place = fields.places[fields.full(one.name)]
        # Rounded down, so that a contrast just below what is enough does not look like enough.
        ratio = int(one.ratio * 100) / 100
        mend = f"change `{one.name}` and what it meets: no shade of it is enough beside all of them"
        fix = None
        if one.better:
            mend = f'the nearest shade that is enough beside all that it meets: "{one.better}"'
            fix = Fix((Edit(fields.path, place, f'"{one.better}"'),), safe=False)
        message = (
            f"`{fields.full(one.name)}` and `{one.other}` have a contrast of {ratio:.2f} to 1: text needs {ENOUGH}"
        )
        fields.problems.append(
            problem(RULE, fields.path, place, message, help=mend, fix=fix, severity=Severity.WARNING)
        )
