"""Hedges and attributions that a claim loses on the way from its source."""

from collections.abc import Iterator, Sequence

from briefgen.facts import japanese
from briefgen.facts.common import is_common
from briefgen.facts.lines import BETWEEN, Line
from briefgen.facts.nearby import Nearby, covering
from briefgen.facts.negation import Sentence, near, sentence, sentences
from briefgen.facts.pack import Bound, Pack, openers, word_set
from briefgen.facts.quantity import Measure, Number, bounded_from
from briefgen.facts.reading import Reading
from briefgen.facts.stem import stem
from briefgen.facts.tokens import Kind, Token
from briefgen.frozen import frozen


@frozen
class Lost:
    """Words of a source that weaken or attribute what a claim says outright.

    `start` and `end` are offsets into the claim of what is said outright; `their_start` and `their_end` offsets into
    the passage of the words lost.
    """

    start: int
    end: int
    passage: Reading
    their_start: int
    their_end: int

    @property
    def words(self) -> str:
        """The words lost."""
        return self.passage.text[self.their_start : self.their_end]


def lost_limits(claim: Reading, passages: Sequence[Reading]) -> Iterator[Lost]:
    """Values that the claim gives outright, and every source only as a limit: `up to`."""
    for number in claim.numbers:
        if number.derived or number.bound is not Bound.EXACT or number.measure is Measure.ORDINAL:
            continue
        same = [
            (reading, other)
            for reading in passages
            for other in reading.numbers
            if not other.derived and _same(number, other)
        ]
        if same and all(other.bound is Bound.AT_MOST or other.bound is Bound.UNDER for _, other in same):
            reading, other = same[0]
            start = bounded_from(other, reading.tokens, reading.pack)
            yield Lost(number.start, number.end, reading, start, other.end)


def lost_ranks(claim: Reading, passages: Sequence[Reading]) -> Iterator[Lost]:
    """Superlatives that the claim gives outright, and every source only with a rank: the second highest."""
    if f"est{BETWEEN}" not in claim.run:
        return
    behind = {token.sentence for token in claim.tokens if token.folded == "behind"}
    for index, token in enumerate(claim.tokens):
        if not _is_superlative(token) or token.sentence in behind or _ranked(claim, index) is not None:
            continue
        same = [
            (reading, place)
            for reading in passages
            for place, other in enumerate(reading.tokens)
            if other.folded == token.folded
        ]
        ranks = [(reading, number) for reading, place in same if (number := _ranked(reading, place)) is not None]
        if ranks and len(ranks) == len(same):
            reading, number = ranks[0]
            end = next(other.end for other in reading.tokens[number.last :] if other.folded == token.folded)
            yield Lost(token.start, token.end, reading, number.start, end)


def _is_superlative(token: Token) -> bool:
    """Whether a word is the superlative of an everyday word: highest, largest, busiest."""
    base = token.folded.removesuffix("est")
    if base == token.folded or len(base) < 3:
        return False
    return any(is_common(stem(form)) for form in (base, base + "e", base.removesuffix("i") + "y", base[:-1]))


def _ranked(reading: Reading, place: int) -> Number | None:
    """The ordinal, second or later, that stands before a word, perhaps with a hyphen between."""
    before = place - 2 if place and reading.tokens[place - 1].text in "-‑–" else place - 1
    return next(
        (n for n in reading.numbers if n.last == before and n.measure is Measure.ORDINAL and n.value > 1),
        None,
    )


def _same(number: Number, other: Number) -> bool:
    return number.value == other.value and number.measure is other.measure and number.unit == other.unit


_COVERED = 0.75
_FEWEST = 4
_ASIDE = frozenset({"to", "will", "would"})
_SOFT = word_set("can could should would might may uncertain unclear rumoured rumored supposedly allegedly")


def lost_hedges(claim: Reading, passages: Sequence[Reading], close: Sequence[Sequence[Nearby]]) -> Iterator[Lost]:
    """Verbs that the claim says outright, and the source only with a hedge: `plans to`, `may`.

    `close` are the sentences near each of the claim's, as `nearby` finds them.
    """
    if japanese.is_japanese(claim.text):
        yield from _japanese(claim, passages, "hedge")
        return
    for index, line in enumerate(claim.lines):
        bearing = covering(line, close[index], fewest=_FEWEST, share=_COVERED)
        if not any(_may_hedge(each) for each in bearing):
            continue
        ours = sentence(claim, index)
        if any(_is_soft(token) for token in ours.tokens) or any(_hedged(ours.tokens, claim.pack)):
            continue
        theirs = near(bearing)
        for word in ours.content:
            if word.capital or _led(ours.tokens, word):
                continue
            hedged = [
                (reading, hedge)
                for reading, other in theirs
                for hedge, verb in _hedged(other.tokens, claim.pack)
                if verb.stem == word.stem
            ]
            if hedged and not any(_plain(word.stem, other, claim.pack) for one in passages for other in sentences(one)):
                reading, hedge = hedged[0]
                yield Lost(word.start, word.end, reading, hedge[0].start, hedge[-1].end)
                break


def _may_hedge(near: Nearby) -> bool:
    """Whether a sentence may have a hedge with a word of content after it: not in "on 5 May 2020"."""
    words, pack = near.line.words, near.reading.pack
    first = openers(pack.hedges)
    if first.isdisjoint(words):
        return False
    for index, word in enumerate(words):
        for end in range(index + 1, min(index + 4, len(words))) if word in first else ():
            # Beyond ASCII, what folds to a figure may be a word: `²`.
            figure = words[end].isdecimal() and near.reading.text.isascii()
            if words[index:end] in pack.hedges and words[end] not in pack.stopwords and not figure:
                return True
    return False


def _is_soft(token: Token) -> bool:
    """Whether a word leaves a thing open; "May" inside a sentence is a month."""
    return token.folded in _SOFT and (token.first or not token.capital)


def _keeps_apart(token: Token, pack: Pack) -> bool:
    """Whether a word gives a sentence to a speaker, quotes it, or leaves it open."""
    return token.stem in pack.attributions or token.folded in _MARKS or _is_soft(token)


def _led(tokens: Sequence[Token], word: Token) -> bool:
    """Whether a verb of the claim stands after "to", "will" or "would": it is no bare assertion."""
    index = tokens.index(word)
    return any(token.folded in _ASIDE for token in tokens[max(index - 2, 0) : index])


def _hedged(tokens: Sequence[Token], pack: Pack) -> Iterator[tuple[tuple[Token, ...], Token]]:
    """Hedges and the word of content that follows each at once."""
    first = openers(pack.hedges)
    for index, token in enumerate(tokens):
        for length in (3, 2, 1) if token.folded in first else ():
            phrase = tuple(tokens[index : index + length])
            if tuple(token.folded for token in phrase) not in pack.hedges:
                continue
            verb = tokens[index + length] if index + length < len(tokens) else None
            if verb is not None and verb.kind is Kind.WORD and verb.folded not in pack.stopwords:
                yield phrase, verb
            break


def _plain(stem: str, sentence: Sentence, pack: Pack) -> bool:
    """Whether a sentence has a word without a hedge before it."""
    hedged = {verb.start for _, verb in _hedged(sentence.tokens, pack)}
    return any(token.stem == stem and token.start not in hedged for token in sentence.content)


def lost_attributions(claim: Reading, passages: Sequence[Reading], close: Sequence[Sequence[Nearby]]) -> Iterator[Lost]:
    """Sentences that the claim says outright, and the source only as somebody's word; `close` as for hedges."""
    if japanese.is_japanese(claim.text):
        yield from _japanese(claim, passages, "attribution")
        return
    for index, line in enumerate(claim.lines):
        bearing = covering(line, close[index], fewest=_FEWEST, share=_COVERED)
        # One sentence that says it outright is enough.
        if not bearing or not all(_may_attribute(each.line) for each in bearing):
            continue
        ours = sentence(claim, index)
        if any(_keeps_apart(token, claim.pack) for token in ours.tokens):
            continue
        attributed = [(reading, words) for reading, other in near(bearing) if (words := _attribution(other, ours))]
        if len(attributed) == len(bearing):
            reading, words = attributed[0]
            yield Lost(ours.tokens[0].start, ours.tokens[-1].end, reading, words[0].start, words[-1].end)


def _japanese(claim: Reading, passages: Sequence[Reading], kind: str) -> Iterator[Lost]:
    for found in japanese.lost(claim.text, [reading.text for reading in passages], kind):
        yield Lost(found.start, found.end, passages[found.passage], found.their_start, found.their_end)


_MARKS = frozenset('"“”‘`「『')
_DOUBTFUL = word_set("allegedly reportedly purportedly supposedly alleged alleges")
SPEAKERS = frozenset(
    stem(word)
    for word in word_set(
        "official source person spokesman spokeswoman spokesperson authority police expert analyst witness media "
        "insider diplomat aide report"
    )
)
_OPENING = _DOUBTFUL | {"according"}
_SAID = frozenset({"say", "tell", "claim", "warn", "believ"})
_REPORTED = frozenset({"report"})


def _may_attribute(line: Line) -> bool:
    """Whether a sentence has a word that an attribution begins with."""
    return not _OPENING.isdisjoint(line.words) or not SPEAKERS.isdisjoint(line.stems)


def _attribution(sentence: Sentence, ours: Sentence) -> tuple[Token, ...]:
    """The words that give a sentence to an unnamed or doubted speaker; none where it is said outright."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        following = tokens[index + 1 : index + 4]
        if token.folded in _DOUBTFUL and any(word.stem in ours.stems for word in following):
            return (token,)
        if token.folded == "according":
            for length, word in enumerate(following, 2):
                if word.stem in SPEAKERS:
                    return tuple(tokens[index : index + length])
        if token.stem in SPEAKERS and following and following[0].stem in _said(following):
            return (token, following[0])
    return ()


def _said(following: Sequence[Token]) -> frozenset[str]:
    """The verbs of speech that count: "reported" only where it ends the sentence, or has its clause after it."""
    ends = len(following) == 1 or following[1].kind is Kind.MARK or following[1].folded == "that"
    return _SAID | _REPORTED if ends else _SAID
