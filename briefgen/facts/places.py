"""Countries and organisations that go by several names: `the United States`, `U.S.`, `American`, `米国`."""

from collections.abc import Sequence
from functools import cache
from pkgutil import get_data

from briefgen.facts.tokens import Kind, Token, fold, tokens


@cache
def forms() -> dict[tuple[str, ...], str]:
    """Codes by folded words: CLDR's names of territories, and the aliases and demonyms of `data/aliases.tsv`."""
    found: dict[tuple[str, ...], str] = {}
    for file in ("territories.tsv", "aliases.tsv"):
        data = get_data("briefgen.facts", f"data/{file}") or b""
        for line in data.decode("utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            code, _, names = line.partition("\t")
            for name in names.split("\t"):
                for phrase in name.split("; "):
                    found[
                        tuple(fold(word.text).replace(".", "") for word in tokens(phrase) if word.kind is Kind.WORD)
                    ] = code
    found.pop((), None)
    return found


@cache
def _openers() -> frozenset[str]:
    """The words that names of places begin with."""
    return frozenset(phrase[0] for phrase in forms())


@cache
def _openings() -> frozenset[tuple[str, ...]]:
    """The names of one word, and the first two words of the others."""
    return frozenset([phrase[:2] for phrase in forms()])


_LONGEST = 6
# Forms that are also everyday words count only in capitals.
_CAPITALS = frozenset({"us", "who", "un", "eu", "uk", "it"})


# Things with several names, one of them an everyday word.
_EVERYDAY = frozenset({"coronavirus", "television"})


def occurrences(words: Sequence[Token]) -> list[tuple[str, int, int]]:
    """The codes that a text names: (code, index of the first token, index after the last)."""
    table, first = forms(), _openers()
    if not _any_opens(words, first):
        return []
    plain = [(index, token) for index, token in enumerate(words) if token.kind == Kind.WORD]
    found: list[tuple[str, int, int]] = []
    place = 0
    while place < len(plain):
        index, token = plain[place]
        if token.folded not in first or not _opens(token):
            place += 1
            continue
        for length in range(min(_LONGEST, len(plain) - place), 0, -1):
            phrase = tuple(word.folded for _, word in plain[place : place + length])
            code = table.get(phrase)
            if code is None or (length == 1 and phrase[0] in _CAPITALS and not token.text.replace(".", "").isupper()):
                continue
            found.append((code, index, plain[place + length - 1][0] + 1))
            place += length - 1
            break
        place += 1
    return found


def _any_opens(words: Sequence[Token], first: frozenset[str]) -> bool:
    """Whether a name may begin somewhere: with one word, or with two that begin one together."""
    opening = [index for index, token in enumerate(words) if token.folded in first and _opens(token)]
    if not opening:
        return False
    known = _openings()
    for index in opening:
        folded = words[index].folded
        following = next((token.folded for token in words[index + 1 :] if token.kind == Kind.WORD), "")
        if (folded,) in known or (folded, following) in known:
            return True
    return False


def _opens(token: Token) -> bool:
    """Whether a word is written as the first of a name may be."""
    return token.capital or not token.text.isascii() or token.folded in _EVERYDAY


def places(words: Sequence[Token]) -> frozenset[str]:
    """The codes that a text names."""
    return frozenset(code for code, _, _ in occurrences(words))
