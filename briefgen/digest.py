"""Digests: of a source paragraph, as anchors declare it, and of the inputs of a piece of work."""

import hashlib
from collections.abc import Iterable


def paragraph_digest(text: str) -> str:
    """SHA-256 of a paragraph's UTF-8 text, white space runs made one space and trimmed; 64 hexadecimal digits."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def fingerprint(*parts: str) -> str:
    """A digest of several texts in order, told apart where one ends and the next begins; 32 hexadecimal digits."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(raw))
        digest.update(raw)
    return digest.hexdigest()


_ROOM = 1 << 256


def gathered(texts: Iterable[str]) -> str:
    """A digest of several texts in whatever order: the sum of their own, so that one can be exchanged for another.

    64 hexadecimal digits (after Bellare and Micciancio's AdHash).
    """
    return f"{sum(map(_number, texts)) % _ROOM:064x}"


def exchanged(gathering: str, old: str, new: str) -> str:
    """What `gathered` gives with one text in the place of another."""
    return f"{(int(gathering, 16) - _number(old) + _number(new)) % _ROOM:064x}"


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=32).digest(), "big")
