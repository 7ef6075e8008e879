"""The contrast of colours, and the theme's own."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.parse.contrast import DARK, ENOUGH, LIGHT, PAIRS, contrast, faint, nearest_shade
from briefgen.theme import read_theme

COLOR = st.tuples(*[st.integers(0, 255)] * 3).map(lambda channels: "#{:02x}{:02x}{:02x}".format(*channels))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000", "#fff", 21), ("#777", "#777777", 1), ("#767676", "#fff", 4.54), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_as_the_guidelines_reckon_it(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


def test_the_colours_of_the_theme_are_known_and_are_enough() -> None:
    content = read_theme()[0].files["style.css"].content
    style = content.decode() if isinstance(content, bytes) else str(content)
    blocks = re.findall(r":root ?\{(.*?)\}", style, re.DOTALL)[:2]
    for known, block in zip((LIGHT, DARK), blocks, strict=True):
        assert dict(re.findall(r"--([\w-]+): (#\w+);", block)).items() >= known.items()
        assert [pair for pair in PAIRS if contrast(known[pair[0]], known[pair[1]]) < ENOUGH] == []
        assert list(faint(known, known)) == []


@given(COLOR, st.lists(COLOR, min_size=1, max_size=3))
def test_the_nearest_shade_is_enough_beside_all(color: str, others: list[str]) -> None:
    better = nearest_shade(color, others)
    if better is not None:
        assert min(contrast(better, other) for other in others) >= ENOUGH
    else:
        assert min(contrast("#fff", other) for other in others) < ENOUGH
        assert min(contrast("#000", other) for other in others) < ENOUGH
