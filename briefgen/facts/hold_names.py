"""Hold a claim's names against the words of its sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from briefgen.facts.context import Context
from briefgen.facts.names import Name
from briefgen.facts.places import occurrences
from briefgen.facts.tokens import Kind, Token, fold, folded_stem


@dataclass(frozen=True, slots=True)
class NameVerdict:
    """Which words of a name no source bears. `near` is a word of the sources that they may be a slip for."""

    missing: tuple[Token, ...]
    borne: tuple[Token, ...]
    near: str | None = None


_LOST = "\ufffd"
_ENDINGS = ("an", "ian", "n", "ese", "ish", "i", "ic", "s", "er", "ers", "ite", "ean", "en", "ist", "ism", "al", "y")


def hold_name(name: Name, context: Context, aliases: Mapping[str, str], known: frozenset[str]) -> NameVerdict:
    """Which words of a name the sources bear; `known` are words introduced earlier in the briefing or alias forms."""
    covered: set[int] = set()
    for code, first, end in occurrences(name.words):
        if code in context.places:
            covered |= set(range(first, end))
    if not name.initials.isdisjoint(context.acronyms):
        covered |= set(range(len(name.words)))
    for index, (one, two) in enumerate(pairwise(name.words)):
        # `Century Link` and `CenturyLink` are one name.
        if one.folded + two.folded in context.words:
            covered |= {index, index + 1}
    borne: list[Token] = []
    missing: list[Token] = []
    for index, word in enumerate(name.words):
        stands = index in covered or _stands(word, context) or word.folded in known or _alias(word, context, aliases)
        (borne if stands else missing).append(word)
    near = next((found for word in missing if (found := near_miss(word, context))), None)
    return NameVerdict(tuple(missing), tuple(borne), near)


def _stands(word: Token, context: Context) -> bool:
    folded = word.folded
    if folded in context.words or word.stem in context.words:
        return True
    if word.text.replace(".", "").isupper() and len(folded) > 1 and folded in context.initials:
        return True
    if _LOST in folded or any(_LOST in other for other in context.words):
        return any(_alike_with_losses(folded, other) for other in context.words)
    return any(_same_root(folded, other) for other in context.words)


def _same_root(one: str, other: str) -> bool:
    """Whether two words differ only by an ending that makes an adjective or a people of a place."""
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or long[:3] != short[:3]:
        return False
    for cut in (0, 1, 2):
        root = short[: len(short) - cut]
        if len(root) >= 4 and long.startswith(root) and long[len(root) :] in _ENDINGS and (cut == 0 or short[-cut:] in ("a", "o", "y", "e", "ia", "us", *_ENDINGS)):
            return True
    return False


def _alike_with_losses(one: str, other: str) -> bool:
    """Whether two words agree where neither has a letter lost in conversion."""
    if len(one) != len(other) or (_LOST not in one and _LOST not in other):
        return False
    return all(a == b or _LOST in (a, b) for a, b in zip(one, other, strict=True))


def _alias(word: Token, context: Context, aliases: Mapping[str, str]) -> bool:
    for one, other in aliases.items():
        forms = {fold(part) for text in (one, other) for part in text.split()}
        if word.folded in forms and (forms & context.words or any(one in r.text or other in r.text for r in context.passages + context.titles)):
            return True
    return False


def near_miss(word: Token, context: Context) -> str | None:
    """A capitalised word of the sources that a word may be a slip of the pen for."""
    if len(word.folded) < 4:
        return None
    best, score = None, 0.78
    for reading in context.passages + context.titles:
        for token in reading.tokens:
            if token.kind is not Kind.WORD or not token.capital or abs(len(token.folded) - len(word.folded)) > 2:
                continue
            if token.folded[0] != word.folded[0] and token.folded[-1] != word.folded[-1]:
                continue
            ratio = SequenceMatcher(None, word.folded, token.folded, autojunk=False).ratio()
            if ratio > score:
                best, score = token.text, ratio
    return best


def stem_of(word: str) -> str:
    """The stem of a word as written."""
    return folded_stem(word)
