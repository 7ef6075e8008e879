"""`briefgen cite`: the paragraphs of the library that best bear a sentence, as citations ready to paste."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from briefgen.citing.index import SearchIndex, SearchUnavailableError
from briefgen.citing.passages import Candidate, Entry
from briefgen.citing.rank import Proposal, quoted_words, rank
from briefgen.citing.terms import telling_terms
from briefgen.cli.colour import wants_colour
from briefgen.cli.complaint import Refusal
from briefgen.cli.options import Common, with_common
from briefgen.cli.site import find_site, path_in_site, read_settings
from briefgen.cli.terminal import print_report
from briefgen.engine.files import read_text
from briefgen.model import Settings, Source
from briefgen.originals import read_original
from briefgen.parse.source import parse_source
from briefgen.report.paint import Paint, Style
from briefgen.report.visible import visible

INDEX = ".briefgen/library.sqlite"
CANDIDATES = 40


@click.command("cite")
@click.argument("text", nargs=-1)
@click.option("--briefing", type=click.Path(path_type=Path), metavar="FILE", help="Propose for its uncited claims.")
@click.option("--limit", type=click.IntRange(1, 50), metavar="N", help="How many to show; else 5, or 2 a claim.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print; else text.")
@with_common
def command(common: Common, text: tuple[str, ...], briefing: Path | None, limit: int | None, form: str) -> int:
    """Find the paragraphs that best bear TEXT, as citations ready to paste; `-` reads it from standard input."""
    root = find_site(common.site)
    settings = read_settings(root)
    if bool(text) == (briefing is not None):
        raise Refusal("say what to look for: a sentence, or --briefing FILE")
    sentences: tuple[tuple[str, str], ...]
    if briefing is not None:
        # Only this needs the parser of briefings.
        from briefgen.cli.uncited import uncited  # noqa: PLC0415

        sentences = uncited(root, path_in_site(root, briefing), settings)
        if not sentences:
            common.progress(f"{briefing}: every claim that needs a citation has one.")
    else:
        given = sys.stdin.read() if text == ("-",) else " ".join(text)
        sentences = (("", " ".join(given.split())),)
        if not any(telling_terms(given)):
            raise Refusal("there is no word in it to look for")
    index = open_library(common, root, settings)
    try:
        most = limit or (2 if briefing else 5)
        answers = [(place, words, answer(index, words, settings, most)) for place, words in sentences]
    finally:
        index.close()
    if form == "json":
        print_report(_json(answers))
    else:
        print_report("\n".join(_told(*each) for each in answers), colour=wants_colour())
    if not briefing and not answers[0][2]:
        common.progress("No source bears a word of it.")
    return 0


def open_library(common: Common, root: Path, settings: Settings) -> SearchIndex:
    """The site's index, brought up to date.

    Raises:
        Refusal: this Python cannot search.
    """
    try:
        index = SearchIndex(root / INDEX)
    except SearchUnavailableError:
        raise Refusal(
            "this Python's SQLite has no full-text search (FTS5); install Python from python.org, conda or your system"
        ) from None

    originals = root / settings.originals if settings.originals else None

    def read(path: Path) -> Entry | None:
        found = read_text(path.parent, path.name)
        if found.problem:
            return None
        source, _ = parse_source(found.text, settings)
        full = _full_text(originals, source, settings)
        passages = tuple((each.anchor, full.get(each.anchor, each.text)) for each in source.passages if each.anchor)
        return Entry(source.head.title, source.head.language or settings.language, str(source.head.issued), passages)

    changed = index.refresh(root / settings.content / "sources", read, originals)
    if changed:
        common.detail(f"Took {changed} changed sources into the index")
    return index


def _full_text(originals: Path | None, source: Source, settings: Settings) -> Mapping[str, str]:
    """The paragraphs of an elided source's original: what it leaves out may be what bears the sentence."""
    for ending in (".md", ".txt") if originals else ():
        if originals and (originals / f"{source.id}{ending}").is_file():
            found = read_text(originals, f"{source.id}{ending}")
            return {} if found.problem else read_original(found.text, source.passages, settings)
    return {}


def answer(index: SearchIndex, text: str, settings: Settings, limit: int) -> tuple[Proposal, ...]:
    """The best paragraphs for a sentence."""
    quoted = [term.key for words in quoted_words(text) for term in telling_terms(words)]
    keys = [term.key for term in telling_terms(text)]
    found: dict[tuple[str, str], Candidate] = {}
    for looked_for in (quoted, keys):
        for each in index.candidates(looked_for, CANDIDATES) if looked_for else ():
            found.setdefault((each.source, each.anchor), each)
    return rank(text, settings.language, tuple(found.values()), settings.aliases, limit)


def _told(place: str, text: str, proposals: tuple[Proposal, ...]) -> str:
    lines = [f"{place}: {visible(text)}"] if place else []
    if place and not proposals:
        lines.append("   no source bears a word of it")
    paint = Paint(wants_colour())
    for number, proposal in enumerate(proposals, 1):
        head = ", ".join(part for part in (visible(proposal.title), proposal.issued) if part)
        lines.append(f"{number:>2} {paint(visible(proposal.citation), Style.STRONG)}  {head}")
        lines.append(f"   {''.join(_marked(proposal, paint))}")
        if proposal.missing:
            lines.append(f"   not there: {', '.join(visible(words) for words in proposal.missing)}")
    return "".join(f"{line}\n" for line in lines)


def _marked(proposal: Proposal, paint: Paint) -> Iterator[str]:
    """The paragraph with its matching words in colour, or between asterisks where there is none."""
    place = 0
    for start, end in proposal.marks:
        words = visible(proposal.text[start:end])
        yield visible(proposal.text[place:start])
        yield paint(words, Style.ADDED) if paint.on else f"*{words}*"
        place = end
    yield visible(proposal.text[place:])


def _json(answers: list[tuple[str, str, tuple[Proposal, ...]]]) -> str:
    found = [
        {
            "place": place or None,
            "text": text,
            "proposals": [
                {
                    "citation": each.citation,
                    "source": each.source,
                    "paragraph": each.anchor,
                    "title": each.title,
                    "issued": each.issued or None,
                    "text": each.text,
                    "marks": [list(mark) for mark in each.marks],
                    "quote": each.exact,
                    "missing": list(each.missing),
                    "score": each.score,
                }
                for each in proposals
            ],
        }
        for place, text, proposals in answers
    ]
    return json.dumps({"version": 1, "claims": found}, ensure_ascii=False, indent=2) + "\n"
