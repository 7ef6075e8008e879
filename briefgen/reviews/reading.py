"""`content/reviews/<slug>.yaml`: from its text to signatures."""

from collections.abc import Collection, Iterator
from datetime import UTC

from briefgen.diagnostic import Severity
from briefgen.model import Signature
from briefgen.parse.fields import Fields
from briefgen.parse.nearest import nearest
from briefgen.parse.problem import Problem, problem
from briefgen.parse.texts import whole_date
from briefgen.parse.tree import MappingNode, describe
from briefgen.parse.yaml import RULE, load
from briefgen.text import SourceText, Span

REQUIRED = ("text", "digest", "evidence", "by", "on")
KEYS = (*REQUIRED, "rejected", "note")


def read_reviews(source: SourceText) -> tuple[tuple[Signature, ...], tuple[Problem, ...]]:
    """The signatures of one file in the order of their claims' ids, and all that is wrong with the file.

    An entry that cannot be read whole signs nothing.
    """
    node, problems = load(source, Span(0, len(source.text)))
    if node is None:
        return (), problems
    if not isinstance(node, MappingNode):
        mend = "run briefgen review to write it, one entry a claim"
        message = f"a file of sign-offs must be a mapping, not {describe(node)}"
        return (), (*problems, problem(RULE, source.path, node.span, message, help=mend))
    fields = Fields(source.path, node, source.line_span(1), problems=list(problems))
    found = sorted(_signatures(fields), key=lambda signature: signature.claim)
    return tuple(found), tuple(fields.problems)


def belongs_nowhere(path: str, slug: str, slugs: Collection[str]) -> tuple[Problem, ...]:
    """What is wrong with a file of sign-offs that no briefing has the name of."""
    if slug in slugs:
        return ()
    close = nearest(slug, slugs)
    mend = f"did you mean {close}.yaml?" if close else "name it as the briefing's address is named, or delete it"
    message = f"these sign-offs belong to no briefing: none has the slug {slug}"
    return (problem("stale-review", path, Span(0, 0), message, help=mend, severity=Severity.WARNING),)


def _signatures(fields: Fields) -> Iterator[Signature]:
    for entry in fields.node:
        inside = fields.inside(entry.key, entry.value, "run briefgen review to write it")
        if inside is None:
            continue
        inside.only(KEYS)
        for key in REQUIRED:
            inside.require(key, "delete the entry, and sign the claim again with briefgen review")
        text, digest, by = inside.text("text"), inside.text("digest"), inside.text("by")
        day, rejected, note = whole_date(inside, "on", UTC), inside.flag("rejected"), inside.text("note")
        evidence = _evidence(inside)
        if text and digest and by and day and day.on and evidence is not None:
            said = (bool(rejected), note)
            yield Signature(entry.key, text, digest, evidence, by, day.on, *said, fields.path, entry.key_span)


def _evidence(fields: Fields) -> tuple[tuple[str, str], ...] | None:
    evidence = fields.mapping("evidence", "write a digest for each paragraph: {wire p4: 3f2a…}")
    if evidence is None:
        return None
    texts = [(entry.key, evidence.text(entry.key)) for entry in evidence.node]
    found = [(key, text) for key, text in texts if text is not None]
    return tuple(sorted(found)) if len(found) == len(texts) else None
