"""What a date is: as exact as the text is, with the word that ties something to it."""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.facts.pack import Pack, When, word_set
from briefgen.facts.tokens import Kind, Token


class Moment(NamedTuple):
    """A date as a text states it, as exact as the text is: a named tuple, as a site has many.

    `month` counts from 1, `weekday` from 0 for Monday. `last_day` closes a range of days within a month, `last_year`
    a range or decade of years. `when` is the word that ties something to it. `relative`: told from the day of
    writing (`yesterday`, `Tuesday`), and worked out where that day is known. `start` and `end` are offsets into
    the text, `tokens` the indices of the tokens used.
    """

    year: int | None
    month: int | None
    day: int | None
    when: When
    text: str
    start: int
    end: int
    tokens: range
    sentence: int
    weekday: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    relative: bool = False

    @property
    def precision(self) -> int:
        """How exact it is: 1 for a year, 2 for a month, 3 for a day; 0 for a weekday alone."""
        if self.day is not None:
            return 3
        if self.month is not None:
            return 2
        return 1 if self.year is not None else 0


_SMALL = word_set(
    "the early late mid middle end of beginning start year month about around approximately - , in on fiscal summer "
    "winter spring fall autumn"
)


_SPANS = word_set("day days week weeks month months year years decade decades")


def token_at(words: Sequence[Token], index: int) -> Token | None:
    """The token at an index, or None outside the text."""
    return words[index] if 0 <= index < len(words) else None


def stops(words: Sequence[Token], pack: Pack) -> list[int]:
    """The indices at which a reader of dates and numbers stops: those of figures, and of words that may open one."""
    figure, opening = Kind.FIGURE, pack.openers
    return [index for index, token in enumerate(words) if token.kind == figure or token.folded in opening]


def dated(
    text: str,
    words: Sequence[Token],
    first: int,
    last: int,
    pack: Pack,
    *,
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    last_day: int | None = None,
    last_year: int | None = None,
) -> Moment:
    """A moment of the tokens from `first` to `last`."""
    opening = words[first]
    start, end = opening.start, words[last].end
    when, used = _when(words, first, pack), range(first, last + 1)
    return _NEW(
        Moment,
        (year, month, day, when, text[start:end], start, end, used, opening.sentence, None, last_day, last_year, False),
    )


_NEW = tuple.__new__
"""The constructor of a named tuple takes four times as long as that of the tuple beneath it."""


def _when(words: Sequence[Token], first: int, pack: Pack) -> When:
    end = first
    for _ in range(4):
        if not end:
            break
        before = words[end - 1].folded
        for length in pack.date_closers.get(before, ()):
            if length > end:
                continue
            phrase = tuple([token.folded for token in words[end - length : end]])
            if phrase in pack.before_date and not (
                phrase[0] in ("beginning", "starting") and words[end].folded == "of"
            ):
                apart = {token.folded for token in words[max(end - length - 2, 0) : end - length]}
                if not apart.isdisjoint(_SPANS):
                    # "The day after 10 March" tells of 10 March, and of another day too.
                    return When.AT
                return _inclusive(pack.before_date[phrase], words[end:first])
        if before not in _SMALL:
            break
        end -= 1
    return When.AT


def _inclusive(when: When, between: Sequence[Token]) -> When:
    """Before the end of May is by May; after the start of May is since May."""
    words = {token.folded for token in between}
    if when is When.BEFORE and "end" in words:
        return When.BY
    if when is When.AFTER and not words.isdisjoint(("start", "beginning", "early")):
        return When.SINCE
    return when
