"""What briefgen knows in the language of the protocol: the only place that knows its types and its columns.

Lines count from 0. A column counts UTF-16 code units, unless the editor asked for bytes of UTF-8 or for code points.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from os.path import normpath
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from briefgen.diagnostic import Diagnostic, Edit, Label, Severity
from briefgen.lsp.actions import Action
from briefgen.lsp.completion import Proposal
from briefgen.lsp.hover import Tooltip
from briefgen.lsp.symbols import Lens, Symbol, SymbolKind
from briefgen.lsp.unfinished import Part
from briefgen.parse.citation import MARKS
from briefgen.text import SourceText, Span

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_PARTS = {
    Part.SOURCE: types.CompletionItemKind.Reference,
    Part.ANCHOR: types.CompletionItemKind.Field,
    Part.WORDS: types.CompletionItemKind.Text,
}
_SYMBOLS = {
    SymbolKind.CLAIM: types.SymbolKind.Event,
    SymbolKind.HEADING: types.SymbolKind.Namespace,
    SymbolKind.PARAGRAPH: types.SymbolKind.String,
}
_UNITS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text) + sum(character > "\uffff" for character in text),
    "utf-32": len,
}


Opened = types.DidOpenTextDocumentParams
Changed = types.DidChangeTextDocumentParams
Saved = types.DidSaveTextDocumentParams
Closed = types.DidCloseTextDocumentParams
Watched = types.DidChangeWatchedFilesParams
Initialize = types.InitializeParams
Initialized = types.InitializedParams
Place = types.TextDocumentPositionParams
Positioned = types.TextDocumentPositionParams | types.ReferenceParams | types.RenameParams
References = types.ReferenceParams
Rename = types.RenameParams
Moves = types.RenameFilesParams
Fixes = types.CodeActionParams
File = types.DocumentSymbolParams | types.CodeLensParams
Answer = (
    types.CompletionList
    | types.Hover
    | list[types.Location]
    | list[types.DocumentSymbol]
    | list[types.CodeLens]
    | list[types.CodeAction]
    | types.WorkspaceEdit
    | types.PrepareRenamePlaceholder
    | None
)

SYNC = types.TextDocumentSyncKind.Full
"""Editors send a buffer whole: a text of some pages costs nothing, and no lost change can part the two."""

OPTIONS = {
    types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(trigger_characters=["@", " ", ",", "-", *MARKS]),
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
        code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
    ),
    types.TEXT_DOCUMENT_CODE_LENS: types.CodeLensOptions(),
    types.TEXT_DOCUMENT_RENAME: types.RenameOptions(prepare_provider=True),
    types.TEXT_DOCUMENT_DID_SAVE: types.SaveOptions(include_text=False),
    types.WORKSPACE_WILL_RENAME_FILES: types.FileOperationRegistrationOptions(
        [types.FileOperationFilter(types.FileOperationPattern("**/sources/*.md"), scheme="file")]
    ),
}
"""What the editor is told of a feature, by the feature's name in the protocol."""

WATCHING = types.RegistrationParams(
    [
        types.Registration(
            "briefgen-files",
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            types.DidChangeWatchedFilesRegistrationOptions(
                [types.FileSystemWatcher("**/*.{md,yaml,txt}"), types.FileSystemWatcher("**/assets/**")]
            ),
        )
    ]
)
"""The files whose changes on disk the editor should tell of."""


def watches(initialize: Initialize) -> bool:
    """Whether the editor can be asked to tell of changes on disk."""
    workspace = initialize.capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    return bool(watched and watched.dynamic_registration)


def moves_files(initialize: Initialize) -> bool:
    """Whether the editor can rename files when it is told to."""
    workspace = initialize.capabilities.workspace
    edit = workspace.workspace_edit if workspace else None
    kinds = edit.resource_operations if edit else None
    return bool(edit and edit.document_changes and types.ResourceOperationKind.Rename in (kinds or ()))


def folders(initialize: Initialize) -> tuple[Path, ...]:
    """The folders that the editor has open."""
    uris = [folder.uri for folder in initialize.workspace_folders or ()]
    uris += (initialize.root_uri,) if initialize.root_uri and not uris else ()
    return tuple(path for uri in uris if (path := path_of(uri)) is not None)


def wants_all(fixes: Fixes) -> bool:
    """Whether the editor asks for the fixes of a whole file."""
    only = fixes.context.only
    return only is None or any(types.CodeActionKind.SourceFixAll.startswith(kind) for kind in only)


def wants_each(fixes: Fixes) -> bool:
    """Whether the editor asks for the fixes at a place."""
    only = fixes.context.only
    return only is None or any(types.CodeActionKind.QuickFix.startswith(kind) for kind in only)


def path_of(uri: str) -> Path | None:
    """The file that an address names; None where it names none."""
    path = to_fs_path(uri)
    return Path(path) if path else None


def named(encoding: types.PositionEncodingKind | str | None) -> str:
    """How columns are counted, by name; the protocol's own way where the editor did not say."""
    if encoding is None:
        return "utf-16"
    return encoding.value if isinstance(encoding, types.PositionEncodingKind) else encoding


def position(text: SourceText, offset: int, encoding: str = "utf-16") -> types.Position:
    """The protocol's position of an offset."""
    place = text.position(offset)
    return types.Position(place.line - 1, _UNITS[encoding](text.line(place.line)[: place.column - 1]))


def offset_of(text: SourceText, place: types.Position, encoding: str = "utf-16") -> int:
    """The offset of a position; one past a line's end is that end, one past the last line the end of the text."""
    if place.line >= text.line_count:
        return len(text.text)
    line = text.line(place.line + 1)
    units = _UNITS[encoding]
    count = 0
    for column, character in enumerate(line):
        if count >= place.character:
            return text.offset(place.line + 1, column + 1)
        count += units(character)
    return text.offset(place.line + 1, len(line) + 1)


@dataclass(slots=True)
class Translator:
    """Speaks of one site's files. `text` gives a file's text by its path relative to `root`."""

    root: Path
    text: Callable[[str], SourceText]
    encoding: str = "utf-16"
    uris: dict[str, str] = field(default_factory=dict)
    """The editor's own addresses of files, by path."""
    versions: dict[str, int] = field(default_factory=dict)
    """The versions of open buffers, by path."""

    def uri(self, path: str) -> str:
        """The address of a file of the site."""
        return self.uris.get(path) or from_fs_path(normpath(self.root / path)) or ""

    def range(self, path: str, span: Span) -> types.Range:
        """A span of a file."""
        text = self.text(path)
        return types.Range(position(text, span.start, self.encoding), position(text, span.end, self.encoding))

    def span(self, path: str, place: types.Range) -> Span:
        """The span of a range in a file."""
        return Span(self.offset(path, place.start), self.offset(path, place.end))

    def offset(self, path: str, place: types.Position) -> int:
        """The offset of a position in a file."""
        return offset_of(self.text(path), place, self.encoding)

    def locations(self, labels: Iterable[Label]) -> list[types.Location]:
        """Places in files."""
        return [self.location(label) for label in labels]

    def location(self, label: Label) -> types.Location:
        """A place in a file."""
        return types.Location(self.uri(label.path), self.range(label.path, label.span))

    def diagnostic(self, diagnostic: Diagnostic) -> types.Diagnostic:
        """A finding, with what would mend it in the message and what else is worth seeing beside it."""
        finding = diagnostic.finding
        lines = [finding.message]
        lines += (f"diff: {finding.diff}",) if finding.diff else ()
        lines += (f"help: {finding.help}",) if finding.help else ()
        return types.Diagnostic(
            range=self.range(finding.label.path, finding.label.span),
            message="\n".join(lines),
            severity=_SEVERITIES[diagnostic.severity],
            code=diagnostic.rule,
            source="briefgen",
            related_information=[
                types.DiagnosticRelatedInformation(self.location(label), label.message) for label in finding.related
            ],
        )

    def published(self, path: str, diagnostics: Iterable[Diagnostic]) -> types.PublishDiagnosticsParams:
        """All that was found in one file."""
        found = [self.diagnostic(each) for each in diagnostics]
        return types.PublishDiagnosticsParams(self.uri(path), found, self.versions.get(path))

    def completion(self, path: str, proposals: Sequence[Proposal]) -> types.CompletionList:
        """Proposals in their order; the editor asks again with each letter."""
        return types.CompletionList(
            is_incomplete=True,
            items=[
                types.CompletionItem(
                    label=proposal.label,
                    kind=_PARTS[proposal.part],
                    detail=proposal.detail,
                    documentation=_markdown(proposal.more),
                    sort_text=f"{number:05}",
                    filter_text=proposal.sought,
                    text_edit=types.TextEdit(self.range(path, proposal.span), proposal.text),
                )
                for number, proposal in enumerate(proposals)
            ],
        )

    def hover(self, path: str, tooltip: Tooltip) -> types.Hover:
        """What is shown beside the pointer."""
        return types.Hover(_markdown(tooltip.markdown), self.range(path, tooltip.span))

    def symbols(self, path: str, symbols: Iterable[Symbol]) -> list[types.DocumentSymbol]:
        """The outline of a file."""
        found: list[types.DocumentSymbol] = []
        for symbol in symbols:
            place = self.range(path, symbol.span)
            kind = _SYMBOLS[symbol.kind]
            found.append(types.DocumentSymbol(symbol.name or "…", kind, place, place, symbol.detail))
        return found

    def lenses(self, path: str, lenses: Iterable[Lens]) -> list[types.CodeLens]:
        """Remarks above lines; they do nothing when they are clicked."""
        return [types.CodeLens(self.range(path, lens.span), types.Command(lens.title, "")) for lens in lenses]

    def quick_fix(self, action: Action) -> types.CodeAction:
        """A fix that the author can choose; that of a whole file is found under the editor's “fix all”."""
        mends = action.mends
        return types.CodeAction(
            title=action.title,
            kind=types.CodeActionKind.QuickFix if mends else types.CodeActionKind.SourceFixAll,
            diagnostics=[self.diagnostic(mends)] if mends else None,
            is_preferred=action.fix.safe if mends else None,
            edit=self.edit(action.fix.edits),
        )

    def edit(self, edits: Iterable[Edit], moves: Iterable[tuple[str, str]] = ()) -> types.WorkspaceEdit:
        """Changes of texts, then files that move."""
        by_file: dict[str, list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit]] = {}
        for edit in edits:
            by_file.setdefault(edit.path, []).append(types.TextEdit(self.range(edit.path, edit.span), edit.text))
        changes: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = [
            types.TextDocumentEdit(self._versioned(path), changed) for path, changed in by_file.items()
        ]
        changes += (types.RenameFile(self.uri(old), self.uri(new)) for old, new in moves)
        return types.WorkspaceEdit(document_changes=changes)

    def placeholder(self, path: str, span: Span, name: str) -> types.PrepareRenamePlaceholder:
        """The name that is about to be changed, and where it stands."""
        return types.PrepareRenamePlaceholder(self.range(path, span), name)

    def _versioned(self, path: str) -> types.OptionalVersionedTextDocumentIdentifier:
        return types.OptionalVersionedTextDocumentIdentifier(self.uri(path), self.versions.get(path))


def _markdown(text: str) -> types.MarkupContent:
    return types.MarkupContent(types.MarkupKind.Markdown, text)
