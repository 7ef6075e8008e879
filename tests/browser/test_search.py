"""The search: it finds what is published, and nothing that rights withhold."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosting import Host
from tests.browser.test_access import violations


def test_a_reader_finds_a_page_by_its_words(page: Page, host: Host) -> None:
    page.goto(host.below)
    page.get_by_role("link", name="Search").click()
    page.get_by_label("Search the briefings").fill("doubted shortest treaty")
    expect(page.get_by_role("status")).to_have_text("1 page found")
    assert violations(page) == []
    assert page.url.endswith("search/?q=doubted+shortest+treaty")
    page.get_by_role("link", name="The ferry treaty").click()
    page.wait_for_url(f"{host.below}briefings/ferry/")


@pytest.mark.parametrize("word", ["seagulls", "uncited", "gulls"])
def test_withheld_words_are_not_found(page: Page, host: Host, word: str) -> None:
    """Word by word: of several words, Pagefind leaves out those that no page has."""
    page.goto(f"{host.root}search/?q={word}")
    expect(page.get_by_role("status")).to_have_text("Nothing was found.")


def test_the_index_lists_its_languages_in_order(published: Path) -> None:
    text = (published / "pagefind" / "pagefind-entry.json").read_text("utf-8")
    assert json.dumps(json.loads(text), sort_keys=True, separators=(",", ":")) == text
