"""The law of retouching: a page with its words exchanged is the page that the new templates would have made."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.model import Artifact, Page
from briefgen.slots import ANY, Apart, gathered
from briefgen.text import SourceText
from briefgen.theme import Renderer, Theme, read_theme
from briefgen.trace import MOST, Exchange, Slot, StrayError, Trace, trace
from tests.outputs.sample import published

TEMPLATES = {
    "base.html": (
        "<title>{% block title %}T {{ name }}{% endblock %}</title>\n{{ self.title() }}\n"
        '<link href="{{ assets["style.css"] }}"><i>{{ assets["icon.svg"] ~ name }}</i>\n'
        "{% block head %}<head>{% block inner %}i{% endblock %}{% endblock %}\n"
        "{% block main %}{% endblock %}<footer>{% include 'foot.html' %}</footer>"
    ),
    "foot.html": "by {{ name }}{% for one in items %} {{ one }},{% else %}none{% endfor %}{% if name %}yes{% endif %}",
    "pieces.html": (
        "root {% macro piece(x) %}<b>{{ x }}</b>{% endmacro %}\n{% macro twice(x) %}{{ x }}{{ caller() }}{% endmacro %}"
    ),
    "fixed.html": "fixed {% for one in range(2) %}{{ one }};{% endfor %}",
    "side.html": "side {% if items %}some{% elif name %}name{% else %}nothing{% endif %} end",
    "page.html": (
        "{% extends 'base.html' %}\n{% from 'pieces.html' import piece %}{% import 'pieces.html' as all %}\n"
        "{% set kept %}kept {{ name }}{% endset %}lost\n"
        "{% block head %}{{ super() }}mine{% endblock %}\n"
        "{% block main %}A{{ piece('p') }}{{ name }}{{ kept }}\n"
        "{% for one in items %}<li>{{ one }}</li>{% if loop.first %}first{% endif %}{% endfor %}\n"
        "{% filter upper %}loud {% include 'side.html' %}{% endfilter %}{% include 'fixed.html' without context %}\n"
        "{% with x = name %}w{{ x }}{% endwith %}{% call all.twice('c') %}called{% endcall %}\n"
        "{% autoescape false %}<raw>{{ name }}{% endautoescape %}Z\n"
        "{% for one in tree recursive %}r{{ one.name }}{{ loop(one.below) }}{% endfor %}{% endblock %}"
    ),
    "plain.html": "{{ name }}{{ name }}",
}
FILES = {name: Artifact(f"assets/{name}", b"") for name in ("style.css", "icon.svg")}
WORDS = (
    "<hr>",
    "",
    "Wörter · 語",
    "<p class='a'>\n",
    "{{ name }}",
    "{% if 1 %}x{% endif %}",
    "{# a #}",
    "{{ super() }}",
)


@dataclass(frozen=True, slots=True)
class Branch:
    name: str
    below: "tuple[Branch, ...]" = ()


@dataclass(frozen=True, slots=True)
class Data:
    name: str
    items: tuple[str, ...]
    tree: tuple[Branch, ...] = ()


BRANCH = Branch("é", (Branch("b"),))
PAGES = tuple(
    Page(f"{index}.html", template, data)
    for index, data in enumerate((Data("", ()), Data("Ünï & <co>", ("a", "ß", "c"), (BRANCH,))))
    for template in ("page.html", "foot.html", "plain.html")
)


def theme(**changed: str) -> Theme:
    texts = {**TEMPLATES, **changed}
    return Theme({name: SourceText(name, text) for name, text in texts.items()}, FILES)


def dressed(one: Theme, pages: tuple[Page, ...]) -> list[tuple[str, Trace]] | None:
    """Every page with its trace; None where a template is wrong."""
    renderer = Renderer(one)
    found: list[tuple[str, Trace]] = []
    for page in pages:
        artifact, traced = renderer.traced(page)
        if not isinstance(artifact, Artifact):
            return None
        assert traced.runs
        assert isinstance(artifact.content, str)
        found.append((artifact.content, traced))
    return found


def exchange(old: Theme, new: Theme) -> Exchange | None:
    """What to exchange; None where more than the words of slots differs, or such as are gathered up somewhere."""
    before, after = apart(old), apart(new)
    kept = gathered(before)
    for name, one in before.items():
        other = after.get(name)
        if other is None or other.structure != one.structure:
            return None
        if any(one.texts[ordinal] != other.texts[ordinal] for ordinal in kept[name]):
            return None
    return Exchange({name: tuple(zip(before[name].texts, after[name].texts, strict=True)) for name in before})


def apart(one: Theme) -> dict[str, Apart]:
    found = {name: one.apart(name) for name in one.templates}
    return {name: each for name, each in found.items() if each}


def holds(old: Theme, new: Theme, pages: tuple[Page, ...]) -> bool:
    """Whether words could be exchanged; if so, it is held to what the new templates make."""
    exchanged = exchange(old, new)
    if exchanged is None:
        return False
    made, again = dressed(old, pages), dressed(new, pages)
    assert made is not None
    assert again is not None
    for (content, traced), (other, same) in zip(made, again, strict=True):
        assert exchanged.made(content.encode(), traced).decode() == other
        assert traced == same
        assert exchanged.reaches(traced) or other == content
    return True


@given(st.sampled_from(sorted(TEMPLATES)), st.integers(0, 800), st.sampled_from(WORDS))
@settings(deadline=None, max_examples=40)
def test_a_page_with_its_words_exchanged_is_the_page_made_again(template: str, place: int, words: str) -> None:
    text = TEMPLATES[template]
    at = place % (len(text) + 1)
    holds(theme(), theme(**{template: f"{text[:at]}{words}{text[at:]}"}), PAGES)


@pytest.mark.parametrize(
    ("template", "before", "after", "exchanged"),
    [
        ("page.html", "{% block main %}A", "{% block main %}<hr>Ä", True),
        ("page.html", "A{{ piece", "{{ piece", True),
        ("page.html", "{{ name }}{{ kept }}", "{{ name }} and {{ kept }}", True),
        ("page.html", "<li>", "<li class='x'>", True),
        ("page.html", "first{%", "{%", True),
        ("page.html", "<raw>", "<raw & more>", True),
        ("page.html", "lost", "lost & found", True),
        ("page.html", "{% endblock %}", "{% endblock %}\n{# said #}", True),
        ("page.html", "w{{", "{{", True),
        ("fixed.html", ";{%", ".{%", True),
        ("foot.html", "by", "made by", True),
        ("foot.html", "none", "no one", True),
        ("base.html", "<footer>", "<footer><hr>", True),
        ("base.html", "{% block main %}", "{% block main %}nothing here", True),
        ("plain.html", "}}{{", "}}, {{", True),
        # What is gathered up before it is written.
        ("page.html", "kept {{", "held {{", False),
        ("page.html", "loud", "quiet", False),
        ("page.html", "called", "asked", False),
        ("page.html", "r{{", "R{{", False),
        ("pieces.html", "<b>", "<strong>", False),
        ("pieces.html", "root", "stem", False),
        ("side.html", "end", "over", False),
        ("base.html", "T {{", "Title {{", False),
        ("base.html", "<head>", "<HEAD>", False),
        ("base.html", "i{% endblock", "I{% endblock", False),
        # What is not text.
        ("page.html", "{{ name }}", "{{ name | upper }}", False),
        ("page.html", "piece('p')", "piece('q')", False),
        ("page.html", "{% set kept %}", "{% set more = 1 %}{% set kept %}", False),
        ("page.html", "{% block main %}", "{% block other %}{% endblock %}{% block main %}", False),
        ("foot.html", "none", "", False),
        ("foot.html", "{% else %}none", "", False),
        ("foot.html", "{% if", "{% wrong", False),
    ],
)
def test_words_of_slots_can_be_exchanged_and_nothing_else(
    template: str, before: str, after: str, *, exchanged: bool
) -> None:
    text = TEMPLATES[template]
    assert before in text
    assert holds(theme(), theme(**{template: text.replace(before, after, 1)}), PAGES) is exchanged


def test_an_address_in_a_slot_can_be_exchanged() -> None:
    one = apart(theme())["base.html"]
    assert one.assets == {"icon.svg"}
    style = Artifact("assets/style.2.css", b"")
    assert holds(theme(), replace(theme(), files={**FILES, "style.css": style}), PAGES)


def test_the_name_of_the_addresses_may_be_another_things() -> None:
    shadowed = theme(**{"foot.html": "{% set assets = {'style.css': 'mine'} %}{{ assets['style.css'] }}"})
    assert not shadowed.slotted
    assert apart(shadowed)["base.html"].assets == {"icon.svg", "style.css"}
    made = dressed(shadowed, PAGES)
    assert made
    assert made[1][0] == "mine"


def test_a_name_that_is_worked_out_may_be_any() -> None:
    odd = theme(**{"plain.html": "{% include name ~ '.html' ignore missing %}{{ assets[name] | default('') }}"})
    assert apart(odd)["plain.html"].loads == {ANY}
    assert apart(odd)["plain.html"].assets == {ANY}
    assert odd.closure("plain.html") == set(TEMPLATES)


def test_a_page_of_the_theme() -> None:
    default, _ = read_theme()
    pages = tuple(each for each in published() if isinstance(each, Page) and each.template == "briefing.html")
    text = default.templates["briefing.html"].text
    changed = text.replace("</article>", "<hr></article>").replace('class="byline"', 'class="by-line"')
    templates = {**default.templates, "briefing.html": SourceText("briefing.html", changed)}
    style = Artifact("assets/style.other.css", b"")
    assert holds(default, Theme(templates, {**default.files, "style.css": style}), pages)


def test_a_page_that_is_not_what_its_trace_says_is_left_alone() -> None:
    one = trace("a.html", ["é", Slot("a", 0, "one"), Slot("a", 1, ""), "more"])
    changing = Exchange({"a": (("one", "two"), ("", "!"))})
    assert changing.made("éonemore".encode(), one) == "étwo!more".encode()
    for content in ("éonxmore", "é"):
        with pytest.raises(StrayError):
            changing.made(content.encode(), one)
    with pytest.raises(StrayError):
        changing.made(b"one", Trace.unknown("a.html"))
    assert trace("a.html", [Slot(f"{number}", 0, "") for number in range(MOST + 1)]).templates == ()
