"""The files of sign-offs on disk: read afresh before each change, written whole or not at all."""

from collections.abc import Sequence
from pathlib import Path

from briefgen.cli.complaint import Refusal
from briefgen.cli.import_files import write_whole
from briefgen.engine.files import read_text
from briefgen.frozen import frozen
from briefgen.model import Signature
from briefgen.reviews.desk import Item
from briefgen.reviews.reading import read_reviews
from briefgen.reviews.writing import write_reviews


@frozen
class ReviewFiles:
    """Where a site keeps its sign-offs."""

    root: Path
    content: str

    def path(self, slug: str) -> str:
        """The file of one briefing, relative to the site."""
        return f"{self.content}/reviews/{slug}.yaml"

    def record(self, item: Item, signature: Signature | None) -> None:
        """Put a signature in the place of the claim's earlier one, or take that back; entries of gone claims go.

        Raises:
            Refusal: the file holds something that is no sign-off, which writing it anew would lose.
        """
        old = item.sign_off.signature
        left = {item.claim.id, *(each.claim for each in item.briefing.gone), *((old.claim,) if old else ())}
        kept = [each for each in self._read(item.briefing.slug) if each.claim not in left]
        if signature is not None:
            kept.append(signature)
        self._write(item.briefing.slug, kept)

    def _read(self, slug: str) -> tuple[Signature, ...]:
        path = self.path(slug)
        if not (self.root / path).exists():
            return ()
        read = read_text(self.root, path)
        signatures, problems = read_reviews(read.text)
        found = [problem for problem in (read.problem, *problems) if problem]
        if found:
            line = read.text.position(found[0].finding.label.span.start).line
            raise Refusal(f"{path}:{line}: {found[0].finding.message}; mend it first")
        return signatures

    def _write(self, slug: str, signatures: Sequence[Signature]) -> None:
        path = self.root / self.path(slug)
        text = write_reviews(signatures)
        if not text:
            path.unlink(missing_ok=True)
            return
        write_whole(path, text)
