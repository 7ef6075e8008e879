"""Stretches of a paragraph that somebody may want to quote: those that begin as written, its quotations, sentences."""

import re
from collections.abc import Iterator

from briefgen.elision import GAP
from briefgen.parse.sentences import sentence_spans

_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|「([^」]+)」|«([^»]+)»")
_CLAUSE = re.compile(r"[,;:—–](?=\s)")
_ALIKE = str.maketrans("“”„‘’‚–—‑", "\"\"\"'''---")
"""Marks that count as alike in a quotation, each for one character, so that places stay the same."""
_OCCURRENCES = 3


def wordings(text: str, written: str, language: str) -> tuple[str, ...]:
    """Words of a paragraph to quote that have `written` in them, best first: none of them runs across a gap."""
    found: dict[str, None] = {}
    sought = _plain(" ".join(written.split()))
    for run in GAP.split(text):
        sentences = sentence_spans(run, language)
        quoted = (next(words for words in each.groups() if words) for each in _QUOTED.finditer(run))
        whole = (run[start:end] for start, end in sentences)
        for words in (*_going_on(run, sought, sentences), *quoted, *whole):
            kept = _unclosed(words.strip().rstrip(".,;:。").strip())
            if kept and sought in _plain(kept):
                found.setdefault(kept)
    return tuple(found)


def _going_on(run: str, sought: str, sentences: tuple[tuple[int, int], ...]) -> Iterator[str]:
    """From where the words that are written stand: to the end of the clause, and to that of the sentence."""
    within = _plain(run)
    if not sought or len(within) != len(run):
        return
    for found in list(re.finditer(rf"(?<!\w){re.escape(sought)}", within))[:_OCCURRENCES]:
        end = next((end for start, end in sentences if start <= found.start() < end), len(run))
        clause = _CLAUSE.search(run, found.end(), max(end, found.end()))
        if clause:
            yield run[found.start() : clause.start()]
        yield run[found.start() : max(end, found.end())]


def _unclosed(words: str) -> str:
    """The words without a quotation mark at their edge whose other half lies outside."""
    if words.endswith("”") and "“" not in words:
        return words[:-1].rstrip(".,;: ")
    return words[1:] if words.startswith("“") and "”" not in words else words


def _plain(text: str) -> str:
    """A text as quotations are compared while they are typed: letter case and the shape of marks do not count."""
    return text.casefold().translate(_ALIKE)
