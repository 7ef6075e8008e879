"""What is done in a shorter way for nearly all values gives what the longer way gives."""

from urllib.parse import quote, unquote

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from briefgen.outputs.fragment import text_fragment
from briefgen.outputs.json_text import Json, json_pieces, json_text
from briefgen.outputs.once import MOST, once
from briefgen.sandbox import shown

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=100) | st.text("<>&'\"-, %é~a", max_size=100)


@given(TEXTS | TEXTS.map(Markup) | st.integers() | st.floats() | st.none() | st.lists(TEXTS))
def test_a_value_is_shown_as_escape_shows_it(value: object) -> None:
    assert shown(value) == escape(value)


@given(TEXTS.filter(str.strip))
def test_a_text_fragment_encodes_what_an_address_cannot_hold(text: str) -> None:
    url = text_fragment("https://example.org/", [text])
    words = " ".join(text.split())
    assert url.partition("#:~:text=")[2] == quote(words, safe="").replace("-", "%2D")
    assert unquote(url.partition("#:~:text=")[2]) == words


def test_an_answer_is_given_again_for_the_very_same_value_and_not_kept_for_ever() -> None:
    asked: list[object] = []

    def ask(value: list[int]) -> int:
        asked.append(value)
        return len(asked)

    number = once(ask)
    first, alike = [1], [1]
    assert (number(first), number(first), number(alike), number(first)) == (1, 1, 2, 1)
    others = [[each] for each in range(MOST)]
    assert [number(each) for each in others] == list(range(3, MOST + 3))
    assert number(first) == MOST + 3


PLAIN = st.text(max_size=5) | st.integers() | st.none() | st.booleans()
HEADS = st.dictionaries(st.text(min_size=1, max_size=5).filter(lambda name: name != "items"), PLAIN, max_size=3)


@given(HEADS, st.lists(PLAIN | st.lists(PLAIN, max_size=2), max_size=4))
def test_pieces_of_json_are_the_whole_text(head: dict[str, Json], items: list[Json]) -> None:
    assert "".join(json_pieces(head, "items", items)) == json_text({**head, "items": items})
