"""The theme: files laid over it, mistakes in them, and what a template cannot do."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.diagnostic import Diagnostic
from briefgen.model import Artifact, Page
from briefgen.theme import Renderer, read_theme
from briefgen.tint import squeezed


@dataclass(frozen=True, slots=True)
class Data:
    title: str
    words: tuple[str, ...] = ("one", "two")


PAGE = Page("x/index.html", "x.html", Data("A <title>"))


def rendered(folder: Path, template: str, name: str = "x.html") -> Artifact | Diagnostic:
    (folder / name).write_text(template, encoding="utf-8")
    theme, diagnostics = read_theme(folder)
    assert diagnostics == ()
    return Renderer(theme).render(PAGE)


def test_a_template_sees_the_fields_and_escapes_them(tmp_path: Path) -> None:
    done = rendered(tmp_path, "{{ title }}: {{ words | join(', ') }}")
    assert done == Artifact("x/index.html", "A &lt;title&gt;: one, two")


def test_a_site_overrides_and_extends_the_theme(tmp_path: Path) -> None:
    (tmp_path / "redirect.html").write_text("mine, then {% include 'default/redirect.html' %}", encoding="utf-8")
    (tmp_path / "style.css").write_text("body { color: red }", encoding="utf-8")
    theme, _ = read_theme(tmp_path)
    plain, _ = read_theme()
    assert theme.templates["redirect.html"].path == "templates/redirect.html"
    assert theme.templates["default/redirect.html"] == plain.templates["redirect.html"]
    assert theme.addresses["style.css"] != plain.addresses["style.css"]
    assert theme.files["style.css"].content == b"body{color: red}\n"


def test_a_stylesheet_loses_what_means_nothing_and_nothing_else() -> None:
    css = 'a ,\n b:is(c , d) {\n  /* Why. */\n  content: " · ; { } , /* no */ ";\n  x: calc(1px + 2px) url(a;b, c)\n}\n'
    assert squeezed(css) == 'a,b:is(c,d){content: " · ; { } , /* no */ ";x: calc(1px + 2px) url(a;b, c)}\n'
    assert squeezed("a /* b */ > c\n\n:hover{}") == "a > c :hover{}\n"


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("one\n{{ nothing }}\n", 2, "'nothing' is undefined"),
        ("one\ntwo {{ words.nothing.more }}", 2, "nothing"),
        ("one\n{% if title %}\n", 2, "unexpected end of template"),
        ("one\n\n{% bless %}", 3, "unknown tag 'bless'"),
        ("{% include 'gone.html' %}", 1, "there is no template `gone.html`"),
        ("a\n{{ title + 1 }}", 2, "concatenate"),
        ("a\n{% include 'x.html' %}", 2, "recursion"),
        ("{% for one in range(999999999) %}{% endfor %}", 1, "range too big"),
    ],
)
def test_a_mistake_is_a_diagnostic_at_its_line(tmp_path: Path, template: str, line: int, said: str) -> None:
    diagnostic = rendered(tmp_path, template)
    assert isinstance(diagnostic, Diagnostic)
    label = diagnostic.finding.label
    text = read_theme(tmp_path)[0].texts[label.path]
    assert label.path == "templates/x.html"
    assert text.position(label.span.start).line == line
    assert said.lower() in diagnostic.finding.message.lower()


def test_a_missing_page_template_is_a_diagnostic() -> None:
    diagnostic = Renderer(read_theme()[0]).render(PAGE)
    assert isinstance(diagnostic, Diagnostic)
    assert diagnostic.finding.label.path == "x.html"


@pytest.mark.parametrize(
    "template",
    [
        "{{ title.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum() }}",
        "{{ words | random }}",
        "{% set words.more = 1 %}",
        "{{ assets.clear() }}",
        "{{ assets.update({'style.css': ''}) }}",
    ],
)
def test_a_template_reaches_nothing_with_an_effect(tmp_path: Path, template: str) -> None:
    assert isinstance(rendered(tmp_path, template), Diagnostic)


def test_a_template_that_is_no_text_is_reported(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_bytes(b"\xff\xfe")
    _, (diagnostic,) = read_theme(tmp_path)
    assert diagnostic.finding.label.path == "templates/x.html"


def test_the_digest_follows_the_templates_in_use(tmp_path: Path) -> None:
    before, _ = read_theme()
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "evidence.html").write_text(
        "{% macro list(text, site, root) %}{% endmacro %}", encoding="utf-8"
    )
    after, _ = read_theme(tmp_path)
    assert before.digest("briefing.html") != after.digest("briefing.html")
    assert before.digest("tag.html") == after.digest("tag.html")
