"""What an entry of the evidence list holds, and what stands apart in it."""

from dataclasses import replace

from briefgen.model import Intent
from briefgen.outputs.english import ENGLISH
from briefgen.outputs.evidence import EvidenceItem, evidence_groups
from tests.outputs.sample import row
from tests.outputs.sample_claims import cite, claim


def keys(items: tuple[EvidenceItem, ...]) -> list[str]:
    return [item.key for item in items]


def test_sources_stand_apart_by_what_they_are_cited_for() -> None:
    one = claim(
        "c-1",
        "The leaders met.",
        cite(0, "wire", "p2"),
        cite(0, "sheet", "p2", intent=Intent.DISPUTES),
        cite(0, "daily", "p1", intent=Intent.QUALIFIES),
        cite(0, "locked", intent=Intent.INFORMS),
    )
    (group,) = evidence_groups((one,), {"c-1": row(one)}, ENGLISH)
    assert keys(group.items) == ["wire"]
    assert keys(group.against) == ["sheet"]
    assert keys(group.qualifying) == ["daily"]
    assert keys(group.further) == ["locked"]


def test_a_claim_of_a_table_says_what_heads_its_row_and_column() -> None:
    one = replace(claim("c-1", "on Monday", cite(0, "wire", "p2")), cell=("The visit", "Day"))
    (group,) = evidence_groups((one,), {"c-1": row(one)}, ENGLISH)
    assert [each.cell for each in group.claims] == [("The visit", "Day")]
