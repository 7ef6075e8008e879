"""Which words open an editor at a line."""

from pathlib import Path

import pytest

from briefgen.cli.editor import editor_command, run_editor


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"EDITOR": "vim"}, ["vim", "+3", "a b.md"]),
        ({"EDITOR": "vim", "VISUAL": "code -n"}, ["code", "-n", "--wait", "--goto", "a b.md:3"]),
        ({"EDITOR": "/usr/bin/hx"}, ["/usr/bin/hx", "a b.md:3"]),
        ({"EDITOR": "unheard-of"}, ["unheard-of", "a b.md"]),
    ],
)
def test_words(environment: dict[str, str], words: list[str]) -> None:
    assert editor_command(Path("a b.md"), 3, environment) == words


def test_an_editor_that_is_not_there() -> None:
    found = run_editor(["no-such-editor-at-all", "a.md"])
    assert found is not None
    assert found.endswith("set EDITOR")
