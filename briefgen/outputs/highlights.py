"""A few claims of a briefing beside the words that they rest on: what the front page shows of its newest one."""

from briefgen.frozen import frozen
from briefgen.model import CitationRow, ClaimRow, Intent, Overview, Status, Summary
from briefgen.outputs.source_card import source_url
from briefgen.rights import may_quote

MOST = 3
"""How many claims are shown."""


@frozen
class Highlight:
    """A claim with its permalink, and the source's words behind it: `quoted`, from `source`, at `source_url`."""

    text: str
    url: str
    status: str
    quoted: tuple[str, ...]
    source: str
    source_url: str
    language: str | None


def highlights(document: Summary, overview: Overview) -> tuple[Highlight, ...]:
    """The first claims of a document whose verified words may be shown, in the order of its text.

    A disputed claim is left out: a line has no room for both sides.
    """
    cited = (row for row in document.claims if row.status is Status.CITED)
    found = (_highlight(row, document, overview) for row in cited)
    return tuple(one for one in found if one)[:MOST]


def _highlight(row: ClaimRow, document: Summary, overview: Overview) -> Highlight | None:
    citation = next((one for one in row.citations if _showable(one, overview)), None)
    if citation is None:
        return None
    head = overview.source[citation.source].head
    return Highlight(
        text=row.text,
        url=f"{document.url}#{row.id}",
        status=row.status.value,
        quoted=tuple(stretch.text for stretch in citation.shown),
        source=head.title,
        source_url=source_url(head.id, citation.shown[0].anchor),
        language=head.language,
    )


def _showable(citation: CitationRow, overview: Overview) -> bool:
    source = overview.source.get(citation.source)
    if source is None or not citation.shown or citation.intent is not Intent.SUPPORTS:
        return False
    return may_quote(source.head.rights)
