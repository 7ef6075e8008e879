"""`claims.json`: every claim with what was checked of it (FORMATS section 6)."""

from collections.abc import Iterator

from briefgen.model import Artifact, CitationRow, ClaimRow, Overview, Pieces, Rights, Shown, SourceHead, Summary
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.fragment import text_fragment
from briefgen.outputs.json_text import Json, json_items, json_pieces
from briefgen.outputs.source_card import source_url
from briefgen.rights import may_quote

CLAIMS_JSON = "claims.json"


def claims_json(dossier: SiteDossier) -> tuple[Artifact, ...]:
    """Every claim of every document, in the order of the documents and of their texts."""
    overview = dossier.overview

    def claims() -> Iterator[Json]:
        for document in overview.documents:
            yield from _claims(document, overview)

    return (Artifact(CLAIMS_JSON, Pieces(lambda: json_pieces({"version": 1}, "claims", claims()))),)


def claims_block(document: Summary, overview: Overview) -> str:
    """The lines of a document in `claims.json`; `overview` holds the sources that it cites."""
    return json_items(_claims(document, overview))


def _claims(document: Summary, overview: Overview) -> Iterator[Json]:
    for row in document.claims:
        yield _claim(row, document, overview)


def _claim(row: ClaimRow, document: Summary, overview: Overview) -> Json:
    review: Json = {"by": row.review.by, "on": row.review.on.isoformat()} if row.review else None
    return {
        "id": row.id,
        "briefing": document.slug,
        "url": f"{document.url}#{row.id}",
        "text": row.text,
        "kind": row.kind.value,
        "status": row.status.value,
        "citations": [_citation(citation, row, overview) for citation in row.citations],
        "review": review,
    }


def _citation(citation: CitationRow, row: ClaimRow, overview: Overview) -> Json:
    summary = overview.source.get(citation.source)
    head = summary.head if summary else None
    rights = head.rights if head else Rights.LINK
    quotable = citation.shown if may_quote(rights) else ()
    return {
        "source": citation.source,
        "paragraphs": list(citation.anchors),
        "intent": citation.intent.value,
        "quote": _quote(citation, row, rights),
        "match": citation.match.value,
        "url": source_url(citation.source, citation.anchors[0] if citation.anchors else None),
        "original": _original(head, quotable),
        "selector": _selector(quotable),
    }


def _quote(citation: CitationRow, row: ClaimRow, rights: Rights) -> str | None:
    # Words inside the author's own sentence are the author's text, whatever the source's rights.
    if citation.quote and (may_quote(rights) or citation.quote in row.text):
        return citation.quote
    return None


def _original(head: SourceHead | None, shown: tuple[Shown, ...]) -> str | None:
    return text_fragment(head.url, [stretch.text for stretch in shown]) if head and head.url else None


def _selector(shown: tuple[Shown, ...]) -> Json:
    """The first quoted stretch: a selector names one. The parts after a gap stand in `annotations.json`."""
    return {"type": "TextQuoteSelector", "exact": shown[0].text} if shown else None
