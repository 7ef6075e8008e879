"""A review in this process: what the reviewer finds on the screen."""

import io
import re
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from briefgen.cli import main

REVIEWS = "content/reviews/tokyo.yaml"
SIGNED = {
    "c-sum": (
        'text: "Japan pledged $550 billion"\n  digest: "ad5a552f0dfb0b61"\n  evidence: {wire p1: "c7ffaf0338310ced"}'
    ),
    "c-18b141a1": (
        'text: "The money is for shipyards."\n  digest: "18b141a1a5f08fdf"\n  evidence: {wire p2: "10b03745f8d353d9"}'
    ),
}
FILES = {
    "site.yaml": "title: Site\nauthors: {asharma: {name: Anjali Sharma}}\n",
    "content/briefings/tokyo.md": (
        "---\ntitle: Tokyo summit\ndate: 2025-10-29\nauthors: [asharma]\n---\n"
        "[Japan pledged $550 billion]{#c-sum} [@wire p1]. The money is for shipyards [@wire p2].\n"
    ),
    "content/sources/wire.md": (
        "---\ntitle: Wire\nissued: 2025-10-28\n---\n"
        "Japan pledged $550 billion in loans. {#p1}\n\nThe money is for shipyards. {#p2}\n"
    ),
    REVIEWS: "".join(f'{claim}:\n  {words}\n  by: "B. Ode"\n  on: 2025-10-29\n' for claim, words in SIGNED.items()),
}
ALL_SIGNED = "every claim is signed: n goes on, u takes a signature back"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one briefing, of which every claim is signed."""
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


class Terminal(io.StringIO):
    """What is written to it is on the screen."""

    def isatty(self) -> bool:
        return True

    @property
    def words(self) -> str:
        """All that was ever shown, without the codes of colours and places."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.getvalue())


def review(monkeypatch: pytest.MonkeyPatch, keys: str, *arguments: str) -> tuple[str, str]:
    """What is on the screen while a reviewer presses some keys, and what the command says beside it."""
    screen, beside = Terminal(), Terminal()
    with monkeypatch.context() as patched, create_pipe_input() as typed:
        typed.send_text(keys)
        for name, stream in (("stdin", screen), ("stdout", screen), ("stderr", beside)):
            patched.setattr(f"sys.{name}", stream)
        with create_app_session(input=typed, output=Vt100_Output(screen, lambda: Size(40, 160), term="xterm")):
            assert main(["review", *arguments]) == 0
    return screen.words, beside.words


def test_a_briefing_that_is_signed_in_full_can_be_opened_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, beside = review(monkeypatch, "nuq", "tokyo", "--by", "C. Ito", "--site", str(site))
    assert ALL_SIGNED in screen
    assert "claim 1 of 2" in screen
    assert "signed by B. Ode on 2025-10-29" in screen
    assert "the signature was taken back" in screen
    assert beside == "Signed 0, rejected 0; 1 claim is not signed.\n"
    left = (site / REVIEWS).read_text("utf-8")
    assert "c-sum:" in left
    assert "c-18b141a1:" not in left


def test_what_is_signed_in_full_is_not_asked_for(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, beside = review(monkeypatch, "", "--by", "C. Ito", "--site", str(site))
    assert (screen, beside) == ("", "Signed 0, rejected 0; every claim is signed.\n")


@pytest.mark.parametrize("name", ["Anjali Sharma", "asharma"])
def test_an_author_is_warned_on_the_screen(site: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (site / REVIEWS).unlink()
    warning = f"{name} is an author of tokyo: a second person should sign it."
    # The screen hides what the command said before; so it says it again.
    screen, beside = review(monkeypatch, "q", "--by", name, "--site", str(site))
    assert warning in screen
    assert beside.startswith(f"{warning}\n")


def test_an_author_is_warned_where_every_claim_is_signed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, _ = review(monkeypatch, "q", "tokyo", "--by", "Anjali Sharma", "--site", str(site))
    assert "Anjali Sharma is an author of tokyo: a second person should sign it." in screen
    assert ALL_SIGNED in screen
