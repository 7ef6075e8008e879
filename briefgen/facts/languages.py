"""Which languages the reader of facts knows.

Figures, dates in figures and quotations are read in every language. What depends on words (number words, names,
negations, hedges, attributions) is read in English by `english.py`, and in Japanese by `japanese.py`.
"""

from briefgen.facts.english import english
from briefgen.facts.pack import Pack

_NAMES = {"en": "English", "ja": "Japanese"}


def pack_for(_language: str) -> Pack:
    """The pack that reads a text word by word: the English one, whose figures and signs every language shares."""
    return english()


def supported(language: str) -> bool:
    """Whether the words of a BCP 47 language are read too."""
    return language.partition("-")[0].lower() in _NAMES


def named(language: str) -> str:
    """A language's name for a message: its tag where the reader does not know it."""
    return _NAMES.get(language, f"“{language}”")
