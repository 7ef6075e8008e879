"""Which briefing was edited last."""

from pathlib import Path

from briefgen.preview.edition import Edition
from briefgen.preview.snapshot import signature


def latest(root: Path, edition: Edition) -> str:
    """The address, relative to the site's root, of the briefing whose file changed last; `""` where there is none."""
    times = {
        found[2]: url
        for path, url in edition.documents.items()
        if url.startswith("briefings/") and (found := signature(root / path))
    }
    return times[max(times)] if times else ""
