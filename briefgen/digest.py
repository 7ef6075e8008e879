"""Digests: of a source paragraph, as anchors declare it, and of the inputs of a piece of work."""

import hashlib


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
