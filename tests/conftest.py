"""What all tests share: the switch that rewrites expectations."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the expected files of folder cases")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be rewritten; a reviewer then reads the diff."""
    return bool(request.config.getoption("--update"))
