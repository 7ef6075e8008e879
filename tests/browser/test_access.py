"""Every kind of page by the rules of axe-core: WCAG 2.2 AA and its best practice."""

from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.hosting import Host
from tests.browser.pages import BRIEFING, KINDS

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
}"""
View = tuple[int, Literal["light", "dark"]]
VIEWS: tuple[View, ...] = ((320, "light"), (320, "dark"), (1280, "light"), (1280, "dark"))


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, TAGS)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_keeps_the_rules_in_both_schemes_and_widths(page: Page, host: Host, kind: str) -> None:
    page.goto(host.root + KINDS[kind])
    wrong: list[str] = []
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        wrong += (f"{width} {scheme} {each}" for each in violations(page))
    assert wrong == []


def test_an_open_card_and_the_shown_evidence_keep_them_too(page: Page, host: Host) -> None:
    page.goto(host.root + BRIEFING)
    page.get_by_role("button", name="Show evidence in the text").click()
    wrong: list[str] = []
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        page.locator("#cite-3").click()
        wrong += (f"{width} {scheme} {each}" for each in violations(page))
        page.keyboard.press("Escape")
    assert wrong == []


def test_no_page_scrolls_sideways_on_a_small_screen(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for kind, path in KINDS.items():
        page.goto(host.root + path)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(kind)
    assert wide == []
