"""What the terminal has shown already: a finding is told once, and again only when it was gone in between."""

from collections.abc import Mapping

from briefgen.preview.file_findings import FileFindings, key
from briefgen.preview.findings import MOST, NONE, Findings


class Told:
    """The findings that were told last."""

    def __init__(self) -> None:
        self._before: Mapping[str, FileFindings] = {}
        self._summary = ""

    def news(self, found: Findings, *, colour: bool) -> str:
        """What to print of these findings; nothing where nothing changed."""
        blocks: list[str] = []
        number = 0
        for path in found.paths:
            own, before = found.files[path], self._before.get(path, NONE)
            if own is before:
                continue
            if before is NONE and len(blocks) >= MOST:
                # Thousands of findings are counted without a look at each.
                number += own.number
                continue
            fresh = [one for one in own.shown if key(one) not in before.keys]
            number += len(fresh)
            blocks += (own.text(one, colour=colour) for one in fresh[: MOST - len(blocks)])
        if number > MOST:
            blocks.append(f"… and {number - MOST} more: `briefgen check` reports all of them.")
        if found.summary != self._summary:
            blocks.append(found.summary)
        self._before = found.files
        self._summary = found.summary
        return "\n\n".join(blocks) + "\n" * bool(blocks)
