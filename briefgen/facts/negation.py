"""What a sentence denies: its negations, and the words that they reach."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefgen.facts.lines import is_content
from briefgen.facts.nearby import Nearby
from briefgen.facts.pack import Pack, openers
from briefgen.facts.reading import Reading
from briefgen.facts.tokens import Kind, Token
from briefgen.frozen import frozen


@frozen
class Denial:
    """A negation and what it denies: the stems of the first words of content after it."""

    cue: Token
    words: tuple[Token, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The stems denied."""
        return frozenset(word.stem for word in self.words)


@frozen
class Sentence:
    """A sentence as polarity sees it: its words of content, and what it denies."""

    tokens: tuple[Token, ...]
    content: tuple[Token, ...]
    stems: frozenset[str]
    denials: tuple[Denial, ...]

    @property
    def denied(self) -> frozenset[str]:
        """The stems that stand under a negation."""
        return frozenset().union(*(denial.stems for denial in self.denials))


def sentences(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences of a reading."""
    return tuple([sentence(reading, index) for index in range(len(reading.lines))])


Near = Sequence[tuple[Reading, Sentence]]


def near(found: Sequence[Nearby]) -> Near:
    """Sentences near a claim's, with what each denies."""
    return [(each.reading, sentence(each.reading, each.place)) for each in found]


def may_deny(words: Iterable[str], pack: Pack) -> bool:
    """Whether folded words have one that a negation may begin with: else their sentence denies nothing."""
    return not pack.cues.isdisjoint(words)


@lru_cache(maxsize=256)
def sentence(reading: Reading, index: int) -> Sentence:
    """One sentence of a reading."""
    tokens, pack = reading.sentence(index), reading.pack
    content = tuple(token for token in tokens if is_content(token, pack))
    return Sentence(tokens, content, frozenset(token.stem for token in content), tuple(_denials(tokens, pack)))


_NOT_DENIALS = frozenset(
    {
        "only",
        "just",
        "merely",
        "least",
        "less",
        "fewer",
        "more",
        "doubt",
        "matter",
        "later",
        "simply",
        "necessarily",
        "entirely",
        "fully",
        "always",
        "all",
        "every",
        "completely",
        "wholly",
        "solely",
    }
)


_BREAKS = frozenset(";:.()!?—–--")


_CLAUSES = frozenset({"but", "because", "although", "while", "which", "who", "that", "despite", "though", "until"})


_REACH = 6


def _denials(tokens: Sequence[Token], pack: Pack) -> Iterator[Denial]:
    for index, token in enumerate(tokens):
        end = _cue(tokens, index, pack)
        if end:
            yield Denial(token, tuple(_reached(tokens[end : end + 2 * _REACH], pack)))


def _cue(tokens: Sequence[Token], index: int, pack: Pack) -> int:
    """Where the negation that begins at an index ends; 0 where there is none."""
    token = tokens[index]
    # "Nor" or "No" with a capital inside a sentence is part of a title.
    if token.kind is not Kind.WORD or (token.capital and not token.first and not token.text.isupper()):
        return 0
    if token.folded in pack.negations:
        return index + 1 if _denies(tokens, index) else 0
    for length in (3, 2, 1) if token.folded in openers(pack.near_negations) else ():
        if tuple(word.folded for word in tokens[index : index + length]) in pack.near_negations:
            return index + length
    return 0


def _denies(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word of negation denies: not in "not only", "a nobody", "No. 1"."""
    token, following = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    if index and tokens[index - 1].folded in ("a", "than"):
        return False
    if following is None:
        return True
    if following.folded in _NOT_DENIALS or following.kind is Kind.FIGURE:
        return False
    return not (token.folded == "no" and following.kind is Kind.MARK)


def _reached(tokens: Sequence[Token], pack: Pack) -> Iterator[Token]:
    """The words of content that a negation reaches: up to the end of its clause."""
    count = 0
    for word in tokens:
        if word.text in _BREAKS or word.folded in _CLAUSES or (count and word.text in (",", "and")):
            return
        if is_content(word, pack):
            yield word
            count += 1
        if count == _REACH:
            return


def _reaches(cue: Token, offset: int, reading: Reading) -> bool:
    """Whether a negation stands before a place, and no phrase of its own ("Without dialogue, …") keeps it there."""
    return cue.start < offset and not (cue.folded == "without" and "," in reading.text[cue.end : offset])


_APART = frozenset({"other", "outside", "unlike", "except", "disassociated", "unrelated", "instead"})


def denied(offset: int, reading: Reading) -> bool:
    """Whether a place of a text stands after a negation in its sentence."""
    here = [each for each in sentences(reading) if each.tokens[0].start <= offset <= each.tokens[-1].end]
    if any(_reaches(denial.cue, offset, reading) for sentence in here for denial in sentence.denials):
        return True
    return any(
        _sets_apart(sentence.tokens, index) and token.end < offset
        for sentence in here
        for index, token in enumerate(sentence.tokens)
    )


def _sets_apart(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word sets things apart; "among other" and "and other" add to a list."""
    word = tokens[index].folded
    return word in _APART and not (word == "other" and index > 0 and tokens[index - 1].folded in ("among", "and"))
