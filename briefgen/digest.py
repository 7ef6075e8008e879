"""The digest of a source paragraph, as anchors declare it."""

import hashlib


def paragraph_digest(text: str) -> str:
    """SHA-256 of a paragraph's UTF-8 text, white space runs made one space and trimmed; 64 hexadecimal digits."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
