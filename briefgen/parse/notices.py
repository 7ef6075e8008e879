"""What a body says beside its claims: allowances in comments, headings, marks nobody knows."""

import re
from collections.abc import Collection, Iterable, Iterator

from markdown_it.token import Token

from briefgen.diagnostic import Edit, Fix
from briefgen.model import Allowance
from briefgen.parse.attributes import Attributes
from briefgen.parse.claims import KINDS
from briefgen.parse.draft import TERM
from briefgen.parse.inline import InlineText
from briefgen.parse.nearest import nearest
from briefgen.parse.problem import Problem, problem
from briefgen.parse.slugs import slug_of
from briefgen.parse.walk import Block, BlockKind, lines_span
from briefgen.text import SourceText, Span

_ALLOW = re.compile(r"\s*briefgen:\s*(?P<verb>[\w-]+)\s*(?P<rule>[\w-]*)\s*(?::\s*(?P<reason>.*?))?\s*\Z", re.DOTALL)
_MARKS = (*KINDS, TERM)
_PAGE = "page--"
"""How every id begins that the theme gives to a part of a page: no heading's slug has two hyphens in a row, and no
paragraph's anchor has one."""
_NUMBERED = re.compile(r"(?:ev|cite|fn|fnref|correction)-\d+")


def read_allowances(
    tokens: list[Token], shift: int, inlines: Iterable[InlineText], source: SourceText, rules: Collection[str]
) -> tuple[tuple[Allowance, ...], list[Problem]]:
    """The allowances of a body, each with the block that follows it. `shift`: a block token's place to the file's."""
    if "<!--" not in source.text:
        return (), []
    comments: list[tuple[str, Span, int]] = []
    for token in tokens:
        if token.type == "comment_block":
            start = int(token.meta["at"]) + shift
            comments.append((token.content, Span(start, start + len(token.content) + 7), (token.map or [0, 0])[1]))
    for inline in inlines:
        last = (inline.token.map or [0, 0])[1]
        comments += [(content, span, last) for content, span in inline.comments]
    found: list[Allowance] = []
    problems: list[Problem] = []
    for content, span, after in sorted(comments, key=lambda comment: comment[1]):
        matched = _ALLOW.match(content)
        if not matched:
            continue
        covers = next(
            (lines_span(token, source) for token in tokens if token.map and token.map[0] >= after and _opens(token)),
            Span(span.end, span.end),
        )
        rule, reason = matched["rule"], " ".join((matched["reason"] or "").split())
        message, mend = _allowance_mistake(matched["verb"], rule, reason, rules)
        if message:
            problems.append(problem("unused-allowance", source.path, span, message, note="allows nothing", help=mend))
        else:
            found.append(Allowance(rule, reason, span, covers))
    return tuple(found), problems


def _opens(token: Token) -> bool:
    return token.type not in ("comment_block", "inline") and token.nesting >= 0


def _allowance_mistake(verb: str, rule: str, reason: str, rules: Collection[str]) -> tuple[str, str]:
    form = "write <!-- briefgen: allow RULE: reason -->"
    if verb != "allow":
        return f"“{verb}” is nothing that a comment can ask of briefgen", form
    if rule not in rules:
        close = nearest(rule, rules)
        return f"there is no rule “{rule}”" if rule else "the allowance names no rule", (
            f"did you mean “{close}”?" if close else form
        )
    if not reason:
        return f"the allowance of {rule} gives no reason, and is not heeded", form
    return "", ""


def heading_anchors(blocks: Iterable[Block], path: str, taken: Collection[str]) -> tuple[dict[int, str], list[Problem]]:
    """An anchor for each heading, by its inline token: the author's, else a slug of its words."""
    found: dict[int, str] = {}
    used = set(taken)
    problems: list[Problem] = []
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        attributes = block.inline.token.meta.get("attributes")
        if attributes and attributes.id:
            name = attributes.id
            if is_reserved(name):
                problems.append(reserved(name, path, block.inline.prose.whole))
            elif name in used:
                problems.append(
                    problem(
                        "duplicate-id",
                        path,
                        block.inline.prose.whole,
                        f"the id “{name}” is used twice",
                        note="a claim has it too" if name in taken else "the second",
                        help="give the heading another id",
                    )
                )
        else:
            base = slug_of(block.inline.prose.text) or "section"
            name, count = base, 1
            while name in used or is_reserved(name):
                count += 1
                name = f"{base}-{count}"
        used.add(name)
        found[id(block.inline.token)] = name
    return found, problems


def is_reserved(name: str) -> bool:
    """Whether an id is one that a page may give to a part of its own."""
    return name.startswith(_PAGE) or _NUMBERED.fullmatch(name) is not None


def reserved(name: str, path: str, span: Span) -> Problem:
    """An author's id that the page needs for itself."""
    message = f"the id “{name}” is one that the page gives to a part of its own"
    other = name.removeprefix(_PAGE) if name.startswith(_PAGE) else f"{name}-here"
    return problem("duplicate-id", path, span, message, note="taken", help=f"choose another, as {other}")


def mark_problems(blocks: Iterable[Block], path: str) -> list[Problem]:
    """Marks in braces that mean nothing: `{.analisys}`."""
    found: list[Problem] = []
    for block in blocks:
        if not (block.inline.spans or block.inline.token.meta):
            continue
        for attributes, inline in _attributes(block):
            if (
                attributes.id
                and is_reserved(attributes.id)
                and attributes is not block.inline.token.meta.get("attributes")
            ):
                found.append(reserved(attributes.id, path, inline.file_span(attributes.places["#"])))
            for key, place in attributes.places.items():
                if key == "#" or (key.startswith(".") and key[1:] in _MARKS):
                    continue
                close = nearest(key.removeprefix("."), _MARKS) if key.startswith(".") else None
                span = inline.file_span(place)
                fix = Fix((Edit(path, span, close),), safe=False) if close else None
                found.append(
                    problem(
                        "invalid-citation",
                        path,
                        span,
                        f"“{key}” is no mark that briefgen knows",
                        note="unknown mark",
                        help=f"did you mean “.{close}”?" if close else f"marks are {_listed(_MARKS)}",
                        fix=fix,
                    )
                )
    return found


def _attributes(block: Block) -> Iterator[tuple[Attributes, InlineText]]:
    heading: Attributes | None = block.inline.token.meta.get("attributes")
    if heading:
        yield heading, block.inline
    for span in block.inline.spans:
        yield span.attributes, block.inline


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f".{name}" for name in names)
