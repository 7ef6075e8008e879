"""An elided paragraph no longer agrees with its original, or with its digest.

## Why
A public repository must not hold an article that it may not publish. It keeps the quoted words, `[…]` for the rest,
and the SHA-256 of each full paragraph. If the words are changed there, or the original is, a quotation has lost its
proof.

## Fix
Where the committed words were touched by accident, copy them again from the original. Where the original itself was
replaced by a newer version, import it again, and read the claims that stand on the changed paragraphs.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.digest import paragraph_digest
from briefgen.elision import GAP, kept_runs
from briefgen.matching.closest import closest
from briefgen.matching.diff import word_diff
from briefgen.matching.normal import normalise
from briefgen.model import Passage, Settings, Source
from briefgen.rule import Rule
from briefgen.text import Span


def find(source: Source, settings: Settings) -> Iterator[Finding]:
    """Elided paragraphs that disagree with the original or with their digest."""
    elided = [passage for passage in source.passages if passage.digest or GAP.search(passage.text)]
    if source.original is None:
        for passage in elided:
            if passage.digest and not GAP.search(passage.text):
                yield from _against_digest(passage, passage.text, "the paragraph")
        gapped = [passage for passage in elided if GAP.search(passage.text)]
        if gapped and settings.originals is not None:
            yield _unchecked(source, len(gapped))
        return
    for passage in elided:
        full = source.original.get(passage.anchor)
        if full is None:
            yield _finding(passage, f"the original has no paragraph {passage.anchor}", None, "import the source again")
            continue
        yield from _against_original(passage, full)
        if passage.digest:
            yield from _against_digest(passage, full, "the original paragraph")


def _against_original(passage: Passage, full: str) -> Iterator[Finding]:
    position = 0
    text = normalise(" ".join(full.split())).text
    for run, span in kept_runs(passage):
        found = text.find(normalise(" ".join(run.split())).text, position)
        if found >= 0:
            position = found + len(run)
            continue
        moved = normalise(" ".join(run.split())).text in text
        near = None if moved else closest(run, [full])
        diff = word_diff(full[near[1] : near[2]], run) if near else None
        note = (
            "it stands earlier in the original" if moved else f"not in the original of {passage.anchor} word for word"
        )
        yield Finding(
            "kept words stand in another order than in the original"
            if moved
            else "kept words differ from the original",
            Label(passage.path, span, note),
            diff=diff,
            help="keep the original's order" if moved else "copy the words from the original",
            source=passage.source,
            paragraph=passage.anchor,
            text=run,
        )


def _against_digest(passage: Passage, full: str, what: str) -> Iterator[Finding]:
    found = paragraph_digest(full)
    if passage.digest != found:
        note = f"declares {(passage.digest or '')[:12]}…, and is {found[:12]}…"
        mend = f"compare it with the article; then write sha256={found}"
        yield _finding(passage, f"{what} no longer has the digest that its anchor declares", note, mend)


def _finding(passage: Passage, message: str, note: str | None, mend: str) -> Finding:
    end = passage.span.end
    place = Span(passage.prose.whole.end, end) if passage.prose.whole.end < end else passage.span
    return Finding(
        message,
        Label(passage.path, place, note or "not in the original"),
        help=mend,
        source=passage.source,
        paragraph=passage.anchor,
    )


def _unchecked(source: Source, count: int) -> Finding:
    paragraphs = "one elided paragraph" if count == 1 else f"{count} elided paragraphs"
    return Finding(
        f"unchecked: the original of {source.id} is not here, so {paragraphs} could not be compared",
        Label(source.head.path, source.head.places.get("title", Span(0, 0)), "no original"),
        help="put the full text into the originals folder to check it",
        severity=Severity.INFO,
        source=source.id,
    )


RULE = Rule("drifted-source", Severity.ERROR, source=find)
