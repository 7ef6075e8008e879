"""What the reviewer reads of one claim: styled text, from the top to the bottom."""

import re
from collections.abc import Iterator

from briefgen.matching.diff import word_diff
from briefgen.report.visible import visible
from briefgen.reviews.desk import Item, Paper, state_in_words
from briefgen.reviews.paper import pieces

Styled = tuple[str, str]
_CHANGE = re.compile(r"\[-.*?-\]|\{\+.*?\+\}")


def page(item: Item, word: str = "") -> list[Styled]:
    """The page: style and text in turn. `word` is what there is to say before anything else."""
    return [*_head(item, word), *(part for paper in item.papers for part in _evidence(paper)), *_findings(item)]


def _head(item: Item, word: str) -> Iterator[Styled]:
    if word:
        yield "class:word", f"{visible(word)}\n"
    yield "class:place", f"{visible(item.briefing.path)}:{item.place.line}  {item.claim.id}  {item.claim.kind}\n\n"
    yield "class:claim", f"{visible(item.claim.text)}\n\n"
    yield "", f"{visible(state_in_words(item.sign_off))}\n"
    signature = item.sign_off.signature
    if signature and item.sign_off.reworded:
        yield from _difference(visible(word_diff(signature.text, item.claim.text)))
    changes = (
        *(f"{key} has other words" for key in item.sign_off.changed),
        *(f"{key} is cited since" for key in item.sign_off.added),
        *(f"{key} is no longer cited" for key in item.sign_off.removed),
    )
    if changes:
        yield "class:word", f"{visible(', '.join(changes))}\n"
    if not item.papers:
        yield "class:warning", "\nIt cites nothing.\n"


def _difference(diff: str) -> Iterator[Styled]:
    place = 0
    for found in _CHANGE.finditer(diff):
        yield "", diff[place : found.start()]
        yield ("class:removed" if found[0].startswith("[-") else "class:added"), found[0]
        place = found.end()
    yield "", f"{diff[place:]}\n"


def _evidence(paper: Paper) -> Iterator[Styled]:
    where = " ".join(part for part in (paper.source, paper.anchor) if part)
    told = ", ".join(part for part in (where, paper.says, paper.title, paper.issued) if part)
    yield "class:place", f"\n{visible(told)}\n"
    for start, end, kind in pieces(len(paper.text), paper.quoted, paper.shared):
        yield (f"class:{kind}" if kind else ""), visible(paper.text[start:end])
    yield "", "\n" if paper.text else "the whole source\n"


def _findings(item: Item) -> Iterator[Styled]:
    if item.findings:
        yield "class:place", "\nOpen findings\n"
    for each in item.findings:
        yield f"class:{each.severity}", f"{each.severity}[{each.rule}]"
        yield "", f" {visible(each.finding.message)}\n"
        if each.finding.diff:
            yield from _difference(visible(each.finding.diff))
