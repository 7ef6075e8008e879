"""Every feature of the language server, asked for over standard input and output as an editor asks."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from briefgen.engine.analysis import Analysis
from briefgen.reviews.signing import sign
from briefgen.reviews.writing import write_reviews
from briefgen.workspace import Workspace
from tests.lsp.editor import Editor, applied, position

BRIEFING = "content/briefings/pact.md"
SECOND = "content/briefings/later.md"
WIRE = "content/sources/wire.md"

FILES = {
    "site.yaml": "title: Site\noriginals: originals\nrules: {unshown-evidence: off, unused-source: off}\n",
    WIRE: """\
---
title: Leaders sign minerals pact
issued: 2025-10-28
container-title: The Example Wire
url: https://example.org/a
archive_url: https://example.org/b
---

The leaders of Japan and the United States signed a pact. {#p1}

Japan pledged $550 billion, officials said. She called it “a new golden age”. {#p2}

Trade in 鉱物 and 🪨 grew by 4 per cent. {#p3}
""",
    "content/sources/nikkei.md": """\
---
title: What the pact leaves out
issued: 2025-10-29
url: https://example.org/c
archive_url: https://example.org/d
---

The sum is made of loans and guarantees. {#p1}
""",
    BRIEFING: """\
---
title: The pact
date: 2025-10-29
---

🪨 Japan pledged "$550 billion" [@wire p2]. The leaders signed a pact [@wire p1-p2; see @nikkei].

It is told in [the report](../sources/wire.md#p2), which grew by 4 per cent [@wire p3].
""",
    SECOND: """\
---
title: Later
date: 2025-10-30
---

The sum is loans and guarantees [@nikkei p1; contra @wire p2].
""",
    "originals/wire.txt": """\
The leaders of Japan and the United States signed a pact.

Japan pledged $550 billion, officials said. She called it “a new golden age”.

Trade in 鉱物 and 🪨 grew by 4 per cent.
""",
}


def make_site(root: Path) -> Path:
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path)


@pytest.fixture
def editor(site: Path) -> Iterator[Editor]:
    opened = Editor(site)
    yield opened
    assert opened.stop() == 0


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor for tests that change no file and leave no trace in a buffer that another test does not write."""
    opened = Editor(make_site(tmp_path_factory.mktemp("site")), command=True)
    yield opened
    assert opened.stop() == 0


def test_findings_in_unsaved_text(editor: Editor) -> None:
    text = FILES[BRIEFING]
    editor.open(BRIEFING)
    editor.until(BRIEFING)
    editor.write(BRIEFING, text.replace("$550 billion", "$500 billion"))
    (found,) = editor.until(BRIEFING, "altered-quote")
    # The rock before it is one letter, and two columns of the protocol.
    assert found.range == types.Range(types.Position(5, 18), types.Position(5, 30))
    assert (found.source, found.severity) == ("briefgen", types.DiagnosticSeverity.Error)
    assert "help: " in found.message
    assert found.related_information is not None
    assert [each.location.uri for each in found.related_information] == [editor.uri(WIRE)]
    editor.write(BRIEFING, text)
    editor.until(BRIEFING)
    assert (editor.root / BRIEFING).read_text(encoding="utf-8") == text


def test_findings_of_the_whole_site_follow(editor: Editor) -> None:
    editor.open(BRIEFING)
    editor.until(BRIEFING)
    editor.write(BRIEFING, FILES[BRIEFING].replace("../sources/wire.md#p2", "nowhere.md"))
    editor.until(BRIEFING, "broken-link")
    # It stays where it is while the text around it changes, and goes when it is mended.
    editor.write(BRIEFING, FILES[BRIEFING].replace("../sources/wire.md#p2", "nowhere.md").replace("$550 b", "$5 b"))
    editor.until(BRIEFING, "altered-quote", "broken-link")
    editor.write(BRIEFING, FILES[BRIEFING])
    editor.until(BRIEFING)


def test_a_source_that_is_being_changed(editor: Editor) -> None:
    editor.open(BRIEFING)
    editor.open(WIRE)
    editor.until(BRIEFING)
    editor.write(WIRE, FILES[WIRE].replace("$550 billion", "$560 billion"))
    editor.until(BRIEFING, "altered-quote")
    editor.close(WIRE)
    editor.until(BRIEFING)


def test_a_file_that_changes_on_the_disk(editor: Editor) -> None:
    editor.open(BRIEFING)
    editor.until(BRIEFING)
    assert "workspace/didChangeWatchedFiles" in editor.registered
    (editor.root / WIRE).write_text(FILES[WIRE].replace("$550", "$560"), encoding="utf-8")
    editor.touched(WIRE)
    editor.until(BRIEFING, "altered-quote")


def test_a_new_buffer_without_a_file(editor: Editor) -> None:
    path = "content/briefings/new.md"
    editor.open(path, "---\ntitle: New\ndate: 2025-10-29\n---\n\nJapan pledged [@wirre p2].\n")
    editor.until(path, "unknown-source")


def test_settings_that_cannot_be_used(editor: Editor) -> None:
    editor.open("site.yaml")
    editor.until("site.yaml")
    editor.write("site.yaml", "titel: Site\n")
    editor.until("site.yaml", "invalid-front-matter", "invalid-front-matter")
    editor.write("site.yaml", FILES["site.yaml"])
    editor.until("site.yaml")


def completions(reader: Editor, typed: str) -> tuple[str, types.CompletionList]:
    text = FILES[BRIEFING] + f"\nThis is 🪨 {typed}"
    reader.write(BRIEFING, text)
    params = types.CompletionParams(reader.document(BRIEFING), position(text, f"🪨 {typed}"))
    found = reader.ask(types.TEXT_DOCUMENT_COMPLETION, params)
    assert isinstance(found, types.CompletionList)
    return text, found


def chosen(text: str, item: types.CompletionItem) -> str:
    """The last line once an item was chosen."""
    assert isinstance(item.text_edit, types.TextEdit)
    return applied(text, [item.text_edit]).rpartition("\n")[2].removeprefix("This is 🪨 ")


@pytest.mark.parametrize(
    ("typed", "labels", "result"),
    [
        ("[@", ["nikkei", "wire"], "[@nikkei"),
        ("[@wi", ["wire"], "[@wire"),
        ("[@minerals", ["wire"], "[@wire"),
        ("[@wire p1; see @ni", ["nikkei"], "[@wire p1; see @nikkei"),
        ("[@wire ", ["p1", "p2", "p3"], "[@wire p1"),
        ("[@wire p2, p", ["p1", "p2", "p3"], "[@wire p2, p1"),
        ('[@wire p2 "Jap', ["Japan pledged $550 billion"], '[@wire p2 "Japan pledged $550 billion"'),
        ('[@wire p2 "a new', ["a new golden age"], '[@wire p2 "a new golden age"'),
        ('[@wire p1-p3 "grew', ["grew by 4 per cent"], '[@wire p1-p3 "grew by 4 per cent"'),
        ("[@wire p2 ", [], None),
        ("[@wire p2] and", [], None),
        ("an address like a@b", [], None),
    ],
)
def test_completion(reader: Editor, typed: str, labels: list[str], result: str | None) -> None:
    reader.open(BRIEFING)
    text, found = completions(reader, typed)
    assert [item.label for item in found.items[: max(len(labels), 1)]] == labels
    if result is not None:
        assert chosen(text, found.items[0]) == result


def test_completion_tells_the_words_of_paragraphs(reader: Editor) -> None:
    reader.open(BRIEFING)
    _, found = completions(reader, "[@wire ")
    assert [item.detail for item in found.items] == [
        "The leaders of Japan and the United States signed a pact.",
        "Japan pledged $550 billion, officials said. She called it “a new golden age”.",
        "Trade in 鉱物 and 🪨 grew by 4 per cent.",
    ]


def test_hover(reader: Editor) -> None:
    text = FILES[BRIEFING]
    reader.open(BRIEFING)
    params = types.HoverParams(reader.document(BRIEFING), position(text, '"$550 billion" [@wire p2'))
    found = reader.ask(types.TEXT_DOCUMENT_HOVER, params)
    assert found.range == types.Range(types.Position(5, 39), types.Position(5, 41))
    assert "Leaders sign minerals pact" in found.contents.value
    assert "**p2** Japan pledged $550 billion" in found.contents.value
    params = types.HoverParams(reader.document(BRIEFING), position(text, "It is told"))
    assert reader.ask(types.TEXT_DOCUMENT_HOVER, params) is None


def test_definition(reader: Editor) -> None:
    text = FILES[BRIEFING]
    reader.open(BRIEFING)
    params = types.DefinitionParams(reader.document(BRIEFING), position(text, "[@wire p1-p2"))
    found = reader.ask(types.TEXT_DOCUMENT_DEFINITION, params)
    assert [(each.uri, each.range.start.line) for each in found] == [(reader.uri(WIRE), 8), (reader.uri(WIRE), 10)]
    params = types.DefinitionParams(reader.document(BRIEFING), position(text, "see @nik"))
    (found,) = reader.ask(types.TEXT_DOCUMENT_DEFINITION, params)
    assert (found.uri, found.range.start.line) == (reader.uri("content/sources/nikkei.md"), 1)


def test_references_from_a_paragraph(reader: Editor) -> None:
    reader.open(WIRE)
    params = types.ReferenceParams(
        types.ReferenceContext(include_declaration=False), reader.document(WIRE), position(FILES[WIRE], "Japan pledged")
    )
    found = reader.ask(types.TEXT_DOCUMENT_REFERENCES, params)
    assert [(each.uri.rpartition("/")[2], each.range.start.line) for each in found] == [
        ("later.md", 5),
        ("pact.md", 5),
        ("pact.md", 5),
    ]


def test_references_from_an_anchor(reader: Editor) -> None:
    reader.open(WIRE)
    params = types.ReferenceParams(
        types.ReferenceContext(include_declaration=False), reader.document(WIRE), position(FILES[WIRE], "{#p3")
    )
    (found,) = reader.ask(types.TEXT_DOCUMENT_REFERENCES, params)
    assert (found.uri, found.range.start.line) == (reader.uri(BRIEFING), 7)


def test_references_from_a_citation(reader: Editor) -> None:
    reader.open(SECOND)
    params = types.ReferenceParams(
        types.ReferenceContext(include_declaration=True), reader.document(SECOND), position(FILES[SECOND], "@nikkei p1")
    )
    found = reader.ask(types.TEXT_DOCUMENT_REFERENCES, params)
    assert [each.uri.rpartition("/")[2] for each in found] == ["nikkei.md", "later.md"]


def test_rename(editor: Editor) -> None:
    text = FILES[BRIEFING].replace("\nIt is", "\nUnsaved: a pact [@wire p1].\n\nIt is")
    editor.open(BRIEFING)
    editor.write(BRIEFING, text)
    place = position(text, "@nikkei", after=False)
    prepared = editor.ask(
        types.TEXT_DOCUMENT_PREPARE_RENAME, types.PrepareRenameParams(editor.document(BRIEFING), place)
    )
    assert prepared.placeholder == "nikkei"
    place = position(text, "Unsaved: a pact [@wire")
    edit = editor.ask(types.TEXT_DOCUMENT_RENAME, types.RenameParams(editor.document(BRIEFING), place, "example-wire"))
    texts = FILES | {BRIEFING: text}
    changed: dict[str, str] = {}
    moved: list[tuple[str, str]] = []
    for each in edit.document_changes:
        if isinstance(each, types.RenameFile):
            moved.append((each.old_uri, each.new_uri))
        else:
            path = next(path for path in texts if editor.uri(path) == each.text_document.uri)
            assert each.text_document.version == editor.versions.get(path)
            changed[path] = applied(texts[path], each.edits)
    assert changed == {
        path: texts[path].replace("@wire", "@example-wire").replace("sources/wire.md", "sources/example-wire.md")
        for path in (BRIEFING, SECOND)
    }
    assert moved == [
        (editor.uri(WIRE), editor.uri("content/sources/example-wire.md")),
        (editor.uri("originals/wire.txt"), editor.uri("originals/example-wire.txt")),
    ]


@pytest.mark.parametrize("words", ["id: wi", "Leaders sign", "issued"])
def test_rename_in_the_front_matter_of_a_source(editor: Editor, words: str) -> None:
    text = FILES[WIRE].replace("---\n\nThe", "id: wire\n---\n\nThe")
    editor.open(WIRE, text)
    place = position(text, words)
    prepared = editor.ask(types.TEXT_DOCUMENT_PREPARE_RENAME, types.PrepareRenameParams(editor.document(WIRE), place))
    assert prepared.placeholder == "wire"
    assert prepared.range.start.line == 6
    edit = editor.ask(types.TEXT_DOCUMENT_RENAME, types.RenameParams(editor.document(WIRE), place, "agency"))
    changed = {each.text_document.uri: each.edits for each in edit.document_changes if hasattr(each, "edits")}
    assert set(changed) == {editor.uri(path) for path in (WIRE, BRIEFING, SECOND)}
    assert "\nid: agency\n" in applied(text, changed[editor.uri(WIRE)])


def test_a_paragraph_has_no_name_to_change(reader: Editor) -> None:
    reader.open(WIRE)
    place = position(FILES[WIRE], "{#p2")
    assert (
        reader.ask(types.TEXT_DOCUMENT_PREPARE_RENAME, types.PrepareRenameParams(reader.document(WIRE), place)) is None
    )


@pytest.mark.parametrize(("name", "complaint"), [("nikkei", "already"), ("Nikkei", "already"), ("a b", "cited")])
def test_rename_to_what_cannot_be(reader: Editor, name: str, complaint: str) -> None:
    reader.open(SECOND)
    place = position(FILES[SECOND], "contra @wire")
    with pytest.raises(JsonRpcException, match=complaint):
        reader.ask(types.TEXT_DOCUMENT_RENAME, types.RenameParams(reader.document(SECOND), place, name))


def test_rename_in_the_list_of_files(reader: Editor) -> None:
    moves = [types.FileRename(reader.uri(WIRE), reader.uri("content/sources/agency.md"))]
    edit = reader.ask(types.WORKSPACE_WILL_RENAME_FILES, types.RenameFilesParams(moves))
    assert sum(len(each.edits) for each in edit.document_changes[:2]) == 5
    (original,) = edit.document_changes[2:]
    assert original.new_uri == reader.uri("originals/agency.txt")


def test_quick_fixes(editor: Editor) -> None:
    text = FILES[SECOND].replace("@nikkei p1", "@Nikkei p. 1")
    editor.open(SECOND)
    editor.write(SECOND, text)
    editor.until(SECOND, "invalid-citation", "unknown-source")
    place = position(text, "@Nikkei")
    params = types.CodeActionParams(
        editor.document(SECOND), types.Range(place, place), types.CodeActionContext(diagnostics=[])
    )
    (fix, everything) = editor.ask(types.TEXT_DOCUMENT_CODE_ACTION, params)
    assert (fix.title, fix.is_preferred) == ("Replace “Nikkei” with “nikkei”", True)
    assert fix.diagnostics[0].code == "unknown-source"
    (change,) = fix.edit.document_changes
    assert applied(text, change.edits) == text.replace("@Nikkei", "@nikkei")
    assert everything.kind == types.CodeActionKind.SourceFixAll
    (change,) = everything.edit.document_changes
    assert applied(text, change.edits) == FILES[SECOND]


def test_outline(reader: Editor) -> None:
    reader.open(BRIEFING)
    found = reader.ask(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams(reader.document(BRIEFING)))
    assert [(each.name, each.detail.rpartition(" ")[2]) for each in found] == [
        ('🪨 Japan pledged "$550 billion".', "cited"),
        ("The leaders signed a pact.", "cited"),
        ("It is told in the report, which grew by 4 per cent.", "cited"),
    ]
    found = reader.ask(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams(reader.document(WIRE)))
    assert [each.name.partition(" ")[0] for each in found] == ["p1", "p2", "p3"]


def test_a_file_outside_of_any_site(reader: Editor, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = (tmp_path_factory.mktemp("elsewhere") / "notes.md").as_uri()
    item = types.TextDocumentItem(elsewhere, "markdown", 1, "Notes [@wire p2].")
    reader.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    params = types.HoverParams(types.TextDocumentIdentifier(elsewhere), types.Position(0, 9))
    assert reader.ask(types.TEXT_DOCUMENT_HOVER, params) is None


def test_windows_newlines_and_odd_line_breaks(editor: Editor) -> None:
    text = FILES[BRIEFING].replace("It is told", "It\u2028is\x0btold").replace("$550 billion", "$500 billion")
    editor.open(BRIEFING, text.replace("\n", "\r\n"))
    (found,) = editor.until(BRIEFING, "altered-quote")
    assert found.range.start == types.Position(5, 18)
    editor.write(BRIEFING, FILES[BRIEFING].replace("\n", "\r\n"))
    editor.until(BRIEFING)
    editor.write(BRIEFING, FILES[BRIEFING].replace("grew by 4", 'grew\u2028 by "4 in cent"').replace("\n", "\r\n"))
    (found,) = editor.until(BRIEFING, "altered-quote")
    assert found.range.start.line == 7


def test_columns_in_code_points(site: Path) -> None:
    editor = Editor(site, ("utf-32", "utf-16"))
    assert editor.capabilities.position_encoding == "utf-32"
    editor.open(BRIEFING, FILES[BRIEFING].replace("$550 billion", "$500 billion"))
    (found,) = editor.until(BRIEFING, "altered-quote")
    assert found.range.start == types.Position(5, 17)
    assert editor.stop() == 0


def test_an_editor_without_folders_or_file_operations(site: Path) -> None:
    editor = Editor(site, renames=False, folder=False)
    editor.open(SECOND)
    editor.until(SECOND)
    place = position(FILES[SECOND], "contra @wire")
    with pytest.raises(JsonRpcException, match="cannot rename files"):
        editor.ask(types.TEXT_DOCUMENT_RENAME, types.RenameParams(editor.document(SECOND), place, "agency"))
    assert editor.stop() == 0


def signed(root: Path) -> str:
    """Sign the first claim of the later briefing; the path of its sign-offs."""
    site = Workspace(root).analyse(drafts=True)
    assert isinstance(site, Analysis)
    briefing = next(each for each in site.briefings if each.path == SECOND)
    path = "content/reviews/later.yaml"
    (root / path).parent.mkdir()
    (root / path).write_text(
        write_reviews([sign(briefing.claims[0], "Jane Doe", date(2025, 10, 31))]), encoding="utf-8"
    )
    return path


def test_who_reviewed_a_claim(site: Path) -> None:
    signed(site)
    editor = Editor(site)
    editor.open(SECOND)
    (lens,) = editor.ask(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams(editor.document(SECOND)))
    assert lens.command.title == "reviewed by Jane Doe on 2025-10-31"
    assert lens.range.start.line == 5
    editor.write(SECOND, FILES[SECOND].replace("guarantees", "gifts"))
    assert not editor.ask(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams(editor.document(SECOND)))
    editor.until(SECOND, "stale-review")
    assert editor.stop() == 0


def test_rename_keeps_sign_offs(site: Path) -> None:
    path = signed(site)
    editor = Editor(site)
    editor.open(SECOND)
    place = position(FILES[SECOND], "contra @wire")
    edit = editor.ask(types.TEXT_DOCUMENT_RENAME, types.RenameParams(editor.document(SECOND), place, "agency"))
    for each in edit.document_changes:
        if isinstance(each, types.TextDocumentEdit):
            file = next(site / path for path in (*FILES, path) if editor.uri(path) == each.text_document.uri)
            file.write_text(applied(file.read_text(encoding="utf-8"), each.edits), encoding="utf-8")
        else:
            assert isinstance(each, types.RenameFile)
            (site / each.old_uri.removeprefix(site.as_uri() + "/")).rename(
                site / each.new_uri.removeprefix(site.as_uri() + "/")
            )
    assert editor.stop() == 0
    found = Workspace(site).analyse(drafts=True)
    assert isinstance(found, Analysis)
    assert not found.diagnostics
    assert next(document for document in found.overview.documents if document.path == SECOND).claims[0].review


def test_one_module_knows_the_protocol() -> None:
    folder = Path(__file__).parents[2] / "briefgen" / "lsp"
    knowing = [path.name for path in folder.glob("*.py") if "lsprotocol" in path.read_text(encoding="utf-8")]
    assert knowing == ["convert.py"]
