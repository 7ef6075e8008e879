"""What the engine gives of a site: everything that was read, resolved and checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefgen.diagnostic import Diagnostic
from briefgen.engine.units import Outline
from briefgen.frozen import frozen
from briefgen.model import Allowance, Briefing, DocumentKind, Overview, Settings, Source
from briefgen.text import SourceText


@frozen
class Note:
    """What is known of a checked document without its summary.

    `digest` is that of the summary, `face` that of what pages about several documents can show of it, `front` that of
    the same without the words of its claims, which few of them do; `work` that of everything the document was made
    from. `asks_all`: its findings depend on the whole library.
    """

    kind: DocumentKind
    draft: bool
    work: str
    digest: str
    front: str
    face: str
    asks_all: bool
    allowances: tuple[Allowance, ...]
    diagnostics: tuple[Diagnostic, ...]


def face_of(path: str, note: Note) -> str:
    """The face of a document, told apart from those of others: what `Analysis.claims` gathers."""
    return f"{path} {note.face}"


@dataclass(frozen=True)
class Analysis:
    """A site that was read, resolved and checked. Texts, sources and whole documents are read when asked for.

    `notes` are those of the documents in it, `outlines` those of its sources by id, `assets` the digests of assets by
    their files. `digest` is that of all that rules see of the site as a whole, `face` that of what its pages can show,
    `claims` (`gathered`) that of the claims, which `face` leaves out.
    """

    settings: Settings
    overview: Overview
    digest: str
    notes: Mapping[str, Note]
    outlines: Mapping[str, Outline]
    sources: Mapping[str, Source]
    assets: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, SourceText]
    briefing: Callable[[str], Briefing] = field(repr=False)
    allowed: tuple[tuple[Allowance, Diagnostic], ...] = ()
    """What allowances silenced."""
    face: str = ""
    claims: str = ""
    of_sources: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    """What was found in sources alone, by their files."""
    left: tuple[str, ...] = ()
    """The drafts that were left out."""

    @cached_property
    def briefings(self) -> tuple[Briefing, ...]:
        """Every document with its evidence, in the order of their paths."""
        return tuple(self.briefing(path) for path in self.notes)
