"""The published files as a browser gets them: policy, addresses, weight, rights, print."""

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.hosting import Host
from tests.browser.pages import BRIEFING, KINDS

WEIGHT = 100_000
WITHHELD = (
    "A secret paragraph",
    "a winter of talks that nobody wrote down",
    "left by the back door",
    "An uncited thought about gulls",
    "非公開の発言",
    "会談は火曜日に開かれた。",
)
SIZES = """() => Object.fromEntries(
  [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .map((each) => [each.name, each.decodedBodySize]))"""
REFERENCES = """() => ({
  links: [...document.querySelectorAll("a[href], link[href]:not([rel=canonical])")].map((each) => each.href),
  files: [...document.querySelectorAll("img, script[src]")].map((each) => each.src),
  anchors: [...document.querySelectorAll("[id]")].map((each) => each.id),
})"""


@pytest.mark.parametrize("place", ["root", "below"])
def test_nothing_is_broken_wherever_the_site_stands(page: Page, host: Host, place: str) -> None:
    start = host.root if place == "root" else host.below
    anchors: dict[str, set[str]] = {}
    wanted: list[tuple[str, str]] = []
    ahead = [start]
    files: set[str] = set()
    while ahead:
        address = ahead.pop()
        if address in anchors:
            continue
        response = page.goto(address)
        assert response
        assert response.ok, address
        found = page.evaluate(REFERENCES)
        anchors[address] = set(found["anchors"])
        for link in (*found["links"], *found["files"]):
            target, fragment = urldefrag(link)
            if not target.startswith(host.root):
                continue
            assert target.startswith(start), (address, link)
            wanted.append((target, fragment))
            if target.endswith("/"):
                ahead.append(target)
            else:
                files.add(target)
    assert len(anchors) > len(KINDS)
    assert [address for address in files if not page.request.get(address).ok] == []
    missing = [(to, fragment) for to, fragment in wanted if fragment and to in anchors and fragment not in anchors[to]]
    assert missing == []


def test_the_page_for_what_is_not_there_works_at_any_depth(published: Path) -> None:
    text = (published / "404.html").read_text("utf-8")
    addresses = re.findall(r'(?:href|src)="([^"#]+)"', text)
    # It is served for any address, so it goes by the path of the site's own.
    own = [each for each in addresses if "://" not in each and not each.startswith("mailto:")]
    assert own
    whole = [urljoin("https://site.invalid/deep/down/", each) for each in own]
    assert all(address.startswith("https://site.invalid/paper/") for address in whole)


def test_every_page_is_light_and_painted_by_one_stylesheet(page: Page, host: Host) -> None:
    heavy: list[tuple[str, int]] = []
    for kind, path in KINDS.items():
        page.goto(host.root + path)
        sizes: dict[str, int] = page.evaluate(SIZES)
        weight = sum(size for address, size in sizes.items() if not address.endswith((".png", ".svg")))
        if not 0 < weight <= WEIGHT:
            heavy.append((kind, weight))
        assert sum(address.endswith(".css") for address in sizes) == 1
    assert heavy == []


def test_no_page_has_a_style_or_script_of_its_own(published: Path) -> None:
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?: src=| type=\"application/ld\+json\"))")
    pages = [path for path in published.rglob("*.html") if inline.search(path.read_text("utf-8"))]
    assert pages == []


def test_no_published_byte_says_what_rights_withhold(published: Path) -> None:
    texts = {path: path.read_bytes() for path in published.rglob("*") if path.is_file()}
    assert [(path.name, words) for path, text in texts.items() for words in WITHHELD if words.encode() in text] == []


def test_paper_has_every_quoted_span_and_address(browser: Browser, host: Host) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(host.root + BRIEFING)
        page.emulate_media(media="print")
        printed = page.locator(".evidence").inner_text()
        for quote in page.locator(".evidence mark").all_inner_texts():
            assert quote in printed
        addresses = page.locator("a[data-print]").evaluate_all(
            "links => links.map((link) => [link.dataset.print, getComputedStyle(link, '::after').content])"
        )
        assert len(addresses) > 5
        assert all(address in content for address, content in addresses)
        assert page.locator(".side-note:visible, button:visible, nav:visible").count() == 0
        paper = bare("".join(each.extract_text() for each in PdfReader(BytesIO(page.pdf())).pages))
        quotes = page.locator(".evidence mark").all_inner_texts()
        assert len(quotes) > 4
        assert [quote for quote in quotes if bare(quote) not in paper] == []
        assert [address for address, _ in addresses if bare(address) not in paper] == []


def bare(text: str) -> str:
    """A text without white space, for a line of paper may end anywhere."""
    return "".join(text.split())


def test_the_sites_own_colours_and_logo_are_shown(page: Page, host: Host) -> None:
    page.goto(host.root)
    color = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
    assert page.evaluate(color) == "#0b4f6c"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(color) == "#8ad0e6"
    page.emulate_media(media="print")
    assert page.evaluate(color) == "#000"
    assert page.locator(".logo").evaluate("image => image.naturalWidth") > 0
