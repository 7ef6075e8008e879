"""What all tests share: the switch that rewrites expectations, and laws that no clock can break."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.compiled import compile_once

# A busy machine is slow, and no law is about time.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the expected files of folder cases")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be rewritten; a reviewer then reads the diff."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session", autouse=True)
def templates_are_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """See `compiled.py`. What briefgen itself keeps compiled for its next run, it keeps here for this run of tests."""
    base = tmp_path_factory.getbasetemp()
    kept = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(kept))
        compile_once(patch)
        yield
