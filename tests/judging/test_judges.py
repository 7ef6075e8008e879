"""What a site that asks for judges gets: doubts as warnings, remembered by the model; a clear word where one fails."""

from pathlib import Path

import pytest

from briefgen.diagnostic import Severity
from briefgen.model import Status
from briefgen.workspace import Result, Workspace
from tests.judging.fake import HEARD, install

SOURCE = "---\ntitle: Talks end\nissued: 2025-10-28\n---\n{} {{#p1}}\n\nIt was so. […] {{#p2}}\n"
BRIEFING = "---\ntitle: The talks\ndate: 2025-10-28\n---\n{}\n"
CLAIM = "The talks were warm [@wire p1]."


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    install(monkeypatch, "fake", "closed", "broken", "short")
    ask(tmp_path, "fake")
    (tmp_path / "nli").mkdir()
    (tmp_path / "nli" / "verdicts.txt").write_text("unsupported 0.95 warm\n", "utf-8")
    for name, text in (
        ("sources/wire", SOURCE.format("The talks were cold.")),
        ("briefings/one", BRIEFING.format(CLAIM)),
    ):
        file = tmp_path / "content" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def ask(root: Path, *names: str, model: str = "nli") -> None:
    judges = "".join(f"  {name}: {{model: {model}}}\n" for name in names)
    (root / "site.yaml").write_text(f"title: Site\njudges:\n{judges}", "utf-8")


def write(root: Path, text: str) -> None:
    (root / "content/briefings/one.md").write_text(BRIEFING.format(text), "utf-8")


def told(result: Result, path: str = "") -> list[str]:
    return [
        each.finding.message
        for each in result.diagnostics
        if (each.rule == "judge-doubts" and not path) or each.finding.label.path == path
    ]


def heard(root: Path) -> list[str]:
    return (root / HEARD).read_text("utf-8").splitlines() if (root / HEARD).exists() else []


def test_a_site_that_asks_for_none_hears_none(site: Path) -> None:
    (site / "site.yaml").write_text("title: Site\n", "utf-8")
    assert told(Workspace.open(site).check()) == []
    assert heard(site) == []


def test_a_doubt_is_a_warning_and_leaves_the_claim_cited(site: Path) -> None:
    workspace = Workspace.open(site)
    (found,) = (each for each in workspace.check().diagnostics if each.rule == "judge-doubts")
    assert found.severity is Severity.WARNING
    assert found.finding.text == "The talks were warm."
    assert (found.finding.source, found.finding.paragraph) == ("wire", "p1")
    assert heard(site) == ["The talks were warm. | The talks were cold."]
    analysis = workspace.analyse(drafts=True)
    assert not isinstance(analysis, Result)
    (claim,) = analysis.overview.documents[0].claims
    assert claim.status is Status.CITED


def test_a_judge_adds_to_the_rules_and_takes_nothing_away(site: Path) -> None:
    write(site, "The talks raised 500 ships [@wire p1].")
    with_judge = {each.rule for each in Workspace.open(site).check().diagnostics}
    (site / "site.yaml").write_text("title: Site\n", "utf-8")
    without = {each.rule for each in Workspace.open(site).check().diagnostics}
    assert "unsupported-number" in without
    assert with_judge == without


def test_an_allowance_silences_a_doubt(site: Path) -> None:
    write(site, f"<!-- briefgen: allow judge-doubts: warm is what the other report calls it -->\n{CLAIM}")
    result = Workspace.open(site).check()
    assert {each.rule for each in result.diagnostics}.isdisjoint({"judge-doubts", "unused-allowance"})


def test_what_was_left_out_may_bear_a_claim(site: Path) -> None:
    write(site, "The talks were warm [@wire p2].")
    assert told(Workspace.open(site).check()) == []
    (site / "nli" / "verdicts.txt").write_text("contradicted 0.95 warm\n", "utf-8")
    assert len(told(Workspace.open(site).check())) == 1


def test_a_claim_is_judged_again_where_the_model_changed(site: Path) -> None:
    for _ in range(2):
        assert len(told(Workspace.open(site).check())) == 1
    assert len(heard(site)) == 1
    (site / "nli" / "verdicts.txt").write_text("supported 0.95 warm\n", "utf-8")
    assert told(Workspace.open(site).check()) == []
    assert len(heard(site)) == 2


def test_several_judges_speak_for_themselves(site: Path) -> None:
    ask(site, "fake", "short")
    result = Workspace.open(site).check()
    assert not result.usable
    assert told(result, "site.yaml") == ["the judge `short` cannot be used: it gave 0 verdicts for 1 claims"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("closed", "its model is for another language"), ("broken", "ValueError: no reading of 1 claims")],
)
def test_a_judge_that_fails_is_told_at_its_name(site: Path, name: str, reason: str) -> None:
    ask(site, name)
    for _ in range(2):
        # A failure is not remembered as if the claims had been judged.
        result = Workspace.open(site).check()
        assert not result.usable
        (only,) = result.diagnostics
        assert only.severity is Severity.ERROR
        assert only.finding.message == f"the judge `{name}` cannot be used: {reason}"
        span = only.finding.label.span
        assert result.texts["site.yaml"].text[span.start : span.end] == name
    assert Workspace.open(site).build().pages == 0


def test_a_judge_that_no_package_brings_is_an_error_in_the_settings(site: Path) -> None:
    ask(site, "fakes")
    result = Workspace.open(site).check()
    assert told(result, "site.yaml") == ["no installed package brings a judge `fakes`"]
    assert result.counts.errors == 1
    assert next(each.finding.help for each in result.diagnostics if each.finding.label.path == "site.yaml") == (
        "did you mean `fake`?"
    )


def test_a_model_that_is_not_there_is_an_error_in_the_settings(site: Path) -> None:
    ask(site, "fake", model="models/large")
    result = Workspace.open(site).check()
    assert told(result, "site.yaml") == ["there is no model in the folder “models/large”"]
    assert result.counts.errors == 1


def test_an_open_judge_stays_open(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace.open(site)
    assert len(told(workspace.check())) == 1
    write(site, "The talks were warm and long [@wire p1].")
    # To open it again would raise.
    monkeypatch.setattr("tests.judging.fake.open_fake", None)
    assert len(told(workspace.check())) == 1
