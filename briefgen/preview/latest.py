"""Which briefing was edited last."""

from collections.abc import Mapping
from pathlib import Path

from briefgen.preview.snapshot import signature


def latest(root: Path, documents: Mapping[str, str]) -> tuple[str, ...]:
    """The file of the briefing that changed last, by the addresses of documents; none where there is no briefing."""
    times = {
        found[2]: path
        for path, url in documents.items()
        if url.startswith("briefings/") and (found := signature(root / path))
    }
    return (times[max(times)],) if times else ()
