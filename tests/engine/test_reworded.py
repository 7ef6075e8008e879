"""A claim in other words reaches its own pages and the lists of claims, and no further."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.engine import whole
from briefgen.outputs import claims as claims_output
from briefgen.workspace import Workspace

from .test_amend import DESK, SUMMIT, WIRE, change, clean, same, tree, written

BRIEFING = """---
title: {name}
date: 2025-10-2{day}
summit: tokyo
{more}---

The leaders signed a pact on {name} [@wire p1]. It was a long day.

They agreed to "secure the supply" of minerals [@wire p2; @desk p1]. See [the other]({other}.md).

The leaders signed it [@wire p1], and [they signed a pact at last]{{#c-pact}} [@wire p1].
"""
FILES = {
    "site.yaml": "title: Site\nurl: https://example.org/\nrules: {uncited-claim: off, broken-link: warning}\n",
    "content/briefings/one.md": BRIEFING.format(name="one", other="two", day=8, more=""),
    "content/briefings/two.md": BRIEFING.format(name="two", other="one", day=7, more=""),
    "content/briefings/late.md": BRIEFING.format(name="late", other="one", day=6, more=""),
    "content/sources/wire.md": WIRE,
    "content/sources/desk.md": DESK,
    "content/summits/tokyo.md": SUMMIT,
    "content/pages/about.md": "---\ntitle: About\n---\n\nWe write [@wire p3].\n",
}
ONE, TWO, LATE = (f"content/briefings/{name}.md" for name in ("one", "two", "late"))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that was built, with a few claims on each page of their list."""
    monkeypatch.setattr(claims_output, "CLAIMS", 3)
    return built(tmp_path)


def built(folder: Path) -> Path:
    root = folder / "site"
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    assert Workspace.open(root).build().pages
    return root


def files_of(name: str, *sources: str) -> set[str]:
    own = {f"briefings/{name}/index.html", f"briefings/{name}/annotations.json", "claims.json"}
    return own | {f"sources/{source}/index.html" for source in sources}


PACT, SUPPLY = "The leaders signed a pact on", '"secure the supply" of'
SHORT = [
    (ONE, PACT, "The leaders have signed a pact on", files_of("one", "wire") | {"claims/index.html"}),
    # The front page shows what the newest briefing quotes.
    (ONE, "agreed to", "did agree to", files_of("one", "wire", "desk") | {"claims/index.html", "index.html"}),
    (TWO, PACT, "The leaders have signed a pact on", files_of("two", "wire") | {"claims/page/2/index.html"}),
    (LATE, SUPPLY, 'secure "the supply" of', files_of("late", "wire", "desk") | {"claims/page/4/index.html"}),
    (TWO, "agreed to", "have agreed to", files_of("two", "wire", "desk") | {"claims/page/2/index.html"}),
    (TWO, "[they signed a pact at last]", "[they signed the pact at last]", None),
]


@pytest.mark.parametrize(("path", "old", "new", "files"), SHORT)
def test_a_claim_in_other_words_reaches_the_lists_of_claims(
    path: str, old: str, new: str, files: set[str] | None, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(site, path, old, new)
    with monkeypatch.context() as patched:
        patched.setattr(whole, "build_whole", lambda *_, **__: pytest.fail("the whole site was looked at"))
        result, changed = written(site, lambda: Workspace.open(site).build())
    assert files is None or changed == files
    same(site, result)
    # A look at the whole site finds what was left in order.
    change(site, "content/pages/about.md", "We write", "Now we write")
    result, changed = written(site, lambda: Workspace.open(site).build())
    assert f"{path.removeprefix('content/').removesuffix('.md')}/index.html" not in changed
    same(site, result)


CORRECTION = "{date: 2025-10-29, text: Wrong., claims: [c-pact]}"
FURTHER = [
    # Another document links to the claim's old name, or to its new one.
    (ONE, "(two.md)", "(two.md#c-pact)", TWO, "{#c-pact}", "{#c-deal}"),
    # It is named by a correction, which lists show.
    (TWO, "summit: tokyo\n", f"corrections: [{CORRECTION}]\n", TWO, "at last", "now"),
    # A paragraph that it cites is cited against something.
    (ONE, "It was a long day.", "Nobody signed a pact [contra @wire p1].", TWO, PACT, "Nobody signed a pact on"),
    # Another claim, or one that is cited elsewhere.
    (ONE, "long day.", "long day.", TWO, "[@wire p1], and", "[@wire p3], and"),
    (ONE, "long day.", "long day.", TWO, "[@wire p1], and", ", and"),
]


@pytest.mark.parametrize(("path", "old", "new", "other", "before", "after"), FURTHER)
def test_what_reaches_further_is_told(
    path: str, old: str, new: str, other: str, before: str, after: str, site: Path
) -> None:
    change(site, path, old, new)
    same(site, Workspace.open(site).build())
    change(site, other, before, after)
    same(site, Workspace.open(site).build())


def test_quoting_more_than_may_be_is_told(site: Path) -> None:
    change(site, "content/sources/desk.md", "issued: 2025-10-28\n", "issued: 2025-10-28\nrights: quotes\n")
    (site / "site.yaml").write_text(f"{FILES['site.yaml']}quote_limits: {{share: 0.08}}\n", encoding="utf-8")
    for path in (ONE, TWO, LATE):
        change(site, path, '"secure the supply"', "mine and sell and secure")
    assert Workspace.open(site).build().pages
    change(site, ONE, "mine and sell and secure", '"secure the"')
    same(site, Workspace.open(site).build())
    change(site, ONE, '"secure the"', '"They agreed to secure the supply"')
    result = Workspace.open(site).build()
    assert result.result.diagnostics == clean(site)[0].result.diagnostics


def test_a_hand_in_the_list_of_claims_is_undone(site: Path) -> None:
    published = site / "public/claims.json"
    text = published.read_text("utf-8")
    change(site, TWO, PACT, "The leaders have signed a pact on")
    published.write_text(text.replace("pact on two", "pact with two"), encoding="utf-8")
    same(site, Workspace.open(site).build())


WORDS = st.sampled_from(["leaders", "signed", "pact", "agreed", "minerals", "at last", "long", "[@wire p1]"])
OTHERS = st.sampled_from(["heads", "signed", "deal", "agree", "metals", "the", "“a”", "[@wire p2]", "[@desk p2]"])


@settings(max_examples=12, deadline=None, suppress_health_check=(HealthCheck.function_scoped_fixture,))
@given(edits=st.lists(st.tuples(st.sampled_from([ONE, TWO, LATE]), WORDS, OTHERS), min_size=1, max_size=4))
def test_any_rewording_gives_what_a_build_from_nothing_gives(
    edits: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims_output, "CLAIMS", 3)
    root = built(tmp_path_factory.mktemp("any"))
    for path, old, new in edits:
        text = (root / path).read_text("utf-8")
        head, body = text.split("\n---\n")
        (root / path).write_text(f"{head}\n---\n{body.replace(old, new, 1)}", encoding="utf-8")
        result = Workspace.open(root).build()
        if result.pages:
            same(root, result)
        else:
            assert result.result.diagnostics == clean(root)[0].result.diagnostics
            assert tree(root / "public")
