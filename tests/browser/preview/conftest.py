"""Chromium beside a preview. Without Chromium the tests say so and are skipped; in CI that is a failure."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.serving import Serving, serving, write_site

try:
    from playwright.sync_api import Browser, Page, sync_playwright
except ImportError:
    pytest.skip("playwright is not installed", allow_module_level=True)


def chromium() -> str | None:
    """Where Chromium is."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    return found or ("/usr/bin/chromium" if Path("/usr/bin/chromium").exists() else None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("there is no Chromium, and in CI there must be")
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        # A name that means this machine, as a strange site may make its own (DNS rebinding).
        arguments = ["--no-sandbox", "--host-resolver-rules=MAP evil.example 127.0.0.1"]
        launched = playwright.chromium.launch(executable_path=path, args=arguments)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1000, "height": 600})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site")


@pytest.fixture
def preview(site: Path) -> Iterator[Serving]:
    with serving(site) as running:
        yield running
