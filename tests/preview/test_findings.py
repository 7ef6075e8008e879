"""What the terminal and the panel say."""

from briefgen.diagnostic import Diagnostic, Finding, Label, Severity
from briefgen.preview.edition import Edition
from briefgen.preview.findings import MOST, Findings, findings
from briefgen.preview.protocol import panel_of
from briefgen.preview.told import Told
from briefgen.report.formats import FORMATS
from briefgen.report.report import Counts, Report
from briefgen.text import SourceText, Span

ONE = "content/briefings/one.md"


def found(*words: str, before: str = "", path: str = ONE, severity: Severity = Severity.ERROR) -> Findings:
    """A finding about each of some words, in a file that holds them all after other text."""
    text = SourceText(path, before + " ".join(words) + "\n")
    diagnostics = [
        Diagnostic("altered-quote", severity, Finding(f"found {word}", Label(path, Span(at, at + len(word)), "here")))
        for word in words
        if (at := text.text.index(word)) >= 0
    ]
    return findings(diagnostics, {path: text}, Counts(claims=2, briefings=1, sources=1), strict=False)


def test_a_finding_is_told_once() -> None:
    told = Told()
    first = told.news(found("apple", "pear"), colour=False)
    assert "found apple" in first
    assert "found pear" in first
    assert first.endswith("2 errors.\n")
    assert told.news(found("apple", "pear"), colour=False) == ""


def test_a_finding_that_moved_is_not_told_again() -> None:
    told = Told()
    told.news(found("apple"), colour=False)
    assert told.news(found("apple", before="A new line.\n\n"), colour=False) == ""


def test_a_finding_that_came_back_is_told_again() -> None:
    told = Told()
    told.news(found("apple"), colour=False)
    assert "nothing found" in told.news(found(), colour=False)
    assert "found apple" in told.news(found("apple"), colour=False)


def test_the_words_are_those_of_check() -> None:
    all_of_them = found("apple", "pear")
    report = Report(all_of_them.diagnostics, all_of_them.of(ONE).texts, all_of_them.counts)
    assert Told().news(all_of_them, colour=False) == FORMATS["full"](report)


def test_thousands_are_counted_and_not_all_printed() -> None:
    told = Told().news(found(*(f"w{number}x" for number in range(MOST + 5))), colour=False)
    assert told.count("error[altered-quote]") == MOST
    assert "… and 5 more" in told


def test_notes_are_counted_only() -> None:
    quiet = found("apple", severity=Severity.INFO)
    assert quiet.diagnostics == ()
    assert quiet.summary.endswith("1 note.")


def test_strict_makes_warnings_errors() -> None:
    warned = found("apple", severity=Severity.WARNING)
    strict = findings(warned.diagnostics, warned.of(ONE).texts, Counts(), strict=True)
    assert strict.counts.errors == 1
    assert strict.diagnostics[0].severity is Severity.ERROR


def test_the_panel_has_the_pages_own_findings_apart() -> None:
    edition = Edition(1, "/desk/", {}, found("apple", "pear"), {ONE: "briefings/one/"}, frozenset({"briefings/one/"}))
    own = panel_of(edition, "/desk/briefings/one/")
    assert [item["message"] for item in own["own"]] == ["found apple", "found pear"]
    assert own["others"] == []
    assert own["drafts"] == ["/desk/briefings/one/"]
    front = panel_of(edition, "/desk/")
    assert front["own"] == []
    assert [item["url"] for item in front["others"]] == ["/desk/briefings/one/", "/desk/briefings/one/"]
    assert front["others"][0]["text"].startswith("error[altered-quote]: found apple\n")


def test_what_is_as_it_was_is_taken_over() -> None:
    """The words of a finding are made once, and an edit of one file costs nothing for the others."""
    one, two = found("apple"), found("pear", path="content/briefings/two.md")
    both = (*one.diagnostics, *two.diagnostics)
    texts = {**one.of(ONE).texts, **two.of("content/briefings/two.md").texts}
    before = findings(both, texts, Counts(), strict=False)
    after = findings((*found("plum").diagnostics, *two.diagnostics), texts, Counts(), strict=False, before=before)
    assert after.of(ONE) is not before.of(ONE)
    assert after.of("content/briefings/two.md") is before.of("content/briefings/two.md")
    assert after.counts == before.counts


def test_findings_with_those_of_a_file_anew_are_counted_and_told() -> None:
    before = found("apple", "pear")
    told = Told()
    told.news(before, colour=False)
    anew = found("pear", "plum")
    after = before.revised({ONE: anew.of(ONE)}, before.counts)
    assert after.counts == anew.counts
    assert [one.finding.message for one in after.diagnostics] == ["found pear", "found plum"]
    news = told.news(after, colour=False)
    assert "found plum" in news
    assert "found pear" not in news
