"""`check_claim`: one claim against plain paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import check_claim
from briefgen.diagnostic import Severity

PLEDGE = "Japan will invest up to $550 billion in the United States by 2029."


def rules(claim: str, *paragraphs: str, title: str = "", issued: str | None = None, language: str = "en") -> list[str]:
    found = check_claim(claim, paragraphs, title=title, issued=issued, language=language)
    return [finding.rule for finding in found if finding.severity is not Severity.INFO]


def test_the_contract() -> None:
    finding = check_claim(
        "Japan pledged $500 billion.", ["Japan pledged $550 billion."], title="Fact sheet", issued="2025-10-28"
    )[0]
    assert finding.rule == "unsupported-number"
    assert finding.severity is Severity.ERROR
    assert finding.message == "claim says $500 billion; source p1 says $550 billion"
    assert finding.text == "$500 billion"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (PLEDGE, []),
        ("Japan will invest up to $550bn in America.", []),
        ("Japan will invest more than $500 billion.", []),
        ("Japan will invest up to $550 million.", ["unsupported-number"]),
        ("Japan will invest up to $550 billion by 2028.", ["unsupported-date"]),
        ("Germany will invest up to $550 billion in the United States.", ["unsupported-name"]),
        ("Japan will not invest up to $550 billion in the United States by 2029.", ["flipped-polarity"]),
        ("Japan will invest $550 billion in the United States.", ["dropped-hedge"]),
        ("It “will invest up to $650 billion in the United States” soon.", ["altered-quote"]),
        ("It “will invest up to $550 billion in the United States” soon.", []),
    ],
)
def test_claims(claim: str, expected: list[str]) -> None:
    assert rules(claim, PLEDGE) == expected


def test_title_is_context() -> None:
    assert rules("Nippon Steel agreed.", "The company agreed.", title="Nippon Steel buys a mill") == []
    assert rules("Kobe Steel agreed.", "The firm in Osaka agreed.", title="Nippon Steel buys a mill") != []


def test_relative_days_count_from_the_day_of_issue() -> None:
    assert rules("They met on 28 October.", "They met on Tuesday.", issued="2025-10-28") == []
    assert rules("They met on 27 October.", "They met on Tuesday.", issued="2025-10-28") == ["unsupported-date"]


def test_no_date_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        check_claim("They met.", ["They met."], issued="yesterday")


def test_left_out_words_make_a_fact_unchecked() -> None:
    (finding,) = check_claim("The duty falls to 15 percent.", ["The duty falls […]."])
    assert finding.severity is Severity.INFO
    assert "unchecked" in finding.message


def test_other_languages_are_unchecked() -> None:
    (finding,) = check_claim("Le pacte est signé.", ["Le pacte est signé."], language="fr")
    assert finding.severity is Severity.INFO
    assert "unchecked" in finding.message


def test_nothing_cited() -> None:
    assert check_claim("Japan pledged $500 billion.", []) == []


SUBJECTS = st.sampled_from(["Japan", "The minister", "Sanae Takaichi", "The United States", "A panel of 12 experts"])
VERBS = st.sampled_from(["signed", "did not sign", "rejected", "failed to sign", "plans to sign", "may sign"])
OBJECTS = st.sampled_from(["the pact", "more than 20 orders", "up to $550 billion of loans", "the F-35 order"])
TIMES = st.sampled_from(["on Tuesday", "in May 2024", "before 2020", "on 28 October 2025", "for the fourth time", ""])
SENTENCES = st.builds("{} {} {} {}.".format, SUBJECTS, VERBS, OBJECTS, TIMES)


@given(SENTENCES)
def test_a_sentence_bears_itself(sentence: str) -> None:
    assert rules(sentence, sentence, issued="2025-10-28") == []


@given(SENTENCES, st.lists(SENTENCES, max_size=3))
def test_more_evidence_takes_no_number_away(sentence: str, others: list[str]) -> None:
    found = rules(sentence, sentence, *others, issued="2025-10-28")
    assert not {"unsupported-number", "unsupported-date", "unsupported-name"} & {*found}


@given(st.text(max_size=120), st.lists(st.text(max_size=120), max_size=3))
def test_it_never_fails(claim: str, paragraphs: list[str]) -> None:
    check_claim(claim, paragraphs, title="Report", issued="2025-10-28")
