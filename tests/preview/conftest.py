"""A preview of a small site, for each test its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.serving import Serving, serving, write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site")


@pytest.fixture
def preview(site: Path) -> Iterator[Serving]:
    with serving(site) as running:
        yield running
