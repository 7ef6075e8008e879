"""Where the marker of a citation stands: on the line of its words, with no blank before it."""

from pathlib import Path

import pytest

from briefgen.workspace import Workspace

SOURCE = "---\ntitle: Wire\nissued: 2025-10-28\n---\n\nThe leaders signed a pact. {#p1}\n"


@pytest.mark.parametrize("blank", [" ", "\n"])
def test_a_marker_is_closed_up_to_its_words(tmp_path: Path, blank: str) -> None:
    briefing = f"---\ntitle: One\ndate: 2025-10-28\n---\n\nThe leaders signed a pact{blank}[@wire p1]. It was long.\n"
    files = {"site.yaml": "title: Site\n", "content/sources/wire.md": SOURCE, "content/briefings/one.md": briefing}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert Workspace.open(tmp_path).build().pages
    page = (tmp_path / "public/briefings/one/index.html").read_text("utf-8")
    assert 'signed a pact</span>&NoBreak;<a class="cite"' in page
