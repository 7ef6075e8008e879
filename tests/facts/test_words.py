"""Words, sentences, names, negations."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.facts.alike import alike
from briefgen.facts.negation import sentences
from briefgen.facts.reading import read
from briefgen.facts.stem import stem
from briefgen.facts.tokens import Kind, fold, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rule", "ruled"),
        ("plan", "planned"),
        ("country", "countries"),
        ("sign", "signing"),
        ("say", "said"),
        ("child", "children"),
        ("theatre", "theater"),
        ("organise", "organized"),
        ("agree", "agreed"),
        ("tariff", "tariffs"),
    ],
)
def test_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("plan", "plane"), ("car", "care"), ("new", "news"), ("iran", "iraq")])
def test_two_stems(one: str, other: str) -> None:
    assert one == other[: len(one)] or stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left. She stayed.", 2),
        ("Mr. Smith left at 3 p.m. today.", 1),
        ("It cost $ 32,204,030.Then it opened.", 2),
        ("The U.S. side agreed.", 1),
        ("“I did.” She left.", 2),
        ("会談した。合意した。", 2),
        ("No. 5 was next.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(read(text).sentences) == count


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prime Minister Sanae Takaichi met President Trump.", ["Sanae Takaichi", "Trump"]),
        ("Trade grew in March.", []),
        ("The talks were held in New York.", ["New York"]),
        ("Ursula von der Leyen spoke.", ["Ursula von der Leyen"]),
        ("The WHO spoke.", ["WHO"]),
        ("Yesterday I left on Tuesday.", []),
        ("Japan's exports grew.", ["Japan's"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [name.text for name in read(text).names] == names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The American side", "US"),
        ("the United States", "US"),
        ("in the U.S.", "US"),
        ("日本", "JP"),
        ("Japanese", "JP"),
    ],
)
def test_places(text: str, code: str) -> None:
    assert code in read(text).places


def test_pronoun_is_no_country() -> None:
    assert not read("They told us so.").places


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("He did not sign the pact.", True),
        ("He failed to sign the pact.", True),
        ("He signed not only the pact.", False),
        ("No. 1 signed the pact.", False),
        ("A nobody signed the pact.", False),
        ("He signed the pact.", False),
    ],
)
def test_denials(text: str, denied: bool) -> None:  # noqa: FBT001
    assert any("sign" in sentence.denied for sentence in sentences(read(text))) is denied


def test_alike() -> None:
    assert alike("The duty on cars falls to 15 percent.", "Duty on cars falls to 15 percent now.")
    assert not alike("The duty on cars falls.", "The duty on cars does not fall.")
    assert not alike("The duty on cars falls to 15 percent.", "The duty on cars falls to 25 percent.")
    assert not alike("The duty on cars falls.", "Exports of steel grew.")


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(token.kind in (Kind.WORD, Kind.FIGURE, Kind.MARK) for token in found)


@given(st.text(max_size=200))
def test_reading_never_fails(text: str) -> None:
    reading = read(text)
    for number in reading.numbers:
        assert text[number.start : number.end]
    for moment in reading.moments:
        assert text[moment.start : moment.end] == moment.text


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(fold(fold(word)))
