"""What changes in the page when a file is saved, and what stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.preview.serving import BRIEFING, Serving, serving, tell_late

ONE = "content/briefings/one.md"
LONG = "\n\n".join(f"Paragraph {number} has no claim of its own." for number in range(60))
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def visit(page: Page, preview: Serving, path: str = "briefings/one/") -> None:
    """Open a page and mark it: a page that is loaded again loses the mark."""
    page.goto(f"{preview.address}/desk/{path}")
    page.wait_for_function("document.querySelector('briefgen-panel')")
    page.evaluate("window.unloaded = 'never'")


def was_loaded_again(page: Page) -> bool:
    return bool(page.evaluate("window.unloaded") != "never")


def test_new_text_appears_in_the_page_that_is_open(page: Page, preview: Serving) -> None:
    visit(page, preview)
    edit(preview.root / ONE, "They met in Tokyo", "They all met in Tokyo")
    expect(page.locator("main")).to_contain_text("They all met in Tokyo")
    edit(preview.root / ONE, "title: First", "title: A better headline")
    expect(page).to_have_title("A better headline · Example")
    assert not was_loaded_again(page)


def test_the_frame_of_the_page_is_swapped_too(page: Page, preview: Serving) -> None:
    visit(page, preview)
    edit(preview.root / "site.yaml", "title: Example", "title: Renamed\nlanguage: ja")
    expect(page.locator(".site-title")).to_have_text("Renamed")
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    assert not was_loaded_again(page)


def test_the_scroll_position_stays(page: Page, preview: Serving) -> None:
    write(preview.root / ONE, BRIEFING.format(title="First", text=LONG))
    visit(page, preview)
    expect(page.locator("main")).to_contain_text("Paragraph 59")
    page.evaluate("scrollTo({top: 700, behavior: 'instant'})")
    before = page.evaluate("scrollY")
    edit(preview.root / ONE, "Paragraph 30 has", "Paragraph 30 still has")
    expect(page.locator("main")).to_contain_text("Paragraph 30 still has")
    assert page.evaluate("scrollY") == before
    # Words above the reader's place come and go without moving it.
    top = "document.evaluate(\"//p[contains(., 'Paragraph 30')]\", document).iterateNext().getBoundingClientRect().top"
    before = page.evaluate(top)
    edit(preview.root / ONE, "Paragraph 2 has", "Something new.\n\nParagraph 2 has")
    expect(page.locator("main")).to_contain_text("Something new.")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert abs(page.evaluate(top) - before) < 2
    assert not was_loaded_again(page)


def test_focus_and_selection_stay(page: Page, preview: Serving) -> None:
    visit(page, preview)
    page.locator("main a.cite").first.focus()
    page.evaluate("""() => {
        const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf("in Tokyo");
            if (at >= 0) getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 8);
        }
    }""")
    focused = page.evaluate("document.activeElement.outerHTML")
    edit(preview.root / ONE, "They met in Tokyo", "They all met in Tokyo")
    expect(page.locator("main")).to_contain_text("They all met in Tokyo")
    assert page.evaluate("getSelection().toString()") == "in Tokyo"
    assert page.evaluate("document.activeElement.outerHTML") == focused


def test_an_open_card_stays_open(page: Page, preview: Serving) -> None:
    visit(page, preview)
    page.locator("main a.cite").first.click()
    card = page.locator(".card:popover-open")
    expect(card).to_be_visible()
    edit(preview.root / ONE, "They met in Tokyo", "They all met in Tokyo")
    expect(page.locator("main")).to_contain_text("They all met in Tokyo")
    expect(card).to_be_visible()
    # And a part that the reader unfolded, of whatever theme.
    write(preview.root / "templates/standing.html", '<body><main><details id="d"><summary>More</summary>A</details>')
    visit(page, preview, "about/")
    page.locator("summary").click()
    edit(preview.root / "templates/standing.html", "</summary>A", "</summary>B")
    expect(page.locator("details")).to_have_text("MoreB")
    assert page.evaluate("document.querySelector('details').open")


def test_a_stylesheet_is_swapped_in_place(page: Page, preview: Serving) -> None:
    write(preview.root / "templates/style.css", "main { color: rgb(1, 2, 3); }")
    visit(page, preview)
    expect(page.locator("main")).to_have_css("color", "rgb(1, 2, 3)")
    write(preview.root / "templates/style.css", "main { color: rgb(4, 5, 6); }")
    expect(page.locator("main")).to_have_css("color", "rgb(4, 5, 6)")
    expect(page.locator("head link[href*='/style.']")).to_have_count(1)
    assert not was_loaded_again(page)


def test_a_picture_is_swapped_in_place(page: Page, preview: Serving) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='{0}' height='{0}'/>"
    write(preview.root / "content/assets/a.svg", drawing.format(10))
    write(preview.root / ONE, BRIEFING.format(title="First", text="![A drawing](../assets/a.svg)"))
    visit(page, preview)
    natural = "document.querySelector('main .prose img')?.naturalWidth"
    page.wait_for_function(f"{natural} === 10")
    write(preview.root / "content/assets/a.svg", drawing.format(20))
    page.wait_for_function(f"{natural} === 20")
    assert not was_loaded_again(page)


def test_what_cannot_be_swapped_is_loaded_again(page: Page, preview: Serving) -> None:
    write(preview.root / "templates/own.js", "document.documentElement.dataset.said = 'one';")
    write(
        preview.root / "templates/standing.html",
        '<!doctype html><title>About</title><body><main>Text</main><script src="{{ meta.root }}{{ assets["own.js"] }}">'
        "</script>",
    )
    visit(page, preview, "about/")
    expect(page.locator("html")).to_have_attribute("data-said", "one")
    write(preview.root / "templates/own.js", "document.documentElement.dataset.said = 'two';")
    expect(page.locator("html")).to_have_attribute("data-said", "two")
    assert was_loaded_again(page)


@pytest.mark.parametrize(
    "template",
    [
        "<p>no head, no body, no end: {{ title }}",
        "<!DOCTYPE HTML><HTML><HEAD><TITLE>t</TITLE></HEAD><BODY><MAIN>{{ title }}</MAIN></BODY></HTML>",
        "<!doctype html><html><body><div>{{ title }}</div><!-- </head> --></body></html><!-- the end -->",
    ],
)
def test_a_template_of_any_make_is_followed(page: Page, preview: Serving, template: str) -> None:
    write(preview.root / "templates/standing.html", template)
    preview.wait_until_shown("About", "about/index.html")
    preview.wait_for(2)
    visit(page, preview, "about/")
    edit(preview.root / "content/pages/about.md", "title: About", "title: About us all")
    expect(page.locator("body")).to_contain_text("About us all")
    assert not was_loaded_again(page)


def test_the_theme_works_as_before_under_its_policy(page: Page, preview: Serving) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Policy" in message.text else None)
    edit(preview.root / ONE, "They met in Tokyo", "They met 12 times in Tokyo")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    frame = '{% extends "default/page.html" %}{% block meta %}' + policy + "{{ super() }}{% endblock %}"
    write(preview.root / "templates/page.html", frame)
    preview.wait_until_shown(policy)
    visit(page, preview)
    expect(page.locator("briefgen-panel #list")).to_contain_text("error[unsupported-number]")
    edit(preview.root / ONE, "They met 12 times", "They met 13 times")
    expect(page.locator("main")).to_contain_text("13 times")
    expect(page.locator("briefgen-panel .frame")).to_have_css("position", "fixed")
    assert refused == []


def whole_file(root: Path) -> None:
    write(root / ONE, "")
    write(root / ONE, BRIEFING.format(title="First", text="New words."))


def by_rename(root: Path) -> None:
    write(root / "content/briefings/.new", BRIEFING.format(title="First", text="New words."))
    (root / "content/briefings/.new").replace(root / ONE)


@pytest.mark.parametrize("save", [whole_file, by_rename])
@pytest.mark.parametrize("poll", [False, True])
def test_however_it_is_saved_it_is_shown(page: Page, site: Path, save: Callable[[Path], None], poll: bool) -> None:  # noqa: FBT001
    with serving(site, poll=poll) as preview:
        visit(page, preview)
        save(site)
        expect(page.locator("main")).to_contain_text("New words.")
        assert not was_loaded_again(page)


def test_ten_files_saved_at_once_are_one_update(page: Page, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tell_late(monkeypatch)
    with serving(site) as preview:
        visit(page, preview, "")
        page.evaluate("window.updates = 0; document.addEventListener('briefgen:updated', () => window.updates += 1)")
        for number in range(10):
            write(site / f"content/briefings/new{number}.md", BRIEFING.format(title=f"New {number}", text="Words."))
        for number in range(10):
            expect(page.locator("main")).to_contain_text(f"New {number}")
        assert page.evaluate("window.updates") == 1
