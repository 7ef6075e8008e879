"""Laws of pulling quoted words into an elided source: nothing that was kept is lost, and the words then stand there."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefgen.elision import GAP
from briefgen.fixing import apply_edits
from briefgen.importing.article import Block
from briefgen.importing.elide import keep_runs
from briefgen.matching.match import find_quotation
from briefgen.model import Passage, PassageKind, Settings
from briefgen.originals import read_original, with_original
from briefgen.parse.source import parse_source
from briefgen.text import SourceText
from briefgen.withheld import find_withheld, keep_words

HEAD = "---\ntitle: Wire\nissued: 2025-10-28\n---\n"
TEXT = "the leaders met on Tuesday in Tokyo, where she “called” it: 5% of a*b (both) 日米 said. [sic] ok"
WORDS = st.sampled_from(tuple(TEXT.split()))


def stretch(words: list[str], choice: tuple[int, int]) -> tuple[int, int]:
    start = choice[0] % len(words)
    return start, min(start + 1 + choice[1] % 4, len(words))


choices = st.tuples(st.integers(0, 40), st.integers(0, 3))


@given(st.lists(WORDS, min_size=3, max_size=25), st.lists(choices, max_size=3), choices)
def test_quoted_words_are_kept(words: list[str], kept: list[tuple[int, int]], quoted: tuple[int, int]) -> None:
    full = " ".join(words)
    spans = sorted(stretch(words, choice) for choice in kept)
    runs = " […] ".join(" ".join(words[start:end]) for start, end in spans)
    start, end = stretch(words, quoted)
    quote = " ".join(words[start:end])
    block = keep_runs(runs, Block(PassageKind.PARAGRAPH, full, full))
    passage, text = committed(block.markdown, full)
    if not GAP.search(passage.text) or passage.full is None or find_quotation(quote, [passage.text]):
        return
    found = find_withheld(quote, [passage])
    edits = keep_words(found) if found else ()
    if not edits:
        return
    after, _ = committed(apply_edits(text, edits).removeprefix(HEAD).rsplit(" {#", 1)[0], full)
    # The source still agrees with its original.
    assert after.full == passage.full if GAP.search(after.text) else after.text == full
    assert find_quotation(quote, [after.text])
    for run in GAP.split(passage.text):
        assert " ".join(run.split()) in " ".join(after.text.split())


def committed(markdown: str, full: str) -> tuple[Passage, str]:
    """The passage of a source file of one paragraph, with its original, and the file's text."""
    text = SourceText("content/sources/wire.md", f"{HEAD}{markdown} {{#p1}}\n")
    source, _ = parse_source(text, Settings(""))
    original = SourceText("originals/wire.txt", full)
    with_full = with_original(source, read_original(original, source.passages, Settings("")))
    return replace(with_full.passages[0]), text.text
