"""Compiled templates are kept for the next run, where nobody but the user can have written them."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import Environment

from briefgen.engine.compiled import Compiled
from briefgen.model import Artifact, Page
from briefgen.text import SourceText
from briefgen.theme import Renderer, Theme

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no system tells there who may write a file")


@dataclass(frozen=True, slots=True)
class Data:
    """What the page shows."""

    words: str = "said"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this user's programs keep things."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path / "briefgen" / "templates"


def shown(text: str, program: str = "one") -> str:
    """The page of a template, as a new process makes it."""
    theme = Theme({"page.html": SourceText("templates/page.html", text)}, {})
    page = Renderer(theme, None, Compiled.of(program, theme.slotted)).render(Page("p.html", "page.html", Data()))
    assert isinstance(page, Artifact)
    return str(page.content)


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is compiled from now on."""
    found: list[object] = []
    compile_anew = Environment.compile

    def compile_(environment: Environment, *given: object, **named: object) -> object:
        found.append(given[0])
        return compile_anew(environment, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", compile_)
    return found


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown("<p>{{ words }}</p>") == "<p>said</p>"
    assert len(list(folder.iterdir())) == 1
    again = compiled(monkeypatch)
    assert shown("<p>{{ words }}</p>") == "<p>said</p>"
    assert not again
    assert shown("<b>{{ words }}</b>") == "<b>said</b>"
    assert shown("<p>{{ words }}</p>", "another briefgen") == "<p>said</p>"
    assert len(again) == 2


def test_what_others_can_write_is_not_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown("<p>{{ words }}</p>")
    (kept,) = folder.iterdir()
    again = compiled(monkeypatch)
    kept.chmod(0o666)
    assert shown("<p>{{ words }}</p>") == "<p>said</p>"
    assert len(again) == 1
    kept.chmod(0o600)
    folder.chmod(0o777)
    assert shown("<p>{{ words }}</p>") == "<p>said</p>"
    assert len(again) == 2


def test_a_damaged_file_is_compiled_anew(folder: Path) -> None:
    shown("<p>{{ words }}</p>")
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    for length in (0, 10, len(whole) - 4):
        kept.write_bytes(whole[:length])
        assert shown("<p>{{ words }}</p>") == "<p>said</p>"


def test_a_disk_that_takes_nothing_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert shown("<p>{{ words }}</p>") == "<p>said</p>"
