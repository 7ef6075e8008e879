"""A document's own words: body, footnotes, evidence list."""

from markupsafe import Markup

from briefgen.frozen import frozen
from briefgen.model import Note
from briefgen.outputs.dossier import Dossier
from briefgen.outputs.evidence import EvidenceGroup, evidence_groups
from briefgen.outputs.frame import direction


@frozen
class ShownNote:
    """A footnote: `id` its anchor, `label` what its marker shows, `html` its words."""

    id: str
    label: str
    html: Markup


@frozen
class DocumentText:
    """A document's own words: its body as HTML, its footnotes, and the evidence behind its citations."""

    html: Markup
    notes: tuple[ShownNote, ...]
    evidence: tuple[EvidenceGroup, ...]
    language: str
    direction: str


def document_text(dossier: Dossier) -> DocumentText:
    """A document's own words, with the evidence list."""
    rows = {row.id: row for row in dossier.summary.claims}
    language = dossier.briefing.head.language or dossier.site.language
    return DocumentText(
        html=_trusted(dossier.body.html),
        notes=tuple(_note(note) for note in dossier.body.notes),
        evidence=evidence_groups(dossier.briefing.claims, rows, dossier.site.words),
        language=language,
        direction=direction(language),
    )


def _note(note: Note) -> ShownNote:
    return ShownNote(note.id, note.label, _trusted(note.html))


def _trusted(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - `render` writes it, raw HTML in Markdown is off
