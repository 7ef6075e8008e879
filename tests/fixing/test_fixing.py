"""Edits keep everything that they do not name."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostic import Edit, Fix
from briefgen.fixing import apply_edits, as_written, compatible
from briefgen.text import Span

TEXTS = st.text(alphabet="ab\n", max_size=30)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places), max_size=6))
    return text, [Edit("a.md", Span(min(pair), max(pair)), draw(st.sampled_from(["", "X", "Y\nZ"]))) for pair in pairs]


def edit(start: int, end: int, text: str = "", path: str = "a.md") -> Edit:
    return Edit(path, Span(start, end), text)


@given(edited())
def test_one_edit_replaces_its_span_and_nothing_else(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    for one in edits:
        expected = text[: one.span.start] + one.text + text[one.span.end :]
        assert apply_edits(text, [one]) == expected


@given(edited())
def test_the_first_of_two_that_overlap_wins(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert apply_edits(text, edits[:1] * 2) == apply_edits(text, edits[:1])
    kept = [one for fix in compatible(Fix((one,)) for one in edits) for one in fix.edits]
    assert apply_edits(text, kept) == apply_edits(text, edits)
    assert kept[:1] == edits[:1]


@given(edited(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
def test_a_file_keeps_its_newlines_and_its_mark(case: tuple[str, list[Edit]], newline: str, mark: str) -> None:
    text, edits = case
    raw = mark + text.replace("\n", newline)
    written = apply_edits(raw, as_written(raw, edits))
    expected = apply_edits(text, edits).replace("\n", newline if "\n" in text else "\n")
    assert written == mark + expected


def test_mixed_newlines_stay_where_they_are() -> None:
    raw = "one\r\ntwo\nthree\rfour"
    assert apply_edits(raw, as_written(raw, [edit(4, 7, "2"), edit(14, 18, "4\n")])) == "one\r\n2\nthree\r4\r\n"


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    first = Fix((edit(0, 3, "x"),))
    second = Fix((edit(5, 6, "y"), edit(2, 4, "z")))
    third = Fix((edit(2, 4, "z", "b.md"),))
    assert compatible([first, second, third, Fix(())]) == (first, third)


def test_neighbours_do_not_clash() -> None:
    assert apply_edits("abcd", [edit(2, 4, "Y"), edit(0, 2, "X"), edit(2, 2, "no")]) == "XY"
    assert apply_edits("abcd", [edit(4, 4, "!"), edit(2, 4, "Y")]) == "abY!"
