"""The theme's own words in the site's language.

To add a language: write its table beside `english.py`, and its line in `LANGUAGES`.
"""

from functools import lru_cache

from briefgen.outputs.english import ENGLISH
from briefgen.outputs.japanese import JAPANESE
from briefgen.outputs.word_table import Words

LANGUAGES = {"en": ENGLISH, "ja": JAPANESE}


def words_for(language: str) -> Words:
    """The table for a language (BCP 47, by its first subtag); English where there is none."""
    return LANGUAGES.get(language.lower().split("-")[0], ENGLISH)


def spoken(language: str) -> str:
    """The language of the theme's own words on a site in some language: that language, or English."""
    return language if language.lower().split("-")[0] in LANGUAGES else "en"


@lru_cache(maxsize=1024, typed=True)
def counted(pattern: str, number: int) -> str:
    """`{n} claim|{n} claims` with its number in it, singular for one."""
    singular, _, plural = pattern.partition("|")
    return (singular if number == 1 else plural or singular).replace("{n}", str(number))
