"""A newer version of a known source: paragraphs that did not change keep their anchor, no number is used twice."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz

from briefgen.frozen import frozen
from briefgen.importing.article import Article, Block, Refusal
from briefgen.importing.elide import digest, keep_runs, without_words
from briefgen.importing.known import read_known
from briefgen.importing.markdown import read_blocks
from briefgen.importing.write_source import number, write_blocks
from briefgen.matching.diff import word_diff

ALIKE = 60
"""Per cent of similarity from which a new paragraph counts as a changed one, and keeps the old one's anchor."""

KNOWN = 3
"""One paragraph in so many must be known already, or the file is another article and not a newer version."""


class Kind(StrEnum):
    """What became of a paragraph."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@frozen
class Change:
    """One paragraph that is not as it was; `detail` is a word diff, or the paragraph's words."""

    kind: Kind
    anchor: str
    detail: str


@frozen
class Merged:
    """The new text of the source file. `kept` counts the paragraphs that are as they were.

    `original` is the body of the full text with the same anchors where the source is elided, else None.
    """

    text: str
    changes: tuple[Change, ...]
    kept: int
    original: str | None = None


def merge(
    existing: str, article: Article, *, taken: Iterable[str] = (), original: Mapping[str, str] | None = None
) -> Merged | Refusal:
    """Take a newer version of an article into the text of its source file; the front matter stays as it is.

    `taken` are anchors that briefings cite: their numbers are not given to new paragraphs, even where the paragraph
    is gone. `original` holds the full paragraphs of an elided source by anchor, so that changes can be shown. An
    elided source stays elided.
    """
    _, body = read_known(existing)
    old_blocks = number(read_blocks(existing, body)[0])
    old = [block for block in old_blocks if block.kind is not None]
    new = [block for block in article.blocks if block.kind is not None]
    pairs = _pairs(old, new, original or {})
    if len(pairs) * KNOWN < len(old):
        return Refusal(
            f"a source of this id stands already, and only {len(pairs)} of its {len(old)} paragraphs are in this file",
            "if it is another article, give it an id of its own with --id",
        )
    elided = any(block.digest for block in old)
    blocks = number(
        _merged(article.blocks, new, old, pairs, elided=elided), (*taken, *(block.anchor or "" for block in old))
    )
    changes = tuple(_changes(blocks, new, old, pairs, original or {}))
    same_order = list(pairs.values()) == sorted(pairs.values())
    if not changes and same_order and all(block.anchor for block in read_blocks(existing, body)[0] if block.kind):
        return Merged(existing, (), len(old))
    kept = len(pairs) - sum(change.kind is Kind.CHANGED for change in changes)
    anchors = iter([block.anchor for block in blocks if block.kind is not None])
    full = [replace(block, anchor=next(anchors) if block.kind is not None else None) for block in article.blocks]
    whole = write_blocks(full) if elided else None
    return Merged(existing[:body] + write_blocks(blocks), changes, kept, whole)


def _key(block: Block) -> str:
    return block.digest or digest(block.text)


def _pairs(old: list[Block], new: list[Block], original: Mapping[str, str]) -> dict[int, int]:
    """For each new paragraph that stood there before, changed or not: the index of the old one."""
    pairs: dict[int, int] = {}
    matcher = SequenceMatcher(None, [_key(block) for block in old], [_key(block) for block in new], autojunk=False)
    operations = matcher.get_opcodes()
    for tag, start, end, first, _ in operations:
        if tag == "equal":
            pairs.update((first + index - start, index) for index in range(start, end))
    paired = set(pairs.values())
    free = {_key(old[index]): index for index in range(len(old) - 1, -1, -1) if index not in paired}
    for index, block in enumerate(new):
        if index not in pairs and _key(block) in free:
            pairs[index] = free.pop(_key(block))
            paired.add(pairs[index])
    for tag, start, end, first, last in operations:
        if tag == "replace":
            unpaired = [index for index in range(start, end) if index not in paired]
            for index in range(first, last):
                if index not in pairs and (best := _most_alike(new[index], unpaired, old, original)) is not None:
                    pairs[index] = best
                    unpaired.remove(best)
                    paired.add(best)
    return dict(sorted(pairs.items()))


def _most_alike(block: Block, candidates: list[int], old: list[Block], original: Mapping[str, str]) -> int | None:
    scores = [(fuzz.ratio(block.text, _words(old[index], original)), -index) for index in candidates]
    score, index = max(scores, default=(0.0, 0))
    return -index if score >= ALIKE else None


def _words(block: Block, original: Mapping[str, str]) -> str:
    """The full words of an old paragraph: the original's where the source is elided and they agree with its digest."""
    full = original.get(block.anchor or "", "")
    return full if block.digest and digest(full) == block.digest else block.text


def _merged(
    blocks: tuple[Block, ...], new: list[Block], old: list[Block], pairs: Mapping[int, int], *, elided: bool
) -> list[Block]:
    indices = {id(block): index for index, block in enumerate(new)}
    result: list[Block] = []
    for block in blocks:
        index = indices.get(id(block))
        before = old[pairs[index]] if index is not None and index in pairs else None
        if index is None:
            result += () if elided else (block,)
        elif before is None:
            result.append(replace(without_words(block) if elided else block, anchor=None))
        elif not before.digest:
            result.append(replace(block, anchor=before.anchor))
        elif before.digest == digest(block.text):
            result.append(
                replace(block, markdown=before.markdown, text=before.text, digest=before.digest, anchor=before.anchor)
            )
        else:
            result.append(replace(keep_runs(before.text, block), anchor=before.anchor))
    return result


def _changes(
    blocks: tuple[Block, ...], new: list[Block], old: list[Block], pairs: Mapping[int, int], original: Mapping[str, str]
) -> Iterable[Change]:
    anchors = [block.anchor or "" for block in blocks if block.kind is not None]
    for index, block in enumerate(new):
        if index not in pairs:
            yield Change(Kind.ADDED, anchors[index], block.text)
        elif _key(old[pairs[index]]) != digest(block.text):
            before = _words(old[pairs[index]], original)
            yield Change(Kind.CHANGED, anchors[index], word_diff(before, block.text))
    paired = set(pairs.values())
    for index, block in enumerate(old):
        if index not in paired:
            yield Change(Kind.REMOVED, block.anchor or "", _words(block, original))
