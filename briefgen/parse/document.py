"""A briefing, a summit's page or a standing page: from its text to its claims."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from briefgen.model import Briefing, DocumentKind, Head, Link, LinkKind, Settings, SummitHead
from briefgen.parse.body import ClaimReader
from briefgen.parse.containers import container_problems
from briefgen.parse.document_head import read_briefing_head, read_page_head, read_summit_head
from briefgen.parse.fact_check import read_fact_checks
from briefgen.parse.front_matter import front_matter
from briefgen.parse.layout import Layout
from briefgen.parse.markdown import parse_blocks
from briefgen.parse.notices import heading_anchors, mark_problems, read_allowances
from briefgen.parse.problem import Problem
from briefgen.parse.slugs import slug_of
from briefgen.parse.walk import read_blocks
from briefgen.text import SourceText, word_count


def parse_document(
    source: SourceText, kind: DocumentKind, settings: Settings, rules: Collection[str]
) -> tuple[Briefing, tuple[Problem, ...]]:
    """A document and all that is wrong with its file; `rules` are the names that allowances may have."""
    front = front_matter(source)
    summit: SummitHead | None = None
    if kind is DocumentKind.BRIEFING:
        head, problems = read_briefing_head(source, front, settings)
    elif kind is DocumentKind.SUMMIT:
        head, summit, problems = read_summit_head(source, front, settings)
    else:
        head, problems = read_page_head(source, front, settings)
    stem = source.path.rpartition("/")[2].removesuffix(".md")
    # A summit is named by its file, as sources are: that is how briefings refer to it.
    slug = head.slug or (stem if kind is DocumentKind.SUMMIT else slug_of(stem) or "untitled")
    briefing = Briefing(
        kind, slug, source.path, source.text, head, links=_head_links(head, kind, source.text), summit=summit
    )
    briefing, found = _with_body(briefing, source, front.body_start, settings, rules)
    return briefing, (*problems, *found)


def _head_links(head: Head, kind: DocumentKind, text: str) -> tuple[Link, ...]:
    links: list[Link] = []
    if kind is DocumentKind.BRIEFING and head.summit and "summit" in head.places:
        links.append(Link(LinkKind.SUMMIT, head.summit, head.places["summit"]))
    if head.image and "image" in head.places:
        links.append(Link(LinkKind.IMAGE, head.image, head.places["image"]))
    # Aliases that cannot be read have places too: each alias is where its own words stand.
    places = [span for name, span in head.places.items() if name.startswith("aliases.")]
    for alias in head.aliases:
        span = next(
            (span for span in places if text[span.start : span.end].strip("'\"") == alias), head.places["aliases"]
        )
        links.append(Link(LinkKind.ALIAS, alias, span))
    # What a correction put right is a claim of the same page.
    claims = [claim for correction in head.corrections for claim in correction.claims]
    spans = [span for name, span in head.places.items() if re.fullmatch(r"corrections\.\d+\.claims\.\d+", name)]
    links += (Link(LinkKind.LINK, f"#{claim}", span) for claim, span in zip(claims, spans, strict=False))
    return tuple(links)


def _with_body(
    briefing: Briefing, source: SourceText, start: int, settings: Settings, rules: Collection[str]
) -> tuple[Briefing, list[Problem]]:
    """The briefing with what its body says; the body begins at the offset `start`."""
    language = briefing.head.language or settings.language
    tokens, env = parse_blocks(source.text, start)
    blocks = read_blocks(tokens, source)
    layout = Layout(tokens)
    read = ClaimReader(layout, source.path, source.text, language).read(blocks)
    inlines = [block.inline for block in blocks]
    allowances, problems = read_allowances(tokens, int(env["shift"]), inlines, source, rules)
    claim_ids = {claim.id for claim in read.claims}
    layout.headings, heading_problems = heading_anchors(blocks, source.path, claim_ids)
    checks = {id(block.check.token): block.check for block in blocks if block.check}
    statements = {
        key: claim.id
        for key, check in checks.items()
        for claim in reversed(read.claims)
        if claim.within == "statement" and check.span.holds(claim.prose.whole)
    }
    fact_checks, check_problems = read_fact_checks(checks.values(), statements, source.path, settings.ratings)
    layout.fact_checks = dict(zip(checks, fact_checks, strict=True))
    named = {span.attributes.id for inline in inlines for span in inline.spans if span.attributes.id}
    notes = {f"fn-{number}" for number, _ in enumerate(layout.notes, 1)}
    read_briefing = replace(
        briefing,
        claims=read.claims,
        links=(*briefing.links, *(link for inline in inlines for link in inline.links)),
        anchors=frozenset(claim_ids | named | set(layout.headings.values()) | notes),
        allowances=allowances,
        fact_checks=fact_checks,
        todos=read.todos,
        words=_words([inline.prose.text for inline in inlines]),
        body=layout,
    )
    marks = [*mark_problems(blocks, source.path), *container_problems(tokens, blocks, source)]
    return read_briefing, [*read.problems, *problems, *heading_problems, *marks, *check_problems]


def _words(texts: Sequence[str]) -> int:
    """How many words there are in all; those of most texts can be counted in one go."""
    plain = word_count("\n".join([text for text in texts if text.isascii()]))
    return plain + sum([word_count(text) for text in texts if not text.isascii()])
