"""XML as text: elements, escaped, without the characters that XML forbids."""

import re

from markupsafe import Markup, escape

DECLARATION = Markup('<?xml version="1.0" encoding="utf-8"?>\n')
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, *children: str | Markup | None, **attributes: str | None) -> Markup:
    """An element; children and attributes that are None are left out.

    A double underscore in an attribute's name is a colon (`xml__lang`), a final underscore is dropped.
    """
    pairs = Markup("").join(
        Markup(' {}="{}"').format(attribute.removesuffix("_").replace("__", ":"), clean(value))
        for attribute, value in attributes.items()
        if value is not None
    )
    inside = Markup("").join(clean(child) for child in children if child is not None)
    if not inside:
        return Markup("<{}{}/>").format(name, pairs)
    return Markup("<{}{}>{}</{}>").format(name, pairs, inside, name)


def lines(*elements: str | Markup | None) -> Markup:
    """Elements each on a line of its own, for the children of a long element."""
    return Markup("\n").join([Markup(""), *(one for one in elements if one is not None), Markup("")])


def clean(text: str | Markup) -> Markup:
    """A text escaped and without the characters that XML 1.0 forbids; markup as it is."""
    return text if isinstance(text, Markup) else escape(_FORBIDDEN.sub("", text))
