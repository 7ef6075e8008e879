"""The list of claims, narrowed down, and lists in pages."""

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.hosting import Host


def test_claims_are_narrowed_down_over_all_pages(page: Page, host: Host) -> None:
    page.goto(f"{host.root}claims/")
    shown = page.locator(".claims > li:visible")
    expect(shown).to_have_count(80)
    page.get_by_label("Status").select_option("disputed")
    expect(shown).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 claim shown")
    assert page.url.endswith("?status=disputed")
    page.get_by_label("Status").select_option("")
    page.get_by_label("Kind").select_option("opinion")
    expect(shown).to_have_count(91)
    last = shown.last.get_by_role("link").first
    last.click()
    page.wait_for_url(f"{host.root}briefings/corners/#c-*")


def test_a_narrowed_list_has_an_address(page: Page, host: Host) -> None:
    page.goto(f"{host.root}claims/?summit=harbour-2025&source=wire")
    page.goto(f"{host.root}claims/page/2/?summit=harbour-2025&source=ferry+treaty")
    sources = page.locator(".claims > li:visible .source")
    expect(sources.first).to_contain_text("ferry treaty")
    assert page.locator(".claims-of:visible").count() == 2


def test_pages_of_a_list_lead_to_each_other(page: Page, host: Host) -> None:
    page.goto(f"{host.root}claims/")
    page.get_by_role("link", name="Older").click()
    page.wait_for_url(f"{host.root}claims/page/2/")
    expect(page.get_by_role("link", name="Page 2")).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="Newer").click()
    page.wait_for_url(f"{host.root}claims/")


def test_a_long_list_is_fetched_only_as_far_as_it_is_read(page: Page, host: Host) -> None:
    fetched: list[str] = []

    def longer(route: Route) -> None:
        route.fulfill(body=route.fetch().text().replace('data-count="2"', 'data-count="9"'), content_type="text/html")

    def further(route: Route) -> None:
        fetched.append(route.request.url.removeprefix(f"{host.root}claims/page/"))
        route.fulfill(response=route.fetch(url=f"{host.root}claims/page/2/"))

    page.route(f"{host.root}claims/", longer)
    page.route(re.compile("claims/page/[3-9]/"), further)
    page.goto(f"{host.root}claims/")
    button = page.get_by_role("button", name="Look further")
    expect(button).to_be_hidden()
    page.get_by_label("Kind").select_option("opinion")
    expect(button).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("4 of 9 pages looked through")
    assert sorted(fetched) == ["3/", "4/"]
    button.click()
    expect(page.get_by_role("status")).to_contain_text("8 of 9 pages looked through")
    page.get_by_label("Kind").select_option("")
    expect(button).to_be_hidden()
    expect(page.locator(".claims > li:visible")).to_have_count(80)
    expect(page.locator(".paging")).to_be_visible()
