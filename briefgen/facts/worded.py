"""Numbers in words: cardinals, ordinals, fractions, multiples."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.facts.figures import after_value
from briefgen.facts.pack import Pack
from briefgen.facts.quantity import Measure, Number, made, token_at
from briefgen.facts.tokens import Kind, Token


def worded(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number | None:
    """Numbers in words: twenty-five, two hundred and six, a third, three-quarters, twice, a dozen, eleventh."""
    word = words[index].folded
    before = token_at(words, index - 1)
    if _in_name(words, index, pack):
        return None
    if word in pack.times:
        return made(text, words, index, index, pack, value=pack.times[word], measure=Measure.TIMES, step=1, worded=True)
    if word == "dozen":
        return made(text, words, index, index, pack, value=12, measure=Measure.COUNT, step=1, worded=True)
    if word in pack.shares and word not in pack.ordinals and not word.endswith("s"):
        return _half_or_quarter(text, words, index, pack)
    if word in pack.ordinals:
        following = token_at(words, index + 1)
        if before is not None and before.folded in ("a", "one") and following is not None and following.folded == "of":
            if word in pack.shares:
                return made(
                    text,
                    words,
                    index,
                    index,
                    pack,
                    value=pack.shares[word],
                    measure=Measure.SHARE,
                    step=0.01,
                    worded=True,
                )
        if word == "first":
            number = made(text, words, index, index, pack, value=1, measure=Measure.ORDINAL, step=1, worded=True)
            return replace(number, derived=True)
        if word == "second" and before is not None and before.folded in ("per", "every"):
            return None
        return made(
            text, words, index, index, pack, value=pack.ordinals[word], measure=Measure.ORDINAL, step=1, worded=True
        )
    if word in pack.cardinals or (word in pack.scales and before is not None and before.folded == "a"):
        return _cardinal(text, words, index, pack)
    return None


def _in_name(words: Sequence[Token], index: int, pack: Pack) -> bool:
    """Whether a number word is part of a name: Twenty One Pilots, the Group of Seven."""
    token, before, after = words[index], token_at(words, index - 1), token_at(words, index + 1)
    if not token.capital or token.folded in pack.times:
        return False
    if token.first:
        return after is not None and after.capital and after.folded in pack.cardinals
    beside = [word for word in (before, after) if word is not None and word.kind is Kind.WORD]
    return any(word.capital and not word.first for word in beside)


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


def _cardinal(text: str, words: Sequence[Token], index: int, pack: Pack) -> Number | None:
    total, current, position, last = 0.0, 0.0, index, index
    measure, step = Measure.COUNT, 1.0
    while position < len(words):
        token = words[position]
        word = token.folded
        if token.text == "-" and token.glued and position > index:
            position += 1
            continue
        joined = position == last + 1 or words[position - 1].text in ("-", "and")
        if position > index and not joined:
            break
        if word in pack.cardinals:
            value = pack.cardinals[word]
            # "two three" is a list; "twenty three" a number.
            if position > index and not (current % 100 == 0 or (current % 10 == 0 and value < 10)):
                break
            current, last = current + value, position
        elif word in pack.scales and pack.scales[word] >= 100 and word.isalpha() and len(word) > 3:
            factor = pack.scales[word]
            if factor == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * factor, 0.0
            last, step = position, (factor if total or factor == 100 else 1.0)
        elif word in pack.ordinals and position > index and words[position - 1].text == "-":
            current, last, measure = current + pack.ordinals[word], position, Measure.ORDINAL
            break
        elif word == "and" and current and current % 100 == 0 and _follows_number(words, position, pack):
            position += 1
            continue
        elif word in pack.shares and position > index and word.endswith(("s", "third", "half", "quarter")):
            return made(
                text, words, index, position, pack, value=(total + current) * pack.shares[word],
                measure=Measure.SHARE, step=0.01, worded=True,
            )  # fmt: skip
        else:
            break
        position += 1
    value = total + current
    measure, unit, last = after_value(words, last, pack, measure)
    number = made(text, words, index, last, pack, value=value, measure=measure, step=step, unit=unit, worded=True)
    # One is no number that a claim must prove, but a source's "one" is less than two.
    return replace(number, derived=value == 1)


def _follows_number(words: Sequence[Token], position: int, pack: Pack) -> bool:
    following = token_at(words, position + 1)
    return following is not None and following.folded in pack.cardinals
