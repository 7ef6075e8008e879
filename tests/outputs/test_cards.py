"""Social cards: what stands on them, where they lie, and how they are drawn."""

import re
from dataclasses import replace
from io import BytesIO

import pytest

from briefgen.model import Artifact, Look, Page
from briefgen.outputs.card import Card, card, card_path
from briefgen.theme import Renderer, read_theme
from tests.outputs.sample import SETTINGS, dossier, published
from tests.outputs.sample_documents import DOCUMENTS

BRIEFING = next(document for document in DOCUMENTS if document.slug == "tokyo-minerals")
WITH_CARDS = replace(SETTINGS, look=Look(cards=True))


def made() -> Card:
    found = card(dossier(BRIEFING, WITH_CARDS))
    assert found
    return found


def test_a_card_says_what_the_briefing_is_and_how_much_evidence_it_has() -> None:
    shown = made()
    assert shown.title == BRIEFING.head.title
    assert shown.summit
    assert "claims" in shown.evidence
    assert "sources" in shown.evidence


def test_a_card_has_a_new_address_when_its_words_change() -> None:
    shown = made()
    assert card_path(shown, "a/b").startswith("assets/cards/a-b.")
    assert card_path(shown, "a") != card_path(replace(shown, title="Another"), "a")


def test_only_a_site_that_asks_makes_cards_and_its_pages_name_them() -> None:
    assert not [page for page in published() if page.path.endswith(".png")]
    paths = {page.path for page in published(WITH_CARDS) if page.path.endswith(".png")}
    page = next(page for page in published(WITH_CARDS) if page.path == "briefings/tokyo-minerals/index.html")
    assert isinstance(page, Page)
    artifact = Renderer(read_theme()[0]).render(page)
    assert isinstance(artifact, Artifact)
    image = re.search('property="og:image" content="([^"]+)"', str(artifact.content))
    assert image
    assert image[1].removeprefix("https://example.org/briefings/") in paths


def test_letters_that_the_typeface_lacks_are_never_drawn_as_boxes() -> None:
    japanese = replace(BRIEFING, head=replace(BRIEFING.head, title="東京"))
    assert card(dossier(japanese, WITH_CARDS)) is None


@pytest.mark.parametrize("title", ["Short", "A long title that goes on " * 12, "word" * 60])
def test_a_card_is_drawn_the_same_each_time(title: str) -> None:
    image = pytest.importorskip("PIL.Image", reason="the extra `cards` is not installed")
    page = Page("assets/cards/x.png", "card.png", replace(made(), title=title))
    renderer = Renderer(read_theme()[0])
    first, second = renderer.render(page), renderer.render(page)
    assert first == second
    assert isinstance(first, Artifact)
    assert isinstance(first.content, bytes)
    assert image.open(BytesIO(first.content)).size == (1200, 630)
    assert len(first.content) < 60_000
