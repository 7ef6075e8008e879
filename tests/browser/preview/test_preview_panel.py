"""Findings where the author looks."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.preview.serving import BRIEFING, Serving, serving, write_site

ONE = "content/briefings/one.md"
PAD = "\n\n".join(f"Paragraph {number} has no claim of its own." for number in range(60))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def briefing(text: str, title: str = "First") -> str:
    return BRIEFING.format(title=title, text=text)


def visit(page: Page, preview: Serving, path: str = "briefings/one/") -> None:
    page.goto(f"{preview.address}/desk/{path}")
    page.wait_for_function("document.querySelector('briefgen-panel')")


def panel_items(page: Page) -> list[str]:
    items: list[str] = page.evaluate(
        "[...document.querySelector('briefgen-panel').shadowRoot.querySelectorAll('li pre')].map((p) => p.textContent)"
    )
    return items


def test_the_panel_says_what_the_terminal_says(page: Page, preview: Serving) -> None:
    visit(page, preview)
    expect(page.locator("briefgen-panel .toggle")).to_be_hidden()
    write(preview.root / ONE, briefing('It is "the greatest pact" [@wire p2]. It cost $777 billion [@?].'))
    expect(page.locator("briefgen-panel li")).to_have_count(2)
    found = preview.editions[-1].seen()
    assert panel_items(page) == [found.text(one) for one in found.diagnostics]
    quote = next(text for text in panel_items(page) if "altered-quote" in text)
    assert "^^^" in quote
    # The source's paragraph stands below the briefing's line.
    assert "::: content/sources/wire.md" in quote
    assert "worth $550 billion" in quote
    expect(page.locator("briefgen-panel .summary")).to_have_text(found.summary)
    write(preview.root / ONE, briefing("All is well."))
    expect(page.locator("briefgen-panel .toggle")).to_be_hidden()


def test_a_claim_with_a_finding_is_marked_and_a_click_goes_there(page: Page, preview: Serving) -> None:
    write(preview.root / ONE, briefing(f"{PAD}\n\nIt cost $777 billion [@?]."))
    visit(page, preview)
    marked = page.locator("main [data-briefgen-finding='error']")
    expect(marked.first).to_have_text("It cost $777 billion")
    expect(marked.first).not_to_be_in_viewport()
    page.locator("briefgen-panel li a").click()
    expect(marked.first).to_be_in_viewport()
    write(preview.root / ONE, briefing(f"{PAD}\n\nIt cost more."))
    expect(marked).to_have_count(0)


def test_words_that_are_no_claim_are_found_too(page: Page, preview: Serving) -> None:
    write(preview.root / ONE, briefing(f"{PAD}\n\nThey spent [12 billion dollars](nowhere.md) on it [@wire p9]."))
    visit(page, preview)
    expect(page.locator("briefgen-panel li").first).to_be_visible()
    page.locator("briefgen-panel li a").last.click()
    expect(page.locator("main a[href='nowhere.md']")).to_be_in_viewport()


def test_findings_of_other_pages_lead_there(page: Page, preview: Serving) -> None:
    write(preview.root / ONE, briefing(f"{PAD}\n\nIt cost $777 billion [@?]."))
    visit(page, preview, "briefings/two/")
    expect(page.locator("briefgen-panel h2")).to_have_text("Elsewhere in the site")
    page.locator("briefgen-panel li a").click()
    expect(page).to_have_title("First · Example")
    expect(page.locator("main [data-briefgen-finding='error']").first).to_be_in_viewport()


def test_the_panel_can_be_put_away_with_the_keyboard(page: Page, preview: Serving) -> None:
    write(preview.root / ONE, briefing("It cost $777 billion [@?]."))
    visit(page, preview)
    toggle = page.locator("briefgen-panel .toggle")
    expect(toggle).to_have_text("1 finding, 1 on this page")
    expect(page.locator("briefgen-panel #list")).to_be_visible()
    page.locator("briefgen-panel li a").focus()
    page.keyboard.press("Escape")
    expect(page.locator("briefgen-panel #list")).to_be_hidden()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    # It stays away until it is wanted again, on other pages too.
    visit(page, preview, "briefings/two/")
    expect(toggle).to_be_visible()
    expect(page.locator("briefgen-panel #list")).to_be_hidden()
    page.keyboard.press("Tab")
    toggle.press("Enter")
    expect(page.locator("briefgen-panel #list")).to_be_visible()


@pytest.mark.parametrize("spoilt", ["---\ntitle: First\n", "---\ntitle: [\n---\nText.\n", "a\0b"])
def test_the_last_good_page_stays_under_the_panel(page: Page, preview: Serving, spoilt: str) -> None:
    visit(page, preview)
    page.evaluate("window.unloaded = 'never'")
    write(preview.root / ONE, spoilt)
    expect(page.locator("briefgen-panel li")).not_to_have_count(0)
    expect(page.locator("main")).to_contain_text("They met in Tokyo")
    write(preview.root / ONE, briefing("Mended."))
    expect(page.locator("main")).to_contain_text("Mended.")
    expect(page.locator("briefgen-panel .toggle")).to_be_hidden()
    assert page.evaluate("window.unloaded") == "never"


@pytest.mark.parametrize("spoilt", ["title: [\n", "titel: Example\n", ""])
def test_a_mistake_in_the_settings_shows_in_the_page_and_heals(page: Page, preview: Serving, spoilt: str) -> None:
    visit(page, preview)
    settings = (preview.root / "site.yaml").read_text("utf-8")
    write(preview.root / "site.yaml", spoilt)
    expect(page.locator("briefgen-panel li").first).to_contain_text("site.yaml:")
    expect(page.locator("main")).to_contain_text("They met in Tokyo")
    write(preview.root / "site.yaml", settings)
    expect(page.locator("briefgen-panel .toggle")).to_be_hidden()


def test_a_site_that_begins_with_a_mistake_comes_to_life(page: Page, tmp_path: Path) -> None:
    site = write_site(tmp_path / "site")
    settings = (site / "site.yaml").read_text("utf-8")
    write(site / "site.yaml", "title: [\n")
    with serving(site) as preview:
        page.goto(f"{preview.address}/")
        expect(page.locator("main")).to_contain_text("There is no page to show yet")
        expect(page.locator("briefgen-panel li").first).to_contain_text("site.yaml:")
        write(site / "site.yaml", settings)
        expect(page.locator(".site-title")).to_have_text("Example")
        assert page.url == f"{preview.address}/desk/"


def test_a_mistake_in_a_template_shows_in_the_page_and_heals(page: Page, preview: Serving) -> None:
    visit(page, preview)
    template = preview.root / "templates/briefing.html"
    write(template, "<p>\n{{ nothing.at.all }}")
    expect(page.locator("briefgen-panel li").first).to_contain_text("templates/briefing.html:2:1")
    expect(page.locator("briefgen-panel li").first).to_contain_text("{{ nothing.at.all }}")
    expect(page.locator("main")).to_contain_text("They met in Tokyo")
    write(template, '{% extends "default/briefing.html" %}{% block below %}Mended.{% endblock %}')
    expect(page.locator("main")).to_contain_text("Mended.")
    expect(page.locator("briefgen-panel .toggle")).to_be_hidden()


def test_a_todo_and_a_draft_show_and_are_marked(page: Page, preview: Serving) -> None:
    draft = briefing("It cost $777 billion [@?].").replace("title: First", "title: First\ndraft: true")
    write(preview.root / ONE, draft)
    preview.wait_until_shown("$777 billion")
    visit(page, preview)
    expect(page.locator("main .todo")).to_be_visible()
    expect(page.locator("main .todo")).to_have_css("background-color", "rgb(211, 48, 47)")
    expect(page.locator("briefgen-panel .draft")).to_be_visible()
    visit(page, preview, "")
    expect(page.locator("main a[data-briefgen-draft]").first).to_have_text("First")
    expect(page.locator("briefgen-panel .draft")).to_be_hidden()
    write(preview.root / ONE, briefing("It cost more."))
    expect(page.locator("main a[data-briefgen-draft]")).to_have_count(0)


def test_the_words_of_a_page_are_no_markup_in_the_panel(page: Page, preview: Serving) -> None:
    write(preview.root / ONE, briefing("<img src=x onerror=alert(1)> cost $777 billion [@?]."))
    visit(page, preview)
    expect(page.locator("briefgen-panel li").first).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.evaluate("document.querySelector('briefgen-panel').shadowRoot.querySelector('img')") is None
