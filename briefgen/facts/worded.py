"""Numbers in words: cardinals, ordinals, fractions, multiples."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.facts.figures import after_value
from briefgen.facts.pack import Bound, Pack, word_set
from briefgen.facts.quantity import Measure, Number, made, token_at
from briefgen.facts.tokens import Kind, Token


def worded(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number | None:
    """Numbers in words: twenty-five, two hundred and six, a third, three-quarters, twice, a dozen, eleventh."""
    word = words[index].folded
    if _in_name(words, index, pack):
        return _of_name(text, words, index, pack)
    if word in pack.times or word == "dozen":
        value, measure = (12, Measure.COUNT) if word == "dozen" else (pack.times[word], Measure.TIMES)
        return made(text, words, index, index, pack, value=value, measure=measure, step=1, worded=True)
    if word in pack.ordinals:
        return _ordinal(text, words, index, pack)
    if word in pack.shares and not word.endswith("s"):
        return _half_or_quarter(text, words, index, pack)
    before = token_at(words, index - 1)
    if word in pack.cardinals or (word in pack.scales and before is not None and before.folded == "a"):
        return _cardinal(text, words, index, pack)
    return None


_OF_SHARE = word_set("of from over by since to more less last this")


def _ordinal(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number | None:
    """Third, or a third of; "first" is read, but claims nothing by itself."""
    word = words[index].folded
    before, after = token_at(words, index - 1), token_at(words, index + 1)
    article = before is not None and before.folded in ("a", "one")
    second = token_at(words, index - 2)
    by = second is not None and second.folded == "by" and (after is None or after.text != "-")
    if word in pack.shares and article and (by or (after is not None and after.folded in _OF_SHARE)):
        share = pack.shares[word]
        return made(text, words, index, index, pack, value=share, measure=Measure.SHARE, step=0.01, worded=True)
    if word == "second" and before is not None and before.folded in ("per", "every"):
        return None
    value = pack.ordinals[word]
    number = made(text, words, index, index, pack, value=value, measure=Measure.ORDINAL, step=1, worded=True)
    return number._replace(derived=word == "first")


def _in_name(words: Sequence[Token], index: int, pack: Pack) -> bool:
    """Whether a number word is part of a name: Twenty One Pilots, the Group of Seven."""
    token, before, after = words[index], token_at(words, index - 1), token_at(words, index + 1)
    if not token.capital or token.folded in pack.times:
        return False
    if token.first:
        return after is not None and after.capital and after.folded in pack.cardinals
    beside = [word for word in (before, after) if word is not None and word.kind is Kind.WORD]
    return any(word.capital and not word.first for word in beside)


def _of_name(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number | None:
    """The number that ends a name, which bears a figure (Part Two, Part 2), and claims nothing itself."""
    before, value = token_at(words, index - 1), pack.cardinals.get(words[index].folded)
    if value is None or before is None or not before.capital:
        return None
    number = made(text, words, index, index, pack, value=value, measure=Measure.COUNT, step=1, worded=True)
    return number._replace(derived=True)


def _half_or_quarter(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number | None:
    word = words[index].folded
    before, after = token_at(words, index - 1), token_at(words, index + 1)
    if before is not None and (before.folded in pack.ordinals or before.folded in ("each", "every", "per", "last")):
        return None
    scale = token_at(words, index + 2)
    if after is not None and after.folded == "a" and scale is not None and scale.folded in pack.scales:
        value = pack.shares[word] * pack.scales[scale.folded]
        return made(text, words, index, index + 2, pack, value=value, measure=Measure.COUNT, step=1, worded=True)
    if after is None or after.folded not in ("of", "the", "its", "their", "his", "her", "a"):
        return None
    return made(text, words, index, index, pack, value=pack.shares[word], measure=Measure.SHARE, step=0.01, worded=True)


@dataclass(slots=True)
class _Sum:
    """A cardinal as far as it is read: full thousands, what is below them, and how exact it is."""

    thousands: float = 0.0
    below: float = 0.0
    step: float = 1.0

    @property
    def value(self) -> float:
        return self.thousands + self.below

    def takes(self, value: int) -> bool:
        """Whether a further word belongs to the number: "twenty three" is one, "two three" a list."""
        return self.below % 100 == 0 or (self.below % 10 == 0 and value < 10)

    def scale(self, factor: float) -> None:
        """Multiply what is below by a word of scale."""
        if factor == 100:
            self.below, self.step = (self.below or 1) * 100, 100
        else:
            self.thousands, self.below, self.step = self.thousands + (self.below or 1) * factor, 0.0, factor


def _cardinal(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number | None:
    total, last, measure = _Sum(), index, Measure.COUNT
    position = index
    while position < len(words):
        token, opening = words[position], position == index
        hyphened = not opening and words[position - 1].text == "-"
        word = token.folded
        if word in pack.cardinals and (opening or total.takes(pack.cardinals[word])):
            total.below, last = total.below + pack.cardinals[word], position
        elif pack.scales.get(word, 0) >= 100 and len(word) > 3:
            total.scale(pack.scales[word])
            last = position
        elif word == "dozen" and not opening:
            total.below, last = total.below * 12, position
            position += 1
            break
        elif word in pack.ordinals and hyphened:
            total.below, last, measure = total.below + pack.ordinals[word], position, Measure.ORDINAL
            break
        elif word in pack.shares and not opening and word.endswith(("s", "third", "half", "quarter")):
            value = total.value * pack.shares[word]
            return made(text, words, index, position, pack, value=value, measure=Measure.SHARE, step=0.01, worded=True)
        elif not _joins(words, position, pack, total, opening=opening):
            break
        position += 1
    measure, unit, last = after_value(words, last, pack, measure)
    number = made(
        text, words, index, last, pack, value=total.value, measure=measure, step=total.step, unit=unit, worded=True
    )
    # One is no number that a claim must prove, but "more than one" is, and a source's "one" is less than two.
    return number._replace(derived=total.value == 1 and number.bound is not Bound.OVER)


def _joins(words: Sequence[Token], position: int, pack: Pack, total: _Sum, *, opening: bool) -> bool:
    """Whether a token only joins two words of a number: a hyphen, or the "and" of two hundred and six."""
    token = words[position]
    if token.text == "-":
        return token.glued and not opening
    hundreds = total.below > 0 and total.below % 100 == 0
    return token.folded == "and" and hundreds and _follows_number(words, position, pack)


def _follows_number(words: Sequence[Token], position: int, pack: Pack) -> bool:
    following = token_at(words, position + 1)
    return following is not None and following.folded in pack.cardinals
