"""Whatever the author wrote and wherever a rule points: a report is made, and is safe to print."""

import json

from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostic import Diagnostic, Edit, Finding, Fix, Label, Severity
from briefgen.report.formats import FORMATS
from briefgen.report.frame import PAGE
from briefgen.report.report import Report
from briefgen.text import SourceText, Span

WORDS = st.text(
    st.sampled_from("ab \t\x00\x1b\x7f\x85\u200b\u202e\u2028\ufeff\ud800\u0301高👩\u200d\r`%:,"), max_size=300
)
TEXTS = st.lists(WORDS, max_size=8).map("\n".join)
SPANS = st.builds(Span, st.integers(0, 900), st.integers(0, 900))
LABELS = st.builds(Label, st.sampled_from(["a.md", "b.md", "lost.md"]), SPANS, WORDS)
DIAGNOSTICS = st.builds(
    Diagnostic,
    st.sampled_from(["altered-quote", "uncited-claim"]),
    st.sampled_from(Severity),
    st.builds(
        Finding,
        WORDS,
        LABELS,
        related=st.lists(LABELS, max_size=3).map(tuple),
        diff=st.none() | WORDS,
        help=st.none() | WORDS,
        fix=st.none() | st.builds(lambda label, text: Fix((Edit(label.path, label.span, text),)), LABELS, WORDS),
    ),
)
VISIBLE = frozenset("\n\u200c\u200d")


@given(st.lists(DIAGNOSTICS, max_size=4), TEXTS, TEXTS)
def test_every_format_is_safe_to_print(diagnostics: list[Diagnostic], one: str, other: str) -> None:
    texts = {"a.md": SourceText("a.md", one), "b.md": SourceText("b.md", other)}
    report = Report(diagnostics, texts)
    for name, text in FORMATS.items():
        printed = text(report)
        printed.encode()
        assert all(character.isprintable() or character in VISIBLE for character in printed)
        if name in ("json", "sarif"):
            json.loads(printed)
    assert len(FORMATS["concise"](report).splitlines()) == len(diagnostics)
    assert len(FORMATS["github"](report).splitlines()) == len(diagnostics)


@given(st.text("ab高\t ", min_size=200, max_size=600), st.integers(0, 600), st.integers(0, 600))
def test_a_long_line_fits_the_page(line: str, start: int, end: int) -> None:
    label = Label("a.md", Span(min(start, end), max(start, end)))
    diagnostic = Diagnostic("altered-quote", Severity.ERROR, Finding("found", label))
    printed = FORMATS["full"](Report([diagnostic], {"a.md": SourceText("a.md", line)}))
    shown, underline = printed.splitlines()[3:5]
    columns = sum(2 if character == "高" else 1 for character in shown)
    assert columns <= PAGE + len("1 | ……")
    assert underline.count("^") == len(underline.partition("| ")[2].strip()) >= 1
