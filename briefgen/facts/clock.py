"""Times of day, as minutes after midnight: they are held against each other, and never against counts."""

from collections.abc import Iterator, Sequence

from briefgen.facts.moment import token_at
from briefgen.facts.pack import Bound, When, word_set
from briefgen.facts.quantity import bound_before
from briefgen.facts.reading import Reading
from briefgen.facts.tokens import Kind, Token
from briefgen.frozen import frozen

_HALF_DAY = 12 * 60
_ZONES = word_set("gmt utc bst cet cest et est edt ct cst cdt mt mst mdt pt pst pdt jst ist kst aest local")
_ABOUT = 30


@frozen
class Time:
    """A time of day. `either`: morning or evening is not told.

    `first` is the index of its first token; `start` and `end` are offsets into the text.
    """

    minutes: int
    either: bool
    first: int
    start: int
    end: int


def times(reading: Reading) -> tuple[Time, ...]:
    """The times of day of a text: 7 p.m., 7:30 p.m., 19:30."""
    return tuple(_times(reading.tokens))


def _times(words: Sequence[Token]) -> Iterator[Time]:
    for index, token in enumerate(words):
        if token.kind is not Kind.FIGURE or not token.text.replace(".", "").isdigit():
            continue
        before = token_at(words, index - 1)
        if before is not None and before.glued and before.text == ":":
            continue
        hour, minute, last = _hour(words, index)
        after = token_at(words, last + 1)
        half = after.folded if after is not None and after.folded in ("am", "pm") else ""
        if hour > 24 or minute > 59 or (not half and last == index) or (half and hour > 12):
            continue
        if half:
            assert after is not None
            minutes = hour % 12 * 60 + minute + _HALF_DAY * (half == "pm")
            yield Time(minutes, either=False, first=index, start=token.start, end=after.end)
        elif last > index:
            minutes = hour * 60 + minute
            yield Time(minutes, either=hour <= 12, first=index, start=token.start, end=words[last].end)


def _hour(words: Sequence[Token], index: int) -> tuple[int, int, int]:
    """The hour and minute of `7`, `7:30` or `7.30`, and the index of the last token."""
    colon, minute = token_at(words, index + 1), token_at(words, index + 2)
    written, _, decimals = words[index].text.partition(".")
    if "." in decimals or len(written) > 2:
        return 99, 0, index
    if decimals:
        return int(written), int(decimals) if len(decimals) == 2 else 99, index
    pair = colon is not None and colon.text == ":" and colon.glued and minute is not None and minute.glued
    if pair and minute is not None and minute.kind is Kind.FIGURE and len(minute.text) == 2 and minute.text.isdigit():
        return int(written), int(minute.text), index + 2
    return int(written), 0, index


def wrong_times(claim: Reading, passages: Sequence[Reading]) -> Iterator[tuple[Time, Reading, Time]]:
    """Times of a claim that no passage bears, with the nearest that one has; none where time zones are named apart."""
    # A time of day has a colon or a half of the day: most claims need no closer look.
    if ":" not in claim.text and not [line for line in claim.lines if "am" in line.words or "pm" in line.words]:
        return
    ours = times(claim)
    if not ours or _zones((claim,)) != _zones(passages):
        return
    theirs = [(reading, time) for reading in passages for time in times(reading)]
    for time in ours:
        # "3:45" may be how long a race took.
        near = [(reading, other) for reading, other in theirs if other.either or not time.either]
        if near and not any(_bears(time, claim, other) for _, other in near):
            reading, nearest = min(near, key=lambda each: abs(each[1].minutes - time.minutes))
            yield time, reading, nearest


def _bears(time: Time, claim: Reading, other: Time) -> bool:
    """Whether a source's time bears that of a claim, with the words that tie something to it."""
    away = other.minutes - time.minutes
    if time.either or other.either:
        away = (away + _HALF_DAY // 2) % _HALF_DAY - _HALF_DAY // 2
    if away == 0:
        return True
    before = claim.tokens[time.first - 1].folded if time.first else ""
    when = claim.pack.before_date.get((before,))
    if when in (When.BEFORE, When.BY):
        return away < 0
    if when in (When.AFTER, When.SINCE) and before != "from":
        return away > 0
    about = bound_before(claim.tokens, time.first, claim.pack) is Bound.ABOUT
    return about and abs(away) <= _ABOUT


def _zones(readings: Sequence[Reading]) -> frozenset[str]:
    return frozenset(token.folded for reading in readings for token in reading.tokens if token.folded in _ZONES)
