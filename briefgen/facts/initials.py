"""The letters that an acronym of a text's names may have."""

from collections.abc import Sequence

from briefgen.facts.tokens import Kind, Token


def initials(words: Sequence[Token]) -> frozenset[str]:
    """Initials of runs of capitalised words, small words left in and left out: `World Health Organization`: who."""
    found: set[str] = set()
    runs: list[list[Token]] = [[]]
    small = ("of", "the", "and", "for", "in", "on", "to", "&", "de")
    for token in words:
        if token.kind == Kind.WORD and (token.capital or (token.folded in small and runs[-1])):
            runs[-1].append(token)
        elif token.text not in ("-", ".", "'s"):
            runs.append([])
    for run in runs:
        capitals = [token.folded[0] for token in run if token.capital]
        for letters in (capitals, [token.folded[0] for token in run]):
            for start in range(len(letters)):
                for length in range(2, min(len(letters) - start, 7) + 1):
                    found.add("".join(letters[start : start + length]))
    return frozenset(found)
