"""The full text of an elided source, by the anchors of its paragraphs.

An original is Markdown with anchors, or plain text with blank lines between paragraphs, which are p1, p2 … in order.
A text as it was published begins with a headline and a byline, perhaps; then the paragraphs are counted as
`briefgen import` counts them. Which of the two it is, the digests and the kept words tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.digest import paragraph_digest
from briefgen.elision import GAP, kept_runs
from briefgen.matching.normal import normalise
from briefgen.model import Passage, Settings, Source
from briefgen.parse.source import parse_source
from briefgen.text import SourceText


def read_original(text: SourceText, passages: Sequence[Passage], settings: Settings) -> Mapping[str, str]:
    """The original's paragraphs by anchor; `passages` are those of the committed source."""
    if text.path.endswith(".md"):
        source, _ = parse_source(text, settings)
        return {passage.anchor: passage.text for passage in source.passages}
    blocks = [" ".join(block.split()) for block in text.text.split("\n\n")]
    blocks = [block for block in blocks if block]
    # A text may open with lines that are no paragraphs of the article: see from where the counting agrees best.
    offsets = range(min(len(blocks), 4))
    best = max(offsets, key=lambda offset: (_agreement(blocks[offset:], passages), -offset), default=0)
    return _numbered(blocks[best:])


def with_original(source: Source, original: Mapping[str, str]) -> Source:
    """The source with its original, and each elided passage with its whole paragraph, for facts to be held against.

    A paragraph that its digest or its kept words disown is left out: `drifted-source` answers for it.
    """
    passages = tuple(
        replace(passage, full=original[passage.anchor])
        if GAP.search(passage.text) and passage.anchor in original and _agrees(passage, original[passage.anchor])
        else passage
        for passage in source.passages
    )
    return replace(source, passages=passages, original=original)


def _numbered(blocks: Sequence[str]) -> dict[str, str]:
    return {f"p{number}": block for number, block in enumerate(blocks, 1)}


def _agreement(blocks: Sequence[str], passages: Sequence[Passage]) -> int:
    """How many passages agree with the paragraphs of their numbers."""
    numbered = _numbered(blocks)
    return sum(_agrees(passage, numbered[passage.anchor]) for passage in passages if passage.anchor in numbered)


def _agrees(passage: Passage, full: str) -> bool:
    if passage.digest:
        return passage.digest == paragraph_digest(full)
    text = normalise(full).text
    return all(normalise(" ".join(run.split())).text in text for run, _ in kept_runs(passage))
