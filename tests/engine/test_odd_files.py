"""Things in the content folder that are no files: each is reported, and none is waited for."""

import os
from pathlib import Path

import pytest

from briefgen.workspace import Workspace

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and links are POSIX's")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site.yaml").write_text("title: Example\n", encoding="utf-8")
    (tmp_path / "content/briefings").mkdir(parents=True)
    return tmp_path


def messages(site: Path) -> dict[str, str]:
    return {one.finding.label.path: one.finding.message for one in Workspace.open(site).check().diagnostics}


def test_a_pipe_is_reported_and_not_read(site: Path) -> None:
    os.mkfifo(site / "content/briefings/pipe.md")
    found = messages(site)
    assert found == {"content/briefings/pipe.md": "a pipe or a device stands where a file should"}
    assert messages(site) == found
    assert Workspace.open(site).build().pages == 0


def test_a_link_to_itself_is_reported(site: Path) -> None:
    (site / "content/briefings/loop.md").symlink_to("loop.md")
    (site / "content/briefings/up").symlink_to("..")
    assert list(messages(site)) == ["content/briefings/loop.md"]
    assert "cannot be read" in messages(site)["content/briefings/loop.md"]
