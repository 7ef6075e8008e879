"""The passages of a source: its blocks, each ended by its anchor."""

import re
from collections.abc import Collection

from briefgen.diagnostic import Edit, Fix, Label, Severity
from briefgen.frozen import frozen
from briefgen.model import Passage, PassageKind
from briefgen.parse.attributes import Attributes, trailing_attributes
from briefgen.parse.inline import InlineText
from briefgen.parse.markdown import parse_blocks
from briefgen.parse.problem import Problem, problem
from briefgen.parse.walk import Block, BlockKind, read_blocks
from briefgen.text import Prose, SourceText, Span, join

RULE = "invalid-citation"
ANCHOR = re.compile(r"[a-z][a-z0-9_]*")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@frozen
class _Found:
    """A block of a source and its anchor, before it is named."""

    block: Block
    prose: Prose
    attributes: Attributes | None
    span: Span
    place: Span
    """Where the anchor stands, or where one would be written."""


def read_passages(source: SourceText, start: int) -> tuple[tuple[Passage, ...], tuple[Problem, ...]]:
    """The passages of a source whose body begins at the offset `start`.

    A block without an anchor is no passage: it is reported, with the next free number as its fix.
    """
    tokens, env = parse_blocks(source.text, start, anchored=True)
    found = _found(read_blocks(tokens, source), env["rows"], source)
    used = {each.attributes.id for each in found if each.attributes and each.attributes.id}
    number = max((int(name[1:]) for name in used if name and re.fullmatch(r"p\d+", name)), default=0)
    seen: dict[str, _Found] = {}
    passages: list[Passage] = []
    problems: list[Problem] = []
    for each in found:
        if each.attributes is None or each.attributes.id is None:
            if each.block.kind is BlockKind.HEADER_CELL:
                continue
            number += 1
            problems.append(_anchorless(each, source.path, f"p{number}"))
            continue
        if not each.prose.text:
            problems.append(_alone(each, source.path))
            continue
        problems += _attribute_problems(each, each.attributes, source.path, used)
        name = each.attributes.id
        if name in seen:
            problems.append(
                problem(
                    "duplicate-id",
                    source.path,
                    each.place,
                    f"the anchor “{name}” stands on two blocks",
                    note="the second",
                    help="give one of them a number of its own; citations of the anchor mean the first",
                    related=(Label(source.path, seen[name].place, "the first"),),
                )
            )
            continue
        seen[name] = each
        passages.append(_passage(each, name, source.path))
    return tuple(passages), tuple(problems)


def _passage(found: _Found, name: str, path: str) -> Passage:
    kinds = {BlockKind.HEADING: PassageKind.HEADING, BlockKind.ITEM: PassageKind.ITEM}
    block = found.block
    kind = PassageKind.PARAGRAPH
    if block.row is not None:
        kind = PassageKind.ROW
    elif block.quote is not None:
        kind = PassageKind.QUOTE
    kind = kinds.get(block.kind, kind)
    attributes = found.attributes
    digest = attributes.values.get("sha256") if attributes else None
    level = int(block.heading.tag[1:]) if block.heading else block.depth
    source = path.rsplit("/", 1)[-1].removesuffix(".md")
    # A digest that cannot be one is reported already, and agrees with nothing.
    digest = digest.lower() if digest and _DIGEST.fullmatch(digest.lower()) else None
    return Passage(source, path, name, kind, found.prose, found.span, digest, level)


def _found(blocks: tuple[Block, ...], rows: dict[int, tuple[int, str]], source: SourceText) -> list[_Found]:
    found: list[_Found] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        until = position + 1
        if block.row is not None:
            while until < len(blocks) and blocks[until].row is block.row:
                until += 1
            found.append(_row(list(blocks[position:until]), rows, source))
        else:
            attributes: Attributes | None = block.inline.token.meta.get("attributes")
            span = _block_span(block.inline, source)
            place = _place(attributes, span, source)
            found.append(_Found(block, block.inline.prose.trimmed(), attributes, span, place))
        position = until
    return [each for each in found if each.prose.text or each.attributes]


def _block_span(inline: InlineText, source: SourceText) -> Span:
    """From the first word of a block to the end of its last line."""
    first, last = inline.token.map or [0, 1]
    end = source.line_span(min(max(last, first + 1), source.line_count)).end
    start = inline.place(0)
    return Span(start, max(start + len(source.text[start:end].rstrip()), start))


def _place(attributes: Attributes | None, span: Span, source: SourceText) -> Span:
    if attributes is None:
        return Span(span.end, span.end)
    # A block that is nothing but its anchor has no words, and its span is empty: look on its whole line.
    start = source.text.rfind("{", span.start if len(span) else 0, span.end)
    return Span(start, span.end) if start >= 0 else span


def _row(cells: list[Block], rows: dict[int, tuple[int, str]], source: SourceText) -> _Found:
    """A table row: its anchor follows the last `|`, or ends the last cell."""
    line = (cells[0].inline.token.map or [0, 1])[0]
    whole = source.line_span(line + 1)
    raw = source.text[whole.start : whole.end]
    span = Span(whole.start + len(raw) - len(raw.lstrip()), whole.start + len(raw.rstrip()))
    prose = join([cell.inline.prose.trimmed() for cell in cells if cell.inline.prose.text.strip()], " | ")
    attributes: Attributes | None = None
    if line in rows:
        attributes = trailing_attributes(rows[line][1])
        start = rows[line][0]
    else:
        attributes = next((cell.inline.token.meta.get("attributes") for cell in reversed(cells)), None)
        start = source.text.rfind("{", span.start, span.end)
    place = Span(start, source.text.find("}", start) + 1) if attributes and start >= 0 else Span(span.end, span.end)
    return _Found(cells[0], prose, attributes, span, place)


def _anchorless(found: _Found, path: str, name: str) -> Problem:
    fix = Fix((Edit(path, Span(found.span.end, found.span.end), f" {{#{name}}}"),))
    return problem(
        RULE,
        path,
        found.span,
        "the block has no anchor, so it cannot be cited",
        note="no anchor at its end",
        help=f"end it with {{#{name}}}",
        fix=fix,
        severity=Severity.WARNING,
    )


def _alone(found: _Found, path: str) -> Problem:
    return problem(
        RULE,
        path,
        found.place,
        "the anchor stands alone, and names no words",
        note="here",
        help="put it at the end of the paragraph that it names",
    )


def _attribute_problems(
    found: _Found, attributes: Attributes, path: str, used: Collection[str | None]
) -> list[Problem]:
    wrong: list[tuple[str, str]] = []
    problems: list[Problem] = []
    name = attributes.id or ""
    if not ANCHOR.fullmatch(name):
        better = name.lower().replace("-", "_")
        certain = ANCHOR.fullmatch(better) and better not in used and len(attributes.places) == 1
        fix = Fix((Edit(path, found.place, f"{{#{better}}}"),)) if certain else None
        mend = "an anchor is small letters, digits and “_”, a letter first: {#p4}"
        problems.append(problem(RULE, path, found.place, f"“{name}” is no anchor", note="here", help=mend, fix=fix))
    wrong += (
        (f"“{key}” means nothing in an anchor", "an anchor holds #name and, for an elided paragraph, sha256=…")
        for key in attributes.places
        if key not in ("#", "sha256")
    )
    digest = attributes.values.get("sha256")
    if digest is not None and not _DIGEST.fullmatch(digest.lower()):
        wrong.append(("the digest is not 64 hexadecimal digits", "sha256= is the SHA-256 of the full paragraph"))
    problems += (problem(RULE, path, found.place, message, note="here", help=mend) for message, mend in wrong)
    return problems
