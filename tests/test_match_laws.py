"""Laws of quotation matching, held by random texts: honest quotations pass, altered ones never do."""

import unicodedata
from dataclasses import dataclass
from random import Random
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.matching.match import find_quotation, normalise
from briefgen.matching.tokens import Tokens, tokens

WORDS = st.sampled_from(
    [
        "the",
        "alliance",
        "of",
        "rare",
        "earths",
        "re-sign",
        "it's",
        "Trump’s",
        "café",
        "U.S.",
        "summit",
        "naïve",
        "straße",
        "été",
        "Łódź",
        "договор",
        "και",
        "का",
        "संधि",
        "قوي",
        "동맹을",
        "minister",
        "said",
        "golden-age",
        "supply",
    ]
)
NUMBERS = st.from_regex(r"[-−+]?[€$¥]?[1-9][0-9]{0,2}(?:[.,][0-9]{1,3})?(?:bn|km)?[%‰°]?", fullmatch=True)
SEPARATORS = st.sampled_from([" ", " ", " ", ", ", ". ", "; ", " – ", " “", "” ", " ‘", "’ ", "\n", "\u00a0", "… "])
TEXTS = st.lists(st.tuples(st.one_of(WORDS, WORDS, NUMBERS), SEPARATORS), min_size=4, max_size=30).map(
    lambda pairs: "".join(word + separator for word, separator in pairs)
)
TYPESETTING = {
    "“": '"«„',
    "”": '"»“',
    "‘": "'‚`",
    "’": "'ʼ‘",
    "–": "-—‑",
    "-": "‐‑−",
    "−": "-–",
    " ": "\u00a0\u2009\n",
    "\u00a0": " \t",
}


@dataclass(frozen=True)
class Cut:
    """A stretch of a text from whole token to whole token."""

    text: str
    source: Tokens
    first: int
    last: int

    @property
    def quote(self) -> str:
        start, end = self.source.normal.origin(self.source.starts[self.first], self.source.ends[self.last])
        return self.text[start:end]


@st.composite
def cuts(draw: st.DrawFn) -> Cut:
    text = draw(TEXTS)
    source = tokens(text)
    first = draw(st.integers(0, len(source.keys) - 1))
    last = draw(st.integers(first, len(source.keys) - 1))
    while first > 0 and source.bound[first - 1]:
        first -= 1
    while last < len(source.bound) and source.bound[last]:
        last += 1
    return Cut(text, source, first, last)


def composed(text: str) -> str:
    """A text as NFC, to compare what a hit covers with what was cut."""
    return unicodedata.normalize("NFC", text)


@given(cuts())
def test_own_words_match_where_they_stand(cut: Cut) -> None:
    hit = find_quotation(cut.quote, [cut.text])
    assert hit is not None
    assert not hit.lenient
    assert not hit.replaced
    ((_, start, end),) = hit.parts
    assert normalise(cut.text[start:end]).text == normalise(cut.quote).text


@given(TEXTS, st.data())
def test_what_stands_free_at_first_sight_stands_between_whole_tokens(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    found = find_quotation(quote, [text])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefgen.matching.match._stands_free", lambda *_: False)
        assert find_quotation(quote, [text]) == found


@given(cuts(), st.randoms(use_true_random=False), st.sampled_from(["NFC", "NFD"]))
def test_typesetting_changes_nothing(cut: Cut, random: Random, form: Literal["NFC", "NFD"]) -> None:
    reset = "".join(random.choice(TYPESETTING.get(letter, "") + letter) for letter in cut.quote)
    reset = "".join(
        letter + random.choice(["", "", "\u200b", "\u00ad"]) for letter in unicodedata.normalize(form, reset)
    )
    for quote, text in ((reset, cut.text), (cut.quote, unicodedata.normalize("NFD", cut.text))):
        hit = find_quotation(quote, [text])
        assert hit is not None
        assert not hit.lenient


@given(cuts(), st.data())
def test_a_changed_digit_never_matches(cut: Cut, data: st.DataObject) -> None:
    digits = [index for index, letter in enumerate(cut.quote) if letter.isdigit()]
    assume(digits)
    place = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from([digit for digit in "123456789" if digit != cut.quote[place]]))
    altered = cut.quote[:place] + digit + cut.quote[place + 1 :]
    assume(not _occurs(altered, cut.text))
    assert find_quotation(altered, [cut.text]) is None


@given(cuts(), st.data())
def test_a_changed_word_never_matches(cut: Cut, data: st.DataObject) -> None:
    words = [index for index in range(cut.first, cut.last + 1) if cut.source.kinds[index] == "word"]
    assume(words)
    place = data.draw(st.sampled_from(words))
    start, end = cut.source.normal.origin(cut.source.starts[place], cut.source.ends[place])
    begin, stop = cut.source.normal.origin(cut.source.starts[cut.first], cut.source.ends[cut.last])
    altered = (
        cut.text[begin:start] + data.draw(st.sampled_from(["weapons", "hardly", "оружие", "x"])) + cut.text[end:stop]
    )
    assert find_quotation(altered, [cut.text]) is None


@given(cuts(), st.data())
def test_a_changed_sign_never_matches(cut: Cut, data: st.DataObject) -> None:
    signs = [index for index in range(cut.first, cut.last + 1) if cut.source.kinds[index] == "sign"]
    assume(signs)
    place = data.draw(st.sampled_from(signs))
    start, end = cut.source.normal.origin(cut.source.starts[place], cut.source.ends[place])
    begin, stop = cut.source.normal.origin(cut.source.starts[cut.first], cut.source.ends[cut.last])
    sign = data.draw(st.sampled_from(["", "£", "§", "±"]))
    altered = cut.text[begin:start] + sign + cut.text[end:stop]
    assume(not _occurs(altered, cut.text))
    assert find_quotation(altered, [cut.text]) is None


@given(st.text(max_size=60), st.text(max_size=200))
def test_no_text_is_too_strange(quote: str, text: str) -> None:
    hit = find_quotation(quote, [text, quote])
    for index, start, end in hit.parts if hit else ():
        assert 0 <= start < end <= len((text, quote)[index])


@given(
    st.text(st.sampled_from("ab[]…. 1%-,'é\u0301\u200b日"), max_size=30),
    st.text(st.sampled_from("ab[]…. 1%-,é日"), max_size=60),
)
def test_no_punctuation_is_too_strange(quote: str, text: str) -> None:
    hit = find_quotation(quote, [text, text])
    for _, start, end in hit.parts if hit else ():
        assert 0 <= start < end <= len(text)


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_normalising_knows_each_origin(text: str) -> None:
    normal = normalise(text)
    assert len(normal.starts) == len(normal.ends) == len(normal.text)
    assert list(normal.starts) == sorted(normal.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(normal.starts, normal.ends, strict=True))
    assert normalise(normal.text).text == normal.text
    assert normalise(unicodedata.normalize("NFD", text)).text == normal.text


def _occurs(altered: str, text: str) -> bool:
    """Whether altered words stand elsewhere in the text as they are: then they are no alteration."""
    return composed(" ".join(altered.split())) in composed(" ".join(text.split()))
