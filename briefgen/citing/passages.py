"""What goes into a search and what comes out of it: sources with their passages, and passages with a score."""

from briefgen.frozen import frozen


@frozen
class Candidate:
    """A passage that a search found, with its terms as `keys`.

    `score` is BM25's, greater is better; `issued` is as in front matter, or empty.
    """

    source: str
    anchor: str
    text: str
    title: str
    language: str
    issued: str
    score: float
    keys: frozenset[str]


@frozen
class Entry:
    """A source as the index takes it in: its passages as pairs of anchor and text."""

    title: str
    language: str
    issued: str
    passages: tuple[tuple[str, str], ...]
