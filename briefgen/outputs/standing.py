"""A standing page: about, methodology, corrections policy."""

from briefgen.frozen import frozen
from briefgen.model import Page
from briefgen.outputs.document import DocumentText, document_text
from briefgen.outputs.dossier import Dossier
from briefgen.outputs.frame import Frame, Meta, file_of, meta


@frozen
class StandingData:
    """What `standing.html` gets."""

    site: Frame
    meta: Meta
    title: str
    summary: str | None
    text: DocumentText


def standing_page(dossier: Dossier) -> tuple[Page, ...]:
    """A standing page: about, methodology, corrections policy."""
    site, head = dossier.site, dossier.briefing.head
    page = meta(site, dossier.summary.url, head.title, head.summary or "")
    data = StandingData(site=site, meta=page, title=head.title, summary=head.summary, text=document_text(dossier))
    return (Page(file_of(page.path), "standing.html", data),)
