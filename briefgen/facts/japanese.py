"""The Japanese pack: what a sentence denies, how sure it is, whose word it is, and what bounds a number.

Japanese puts these at a sentence's end, in writing without spaces: they are found as strings, and sentences are
compared by the pairs of characters that they share.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.facts.pack import Bound
from briefgen.facts.tokens import Kind, Token
from briefgen.frozen import frozen

_BEFORE = {"最大": Bound.AT_MOST, "最高": Bound.AT_MOST, "約": Bound.ABOUT, "およそ": Bound.ABOUT, "ほぼ": Bound.ABOUT}
_BEFORE |= {"少なくとも": Bound.AT_LEAST, "最低": Bound.AT_LEAST}
_AFTER = {"以上": Bound.AT_LEAST, "以下": Bound.AT_MOST, "未満": Bound.UNDER, "超": Bound.OVER, "程度": Bound.ABOUT}
_AFTER |= {"前後": Bound.ABOUT, "近く": Bound.ABOUT, "弱": Bound.ABOUT, "強": Bound.ABOUT}


_KANA = re.compile("[\u3040-\u30ff]")


def is_japanese(text: str) -> bool:
    """Whether a text has kana, which only Japanese is written in."""
    return not text.isascii() and _KANA.search(text) is not None


def bound(before: str, after: str) -> Bound:
    """The bound that the words on either side of a number set."""
    for words, found in _BEFORE.items():
        if before.endswith(words):
            return found
    return next((found for words, found in _AFTER.items() if words in after), Bound.EXACT)


def prefix(before: str) -> int:
    """How many characters at the end of a word set a bound on the number after it."""
    return next((len(words) for words in _BEFORE if before.endswith(words)), 0)


@cache
def _denials() -> re.Pattern[str]:
    return re.compile(r"ない|なかった|なく(?:、|て)|ません|ず(?:、|に|。)|拒否|否定|見送|失敗")


@cache
def _hedges() -> re.Pattern[str]:
    return re.compile(
        r"予定|見通し|見込み|方針|可能性|とみられ|検討|目指|計画|かもしれない|だろう|でしょう|期待|意向|調整し"
    )


@cache
def _attributions() -> re.Pattern[str]:
    return re.compile(r"によると|によれば|と(?:述べ|語|話|し|伝え|報じ|発表)|という。|とされ|関係者|との(?:こと|情報)")


@frozen
class Difference:
    """Words on one side only: offsets into the claim, and into the passage with that index.

    `kind` is `denied`, `affirmed`, `hedge` or `attribution`.
    """

    start: int
    end: int
    passage: int
    their_start: int
    their_end: int
    kind: str


_ALIKE = 0.6
_NEARLY = 0.75


def flips(claim: str, passages: Sequence[str]) -> Iterator[Difference]:
    """Sentences of a claim that deny what their nearest sentence says, or say what it denies."""
    for start, end, passage, first, last in _pairs(claim, passages, _ALIKE):
        ours = list(_denials().finditer(claim, start, end))
        theirs = list(_denials().finditer(passages[passage], first, last))
        if len(ours) % 2 == len(theirs) % 2:
            continue
        if ours:
            yield Difference(ours[-1].start(), ours[-1].end(), passage, first, last, "denied")
        else:
            yield Difference(start, end, passage, theirs[-1].start(), theirs[-1].end(), "affirmed")


def lost(claim: str, passages: Sequence[str], kind: str) -> Iterator[Difference]:
    """Sentences that say outright what their nearest sentence says with a hedge, or as somebody's word."""
    pattern = _hedges() if kind == "hedge" else _attributions()
    for start, end, passage, first, last in _pairs(claim, passages, _NEARLY):
        theirs = pattern.search(passages[passage], first, last)
        if theirs and not pattern.search(claim, start, end):
            yield Difference(start, end, passage, theirs.start(), theirs.end(), kind)


def _pairs(claim: str, passages: Sequence[str], least: float) -> Iterator[tuple[int, int, int, int, int]]:
    """Each sentence of a claim with the sentence of a passage that bears most of it, where it bears enough."""
    stated = [(index, *span) for index, passage in enumerate(passages) for span in _sentences(passage)]
    for start, end in _sentences(claim):
        ours = _bigrams(claim[start:end])
        if not ours:
            continue
        shares = [
            (len(ours & _bigrams(passages[index][first:last])) / len(ours), -index, -first, last)
            for index, first, last in stated
        ]
        share, index, first, last = max(shares, default=(0.0, 0, 0, 0))
        if share >= least:
            yield start, end, -index, -first, last


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^。！？\n]+[。！？]?", text):
        yield match.span()


def _bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters, of words of content alone: kana endings are what differs."""
    return frozenset(
        text[index : index + 2]
        for index in range(len(text) - 1)
        if all(character.isalnum() for character in text[index : index + 2]) and not _ending(text[index : index + 2])
    )


def stretch(text: str, start: int, end: int) -> Token:
    """A stretch of a text as one token."""
    words = text[start:end]
    return Token(words, start, end, Kind.WORD, words, words, glued=True, sentence=0, first=False)


def _ending(pair: str) -> bool:
    return all("\u3040" <= character <= "\u309f" for character in pair)
