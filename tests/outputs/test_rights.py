"""What rights withhold is shown nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import Rights
from briefgen.rights import GAP, PieceKind, allowed, around, shown
from tests.outputs.sample import files
from tests.outputs.sample_sources import SECRET

STRETCHES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair))), max_size=4
)


def test_no_published_file_holds_a_withheld_word() -> None:
    assert [path for path, text in files().items() if SECRET in text] == []


def plain(text: str, rights: Rights, quoted: tuple[tuple[int, int], ...] = (), *, cited: bool = False) -> str:
    return "".join(
        f"<{piece.text}>" if piece.kind is PieceKind.QUOTED else piece.text
        for piece in shown(text, rights, quoted, cited=cited)
    )


@pytest.mark.parametrize(
    ("rights", "cited", "expected"),
    [
        (Rights.FULL, False, "She said “a <new> age” began […] there."),
        (Rights.CITED, True, "She said “a <new> age” began […] there."),
        (Rights.CITED, False, "[…] <new> […]"),
        (Rights.QUOTES, True, "[…] <new> […]"),
        (Rights.LINK, True, "[…]"),
    ],
)
def test_each_right_shows_its_part(rights: Rights, cited: bool, expected: str) -> None:  # noqa: FBT001
    text = "She said “a new age” began […] there."
    start = text.index("new")
    assert plain(text, rights, ((start, start + 3),), cited=cited) == expected


def test_a_gap_keeps_the_marks_of_the_words_beside_it() -> None:
    text = "She called it “a new golden age”, twice."
    start = text.index("a new")
    assert plain(text, Rights.QUOTES, ((start, start + 16),)) == "[…] “<a new golden age>”, […]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[…] we <will be there>”. {end}", "[…] <will be there>. […]"),
        ("He left, <on Monday>, for home.", "[…] <on Monday>, […]"),
        ("He said: “<on Monday> I go.”", "[…] <on Monday> […]"),
        ("He said (“<on Monday>”), later.", "[…] (“<on Monday>”), […]"),
        ("It fell by <5%> – in (<June>) then.", "[…] <5%> […] (<June>) […]"),
        ("It fell by -<5%>, to €<2bn>.", "[…] -<5%>, […] €<2bn>."),
        ("It is so. “We <agree.>”.", "[…] <agree.>"),
        ("「<月曜日>」、と述べた。", "「<月曜日>」、[…]"),
        ('A "<row of dots> and" more.', "[…] <row of dots> […]"),
    ],
)
def test_no_mark_stands_without_its_other_half(text: str, expected: str) -> None:
    stretches: list[tuple[int, int]] = []
    bare = ""
    for part in text.split("<"):
        words, closed, rest = part.partition(">")
        if closed:
            stretches.append((len(bare), len(bare) + len(words)))
        bare += words + rest
    assert plain(bare, Rights.QUOTES, tuple(stretches)) == expected


@given(st.text(alphabet="ab1 ,.[]…“", max_size=40), STRETCHES, st.sampled_from([Rights.QUOTES, Rights.LINK]))
def test_only_quoted_letters_are_ever_shown(text: str, stretches: list[tuple[int, int]], rights: Rights) -> None:
    quoted = [(start, min(end, len(text))) for start, end in stretches if start < len(text)]
    pieces = shown(text, rights, quoted, cited=True)
    kept = [character for piece in pieces for character in piece.text if character.isalnum()]
    covered = {place for start, end in quoted for place in range(start, end)} if rights is Rights.QUOTES else set()
    assert kept == [character for place, character in enumerate(text) if place in covered and character.isalnum()]


@given(st.text(alphabet="ab1 ,.[]…“", max_size=40), STRETCHES)
def test_the_whole_text_is_shown_where_rights_are_full(text: str, stretches: list[tuple[int, int]]) -> None:
    quoted = [(start, min(end, len(text))) for start, end in stretches if start < len(text)]
    joined = "".join(piece.text for piece in shown(text, Rights.FULL, quoted, cited=False))
    assert joined == text.replace("[...]", GAP)


def test_the_words_around_a_quotation_stay_inside_what_may_be_shown() -> None:
    text = "One two three […] four five."
    stretch = (text.index("four"), text.index("four") + 4)
    assert around(text, stretch, allowed(text, Rights.FULL, [stretch], cited=True)) == (" ", "four", " five.")
    assert around(text, stretch, allowed(text, Rights.QUOTES, [stretch], cited=True)) == ("", "four", "")
    assert around(text, stretch, allowed(text, Rights.LINK, [stretch], cited=True)) == ("", "", "")
