"""The law of the engine: a build that remembers gives what a build from nothing gives, byte for byte.

Random edits of every kind of file, renames, deletions, wrong clocks, other options, a hand in the output and a damaged
memory, one after the other; after each, three ways to the same site are compared: a new process with what earlier
builds left, a workspace that was open all the time, and a build from nothing.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefgen.diagnostic import Diagnostic
from briefgen.engine.analysis import Analysis
from briefgen.engine.made import content_of
from briefgen.theme import theme_folder
from briefgen.workspace import BuildResult, Workspace

SITES = (
    "title: Site\n",
    "title: Other\nurl: https://example.org/\n",
    "title: Site\nrules: {uncited-claim: off, unknown-source: warning, altered-quote: info, broken-link: warning}\n",
    "title: Site\nlanguage: de\nauthors: {ann: {name: Ann Lee}}\noriginals: originals\n",
    "title: Site\nreview: required\nrules: {unreviewed-claim: warning}\n",
    "title: [\n",
)
FRONT = "---\ntitle: {title}\ndate: 2025-10-2{day}\n{more}---\n\n{body}\n"
BODIES = (
    "The leaders signed a pact [@wire p1].\n",
    'They agreed to "secure the supply" of minerals [@wire p2]. See [the other](two.md#first).\n',
    'Japan pledged $550 billion [@wire p3 "$550 billion"]. The sum is new [@wire p3; contra @desk p1].\n\n## First\n',
    'The words "loans and guarantees" stand elsewhere [@wire p1].\n\n![a picture](pic.svg)\n',
    "Nobody knows [@nothing p1], and [@wire p9], and [@wire]. See [a source](../sources/desk.md#p2).\n",
    "<!-- briefgen: allow uncited-claim: said by all -->\nIt rose by 40% in 2024.\n\nIt fell by 30% in 2023 [@?].\n",
    "[A great day]{.opinion}.\n\n[Both say so]{#c-both} [@wire p1-p3; @desk p1, p2].[^n]\n\n[^n]: More [@desk p2].\n",
)
MORE = (
    "",
    "draft: true\n",
    "summit: tokyo\ntags: [minerals, Trade]\n",
    "aliases: [old/path/]\nauthors: [ann]\nupdated: 2025-10-29\n",
    "slug: two\n",
    "corrections:\n  - {date: 2025-10-30, text: It was wrong., claims: [c-both]}\nimage: pic.svg\n",
    "titel: wrong\n",
)
SOURCE = "---\ntitle: {title}\nissued: 2025-10-28\n{more}---\n\n{body}\n"
PARAGRAPHS = (
    "The leaders signed a pact on Tuesday. {#p1}",
    "They agreed to “secure the supply” of minerals. {#p2}",
    "Japan pledged $550 billion in loans and guarantees. {#p3}",
    "Japan pledged $560 billion in loans and guarantees. {#p3}",
    "Something else entirely was said. {#p4}",
    "A long preface, so that all that follows moves down. {#p5}",
    "They agreed to “secure […] of minerals. {#p2}",
)
HEADS = (
    "",
    "rights: full\nlicense: CC-BY-4.0\n",
    "rights: link\n",
    "rights: cited\nlanguage: ja\n",
    "origin: reuters\n",
)
SUMMIT = "---\nname: Tokyo {n}\nstart: 2025-10-2{n}\nend: 2025-10-29\ncountry: JP\n---\n\nLeaders met [@wire p1].\n"
SIGNED = "c-both: {{text: Both say so, digest: 'a{n}', evidence: {{wire p1: 'b'}}, by: Ann, on: 2025-10-30}}\n"
FRAME = (theme_folder() / "page.html").read_text("utf-8")
PAGE = '{% extends "default/standing.html" %}{% block title %}changed{% endblock %}'

PLACES = (
    *(f"content/briefings/{name}.md" for name in ("one", "two", "deep/three")),
    *(f"content/sources/{name}.md" for name in ("wire", "desk", "copy/wire")),
    "content/summits/tokyo.md",
    "content/pages/about.md",
    "content/reviews/one.yaml",
    "content/assets/pic.svg",
    "content/assets/data/more.csv",
    "content/stray.txt",
    "originals/wire.txt",
    "templates/standing.html",
    "templates/page.html",
    "templates/style.css",
    "site.yaml",
)

Edit = Callable[[Path], None]

briefings = st.builds(
    lambda title, day, more, body: FRONT.format(title=title, day=day, more=more, body="\n".join(body)),
    st.sampled_from(["One", "Two"]),
    st.integers(0, 9),
    st.sampled_from(MORE),
    st.lists(st.sampled_from(BODIES), min_size=1, max_size=3),
)
sources = st.builds(
    lambda title, more, body: SOURCE.format(title=title, more=more, body="\n\n".join(body)),
    st.sampled_from(["Wire", "Desk report"]),
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5),
)
numbers = st.integers(0, 4)


def contents(place: str) -> st.SearchStrategy[str]:
    """What an author may write into a file."""
    if place.startswith("content/briefings"):
        return briefings
    if place.startswith("content/sources"):
        return sources
    if place == "site.yaml":
        return st.sampled_from(SITES)
    if place == "templates/standing.html":
        return st.sampled_from([PAGE, PAGE.replace("changed", "again"), "{% extends 'nothing.html' %}", "{{"])
    if place == "templates/page.html":
        # Where nothing but words changes, pages get them without being made again.
        return numbers.map(lambda n: FRAME.replace("<main ", f'<p class="{n}">Ünï</p>{"{{ 1 }}" * (n == 4)}<main '))
    if place == "content/summits/tokyo.md":
        return numbers.map(lambda n: SUMMIT.format(n=n))
    if place == "content/pages/about.md":
        return numbers.map(lambda n: f"---\ntitle: About {n}\n---\n\nWe are {n} people.\n")
    if place == "content/reviews/one.yaml":
        return numbers.map(lambda n: SIGNED.format(n=n))
    return numbers.map(lambda n: f"{PARAGRAPHS[0]}\n\nnumber {n}\n")


def write(place: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, encoding="utf-8")

    return edit


def nudge(place: str) -> Edit:
    """Change some words that no claim stands on, or that stand beside what is quoted."""

    def edit(root: Path) -> None:
        if (root / place).is_file():
            text = (root / place).read_text("utf-8")
            moved = text.replace(". {#", " after all. {#", 1) if "{#" in text else f"{text}\nNothing more.\n"
            (root / place).write_text(moved, encoding="utf-8")

    return edit


def rename(place: str, other: str) -> Edit:
    def edit(root: Path) -> None:
        if (root / place).is_file() and place != "site.yaml" != other:
            (root / other).parent.mkdir(parents=True, exist_ok=True)
            (root / place).replace(root / other)

    return edit


def delete(place: str) -> Edit:
    def edit(root: Path) -> None:
        if place != "site.yaml":
            (root / place).unlink(missing_ok=True)

    return edit


def wind(place: str, seconds: int) -> Edit:
    """Set a file's clock."""

    def edit(root: Path) -> None:
        if (root / place).is_file():
            os.utime(root / place, (seconds, seconds))

    return edit


def meddle(index: int, text: str | None) -> Edit:
    """Change or delete a published file by hand."""

    def edit(root: Path) -> None:
        files = sorted(path for path in (root / "public").rglob("*") if path.is_file())
        if files and text is None:
            files[index % len(files)].unlink()
        elif files and text is not None:
            files[index % len(files)].write_text(text, encoding="utf-8")

    return edit


def damage(file: int, place: float, length: int) -> Edit:
    """Spoil what builds remember: bytes changed, or cut off."""

    def edit(root: Path) -> None:
        # Without the record of what was published nobody knows which files may be deleted.
        kept = ("lock", "published-")
        files = sorted(path for path in (root / ".briefgen").glob("*") if not path.name.startswith(kept))
        if not files:
            return
        path = files[file % len(files)]
        raw = bytearray(path.read_bytes())
        start = int(place * len(raw))
        if length:
            raw[start : start + length] = bytes(byte ^ 0x55 for byte in raw[start : start + length])
        else:
            del raw[start:]
        path.write_bytes(raw)

    return edit


written = st.sampled_from(PLACES).flatmap(lambda place: contents(place).map(lambda text: write(place, text)))
edits: st.SearchStrategy[Edit] = st.one_of(
    written,
    written,
    written,
    st.builds(nudge, st.sampled_from([place for place in PLACES if "/briefings/" in place or "/sources/" in place])),
    st.builds(rename, st.sampled_from(PLACES), st.sampled_from(PLACES)),
    st.builds(delete, st.sampled_from(PLACES)),
    st.builds(wind, st.sampled_from(PLACES), st.sampled_from([1, 1_000_000_000, 4_000_000_000])),
    st.builds(meddle, st.integers(0, 40), st.sampled_from([None, "", "not ours"])),
    st.builds(damage, st.integers(0, 20), st.floats(0, 0.999), st.sampled_from([0, 1, 400])),
)
options = st.fixed_dictionaries({"drafts": st.booleans(), "url": st.sampled_from([None, "https://example.com/x/"])})
START = (
    write("site.yaml", SITES[0]),
    write("content/sources/wire.md", SOURCE.format(title="Wire", more="", body="\n\n".join(PARAGRAPHS[:3]))),
    write("content/sources/desk.md", SOURCE.format(title="Desk", more="", body="\n\n".join(PARAGRAPHS[:2]))),
    write("content/briefings/one.md", FRONT.format(title="One", day=8, more="", body=BODIES[0])),
    write("content/briefings/two.md", FRONT.format(title="Two", day=7, more=MORE[2], body=BODIES[2])),
    write("content/summits/tokyo.md", SUMMIT.format(n=1)),
    write("content/assets/pic.svg", "<svg/>"),
)


# A site takes too long to build to look for the smallest that fails.
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(st.lists(st.tuples(st.lists(edits, min_size=1, max_size=3), options), min_size=1, max_size=4))
def test_a_build_that_remembers_gives_what_a_build_from_nothing_gives(
    steps: list[tuple[list[Edit], Mapping[str, object]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        root.mkdir()
        for edit in START:
            edit(root)
        Workspace.open(root).build()
        open_all_along = Workspace.open(root)
        for made, chosen in steps:
            for edit in made:
                edit(root)
            compare(root, Path(folder), open_all_along, chosen)


def compare(root: Path, folder: Path, open_all_along: Workspace, chosen: Mapping[str, object]) -> None:
    before = tree(root / "public")
    drafts, url = bool(chosen["drafts"]), chosen["url"] if isinstance(chosen["url"], str) else None
    clean = folder / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    from_nothing = Workspace.open(root).build(output=clean, drafts=drafts, url=url, cache=False)
    remembering = Workspace.open(root).build(drafts=drafts, url=url)
    assert told(remembering) == told(from_nothing)
    again = tree(root / "public")
    assert again == (tree(clean) if clean.is_dir() else before)
    analysis = open_all_along.analyse(drafts=drafts, url=url)
    if isinstance(analysis, Analysis):
        artifacts, failures = open_all_along.artifacts(analysis)
        if not from_nothing.result.counts.errors:
            files = {each.path: content_of(each) for each in artifacts}
            assert not failures
            assert files == again
            assert analysis.diagnostics == from_nothing.result.diagnostics
    else:
        assert analysis.diagnostics == from_nothing.result.diagnostics
    checked, checked_clean = Workspace.open(root).check(), Workspace.open(root).check(cache=False)
    assert (checked.diagnostics, checked.counts) == (checked_clean.diagnostics, checked_clean.counts)


def told(built: BuildResult) -> tuple[tuple[Diagnostic, ...], object, int]:
    return built.result.diagnostics, built.result.counts, built.pages


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder and what it holds."""
    files = (path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else ()
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
