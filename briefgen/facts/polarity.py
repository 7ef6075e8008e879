"""Whether a claim says yes where its source says no."""

from collections import Counter
from collections.abc import Iterator, Sequence

from briefgen.facts import japanese
from briefgen.facts.lines import Line
from briefgen.facts.nearby import Nearby
from briefgen.facts.negation import Denial, Near, Sentence, may_deny, near, sentences
from briefgen.facts.negation import sentence as read_sentence
from briefgen.facts.pack import Pack, word_set
from briefgen.facts.reading import Reading
from briefgen.facts.tokens import Kind, Token
from briefgen.frozen import frozen


@frozen
class Flip:
    """A word of the claim that its source puts the other way round; `theirs` is the source's word or negation."""

    ours: Token
    theirs: Token
    passage: Reading
    kind: str


def flips(claim: Reading, passages: Sequence[Reading], close: Sequence[Sequence[Nearby]]) -> Iterator[Flip]:
    """Where a claim denies what its source says, says what its source denies, or says the opposite.

    `close` are the sentences near each of the claim's, as `nearby` finds them.
    """
    if japanese.is_japanese(claim.text):
        yield from _japanese(claim, passages)
        return
    for index, line in enumerate(claim.lines):
        if not _may_flip(line, close[index], claim.pack):
            continue
        words = claim.text[line.start : line.end]
        if any(words in reading.text for reading in passages):
            continue
        alike = near(close[index])
        sentence = read_sentence(claim, index)
        same = _same_but_for_no(sentence, alike, claim.pack)
        if same is not None:
            yield same
            continue
        twisted = _twisted(sentence) or any(_twisted(other) for _, other in alike)
        if twisted:
            flip = _opposite(sentence, alike, claim.pack, passages)
            if flip is not None:
                yield flip
            continue
        flip = (
            _denied_here(sentence, alike, passages)
            or _denied_there(sentence, alike)
            or _opposite(sentence, alike, claim.pack, passages)
        )
        if flip is not None:
            yield flip


def _may_flip(line: Line, close: Sequence[Nearby], pack: Pack) -> bool:
    """Whether one of some sentences may deny something, or a claim's has a word whose opposite stands near it."""
    if not close:
        return False
    if may_deny(line.words, pack):
        return True
    lines = [each.line for each in close]
    for other in lines:
        if may_deny(other.words, pack):
            return True
    opposites = [opposed for stem in line.stems if (opposed := pack.antonyms.get(stem))]
    return bool(opposites) and any(not opposed.isdisjoint(other.stems) for opposed in opposites for other in lines)


def _japanese(claim: Reading, passages: Sequence[Reading]) -> Iterator[Flip]:
    for found in japanese.flips(claim.text, [reading.text for reading in passages]):
        reading = passages[found.passage]
        yield Flip(
            japanese.stretch(claim.text, found.start, found.end),
            japanese.stretch(reading.text, found.their_start, found.their_end),
            reading,
            found.kind,
        )


# A sentence with one of these says no in a way of its own, which no count of negations can follow.
_TWISTS = word_set("absent free contrary uncertain unclear doubt false myth incorrect wrong zero only except")


def _twisted(sentence: Sentence) -> bool:
    return any(token.folded in _TWISTS or token.text == "0" for token in sentence.tokens)


def _denied_here(sentence: Sentence, near: Near, passages: Sequence[Reading]) -> Flip | None:
    """The claim denies a word that the source uses, and the source denies it nowhere."""
    for denial in sentence.denials:
        for word in denial.words[:2]:
            if any(word.stem in other.denied for reading in passages for other in sentences(reading)):
                break
            for reading, other in near:
                if all(third.stem in other.stems for third in denial.words[:3]) and not other.denials:
                    theirs = next(token for token in other.content if token.stem == word.stem)
                    return Flip(denial.cue, theirs, reading, "denied")
    return None


def _denied_there(sentence: Sentence, near: Near) -> Flip | None:
    """The source denies a word that the claim uses, and says it plainly nowhere."""
    if sentence.denials:
        return None
    for reading, other in near:
        for denial in other.denials:
            if not denial.words:
                continue
            word = denial.words[0]
            if not _says(sentence, denial):
                continue
            word = next(third for third in denial.words if third.stem in sentence.stems)
            if any(_plain(word.stem, third) for _, third in near):
                continue
            ours = next(token for token in sentence.content if token.stem == word.stem)
            return Flip(ours, denial.cue, reading, "affirmed")
    return None


_SAME = 0.9


_FEWEST = 5


def _same_but_for_no(sentence: Sentence, near: Near, pack: Pack) -> Flip | None:
    """The claim is a source's sentence, nearly word for word, with a negation more or less."""
    ours, our_cues = _without_negations(sentence, pack)
    found: Flip | None = None
    for reading, other in near:
        theirs, their_cues = _without_negations(other, pack)
        shared = (ours & theirs).total()
        if shared < _SAME * max(ours.total(), theirs.total()) or ours.total() < _FEWEST:
            continue
        if len(our_cues) == len(their_cues):
            return None
        cue = (our_cues or their_cues)[0]
        if len(our_cues) > len(their_cues):
            kept = [token.folded for token in their_cues]
            cue = next((token for token in our_cues if token.folded not in kept), our_cues[-1])
            found = Flip(cue, other.content[0], reading, "denied")
        else:
            kept = [token.folded for token in our_cues]
            cue = next((token for token in their_cues if token.folded not in kept), their_cues[-1])
            after = next((t for t in other.content if t.start > cue.start and t.stem in sentence.stems), None)
            word = next((t for t in sentence.content if after and t.stem == after.stem), sentence.content[0])
            found = Flip(word, cue, reading, "affirmed")
    return found


def _without_negations(sentence: Sentence, pack: Pack) -> tuple[Counter[str], list[Token]]:
    words = [token for token in sentence.tokens if token.kind is not Kind.MARK]
    kept = Counter(token.stem for token in words if token.folded not in pack.negations and token.stem != "do")
    return kept, [token for token in words if token.folded in pack.negations]


def _plain(stem: str, sentence: Sentence) -> bool:
    """Whether a sentence has a word outside its denials."""
    denied = {word.start for denial in sentence.denials for word in denial.words}
    return any(token.stem == stem and token.start not in denied for token in sentence.content)


def _says(sentence: Sentence, denial: Denial) -> bool:
    """Whether a sentence says what a denial denies: its first words, or most of what the sentence says of its names."""
    if all(word.stem in sentence.stems for word in denial.words[:2]):
        return True
    said = {token.stem for token in sentence.content if not token.capital}
    return len(said) >= 2 and len(said & denial.stems) >= 0.65 * len(said)


_WINDOW = 2


def _opposite(sentence: Sentence, near: Near, pack: Pack, passages: Sequence[Reading]) -> Flip | None:
    """The claim has a word whose opposite stands among the same words in the source."""
    for index, word in enumerate(sentence.content):
        opposites = pack.antonyms.get(word.stem)
        if (
            not opposites
            or (word.capital and not word.text.isupper())
            or any(word.stem in reading.words for reading in passages)
            or opposites & sentence.stems
        ):
            continue
        around = {token.stem for token in sentence.content[max(index - _WINDOW, 0) : index + _WINDOW + 1]} - {word.stem}
        for reading, other in near:
            if not other.stems.isdisjoint(pack.allies[word.stem]) or _compares(sentence, word):
                continue
            for place, their in enumerate(other.content):
                if their.stem not in opposites:
                    continue
                beside = {token.stem for token in other.content[max(place - _WINDOW, 0) : place + _WINDOW + 1]}
                ours_denied = word.stem in sentence.denied
                theirs_denied = their.stem in other.denied
                if around & beside and ours_denied == theirs_denied:
                    return Flip(word, their, reading, "opposite")
    return None


def _compares(sentence: Sentence, word: Token) -> bool:
    """Whether a word compares two things: `higher than Vietnam's` is `Vietnam's are lower than`."""
    return any(token.folded == "than" and token.start > word.start for token in sentence.tokens)
