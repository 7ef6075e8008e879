"""The prose of a block: at once where nothing but citations stands among its words, as in most, else token by token."""

from markdown_it.token import Token

from briefgen.parse.citation import ReadCitation
from briefgen.parse.inline import Cited, InlineText, any_inline, file_span
from briefgen.parse.places import Runs
from briefgen.text import Prose, placed

_BLANKS = (" ", "\t")


def read_inline(token: Token, runs: Runs) -> InlineText:
    """The prose of an inline token whose content stands at `runs` in the file."""
    children = token.children or ()
    if len(runs) == 1 and len(children) == 1 and children[0].type == "text":
        # Words on one line and nothing else, as most cells and items are.
        text = children[0].content
        at = int(children[0].meta.get("at", 0))
        prose = Prose(text, ((0, placed(runs, at)),))
        return InlineText(prose, token, runs, (0, len(text)), (), (), (), (), ())
    return cited_words(token, runs) or any_inline(token, runs)


def cited_words(token: Token, runs: Runs) -> InlineText | None:
    """The prose of words with nothing but citations and line ends between them, as `any_inline` has it.

    None where anything else stands among them, or a space that takes a closer look. `tests/parse` holds the two against
    each other.
    """
    if len(runs) > 1 and "\n" not in token.content:
        # A cell, in which bars are escaped.
        return None
    children = token.children or []
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    edges: list[int] = []
    citations: list[Cited] = []
    trimmed: list[tuple[Token, str]] = []
    length = 0
    last = before = ""
    for index, child in enumerate(children):
        kind = child.type
        edges.append(length)
        if kind == "citation":
            read: ReadCitation = child.meta["citation"]
            kept = last.rstrip(" \t")
            if before == "softbreak" or (last and not kept) or not (read.items or read.todo):
                return None
            if kept != last:
                trimmed.append((children[index - 1], kept))
                length -= len(last) - len(kept)
                pieces[-1] = last = kept
            citations.append(Cited(length, read, file_span(runs, read.span), index))
        elif kind in ("text", "softbreak"):
            words = child.content if kind == "text" else " "
            if before == "citation" and words.startswith(_BLANKS) and (kind == "softbreak" or not last):
                return None
            places.append((length, placed(runs, child.meta["at"])))
            pieces.append(words)
            length += len(words)
            last = words
        else:
            return None
        before = kind
    edges.append(length)
    for child, kept in trimmed:
        # The page shows the mark where it belongs, too.
        child.content = kept
    prose = Prose("".join(pieces), tuple(places) or ((0, placed(runs, 0)),))
    return InlineText(prose, token, runs, tuple(edges), tuple(citations), (), (), (), ())
