"""markdown-it's tokens, made in a third of the time that their class takes: a document has some hundred and fifty.

A dataclass with thirteen fields looks for defaults and converts attributes for each; here there are none to convert.
`tests/parse` holds these tokens against those of the class.
"""

from typing import Any, Literal

from markdown_it.token import Token

FIELDS = frozenset(
    [
        *("type", "tag", "nesting", "attrs", "map", "level", "children", "content", "markup", "info", "meta"),
        *("block", "hidden"),
    ]
)
"""The fields that are set here; a token with any other is for its class to make."""
_new = Token.__new__


def block_token(  # noqa: PLR0917 - they are markdown-it's fields
    kind: str,
    tag: str,
    nesting: Literal[-1, 0, 1],
    level: int,
    lines: list[int] | None = None,
    markup: str = "",
    *,
    hidden: bool = False,
) -> Token:
    """A token that opens or closes a block; `lines` are its first line and the one after its last."""
    token = _new(Token)
    token.type, token.tag, token.nesting, token.level = kind, tag, nesting, level
    token.attrs, token.meta, token.map = {}, {}, lines
    token.children, token.content, token.markup, token.info = None, "", markup, ""
    token.block, token.hidden = True, hidden
    return token


def content_token(content: str, level: int, lines: list[int]) -> Token:
    """The token of a block's content, which has no children yet."""
    token = _new(Token)
    token.type, token.tag, token.nesting, token.level = "inline", "", 0, level
    token.attrs, token.meta, token.map = {}, {}, lines
    token.children, token.content, token.markup, token.info = [], content, "", ""
    token.block, token.hidden = True, False
    return token


def inline_token(kind: str, tag: str, content: str, meta: dict[str, Any]) -> Token:
    """A token among the words of a block that neither opens nor closes anything."""
    token = _new(Token)
    token.type, token.tag, token.nesting, token.level = kind, tag, 0, 0
    token.attrs, token.meta, token.map = {}, meta, None
    token.children, token.content, token.markup, token.info = None, content, "", ""
    token.block = token.hidden = False
    return token
