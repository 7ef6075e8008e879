"""Files of sign-offs: what is written is read again, and what is wrong with one is told."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import Signature
from briefgen.reviews.reading import read_reviews
from briefgen.reviews.writing import write_reviews
from briefgen.text import SourceText

PATH = "content/reviews/tokyo.yaml"
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(lambda text: " ".join(text.split()))
texts = words.filter(bool)
digests = st.text("0123456789abcdef", min_size=16, max_size=16)
keys = (
    st.text(st.sampled_from(string.ascii_letters + string.digits + "-_. 日é"), min_size=1).map(str.strip).filter(bool)
)
signatures = st.builds(
    Signature,
    claim=keys,
    text=texts,
    digest=digests,
    evidence=st.dictionaries(keys, digests, max_size=3).map(lambda found: tuple(sorted(found.items()))),
    by=texts,
    on=st.dates(date(1900, 1, 1)),
    rejected=st.booleans(),
    note=st.none() | texts,
)


@given(st.lists(signatures, unique_by=lambda each: each.claim, max_size=4))
def test_what_is_written_is_read(given_ones: list[Signature]) -> None:
    text = write_reviews(given_ones)
    read, problems = read_reviews(SourceText(PATH, text))
    assert problems == ()
    assert list(read) == sorted(given_ones, key=lambda each: each.claim)
    assert write_reviews(read) == text


def test_a_signature_is_a_block_of_lines() -> None:
    one = Signature("c-sum", "It's 5: yes", "0123456789abcdef", (("wire p4", "f" * 16),), "B. Ode", date(2025, 10, 30))
    two = Signature("c-a", "No", "1" * 16, (), "no", date(2025, 10, 30), rejected=True, note="Wrong “month”")
    assert write_reviews([one, two]) == (
        'c-a:\n  text: "No"\n  digest: "1111111111111111"\n  evidence: {}\n  by: "no"\n  on: 2025-10-30\n'
        '  rejected: true\n  note: "Wrong “month”"\n'
        "\n"
        'c-sum:\n  text: "It\'s 5: yes"\n  digest: "0123456789abcdef"\n  evidence:\n'
        '    wire p4: "ffffffffffffffff"\n  by: "B. Ode"\n  on: 2025-10-30\n'
    )
    assert write_reviews([]) == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- c-sum\n", "a file of sign-offs must be a mapping, not a list"),
        ("c-sum: yes\n", "`c-sum` must be a mapping, not the text “yes”"),
        ("c-sum: {by: A}\n", "`c-sum.text` is missing"),
        ("c-sum: {sign: A}\n", "there is no key `c-sum.sign` here"),
        ("<<<<<<< HEAD\nc-sum:\n", None),
        ("c-sum: {}\nc-sum: {}\n", "the key `c-sum` is written twice"),
        ("c-sum: {text: a, digest: b, evidence: [x], by: A, on: 2025-10-30}\n", None),
        ("c-sum: {text: a, digest: b, evidence: {}, by: A, on: 2025-10}\n", None),
    ],
)
def test_mistakes_are_told_and_sign_nothing(text: str, message: str | None) -> None:
    read, problems = read_reviews(SourceText(PATH, text))
    assert read == ()
    assert problems
    if message:
        assert message in [problem.finding.message for problem in problems]
    assert all(problem.finding.label.path == PATH for problem in problems)


def test_an_empty_file_signs_nothing() -> None:
    assert read_reviews(SourceText(PATH, "# nobody yet\n")) == ((), ())
