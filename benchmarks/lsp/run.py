"""Times the language server on an invented archive: from a keystroke to the findings in the text that it leaves.

It starts `briefgen lsp` as an editor does, opens one briefing, and types; each keystroke's time runs until the
diagnostics of that very version of the buffer arrive.
"""

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

NAMES = ["Takaichi", "Sharma", "Ode", "Lindqvist", "Okafor", "Marchetti", "Tanaka", "Weber", "Silva", "Novak"]
WORDS = [
    *(
        "accord",
        "agency",
        "alliance",
        "amount",
        "budget",
        "cabinet",
        "capital",
        "carbon",
        "climate",
        "coast",
        "council",
    ),
    *("crisis", "debate", "decade", "defence", "demand", "draft", "economy", "energy", "export", "fleet", "forum"),
    *("fund", "grain", "growth", "harbour", "import", "industry", "island", "labour", "ledger", "loan", "market"),
    *("mineral", "ministry", "mission", "ocean", "office", "output", "package", "partner", "patrol", "policy", "port"),
    *("price", "project", "quota", "region", "report", "reserve", "review", "round", "scheme", "sector", "share"),
    *("state", "steel", "storage", "summit", "supply", "survey", "tariff", "trade", "treaty", "tunnel", "union"),
]


def sentence(chance: random.Random) -> str:
    """An invented sentence with a name, an amount and a year, so that the rules have work to do."""
    words = chance.choices(WORDS, k=chance.randint(9, 16))
    amount = f"${chance.randint(2, 900)} million"
    return f"{chance.choice(NAMES)} said the {' '.join(words)} would cost {amount} by {chance.randint(2026, 2040)}."


def write_site(root: Path, briefings: int, sources: int, chance: random.Random) -> None:
    """A site of briefings with 20 cited claims each, and of sources with 25 paragraphs each."""
    for folder in ("sources", "briefings"):
        (root / "content" / folder).mkdir(parents=True)
    (root / "site.yaml").write_text("title: Archive\nurl: https://example.org/\n")
    library: list[list[str]] = []
    for number in range(sources):
        paragraphs = [f"{sentence(chance)} {sentence(chance)}" for _ in range(25)]
        library.append(paragraphs)
        head = f"---\ntitle: Article {number}\nissued: 2025-10-{number % 28 + 1:02}\nurl: https://example.org/{number}\n---\n\n"
        body = "\n\n".join(f"{text} {{#p{place}}}" for place, text in enumerate(paragraphs, 1))
        (root / f"content/sources/article-{number}.md").write_text(f"{head}{body}\n")
    for number in range(briefings):
        claims: list[str] = []
        for _ in range(20):
            article, place = chance.randrange(sources), chance.randrange(25)
            claims.append(f"{library[article][place].partition('. ')[0]} [@article-{article} p{place + 1}].")
        text = "\n\n".join(" ".join(claims[start : start + 4]) for start in range(0, 20, 4))
        head = f"---\ntitle: Briefing {number}\ndate: 2025-11-{number % 28 + 1:02}\n---\n\n"
        (root / f"content/briefings/briefing-{number}.md").write_text(f"{head}{text}\n")


class Editor:
    """An editor with one buffer."""

    def __init__(self, path: Path) -> None:
        self.uri = path.as_uri()
        self.client = LanguageClient("benchmark", "1")
        self.version = 0
        self.arrived: dict[int, asyncio.Future[int]] = {}

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params: types.PublishDiagnosticsParams) -> None:
            waiting = self.arrived.pop(params.version or 0, None)
            if params.uri == self.uri and waiting is not None:
                waiting.set_result(len(params.diagnostics))

    async def start(self, root: Path) -> None:
        """Start the server."""
        await self.client.start_io(sys.executable, "-m", "briefgen", "lsp")
        capabilities = types.ClientCapabilities()
        await self.client.initialize_async(types.InitializeParams(capabilities, root_uri=root.as_uri()))
        self.client.initialized(types.InitializedParams())

    async def send(self, text: str) -> tuple[float, int]:
        """Seconds until the findings of this text came, and how many they were."""
        self.version += 1
        self.arrived[self.version] = asyncio.get_running_loop().create_future()
        waiting = self.arrived[self.version]
        start = time.perf_counter()
        if self.version == 1:
            item = types.TextDocumentItem(self.uri, "markdown", 1, text)
            self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        else:
            document = types.VersionedTextDocumentIdentifier(self.version, self.uri)
            change = types.TextDocumentContentChangeWholeDocument(text)
            self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        found = await waiting
        return time.perf_counter() - start, found

    async def whole(self) -> None:
        """Wait until the whole site was checked: only then can the claims on a paragraph be told."""
        context = types.ReferenceContext(include_declaration=False)
        document, place = types.TextDocumentIdentifier(self.uri), types.Position(0, 0)
        await self.client.text_document_references_async(types.ReferenceParams(context, document, place))


async def run(root: Path, keystrokes: int) -> None:
    """Start twice, and type."""
    path = root / "content/briefings/briefing-0.md"
    text = path.read_text()
    for name in ("first start, nothing remembered", "later start"):
        editor = Editor(path)
        began = time.perf_counter()
        await editor.start(root)
        await editor.send(text)
        print(f"{name}: findings in the open briefing after {time.perf_counter() - began:.2f} s", flush=True)
        await editor.whole()
        print(f"{name}: the whole site after {time.perf_counter() - began:.2f} s", flush=True)
        if name == "later start":
            # What follows a start in the background is no part of typing.
            await asyncio.sleep(5)
            for what, typed in (
                ("plain words", " The quota was said to be"),
                ("a misquotation", ' "no such words at all"'),
            ):
                await measure(editor, text, typed, keystrokes, what)
        client: Any = editor.client
        await client.shutdown_async(None)
        client.exit(None)


async def measure(editor: Editor, text: str, typed: str, keystrokes: int, what: str) -> None:
    """Types words at the end of the first claim, over and over, with a rest of a third of a second between letters."""
    place = text.index(" [@")
    times: list[float] = []
    findings = 0
    for stroke in range(keystrokes):
        written = typed[: stroke % len(typed) + 1] if what == "plain words" else typed + "x" * (stroke % 9)
        seconds, findings = await editor.send(text[:place] + written + text[place:])
        times.append(seconds * 1000)
        await asyncio.sleep(0.33 if stroke % 5 else 1.6)
    times.sort()
    middle, p95, worst = statistics.median(times), times[int(len(times) * 0.95)], times[-1]
    print(f"{what}: median {middle:.0f} ms, 95 % {p95:.0f} ms, worst {worst:.0f} ms; {findings} findings", flush=True)


def main() -> None:
    """Read the options, write the archive, run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--briefings", type=int, default=1000)
    parser.add_argument("--sources", type=int, default=200)
    parser.add_argument("--keystrokes", type=int, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        write_site(root, given.briefings, given.sources, random.Random(1))
        asyncio.run(run(root, given.keystrokes))


if __name__ == "__main__":
    main()
