"""The one sentence that sums a check up."""

from briefgen.report.report import Counts


def sentence(counts: Counts) -> str:
    """What was looked at and what was found; it never says that a claim is true."""
    found = [
        _number(number, word)
        for number, word in ((counts.errors, "error"), (counts.warnings, "warning"), (counts.infos, "note"))
        if number
    ]
    looked_at = (
        f"{_number(counts.claims, 'claim')} in {_number(counts.briefings, 'briefing')} "
        f"against {_number(counts.sources, 'source')}"
    )
    return f"Checked {looked_at}: {', '.join(found) or 'nothing found'}."


def _number(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
