"""A document's Markdown as HTML: claims as elements, citations as numbered markers, links as the site has them."""

from collections.abc import Sequence

from markdown_it.token import Token

from briefgen.links import Atlas
from briefgen.model import Body, Briefing, ClaimRow, Note
from briefgen.parse.layout import Layout
from briefgen.renderer import Labels, Page, Renderer
from briefgen.wrapping import Range


def render_body(briefing: Briefing, rows: Sequence[ClaimRow], atlas: Atlas, labels: Labels | None = None) -> Body:
    """The body of a document. `rows` are its claims with their statuses."""
    layout: Layout = briefing.body
    claims = {row.id: row for row in rows}
    ranges: dict[int, list[Range]] = {}
    for claim, pieces in layout.pieces.items():
        for block, start, end in pieces:
            ranges.setdefault(block, []).append((start, end, claim))
    page = Page(briefing, claims, atlas, labels or Labels())
    running: list[Token] = []
    notes: dict[str, list[Token]] = {}
    label: str | None = None
    for token in layout.tokens:
        if token.type == "footnote_reference_open":
            label = str(token.meta["label"])
        elif token.type == "footnote_reference_close":
            label = None
        elif label is not None:
            notes.setdefault(label, []).append(token)
        else:
            running.append(token)
    renderer = Renderer(page, layout, ranges)
    html = renderer.write(running)
    shown = [
        Note(f"fn-{number}", str(number), renderer.write(notes[label]))
        for number, label in enumerate(layout.notes, 1)
        if label in notes
    ]
    return Body(html, tuple(shown))
