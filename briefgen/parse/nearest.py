"""The known word that an unknown one was most likely meant to be."""

from collections.abc import Iterable

_MEANT = {
    "byline": ("author", "authors"),
    "description": ("summary",),
    "keywords": ("tags",),
    "lang": ("language",),
    "lastmod": ("updated",),
    "link": ("url",),
    "modified": ("updated",),
    "name": ("title",),
    "published": ("issued", "date"),
    "source": ("container-title",),
    "title": ("name",),
    "website": ("container-title", "webpage"),
    "web": ("webpage",),
    "blog": ("post-weblog",),
    "journal": ("article-journal",),
    "magazine": ("article-magazine",),
    "newspaper": ("article-newspaper",),
}
"""Words that other tools and people use, and ours."""
_ENOUGH = 0.6


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None where none is like it."""
    choices = sorted(known)
    if not choices:
        return None
    meant = next((choice for choice in _MEANT.get(word.lower(), ()) if choice in choices), None)
    if meant is not None:
        return meant
    # Only a mistake needs it, and a clean run should not wait for it to load.
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    found = process.extractOne(word, choices, scorer=OSA.normalized_similarity, processor=_alike, score_cutoff=_ENOUGH)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """What to write instead: the nearest known word, or all of them where none is near."""
    known = tuple(known)
    found = nearest(word, known)
    return f"did you mean `{found}`?" if found else "write one of " + ", ".join(f"`{choice}`" for choice in known)


def _alike(word: str) -> str:
    return word.lower().replace("_", "-").replace(" ", "-")
