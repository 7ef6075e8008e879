"""Proper names of a text: runs of capitalised words, less titles, months and the openers of sentences."""

from collections.abc import Sequence

from briefgen.facts.common import is_common
from briefgen.facts.pack import Pack, word_set
from briefgen.facts.tokens import Kind, Token
from briefgen.frozen import frozen


@frozen
class Name:
    """A proper name: its words without titles."""

    words: tuple[Token, ...]
    text: str
    start: int
    end: int
    sentence: int
    run: tuple[int, int]
    """The indices of the first and last of the capitalised words in a row that it is taken from."""
    opener: str = ""
    """An everyday word that opens the sentence before it, folded: `century` before Link."""
    closer: str = ""
    """The word at once after it, folded: a name may be written in two words."""
    doubtful: bool = False
    """It opens a sentence of words that are mostly unknown, so that its capital is no sign of a name."""


_PARTICLES = word_set("de la le van von der den del della di da dos du bin ibn al el y")
_INSIDE = frozenset("-‐‑–.'’&/")


def names(text: str, words: Sequence[Token], pack: Pack, taken: frozenset[int]) -> tuple[Name, ...]:
    """The names of a text in order; `taken` are indices of tokens that dates use."""
    capitals = [
        index
        for index, token in enumerate(words)
        if token.kind == Kind.WORD and not token.text.islower() and (token.capital or _may_name(token.text))
    ]
    headline = len(capitals) >= _FEWEST and _headline(words, [words[index] for index in capitals], pack)
    found: list[Name] = []
    run: list[int] = []
    for index in capitals:
        if index not in taken and _capital(words[index], pack, headline=headline):
            if run and not _joined(words, run[-1], index):
                found += _named(text, words, run, pack)
                run = []
            run.append(index)
    if run:
        found += _named(text, words, run, pack)
    return tuple(found)


def _headline(words: Sequence[Token], capitals: Sequence[Token], pack: Pack) -> bool:
    """Whether a text capitalises most of its words, and three at least, as headlines do."""
    if sum(token.capital and _is_plain(token, pack) for token in capitals) < _FEWEST:
        return False
    common = [token for token in words if token.kind == Kind.WORD and _is_plain(token, pack)]
    return sum(token.capital for token in common) > 0.75 * len(common)


_FEWEST = 3


def _is_plain(token: Token, pack: Pack) -> bool:
    """Whether a word is an everyday one that is written small anywhere but in a headline."""
    folded = token.folded
    return not (token.first or folded in pack.stopwords or folded in pack.titles) and is_common(token.stem)


def _may_name(written: str) -> bool:
    """Whether a word that is not all small letters is written as names are: with a capital letter, or in katakana."""
    return any(character.isupper() for character in written) or _katakana(written)


def _capital(token: Token, pack: Pack, *, headline: bool) -> bool:
    written = token.text
    if token.folded in pack.stopwords and not (len(written) > 1 and written.isupper() and not headline):
        return False
    if token.folded in pack.months or token.folded in pack.weekdays or written == "I":
        return False
    if headline and not written.isupper() and is_common(token.stem):
        return False
    return len(written) > 1


def _katakana(written: str) -> bool:
    return len(written) >= 3 and all("\u30a0" <= character <= "\u30ff" for character in written)


def _joined(words: Sequence[Token], last: int, index: int) -> bool:
    """Whether two capitalised words belong to one name."""
    if words[last].sentence != words[index].sentence:
        return False
    between = words[last + 1 : index]
    return all(
        (token.glued and token.text in _INSIDE) or token.text == "." or token.text in _PARTICLES for token in between
    )


def _named(text: str, words: Sequence[Token], run: Sequence[int], pack: Pack) -> list[Name]:
    kept = list(run)
    while kept and words[kept[0]].folded in pack.titles:
        kept.pop(0)
    while kept and words[kept[-1]].folded in pack.titles:
        kept.pop()
    if not kept:
        return []
    opener = ""
    first = words[kept[0]]
    if first.first and not first.text.isupper() and _everyday(first):
        # A sentence's first word is capitalised whatever it is.
        opener = words[kept.pop(0)].folded
        if not kept:
            return []
    tokens = tuple(words[index] for index in kept)
    return [
        Name(
            words=tokens,
            text=text[tokens[0].start : tokens[-1].end],
            start=tokens[0].start,
            end=tokens[-1].end,
            sentence=tokens[0].sentence,
            run=(run[0], run[-1]),
            doubtful=len(kept) == 1 and first.first and not _known(words, kept[0], pack),
            opener=opener,
            closer=words[kept[-1] + 1].folded if kept[-1] + 1 < len(words) else "",
        )
    ]


_ABSTRACT = ("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ology", "ologies")
_LONG = 9


def _everyday(token: Token) -> bool:
    """Whether a word is an everyday one, or is long and has an ending that makes nouns of words: desalination."""
    formed = len(token.folded) >= _LONG and token.folded.endswith(_ABSTRACT)
    return formed or is_common(token.stem) or is_common(token.folded)


_KNOWN = 0.7


def _known(words: Sequence[Token], opener: int, pack: Pack) -> bool:
    """Whether the word after a sentence's opener and most others are everyday ones: else it may be no name."""
    sentence, known, count = words[opener].sentence, 0, 0
    for token in words[opener + 1 :]:
        if token.sentence != sentence:
            break
        if token.kind == Kind.WORD and not token.capital:
            if token.folded in pack.stopwords or _everyday(token):
                known += 1
            elif not count:
                return False
            count += 1
    return known >= _KNOWN * count


_LINKS = frozenset({"of", "the", "and", "for", "on", "in", "&"})


def initials(name: Name, words: Sequence[Token]) -> frozenset[str]:
    """The initials of the longer name that one may be part of: `adh` for Health in Arkansas Department of Health."""
    first, last = name.run
    while _belongs(words, first - 1, -1):
        first -= 1
    while _belongs(words, last + 1, 1):
        last += 1
    wide = words[first : last + 1]
    inner = words[name.run[0] : name.run[1] + 1]
    forms = {
        "".join(token.folded[0] for token in part if token.kind is Kind.WORD and (small or token.capital))
        for part in (wide, inner)
        for small in (False, True)
    }
    return frozenset(form for form in forms if len(form) > 1)


def _belongs(words: Sequence[Token], index: int, step: int) -> bool:
    """Whether a word beside a name belongs to a longer one: Order *of the* British Empire, Co*-operation* in Europe."""
    if not 0 <= index < len(words) or words[index].sentence != words[index - step].sentence:
        return False
    token = words[index]
    if token.folded in _ARTICLES:
        return index > 0 and words[index - 1].folded in _LINKS
    if token.kind is not Kind.WORD:
        return token.text == "-" and token.glued
    glued = index > 0 and token.glued and words[index - 1].text == "-"
    return token.capital or token.folded in _LINKS or glued


_ARTICLES = frozenset({"the", "a", "an"})


_VERBS = word_set(
    "is are was were be been has have had does do did will would can could may might should must in on at by from to "
    "with for as when after before that who which said says"
)


def is_subject(name: Name, words: Sequence[Token]) -> bool:
    """Whether a name belongs to the first phrase of its sentence: no verb or preposition but "of" stands before it."""
    index = name.run[0]
    place = index - 1
    while place >= 0 and words[place].sentence == words[index].sentence:
        if index - place > 6 or words[place].folded in _VERBS or words[place].folded.endswith("ed"):
            return False
        place -= 1
    return True
