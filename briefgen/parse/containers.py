"""Containers (`::: analysis`) that are none, or that never end: what they would hide is much."""

from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from briefgen.diagnostic import Edit, Fix
from briefgen.parse.markdown import CONTAINERS
from briefgen.parse.nearest import nearest
from briefgen.parse.problem import Problem, problem
from briefgen.parse.walk import CONTAINER, Block
from briefgen.text import SourceText, Span

RULE = "invalid-citation"
FENCE = ":::"


def container_problems(tokens: Iterable[Token], blocks: Iterable[Block], source: SourceText) -> Iterator[Problem]:
    """Fences that open nothing that briefgen knows, and containers without a fence that closes them."""
    for token in tokens if FENCE in source.text else ():
        if token.type.startswith(CONTAINER) and token.nesting == 1 and not _closed(token, source):
            line = source.line_span((token.map or [0, 1])[0] + 1)
            message = "the container is never closed, so everything below is part of it"
            yield problem(RULE, source.path, line, message, note="opens here", help="end it with a line “:::”")
    for block in blocks:
        # Code has no words of its own, so that a fence in it is never seen here.
        text = block.inline.prose.text
        if not text.startswith(FENCE):
            continue
        place = block.inline.prose.place(0)
        name = text.lstrip(": ").split(" ", 1)[0].split("{", 1)[0]
        yield _unknown(name, place, source) if name else _stray(block, source)


def _closed(token: Token, source: SourceText) -> bool:
    _, last = token.map or [0, 1]
    end = source.line(min(last + 1, source.line_count)).strip(" \t>")
    return end.startswith(FENCE) and not end.strip(": ")


def _unknown(name: str, place: int, source: SourceText) -> Problem:
    start = source.text.find(name, place)
    span = Span(start, start + len(name))
    close = nearest(name, CONTAINERS)
    return problem(
        RULE,
        source.path,
        span,
        f"there is no container “{name}”",
        note="unknown",
        help=f"did you mean “{close}”?" if close else f"containers are {', '.join(CONTAINERS)}",
        fix=Fix((Edit(source.path, span, close),), safe=False) if close else None,
    )


def _stray(block: Block, source: SourceText) -> Problem:
    message = "the fence closes nothing"
    mend = "delete it; a container that holds another opens and closes with more colons: “::::”"
    return problem(RULE, source.path, block.inline.prose.whole, message, note="here", help=mend)
