"""Which language pack reads a text."""

from briefgen.facts.english import english
from briefgen.facts.pack import Pack


def pack_for(_language: str) -> Pack:
    """The pack of a BCP 47 language, or the English one, whose figures every language shares."""
    return english()


def supported(language: str) -> bool:
    """Whether a language has a pack of its own."""
    return language.partition("-")[0].lower() in ("en", "ja")
