"""The claims of a briefing that want a citation."""

from pathlib import Path

from briefgen.cli.complaint import Refusal
from briefgen.engine.files import read_text
from briefgen.model import ClaimKind, DocumentKind, Settings
from briefgen.parse.document import parse_document
from briefgen.rules import NAMES


def uncited(root: Path, path: str, settings: Settings) -> tuple[tuple[str, str], ...]:
    """Each claim that needs a citation and has none, or only `[@?]`: its place, `file:line`, and its words.

    Raises:
        Refusal: the file cannot be read.
    """
    read = read_text(root, path)
    if read.problem:
        raise Refusal(f"{path}: {read.problem.finding.message}")
    briefing, _ = parse_document(read.text, DocumentKind.BRIEFING, settings, NAMES)
    return tuple(
        (f"{path}:{read.text.position(claim.prose.whole.start).line}", " ".join(claim.text.split()))
        for claim in briefing.claims
        if not claim.citations and (claim.needs or claim.kind is ClaimKind.TODO)
    )
