"""One Chromium and one published site for all browser tests of a worker."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from briefgen.workspace import Workspace
from tests.browser.hosting import Host, hosting

HERE = Path(__file__).parent
REPORT = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; without one the tests are skipped, but never where CI runs them."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        reason = "there is no Chromium here: install it (Debian: apt install chromium)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    # A busy machine is slow, and nothing here is about time.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        # A name that means this machine, as a strange site may make its own (DNS rebinding).
        arguments = ["--no-sandbox", "--host-resolver-rules=MAP evil.example 127.0.0.1"]
        launched = playwright.chromium.launch(executable_path=path, args=arguments)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with every kind of page, published; its list of claims has a second page."""
    root = tmp_path_factory.mktemp("browser") / "site"
    shutil.copytree(HERE / "site", root)
    sentences = "\n".join(f"The harbour has a {number}th quiet corner." for number in range(100, 190))
    long = f"---\ntitle: Ninety quiet corners\ndate: 2025-10-01\ntags: [corners]\n---\n::: opinion\n{sentences}\n:::\n"
    (root / "content" / "briefings" / "corners.md").write_text(long, encoding="utf-8")
    built = Workspace.open(root).build()
    assert built.pages, [each.finding.message for each in built.result.diagnostics]
    return root / "public"


@pytest.fixture(scope="session")
def host(published: Path) -> Iterator[Host]:
    """The published site, served with the headers that it asks for."""
    with hosting(published) as running:
        yield running


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """One window for all tests of a worker, wide and light: a new one keeps the browser busy for a second."""
    with browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light") as opened:
        opened.set_default_timeout(20_000)
        yield opened


@pytest.fixture
def context(window: BrowserContext) -> Iterator[BrowserContext]:
    """The window without a tab, and without anything of an earlier test."""
    yield window
    for page in window.pages:
        page.close()
    window.clear_cookies()
    window.clear_permissions()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of which nothing may be said in the console, and no policy broken."""
    page = context.new_page()
    page.add_init_script(REPORT)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []
    assert page.evaluate("window.violations ?? []") == []
