"""An editor that speaks to `briefgen lsp` over standard input and output, for tests: questions and answers in order."""

import asyncio
import os
import socket
import sys
from collections.abc import Coroutine, Sequence
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.lsp.serving import start

Answer = TypeVar("Answer")
PATIENCE = 40
"""Seconds: a bound for a machine under load, not a promise."""


class Editor:
    """One editor with one server. Every method waits until the server has answered.

    `command`: the server is started as editors start it; else it is a copy of a process that has loaded it.
    """

    def __init__(
        self,
        root: Path,
        encodings: tuple[str, ...] = (),
        *,
        renames: bool = True,
        folder: bool = True,
        command: bool = sys.platform == "win32",
    ) -> None:
        self.root = root
        self._copy: BaseProcess | None = None
        self.diagnostics: dict[str, list[types.Diagnostic]] = {}
        self.registered: list[str] = []
        self.versions: dict[str, int] = {}
        self._loop = asyncio.new_event_loop()
        self._published = asyncio.Condition()
        self.client = LanguageClient("test", "1")
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._told))
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(partial(self._register))
        self._run(self._start_command() if command else self._start_copy())
        self.capabilities = self._run(self._begin(encodings, renames=renames, folder=folder)).capabilities

    def _run(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        return self._loop.run_until_complete(asyncio.wait_for(work, PATIENCE))

    async def _start_command(self) -> None:
        here = Path(__file__).parents[2]
        environment = os.environ | {"PYTHONPATH": str(here), "PYTHONWARNINGS": "default"}
        await self.client.start_io(sys.executable, "-m", "briefgen", "lsp", env=environment)

    async def _start_copy(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            self._copy = start(listening)
            await self.client.start_tcp(*listening.getsockname())

    async def _begin(self, encodings: tuple[str, ...], *, renames: bool, folder: bool) -> types.InitializeResult:
        kinds = [types.ResourceOperationKind.Rename] if renames else []
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=list(encodings)) if encodings else None,
            workspace=types.WorkspaceClientCapabilities(
                workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True, resource_operations=kinds),
                did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
            ),
        )
        result = await self.client.initialize_async(
            types.InitializeParams(capabilities, root_uri=self.root.as_uri() if folder else None)
        )
        self.client.initialized(types.InitializedParams())
        return result

    async def _told(self, params: types.PublishDiagnosticsParams) -> None:
        async with self._published:
            self.diagnostics[params.uri] = list(params.diagnostics)
            self._published.notify_all()

    def _register(self, params: types.RegistrationParams) -> None:
        self.registered += (registration.method for registration in params.registrations)

    def uri(self, path: str) -> str:
        return (self.root / path).as_uri()

    def document(self, path: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(path))

    def open(self, path: str, text: str | None = None) -> None:
        text = (self.root / path).read_text(encoding="utf-8") if text is None else text
        self.versions[path] = 1
        item = types.TextDocumentItem(self.uri(path), "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def write(self, path: str, text: str) -> None:
        self.versions[path] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.versions[path], self.uri(path)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def save(self, path: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(self.document(path)))

    def close(self, path: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.document(path)))

    def touched(self, path: str) -> None:
        event = types.FileEvent(self.uri(path), types.FileChangeType.Changed)
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))

    def rules(self, path: str) -> list[str]:
        return sorted(str(each.code) for each in self.diagnostics.get(self.uri(path), []))

    def until(self, path: str, *rules: str) -> list[types.Diagnostic]:
        """Wait until exactly these rules report in a file."""

        async def wait() -> None:
            async with self._published:
                await self._published.wait_for(
                    lambda: self.uri(path) in self.diagnostics and self.rules(path) == sorted(rules)
                )

        try:
            self._run(wait())
        except TimeoutError:
            raise AssertionError(f"{path}: {self.diagnostics.get(self.uri(path))}") from None
        return self.diagnostics[self.uri(path)]

    def ask(self, method: str, params: object) -> Any:
        async def ask() -> Any:
            return await self.client.protocol.send_request_async(method, params)

        return self._run(ask())

    def stop(self) -> int:
        """End the server as editors do; its exit code."""

        async def stop() -> int:
            await self.client.shutdown_async(None)
            self.client.exit(None)
            code = await self._ended()
            client: Any = self.client
            await client.stop()
            return code

        code = self._run(stop())
        self._loop.close()
        return code

    async def _ended(self) -> int:
        """Wait for the server's end; its exit code."""
        if self._copy is None:
            server = self.client._server
            assert server is not None
            return await server.wait()
        await asyncio.to_thread(self._copy.join)
        code = self._copy.exitcode
        self._copy.close()
        writer: Any = self.client.protocol.writer
        writer.close()
        await writer.wait_closed()
        assert code is not None
        return code


def position(text: str, words: str, *, after: bool = True) -> types.Position:
    """The position at the end (or start) of words that stand once in a text, in UTF-16 code units."""
    assert text.count(words) == 1, words
    before = text[: text.index(words) + (len(words) if after else 0)]
    line = before.rpartition("\n")[2]
    return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def applied(text: str, edits: Sequence[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit]) -> str:
    """A text with edits made, as an editor makes them."""
    units = [line.encode("utf-16-le") for line in text.split("\n")]
    starts = [0]
    for line in units:
        starts.append(starts[-1] + len(line) + 2)

    def at(place: types.Position) -> int:
        return starts[place.line] + 2 * place.character

    raw = text.encode("utf-16-le")
    for edit in sorted(edits, key=lambda edit: at(edit.range.start), reverse=True):
        assert not isinstance(edit, types.SnippetTextEdit)
        raw = raw[: at(edit.range.start)] + edit.new_text.encode("utf-16-le") + raw[at(edit.range.end) :]
    return raw.decode("utf-16-le")
