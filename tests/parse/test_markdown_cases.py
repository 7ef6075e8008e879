"""Cases of reading Markdown: title, input and what is read of it, many to a file.

A file of `cases` is a row of cases. Each begins with a line `=== title`; the input follows, then a line `---`, then
what is expected. In the input `␍`, `␉` and `﹖` stand for a carriage return, a tab and a byte-order mark.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.engine.files import read_text
from briefgen.model import Claim, DocumentKind, Settings
from briefgen.parse.bracket import read_citation
from briefgen.parse.claim_ids import claim_id
from briefgen.parse.document import parse_document
from briefgen.parse.problem import Problem
from briefgen.parse.source import parse_source
from briefgen.rules import NAMES
from briefgen.text import SourceText, Span

CASES = Path(__file__).parent / "cases"
SITE = Settings("Site")
HEAD = "---\ntitle: Title\ndate: 2025-10-29\n---\n"
SOURCE_HEAD = "---\ntitle: Title\nissued: 2025-10-28\n---\n"


def read_cases(name: str) -> list[tuple[str, str, str]]:
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    found: list[tuple[str, str, str]] = []
    for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        given, _, expected = rest.partition("\n---\n")
        found.append((title, given, expected.rstrip("\n")))
    return found


def as_given(text: str) -> str:
    return text.replace("␍", "\r").replace("␉", "\t").replace("﹖", "\ufeff")


@pytest.mark.parametrize("name", ["citation", "body", "passages"])
def test_titles_are_told_apart(name: str) -> None:
    titles = [title for title, _, _ in read_cases(name)]
    assert len({*titles}) == len(titles)


def all_cases() -> Iterator[object]:
    for name, reader in READERS.items():
        for title, given, expected in read_cases(name):
            yield pytest.param(reader, given, expected, id=f"{name}: {title}")


def citation(given: str) -> Iterator[str]:
    """Every citation of one line, by the grammar alone."""
    position = given.find("[")
    while position >= 0:
        found = read_citation(given, position, len(given))
        if found is None:
            yield f"no citation at {position}"
            position = given.find("[", position + 1)
            continue
        yield f"{given[found.span.start : found.span.end]!r}{' todo' if found.todo else ''}"
        for item in found.items:
            locators = ", ".join(f"{each.first}..{each.last}" if each.last else each.first for each in item.locators)
            quotes = "".join(f" <{given[quote.start : quote.end]}>" for quote in item.quotes)
            yield f"  {item.signal or 'cite'} {item.key} [{locators}]{quotes}"
        for mistake in found.mistakes:
            certain = "" if mistake.replacement is None else f" -> {mistake.replacement!r}"
            yield f"  wrong {given[mistake.span.start : mistake.span.end]!r}: {mistake.message}{certain}"
        position = given.find("[", max(found.span.end, position + 1))


def body(given: str) -> Iterator[str]:
    """The claims of a briefing and what else is read of its body; lines count from the body's first."""
    source = text_of("content/briefings/case.md", given, HEAD)
    briefing, problems = parse_document(source, DocumentKind.BRIEFING, SITE, NAMES)
    for claim in briefing.claims:
        yield from told_claim(source, claim)
    yield from (f"to do at {place(source, span)}" for span in briefing.todos)
    yield from (f"link {link.kind} {link.target} at {place(source, link.span)}" for link in briefing.links)
    for allowance in briefing.allowances:
        yield f"allows {allowance.rule} at {place(source, allowance.covers)}: {allowance.reason}"
    for check in briefing.fact_checks:
        said = f"{check.rating} {check.claimant} {check.made} of {check.statement}"
        yield f"fact check {said} at {place(source, check.span)}"
    claims = {claim.id for claim in briefing.claims}
    anchors = sorted(briefing.anchors - claims)
    if anchors:
        yield f"anchors {' '.join(anchors)}"
    yield from told_problems(source, problems)


def told_claim(source: SourceText, claim: Claim) -> Iterator[str]:
    ident = "c-…" if claim.id == claim_id(claim.text) else claim.id.replace(claim_id(claim.text), "c-…")
    needs = f" (needs {claim.needs})" if claim.needs else ""
    within = f" in a {claim.within}" if claim.within else ""
    cell = f" under {' and '.join(claim.cell)}" if claim.cell else ""
    yield f"{claim.kind} {ident}{within}{cell}{needs} at {place(source, claim.span)}: {claim.text}"
    for quotation in claim.quotations:
        yield f"  {quotation.role} at {place(source, quotation.span)}: {quotation.text}"
    for each in claim.citations:
        locators = ", ".join(f"{one.first}..{one.last}" if one.last else one.first for one in each.locators)
        quotes = "".join(f" <{quotation.text}>" for quotation in each.quotations)
        yield f"  {each.group} {each.intent} {each.key} [{locators}]{quotes}"
    yield from (f"  term: {claim.text[start:end]}" for start, end in claim.terms)


def passages(given: str) -> Iterator[str]:
    """The passages of a source; lines count from the body's first."""
    source = text_of("content/sources/case.md", given, SOURCE_HEAD)
    found, problems = parse_source(source, SITE)
    for each in found.passages:
        level = f" {each.level}" if each.level else ""
        digest = f" digest {each.digest[:6]}…" if each.digest else ""
        yield f"{each.anchor} {each.kind}{level}{digest} at {place(source, each.span)}: {each.text}"
    yield from told_problems(source, problems)


def text_of(path: str, given: str, head: str) -> SourceText:
    return SourceText(path, given.removeprefix("BARE\n") if given.startswith("BARE\n") else head + given)


def told_problems(source: SourceText, problems: tuple[Problem, ...]) -> Iterator[str]:
    for one in sorted(problems, key=lambda each: each.finding.label.span):
        yield f"wrong at {place(source, one.finding.label.span)}: {one.rule}: {one.finding.message}"


def place(source: SourceText, span: Span) -> str:
    shift = 4 if source.text.startswith("---") else 0
    start, end = source.position(span.start), source.position(span.end)
    return f"{start.line - shift}:{start.column}-{end.line - shift}:{end.column}"


READERS: dict[str, Callable[[str], Iterator[str]]] = {"citation": citation, "body": body, "passages": passages}


@pytest.mark.parametrize(("reader", "given", "expected"), [*all_cases()])
def test_case(reader: Callable[[str], Iterator[str]], given: str, expected: str, *, update: bool) -> None:
    actual = "\n".join(reader(as_given(given)))
    if update:
        rewrite(reader.__name__, given, actual)
        return
    assert actual == expected


def rewrite(name: str, given: str, actual: str) -> None:
    cases = [(title, old, actual if old == given else said) for title, old, said in read_cases(name)]
    text = "\n".join(f"=== {title}\n{old}\n---\n{said}\n" for title, old, said in cases)
    (CASES / f"{name}.txt").write_text(text, encoding="utf-8")


def test_newlines_and_byte_order_mark_are_read_away(tmp_path: Path) -> None:
    text = HEAD + "It rose by 5% [@wire p1].\n\nIt was “so very\ngood” [@wire p2].\n"
    plain, dos = tmp_path / "plain.md", tmp_path / "dos.md"
    plain.write_bytes(text.encode())
    dos.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    one, other = (read_text(tmp_path, name).text for name in ("plain.md", "dos.md"))
    assert one.text == other.text
    first, _ = parse_document(one, DocumentKind.BRIEFING, SITE, NAMES)
    second, _ = parse_document(other, DocumentKind.BRIEFING, SITE, NAMES)
    assert first.claims == second.claims


def test_claim_ids_are_those_of_the_contract() -> None:
    # SHA-256 of “Japan's sum: $5”, with straight marks as the normalisation has them.
    assert claim_id("Japan’s  sum: $5") == claim_id("Japan's sum: $5")
    assert re.fullmatch(r"c-[0-9a-f]{8}", claim_id("x"))
    assert claim_id("x") == "c-2d711642"
