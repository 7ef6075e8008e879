"""What saves work changes nothing: packed readings, sentences read alone, and rules that end early."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.facts import hedges, polarity
from briefgen.facts.context import context
from briefgen.facts.english import english
from briefgen.facts.forms import likeness, near_miss
from briefgen.facts.hold_names import hold_name, is_settled
from briefgen.facts.hold_numbers import hold_number, may_replace
from briefgen.facts.lines import Line
from briefgen.facts.nearby import Nearby, nearby
from briefgen.facts.pack import word_list
from briefgen.facts.packed import Packed, Shelf, pack
from briefgen.facts.places import forms, occurrences
from briefgen.facts.reading import Reading, read_once
from briefgen.facts.stem import stem
from briefgen.facts.tokens import Kind, Token, tokens
from briefgen.facts.twins import Twin, twins
from briefgen.facts.verbatim import copied
from briefgen.matching.normal import is_even, normalise

WORDS = word_list(
    "The ministry approved rejected did not never failed to deny denies $869 million billion for library harbour on 16 "
    "September 2019 may might plans to according to officials reportedly said the U.S. United States who WHO Tokyo . , "
    "; 3.5 % rise fall higher lower highest second largest more than up to twelve half - a.m. 7:30 p.m. 2016-20 New "
    "York “ ” ' 's third quarter tens of thousands hundreds 日本 は 5月 。 ない"
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join)
SENTENCES = st.lists(st.sampled_from(WORDS[:44]), min_size=5, max_size=14).map(" ".join)


@given(TEXTS | st.text(max_size=60), st.sampled_from((None, date(2025, 10, 28))))
def test_packed_is_read(text: str, issued: date | None) -> None:
    reading = read_once(text, "en", issued)
    packed = Reading(text, reading.pack, Packed(pack(reading.facts)))
    assert packed.facts == reading.facts
    assert packed.run == reading.run


@given(TEXTS | st.text(max_size=60))
def test_a_sentence_alone_has_the_tokens_that_it_has_among_others(text: str) -> None:
    reading = read_once(text)
    assert tuple(reading.sentence(index) for index in range(len(reading.lines))) == reading.sentences


def test_a_shelf_holds_what_was_asked_for_last() -> None:
    shelf = Shelf(1000)
    for key in "abc":
        shelf.put(key, b"packed", 1)
        assert shelf.find("a")
    shelf.put("d", b"packed", 1)
    assert [key for key in "abcd" if shelf.find(key)] == ["a", "c", "d"]
    shelf.put("e", bytes(2000), 1)
    assert not any(shelf.find(key) for key in "abcde")


@given(TEXTS)
def test_places(text: str) -> None:
    words = tokens(text)
    assert occurrences(words) == list(every_place(words))


def every_place(words: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """The names of places, looked for at each word."""
    plain = [(index, token) for index, token in enumerate(words) if token.kind == Kind.WORD]
    taken = 0
    for place, (index, token) in enumerate(plain):
        for length in range(6, 0, -1):
            named = plain[place : place + length]
            code = forms().get(tuple(word.folded for _, word in named))
            small = length == 1 and token.folded in ("us", "who", "un", "eu", "uk", "it")
            if place < taken or code is None or len(named) < length or not (token.capital or not token.text.isascii()):
                continue
            if small and not token.text.replace(".", "").isupper():
                continue
            yield code, index, named[-1][0] + 1
            taken = place + length


Rule = Callable[[Reading, Sequence[Reading], Sequence[Sequence[Nearby]]], Iterator[object]]


@pytest.mark.parametrize(
    ("rule", "shortcut"),
    [
        (polarity.flips, "_may_flip"),
        (hedges.lost_hedges, "_may_hedge"),
        (hedges.lost_attributions, "_may_attribute"),
    ],
)
@given(st.lists(SENTENCES, min_size=1, max_size=3).map(". ".join), st.data())
def test_rules_that_end_early_miss_nothing(rule: Rule, shortcut: str, source: str, data: st.DataObject) -> None:
    claim = " ".join(data.draw(st.permutations(source.split())))[: data.draw(st.integers(20, 120))]
    ours, theirs = read_once(claim), [read_once(source)]
    close = nearby(ours, theirs)
    with pytest.MonkeyPatch.context() as patch:
        found = list(rule(ours, theirs, close))
        patch.setattr(f"{rule.__module__}.{shortcut}", lambda *given: bool(given[1]) if len(given) > 1 else True)
        assert found == list(rule(ours, theirs, close))


@given(SENTENCES, st.data())
def test_copied_words(source: str, data: st.DataObject) -> None:
    words = source.split()
    start = data.draw(st.integers(0, len(words)))
    claim = " ".join([*data.draw(st.lists(st.sampled_from(WORDS), max_size=3)), *words[start:]])
    kept = [token for token in tokens(claim) if token.folded[:1].isalnum()]
    ours, reading = [token.folded for token in kept], read_once(source)
    theirs = [word for line in reading.lines for word in line.words]
    runs = {tuple(theirs[place : place + 6]) for place in range(len(theirs) - 5)}
    bearing = any(tuple(ours[place : place + 6]) in runs for place in range(len(ours) - 5))
    assert bearing is any(True for _ in copied(kept, [reading], 6))


@given(SENTENCES, SENTENCES, st.data())
def test_twins(one: str, other: str, data: st.DataObject) -> None:
    claim = read_once(" ".join(data.draw(st.permutations(one.split()))))
    source = read_once(f"{other}. {one}.")
    expected = {index: place for index, line in enumerate(claim.lines) for place in nearly_repeated(line, source)}
    assert {index: twin.place for index, twin in twins(claim, [source], nearby(claim, [source])).items()} == expected


NAMED = st.lists(
    st.sampled_from(
        word_list("Mora Kestrel Oslo Vint Norvay Bird Project CBE The the of met in Minister U.S. tomer .")
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(NAMED, NAMED, NAMED | st.just(""))
def test_a_settled_name_has_nothing_to_tell(claim: str, text: str, title: str) -> None:
    ours = read_once(claim)
    held = context([(text, "en", None)], [(title, "en")] if title else [], [])
    for name in ours.names:
        verdict = hold_name(name, held, {}, ours)
        if is_settled(name, held):
            assert not verdict.missing or (name.doubtful and not verdict.near)


CAPITALISED = st.text(alphabet="abcdeé", min_size=1, max_size=7).map(str.capitalize)


@given(CAPITALISED, st.lists(CAPITALISED, max_size=6))
def test_a_slip_is_found_among_all_that_may_be_meant(written: str, others: list[str]) -> None:
    (word,) = tokens(written)
    held = context([(" ".join(others), "en", None)], [], [])
    score, near = 0.78, None
    for other, folded in held.written.items():
        ends = folded[0] == word.folded[0] or folded[-1] == word.folded[-1]
        if ends and abs(len(folded) - len(word.folded)) < 3 and likeness(word.folded, folded) > score:
            score, near = likeness(word.folded, folded), other
    assert near_miss(word, held) == (near if len(word.folded) > 3 else None)


@given(SENTENCES, SENTENCES, SENTENCES)
def test_a_number_without_rivals_needs_no_twin(claim: str, one: str, other: str) -> None:
    ours, held = read_once(claim), context([(f"{one}. {other}. {claim}.", "en", None)], [], [])
    (passage,) = held.passages
    twins_of_any = [Twin(ours.lines[0], passage, place) for place in range(len(passage.lines))] if ours.lines else []
    for number in ours.numbers:
        if not may_replace(number, held):
            alone = hold_number(number, held, ours.numbers)
            assert all(hold_number(number, held, ours.numbers, twin) == alone for twin in twins_of_any)


def nearly_repeated(line: Line, source: Reading) -> list[int]:
    """The last of the source's sentences that have most words in common with another, every word counted."""
    ours = Counter(line.words)
    likely = [
        ((ours & Counter(other.words)).total() / max(len(line.words), len(other.words), 1), place)
        for place, other in enumerate(source.lines)
    ]
    likeness, place = max(likely, default=(0.0, 0))
    return [place] if likeness >= 0.85 and len(line.words) >= 8 else []


@given(st.text(alphabet="ab.-'\"`’ \n\t—…", max_size=20))
def test_even_texts_keep_their_places(text: str) -> None:
    normal = normalise(text)
    if is_even(text):
        assert [normal.origin(place, place + 1) for place in range(len(normal.text))] == [
            (place, place + 1) for place in range(len(text))
        ]
    assert normalise(normal.text).text == normal.text


def test_whoever_speaks_is_a_word_of_content() -> None:
    assert hedges.SPEAKERS.isdisjoint(stem(word) for word in english().contentless)
    assert all(phrase[0].isalpha() for phrase in english().hedges)
