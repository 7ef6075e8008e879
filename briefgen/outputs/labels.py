"""What the elements of a document's text are called, in the document's own language."""

from briefgen.outputs.words import words_for
from briefgen.renderer import Labels


def labels_for(language: str) -> Labels:
    """The labels in a language (BCP 47); in English where the theme does not speak it."""
    words = words_for(language)
    return Labels(marker=words.marker, table=words.table)
