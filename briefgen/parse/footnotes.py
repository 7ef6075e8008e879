"""Footnotes that nothing refers to, and references to footnotes that are not there."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.parse.problem import Problem, problem
from briefgen.parse.walk import Block
from briefgen.text import Span

RULE = "broken-link"


def footnote_problems(
    mentioned: Mapping[str, Span], definitions: Mapping[str, Sequence[Block]], path: str
) -> Iterator[Problem]:
    """What is wrong between references (by label, with the place of the first) and footnotes (by label)."""
    for label, span in mentioned.items():
        if label not in definitions:
            yield problem(
                RULE,
                path,
                span,
                f"there is no footnote “{label}”",
                note="leads nowhere",
                help=f"add a line “[^{label}]: …” to the briefing",
            )
    for label, blocks in definitions.items():
        if label not in mentioned and blocks:
            inline = blocks[0].inline
            yield problem(
                RULE,
                path,
                inline.prose.whole if inline.prose.text or not inline.citations else inline.citations[0].span,
                f"nothing refers to the footnote “{label}”",
                note="never shown",
                help=f"put “[^{label}]” where it belongs, or delete the footnote",
            )
