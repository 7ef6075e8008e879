"""`[@?]` marks a claim whose citation is still to be found.

## Why
The author has said that the claim is not ready. It shows in the preview and stops the build.

## Fix
Replace `[@?]` by the citation, or take the claim out. `briefgen cite "the sentence"` finds candidates.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.model import Briefing, Settings
from briefgen.rule import Rule


def find(briefing: Briefing, _settings: Settings) -> Iterator[Finding]:
    """Every `[@?]`."""
    for todo in briefing.todos:
        claim = next((claim for claim in briefing.claims if claim.span.holds(todo)), None)
        yield Finding(
            "a citation is still needed here",
            Label(briefing.path, todo, "to be found"),
            help="replace [@?] by the citation, or take the claim out",
            text=claim.text if claim else "",
            claim=claim.id if claim else None,
        )


RULE = Rule("citation-needed", Severity.ERROR, briefing=find)
