"""Citations among the words of a link, moved behind it: their marks are links too, and links cannot hold links."""

from collections.abc import Sequence

from markdown_it.token import Token


def moved_behind_links(tokens: Sequence[Token]) -> list[Token]:
    """The inline tokens of a block, citations within a link behind the link."""
    moved: list[Token] = []
    waiting: list[Token] = []
    open_links = 0
    for token in tokens:
        if token.type == "citation" and open_links:
            before = moved[-1]
            if before.type == "text":
                # The space before a mark without width is left out, as it is where no link is.
                before.content = before.content.rstrip(" \t")
            waiting.append(token)
            continue
        open_links += (token.type == "link_open") - (token.type == "link_close")
        moved.append(token)
        if not open_links and waiting:
            moved += waiting
            waiting = []
    return moved + waiting
