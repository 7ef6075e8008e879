"""The sheet as a page to print: a claim beside its evidence, boxes to tick, a line to write on."""

from collections.abc import Iterable, Iterator
from html import escape

from briefgen.reviews.desk import Item, Paper, state_in_words
from briefgen.rights import Stretch

_STYLE = """\
body { font: 11pt/1.45 Georgia, serif; margin: 2em; color: #111; background: #fff }
h1 { font-size: 15pt } h2 { font-size: 12pt; margin-top: 2em }
section { break-inside: avoid; border-top: 1px solid #999; padding: .6em 0 }
.claim { font-weight: bold } .place, .state { font: 9pt/1.4 sans-serif; color: #444 }
.evidence { margin: .4em 0 .4em 1.5em } mark { background: none; text-decoration: underline }
mark.quoted { font-style: italic; text-decoration-style: double } .finding { color: #8a1f11 }
.verdict { font: 9pt/2.2 sans-serif } .line { display: inline-block; width: 24em; border-bottom: 1px solid #999 }"""


def write_page(title: str, items: Iterable[Item]) -> str:
    """The sheet as one HTML page that needs no other file."""
    head = f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n<style>\n{_STYLE}\n</style>'
    body = "\n".join(_body(items))
    return f'<!doctype html>\n<html lang="en">\n{head}\n<h1>{escape(title)}</h1>\n{body}\n</html>\n'


def _body(items: Iterable[Item]) -> Iterator[str]:
    briefing = None
    for item in items:
        if item.briefing.slug != briefing:
            briefing = item.briefing.slug
            yield f"<h2>{escape(item.briefing.head.title)}</h2>"
        yield "<section>"
        yield f'<p class="place">{escape(item.claim.id)} · {escape(item.briefing.path)}:{item.place.line}</p>'
        yield f'<p class="claim">{escape(item.claim.text)}</p>'
        yield from (_evidence(paper) for paper in item.papers)
        yield from (f'<p class="finding">{each.severity}: {escape(each.finding.message)}</p>' for each in item.findings)
        yield f'<p class="state">{escape(state_in_words(item.sign_off))}</p>'
        yield '<p class="verdict">☐ sign &ensp; ☐ reject, because <span class="line"></span> &ensp; by '
        yield '<span class="line" style="width: 10em"></span></p>\n</section>'


def _evidence(paper: Paper) -> str:
    where = " ".join(part for part in (paper.source, paper.anchor) if part)
    told = escape(f"{where}, {paper.says} — {paper.title} {paper.issued}".rstrip())
    text = "".join(_marked(paper)) if paper.text else "<em>the whole source</em>"
    return f'<div class="evidence"><p class="place">{told}</p><p>{text}</p></div>'


def _marked(paper: Paper) -> Iterator[str]:
    for start, end, kind in pieces(len(paper.text), paper.quoted, paper.shared):
        text = escape(paper.text[start:end])
        yield f'<mark class="{kind}">{text}</mark>' if kind else text


def pieces(length: int, quoted: Iterable[Stretch], shared: Iterable[Stretch]) -> Iterator[tuple[int, int, str]]:
    """A text of some length cut into stretches that are `quoted`, `shared`, or neither (an empty name)."""
    kinds = [""] * length
    for name, stretches in (("shared", shared), ("quoted", quoted)):
        for start, end in stretches:
            kinds[start:end] = [name] * (end - start)
    start = 0
    for end in range(1, length + 1):
        if end == length or kinds[end] != kinds[start]:
            yield start, end, kinds[start]
            start = end
