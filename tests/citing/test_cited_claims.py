"""The demonstration's own claims: the paragraph that each of them cites is among the first three."""

from pathlib import Path

from briefgen.cli.cite import answer, open_library
from briefgen.cli.options import Common
from briefgen.workspace import Analysis, Workspace

ROOT = Path(__file__).parents[2]


def test_cited_paragraphs_are_found_again(tmp_path: Path) -> None:
    for name in ("site.yaml", "content"):
        (tmp_path / name).symlink_to(ROOT / name)
    analysis = Workspace.open(tmp_path).analyse(drafts=True)
    assert isinstance(analysis, Analysis)
    index = open_library(Common(), tmp_path, analysis.settings)
    missed: list[str] = []
    for briefing in analysis.briefings:
        for claim in briefing.claims:
            cited = {(passage.source, passage.anchor) for passage in claim.passages}
            first = {(each.source, each.anchor) for each in answer(index, claim.text, analysis.settings, 3)}
            if cited and not cited & first:
                missed.append(claim.text)
    index.close()
    assert missed == []
