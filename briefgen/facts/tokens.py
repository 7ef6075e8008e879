"""Words, figures and marks of a text, each with its place: the first thing that reading does.

The tokeniser is tolerant of text that has been through other tools: brackets written `-LRB-`, quotation marks
written ``` `` ```, spaces before punctuation, sentences with no space between them, letters lost in conversion.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from briefgen.facts.pack import word_set
from briefgen.facts.stem import stem


class Kind:
    """What a token is made of: plain constants, as the members of an enum take ten times as long to look up."""

    WORD: Final = 1
    FIGURE: Final = 2
    MARK: Final = 3


class Token(NamedTuple):
    """A word, a figure or a mark: a named tuple, as a text has many, and a dataclass takes three times as long to make.

    `start` and `end` are offsets into the text read. `folded` is the word in lower case without accents and
    without a possessive ending; `stem` is what is left of it when endings are taken off. `glued`: no white space
    stands before it. `sentence` counts from 0; `first`: it is the first word of its sentence.
    """

    text: str
    start: int
    end: int
    kind: int
    folded: str
    stem: str
    glued: bool
    sentence: int
    first: bool
    capital: bool = False
    """Whether it begins with a capital letter."""


@cache
def _pattern() -> re.Pattern[str]:
    # White space begins no token, which the first line tells at once. Most words are plain: the other ways to read
    # letters need a full stop after the first, or a figure, an accent or an apostrophe after the last. Most marks
    # begin nothing longer. Which of these a token is can be seen from its letters: `_form` does.
    return re.compile(
        r"(?=\S)(?:"
        r"[A-Za-z]{2,}+(?![^\W_]|['\u2019\ufffd\u00ad\u0300-\u036f])"
        r"|(?:[,;:()!?\"“”]|\.(?!\.\.))"
        r"|-(?:LRB|RRB|LSB|RSB|LCB|RCB|COLON|SLH)-"
        # Figures.
        r"|(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d{1,3} , 000(?![\d,])"
        r"|\d{1,3}(?:[\u202f\u2009]\d{3})+(?!\d)|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)*)"
        # Initials.
        r"|(?:\b[ap]\.\s?m\b\.?|(?:[A-Za-z]\.)+[A-Z]\b|(?:[A-Za-z]\.){2,}|\b[A-Z]\.(?=\s?[A-Z]))"
        # Codes of currencies before figures.
        r"|(?:USD|EUR|GBP|JPY|CNY|RMB|INR|AUD|CAD|CHF|KRW|US|Rs)(?=\d)"
        # Words.
        r"|(?:[^\W\d_\u3040-\u30ff\u4e00-\u9fff](?:[^\W_\u3040-\u30ff\u4e00-\u9fff]"
        r"|[\ufffd\u00ad\u0300-\u036f]|['\u2019](?=[^\W\d_]))*"
        r"|\ufffd[^\W\d_]+)"
        r"|[\u30a0-\u30ff]+|[\u4e00-\u9fff々]+|[\u3040-\u309f]+"
        # What is torn off a word, and all other marks.
        r"|(?:['\u2019](?:s|re|ve|ll|d|m)\b)|(?:``|''|--|\.\.\.|\S))"
    )


ABBREVIATIONS = word_set(
    "mr mrs ms dr prof st jr sr gov sen rep gen lt col sgt capt hon rev pres no vs inc ltd co corp dept jan feb mar "
    "apr jun jul aug sep sept oct nov dec approx est fig vol al etc pp"
)
_ENDS = frozenset(".!?。！？")
_CLOSERS = frozenset("\"'”’)]」』»''")


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """A word in lower case, without accents, soft hyphens and possessive ending."""
    text = word.replace("\u2019", "'").replace("\u00ad", "").casefold()
    if not text.isascii():
        # Only marks over Latin, Greek and Cyrillic letters are dropped: in Japanese they make another letter.
        bare = (c for c in unicodedata.normalize("NFKD", text) if not 0x0300 <= ord(c) <= 0x036F)
        text = unicodedata.normalize("NFC", "".join(bare))
    for ending in ("'s", "'"):
        text = text.removesuffix(ending)
    return text


@lru_cache(maxsize=8192)
def _form(written: str) -> tuple[str, int, str, str, bool]:
    """What a token is wherever it stands: its text, kind, folded form and stem, and whether it has a capital."""
    first = written[0]
    capital = first.isupper()
    if first.isdecimal():
        return written, Kind.FIGURE, written, written, capital
    if not (first.isalnum() or "\u3040" <= first <= "\u30ff" or (first == "\ufffd" and len(written) > 1)):
        return written, Kind.MARK, written, written, capital
    folded = fold(written)
    if "." in written:
        folded = folded.replace(".", "").replace(" ", "")
    return written, Kind.WORD, folded, stem(folded), capital


_NEW = tuple.__new__
"""The constructor of a named tuple is written in Python, and that of the tuple beneath it is not."""


@lru_cache(maxsize=128)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order."""
    found: list[Token] = []
    sentence, first, end = 0, True, -1
    # What stands between two tokens is white space, so that each is found where it was seen.
    pieces = _pattern().findall(text)
    place, mark = text.find, Kind.MARK
    for index, (written, kind, folded, root, capital) in enumerate(map(_form, pieces)):
        start = place(written, end) if end > 0 else place(written)
        glued = start == end
        end = start + len(written)
        if kind == mark:
            found.append(_NEW(Token, (written, start, end, kind, folded, root, glued, sentence, False, capital)))
            if _ends_sentence(pieces, index, found, text):
                sentence, first = sentence + 1, True
        else:
            found.append(_NEW(Token, (written, start, end, kind, folded, root, glued, sentence, first, capital)))
            first = False
    return tuple(found)


def sentence_tokens(text: str, start: int, end: int, sentence: int) -> tuple[Token, ...]:
    """The tokens of one sentence of a text, as `tokens` has them; `start` and `end` are those of the sentence."""
    found: list[Token] = []
    first, last_end = True, start if start and not text[start - 1].isspace() else -1
    for match in _pattern().finditer(text, start):
        begin, stop = match.span()
        if begin >= end:
            break
        written, kind, folded, root, capital = _form(match.group())
        opens = first and kind != Kind.MARK
        glued = begin == last_end
        found.append(_NEW(Token, (written, begin, stop, kind, folded, root, glued, sentence, opens, capital)))
        first, last_end = first and not opens, stop
    return tuple(found)


def _ends_sentence(pieces: Sequence[str], index: int, found: Sequence[Token], text: str) -> bool:
    """Whether a sentence ends after the mark just read; initials such as "U.S." never end one."""
    token = found[-1]
    closing = token.text in _CLOSERS and len(found) > 1 and found[-2].text in _ENDS and found[-2].end == token.start
    ends = token.text in _ENDS or closing
    if index + 1 >= len(pieces):
        return ends
    following = pieces[index + 1]
    start = text.find(following, token.end)
    if "\n" in text[token.end : start] or (ends and token.text in "。！？"):
        return True
    if not ends or (not closing and following in _CLOSERS and start == token.end):
        return False
    if token.text == "." and _abbreviates(found, following, glued=start == token.end):
        return False
    return not following[:1].islower()


def _abbreviates(found: Sequence[Token], following: str, *, glued: bool) -> bool:
    """Whether a full stop belongs to the word before it, or joins two parts of one word."""
    before = found[-2] if len(found) > 1 else None
    if before is not None and (before.folded in ABBREVIATIONS or (len(before.text) == 1 and before.text.isalpha())):
        return True
    return glued and not (following[:1].isupper() and len(following) > 1)
