"""A briefing, a summit's page or a standing page: from its text to its claims."""

from collections.abc import Collection
from dataclasses import dataclass

from briefgen.model import Allowance, Briefing, Claim, DocumentKind, FactCheck, Head, Link, LinkKind, Settings, SummitHead
from briefgen.parse.assertion import needs_citation
from briefgen.parse.body import Body, ClaimReader
from briefgen.parse.fact_check import read_fact_checks
from briefgen.parse.markdown import parse_blocks
from briefgen.parse.notices import heading_anchors, mark_problems, read_allowances
from briefgen.parse.problem import Problem
from briefgen.parse.walk import read_blocks
from briefgen.text import Prose, SourceText, Span, word_count


@dataclass(frozen=True, slots=True)
class BodyRead:
    """What a body says: its claims and what stands beside them."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    anchors: frozenset[str]
    allowances: tuple[Allowance, ...]
    fact_checks: tuple[FactCheck, ...]
    todos: tuple[Span, ...]
    uncited: tuple[Prose, ...]
    words: int
    body: Body
    problems: tuple[Problem, ...]


def read_body(
    source: SourceText, start: int, language: str, ratings: Collection[str], rules: Collection[str]
) -> BodyRead:
    """The body of a document, which begins at the offset `start`; `rules` are the names that allowances may have."""
    tokens, env = parse_blocks(source.text, start)
    blocks = read_blocks(tokens, source)
    body = Body(tokens)
    reader = ClaimReader(body, source.path, source.text, language, lambda text: needs_citation(text, language))
    read = reader.read(blocks)
    allowances, allowance_problems = read_allowances(
        tokens, int(env["shift"]), [block.inline for block in blocks], source, rules
    )
    claim_ids = {claim.id for claim in read.claims}
    body.headings, heading_problems = heading_anchors(blocks, source.path, claim_ids)
    checks = {id(block.check.token): block.check for block in blocks if block.check}
    containers = {id(token): token for token in tokens if token.type == "container_fact-check_open"}
    statements = {
        key: claim.id
        for key, check in checks.items()
        for claim in reversed(read.claims)
        if claim.within == "statement" and check.span.holds(claim.prose.whole)
    }
    fact_checks, check_problems = read_fact_checks(checks.values(), statements, source.path, ratings)
    body.fact_checks = {key: found for key, found in zip(checks, fact_checks, strict=True) if key in containers}
    notes = frozenset(f"fn-{label}" for label in body.notes)
    problems = (*read.problems, *allowance_problems, *heading_problems, *mark_problems(blocks, source.path), *check_problems)
    return BodyRead(
        claims=read.claims,
        links=tuple(link for block in blocks for link in block.inline.links),
        anchors=frozenset(claim_ids | set(body.headings.values())) | notes,
        allowances=allowances,
        fact_checks=fact_checks,
        todos=read.todos,
        uncited=read.uncited,
        words=sum(word_count(block.inline.prose.text) for block in blocks),
        body=body,
        problems=problems,
    )
