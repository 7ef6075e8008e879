"""What one document came to, as it is remembered, and as one process tells another."""

from dataclasses import dataclass

from briefgen.digest import fingerprint
from briefgen.engine.analysis import Note
from briefgen.engine.encoding import encode, outline
from briefgen.engine.units import DocumentUnit
from briefgen.model import Head, Shown, Summary
from briefgen.parse.problem import Problem
from briefgen.text import Span

UNSEEN = (
    (Span, "start"),
    (Span, "end"),
    (Head, "places"),
    (Shown, "start"),
    (Shown, "end"),
    (Summary, "words"),
    (Summary, "allowances"),
)
"""What no page about several documents shows of a summary: where things stand in files, how long a text is."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a process tells of a document: its note and summary as texts, what was wrong with its file, its pages.

    Without a note its file could not be read. `digest` is that of the summary; `pages` are what `Ahead.take` takes.
    """

    note: str | None
    digest: str
    summary: str
    problems: tuple[Problem, ...]
    pages: object | None


def noted(unit: DocumentUnit, key: str) -> Note:
    """What is remembered of a document beside its summary; `key` is the digest of its file and the settings."""
    summary = unit.summary
    return Note(
        kind=summary.kind,
        draft=summary.head.draft,
        work=fingerprint(key, *(need.digest for need in unit.needs)),
        digest=fingerprint(encode(Summary, summary)),
        face=fingerprint(outline(Summary, summary, *UNSEEN)),
        needs=unit.needs,
        allowances=summary.allowances,
        diagnostics=unit.diagnostics,
    )
