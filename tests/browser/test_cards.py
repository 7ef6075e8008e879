"""A citation's card: by keyboard, by mouse, by touch, and what stands for it without JavaScript."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hosting import Host
from tests.browser.pages import BRIEFING


@pytest.fixture
def briefing(page: Page, host: Host) -> Page:
    page.goto(host.root + BRIEFING)
    return page


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    with browser.new_context(java_script_enabled=False, reduced_motion="reduce") as context:
        yield context.new_page()


def test_the_keyboard_opens_reads_and_closes_a_card(briefing: Page) -> None:
    marker, card = briefing.locator("#cite-3"), briefing.get_by_role("dialog")
    marker.focus()
    briefing.keyboard.press("Enter")
    expect(card).to_be_visible()
    expect(card).to_be_focused()
    expect(card).to_have_accessible_name("Evidence 3")
    expect(marker).to_have_attribute("aria-expanded", "true")
    expect(card).to_contain_text("12 crowns until 2030")
    expect(card).to_contain_text("Against the claim")
    expect(card).to_contain_text("The quoted words stand in the source.")
    briefing.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(marker).to_be_focused()
    expect(marker).to_have_attribute("aria-expanded", "false")


def test_the_keyboard_follows_a_card_to_the_source_and_back(briefing: Page, host: Host) -> None:
    briefing.locator("#cite-1").press("Space")
    link = briefing.get_by_role("dialog").get_by_role("link", name="On the source page", exact=True)
    for _ in range(12):
        briefing.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    briefing.keyboard.press("Enter")
    briefing.wait_for_url(f"{host.root}sources/wire/#p1")
    expect(briefing.locator("#p1 mark")).to_have_text("signed a ferry treaty")
    back = briefing.locator("#p1").get_by_role("link", name="The two ports", exact=False).first
    back.focus()
    briefing.keyboard.press("Enter")
    briefing.wait_for_url(f"{host.root}{BRIEFING}#c-*")
    expect(briefing.locator(".claim:target")).to_contain_text("The two ports")


def test_leaving_a_card_by_tab_closes_it(briefing: Page) -> None:
    briefing.locator("#cite-1").click()
    card = briefing.get_by_role("dialog")
    for _ in range(12):
        briefing.keyboard.press("Tab")
    expect(card).to_be_hidden()


def test_the_mouse_shows_a_card_that_stays_while_it_is_there(briefing: Page) -> None:
    marker, card = briefing.locator("#cite-1"), briefing.get_by_role("dialog")
    marker.hover()
    expect(card).to_be_visible()
    expect(card).not_to_be_focused()
    card.hover()
    briefing.wait_for_timeout(500)
    expect(card).to_be_visible()
    briefing.keyboard.press("Escape")
    expect(card).to_be_hidden()
    marker.hover()
    briefing.mouse.move(2, 2)
    briefing.wait_for_timeout(100)
    marker.hover()
    expect(card).to_be_visible()
    briefing.mouse.move(2, 2)
    expect(card).to_be_hidden()


def test_a_second_press_closes_a_card(briefing: Page) -> None:
    marker, card = briefing.locator("#cite-1"), briefing.get_by_role("dialog")
    marker.click()
    expect(card).to_be_visible()
    marker.click()
    expect(card).to_be_hidden()


def test_a_card_lies_inside_the_window(briefing: Page) -> None:
    for width in (320, 700, 1280):
        briefing.set_viewport_size({"width": width, "height": 600})
        for marker in briefing.locator(".prose a.cite").all():
            marker.click()
            box = briefing.get_by_role("dialog").bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= 601
            briefing.keyboard.press("Escape")


def test_a_permalink_is_copied(briefing: Page, host: Host) -> None:
    briefing.context.grant_permissions(["clipboard-read", "clipboard-write"])
    briefing.locator("#cite-3").click()
    briefing.get_by_role("button", name="Copy link").click()
    expect(briefing.get_by_role("dialog").get_by_role("status")).to_have_text("Copied")
    assert briefing.evaluate("navigator.clipboard.readText()") == f"{host.root}{BRIEFING}#c-price"


def test_every_piece_of_a_claim_is_lit_by_its_permalink(page: Page, host: Host) -> None:
    page.goto(host.root + BRIEFING)
    pieces = page.locator(".claim[data-claim]")
    claim = pieces.first.get_attribute("data-claim")
    page.goto(f"{host.root}{BRIEFING}#{claim}")
    expect(page.locator(f'.claim[data-claim="{claim}"]').first).to_have_class("claim target")


def test_links_lead_to_the_very_words_and_to_the_archive(briefing: Page) -> None:
    briefing.locator("#cite-1").click()
    card = briefing.get_by_role("dialog")
    original = card.get_by_role("link", name="Original")
    expect(original).to_have_attribute("href", "https://wire.invalid/ferry#:~:text=signed%20a%20ferry%20treaty")
    expect(original).to_have_attribute("data-versionurl", "https://archive.invalid/2025/ferry")
    archive = card.get_by_role("link", name="Archived copy")
    expect(archive).to_have_attribute("data-originalurl", "https://wire.invalid/ferry")


def test_the_switch_marks_claims(briefing: Page) -> None:
    switch = briefing.get_by_role("button", name="Show evidence in the text")
    opinion = briefing.locator('.claim[data-kind="opinion"]').first
    expect(briefing.locator("#page--legend")).to_be_hidden()
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(briefing.locator("#page--legend")).to_contain_text("Opinion")
    assert opinion.evaluate("claim => getComputedStyle(claim).textDecorationStyle") == "wavy"
    switch.click()
    expect(briefing.locator("#page--legend")).to_be_hidden()


def test_notes_in_the_margin_never_overlap_and_are_for_the_eye_alone(briefing: Page) -> None:
    notes = briefing.locator(".side-note")
    expect(notes.first).to_contain_text("signed a ferry treaty")
    boxes = [box for note in notes.all() if (box := note.bounding_box())]
    assert len(boxes) > 2
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"]
    prose = briefing.locator(".prose").bounding_box()
    assert prose
    assert all(box["x"] >= prose["x"] + prose["width"] for box in boxes)
    expect(briefing.locator(".side")).to_have_attribute("aria-hidden", "true")
    assert briefing.locator(".side a, .side button, .side [tabindex]").count() == 0
    briefing.set_viewport_size({"width": 600, "height": 800})
    expect(notes).to_have_count(0)


def follow(page: Page, link: str) -> None:
    """Go to a link with the Tab key, and follow it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator(link).and_(page.locator(":focus")).count():
            page.keyboard.press("Enter")
            return
    pytest.fail(f"the Tab key does not reach {link}")


def test_without_javascript_the_keyboard_goes_to_the_list_to_the_source_and_back(plain: Page, host: Host) -> None:
    plain.goto(host.root + BRIEFING)
    follow(plain, "#cite-3")
    plain.wait_for_url(f"{host.root}{BRIEFING}#ev-3")
    entry = plain.locator("#ev-3")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text("12 crowns until 2030")
    follow(plain, "#ev-3 .found > .item:first-child .links li:first-child a")
    plain.wait_for_url(f"{host.root}sources/wire/#p3")
    expect(plain.locator("#p3")).to_be_in_viewport()
    follow(plain, "#p3 .cited-by li:first-child a")
    plain.wait_for_url(f"{host.root}{BRIEFING}#c-price")
    expect(plain.locator("#c-price")).to_be_in_viewport()
    follow(plain, "#cite-3")
    follow(plain, "#ev-3 .number a")
    plain.wait_for_url(f"{host.root}{BRIEFING}#cite-3")
    expect(plain.locator("#cite-3")).to_be_in_viewport()
    assert plain.locator("button:visible").count() == 0
