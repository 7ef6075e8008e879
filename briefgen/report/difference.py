"""A word diff in colours: what stands in the source only, and what stands in the briefing only."""

import re

from briefgen.report.paint import Paint, Style

_REMOVED = re.compile(r"\[-.*?-\]")
_ADDED = re.compile(r"\{\+.*?\+\}")


def painted_difference(difference: str, paint: Paint) -> str:
    """A diff as `word_diff` writes it, its `[-words-]` and `{+words+}` in their colours."""
    removed = _REMOVED.sub(lambda found: paint(found[0], Style.REMOVED), difference)
    return _ADDED.sub(lambda found: paint(found[0], Style.ADDED), removed)
