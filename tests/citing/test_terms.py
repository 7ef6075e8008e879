"""What a search compares, what is marked, and what can be pasted."""

import pytest

from briefgen.citing.paste import citation, exact_words
from briefgen.citing.terms import shared_words, terms


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Japan’s pledges", ["japan", "pledg"]),
        ("$1,200.50 and 7%", ["1200.50", "and", "7"]),
        ("日米首脳", ["日米", "米首", "首脳"]),
        ("首", ["首"]),
        ("１２億円", ["12", "億円"]),
        ("Café ＡＢＣ", ["cafe", "abc"]),
        ("…—!", []),
    ],
)
def test_terms(text: str, keys: list[str]) -> None:
    assert [term.key for term in terms(text)] == keys


@pytest.mark.parametrize(
    ("claim", "passage", "marked"),
    [
        ("Japan pledged $550bn", "A pledge by Japan: $550 billion.", ["pledge", "Japan", "$550"]),
        ("日米同盟は重要だ", "両首脳は日米同盟を確認した", ["日米同盟"]),
        ("The and of", "The and of", []),
    ],
)
def test_shared_words(claim: str, passage: str, marked: list[str]) -> None:
    assert [passage[start:end] for start, end in shared_words(claim, passage)] == marked


def marks_of(text: str, *words: str) -> list[tuple[int, int]]:
    return [(text.index(word), text.index(word) + len(word)) for word in words]


def test_exact_words_are_the_shortest_stretch_with_most_marks() -> None:
    text = "Japan, at the summit, pledged $550 billion in loans to the United States of America and its yards."
    assert exact_words(text, marks_of(text, "Japan", "pledged", "billion", "yards")) == (
        "Japan, at the summit, pledged $550 billion"
    )
    assert exact_words(text, marks_of(text, "Japan")) is None
    assert exact_words(text, []) is None


@pytest.mark.parametrize("between", ["[…]", "[sic]", "`x`", "a_b", "“so “said"])
def test_what_cannot_be_written_in_a_citation_is_not_proposed(between: str) -> None:
    text = f"Japan {between} pledged money"
    found = exact_words(text, marks_of(text, "Japan", "pledged"))
    assert found is None


def test_citation() -> None:
    assert citation("wire", "p4") == "[@wire p4]"
    assert citation("wire", "p4", "the sum") == '[@wire p4 "the sum"]'
    assert citation("wire", "p4", 'the "sum" of') == '[@wire p4 “the "sum" of”]'
