"""What a site publishes: one file an output, each a pure function of its dossier.

To add an output: write its file, and add its line to `OUTPUTS`, or to `SITE_OUTPUTS` in `site.py` if it is made once
for the site: those are loaded only when the whole site is made.
"""

from collections.abc import Callable, Iterator

from briefgen.frozen import frozen
from briefgen.model import Artifact, DocumentKind, Page
from briefgen.outputs.annotations import annotations
from briefgen.outputs.briefing import briefing_page
from briefgen.outputs.card import card_page
from briefgen.outputs.dossier import Dossier, SourceDossier
from briefgen.outputs.source import source_page
from briefgen.outputs.standing import standing_page
from briefgen.outputs.summit import summit_page


@frozen
class DocumentOutput:
    """Made once for each document of a kind."""

    name: str
    kind: DocumentKind
    make: Callable[[Dossier], tuple[Page, ...] | tuple[Artifact, ...]]


@frozen
class SourceOutput:
    """Made once for each source."""

    name: str
    make: Callable[[SourceDossier], tuple[Page, ...] | tuple[Artifact, ...]]


OUTPUTS: tuple[DocumentOutput | SourceOutput, ...] = (
    DocumentOutput("briefing", DocumentKind.BRIEFING, briefing_page),
    DocumentOutput("summit", DocumentKind.SUMMIT, summit_page),
    DocumentOutput("standing", DocumentKind.PAGE, standing_page),
    DocumentOutput("card", DocumentKind.BRIEFING, card_page),
    DocumentOutput("annotations", DocumentKind.BRIEFING, annotations),
    SourceOutput("source", source_page),
)


def document_outputs(dossier: Dossier) -> Iterator[Page | Artifact]:
    """Everything that a document publishes."""
    for output in OUTPUTS:
        if isinstance(output, DocumentOutput) and output.kind is dossier.briefing.kind:
            yield from output.make(dossier)


def source_outputs(dossier: SourceDossier) -> Iterator[Page | Artifact]:
    """Everything that a source publishes."""
    for output in OUTPUTS:
        if isinstance(output, SourceOutput):
            yield from output.make(dossier)
