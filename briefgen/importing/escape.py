"""Plain text as Markdown that says the same: every character with a meaning in Markdown is escaped, none is lost."""

import re

_ALWAYS = re.compile(r"[\\`*<{]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TILDES = re.compile(r"~(?=~)|(?<=~)~")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINK_END = re.compile(r"\](?=[(\[{:])")
_REFERENCE = re.compile(r"\[(?=[^\[\]]*@|\^| ?[xX]?\])")
_START = re.compile(
    r"""(?: (?P<mark> \#(?=\#{0,5}(?:\s|$)) | [-+](?=\s|$) | > | :(?=::) | ~(?=~~) | = | \| )
      | (?P<number> \d{1,9})(?P<stop>[.)])(?=\s|$)
      | (?P<rule> -)(?=[\s-]*$) )""",
    re.VERBOSE,
)


def escape(text: str) -> str:
    """One line of plain text as the inline Markdown of a block of its own."""
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _TILDES.sub(r"\\~", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _LINK_END.sub(r"\\]", text)
    text = _REFERENCE.sub(r"\\[", text)
    return escape_end(escape_start(text))


def escape_start(markdown: str) -> str:
    """Inline Markdown whose first characters do not make it a heading, a list item, a quotation or a rule."""
    match = _START.match(markdown)
    if match is None:
        return markdown
    if match["number"]:
        return f"{match['number']}\\{markdown[match.end('number') :]}"
    return f"\\{markdown}"


def escape_end(markdown: str) -> str:
    """Inline Markdown that an anchor can follow: after a `|` it would be read as a table row's."""
    if not markdown.endswith("|"):
        return markdown
    bare = markdown[:-1]
    backslashes = len(bare) - len(bare.rstrip("\\"))
    return f"{bare[: len(bare) - backslashes % 2]}&#124;"
