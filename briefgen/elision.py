"""Left-out text in a source: `[…]`, and the runs of words kept between."""

import re
from collections.abc import Iterator

from briefgen.model import Passage
from briefgen.text import Span

GAP = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")


def kept_runs(passage: Passage) -> Iterator[tuple[str, Span]]:
    """The runs of words that an elided passage keeps, each with its place in the file."""
    position = 0
    text = passage.text
    for start, end in [*((gap.start(), gap.end()) for gap in GAP.finditer(text)), (len(text), len(text))]:
        run = text[position:start]
        if run.strip():
            first = position + len(run) - len(run.lstrip())
            yield run.strip(), passage.prose.span(first, first + len(run.strip()))
        position = end
