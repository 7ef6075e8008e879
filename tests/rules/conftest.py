"""The judge that the cases of `judge-doubts` ask for."""

import pytest

from tests.judging.fake import install


@pytest.fixture(autouse=True)
def judges(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "fake")
