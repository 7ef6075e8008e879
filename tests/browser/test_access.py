"""Every kind of page by the rules of axe-core: WCAG 2.2 AA and its best practice."""

from collections.abc import Mapping
from importlib.resources import files

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.hosting import Host
from tests.browser.pages import BRIEFING, KINDS

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules that another colour scheme can break."""
RUN = """async (rules) => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
}"""
WIDTHS = (320, 1280)


def violations(page: Page, rules: Mapping[str, object] = ALL) -> list[str]:
    """What axe-core finds wrong with the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, dict(rules))
    return found


def violations_in_both_schemes(page: Page) -> list[str]:
    """What axe-core finds wrong in light, and of colours in dark."""
    page.emulate_media(color_scheme="light")
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    return [*found, *(f"dark: {each}" for each in violations(page, COLOURS))]


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_keeps_the_rules_in_both_schemes_and_widths(page: Page, host: Host, kind: str) -> None:
    page.goto(host.root + KINDS[kind])
    wrong: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wrong += violations_in_both_schemes(page)
    assert wrong == []


def test_an_open_card_and_the_shown_evidence_keep_them_too(page: Page, host: Host) -> None:
    page.goto(host.root + BRIEFING)
    page.get_by_role("button", name="Show evidence in the text").click()
    wrong: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.locator("#cite-3").click()
        wrong += violations_in_both_schemes(page)
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
