"""Whether two written forms may be one name: other endings, lost letters, slips of the pen."""

from difflib import SequenceMatcher

from briefgen.facts.context import Context
from briefgen.facts.tokens import Token

LOST = "\ufffd"
"""What stands for a letter lost in conversion."""

_ENDINGS = ("an", "ian", "n", "ese", "ish", "i", "ic", "s", "er", "ers", "ite", "ean", "en", "ist", "ism", "al", "y")


def likeness(one: str, other: str) -> float:
    """How like two words are, from 0 to 1 (Ratcliff and Obershelp)."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def same_root(one: str, other: str) -> bool:
    """Whether two words differ only by an ending that makes an adjective or a people of a place."""
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or long[:3] != short[:3]:
        return False
    for cut in (0, 1, 2):
        root = short[: len(short) - cut]
        if (
            len(root) >= 4
            and long.startswith(root)
            and long[len(root) :] in _ENDINGS
            and (cut == 0 or short[-cut:] in ("a", "o", "y", "e", "ia", "us", *_ENDINGS))
        ):
            return True
    return False


def alike_with_losses(one: str, other: str) -> bool:
    """Whether two words agree where neither has a letter lost in conversion."""
    if len(one) != len(other) or (LOST not in one and LOST not in other):
        return False
    return all(a == b or LOST in (a, b) for a, b in zip(one, other, strict=True))


def near_miss(word: Token, context: Context) -> str | None:
    """A capitalised word of the sources that a word may be a slip of the pen for."""
    if len(word.folded) < 4:
        return None
    own, best, score = word.folded, None, 0.78
    for written, folded in context.written.items():
        if abs(len(folded) - len(own)) > 2 or (folded[0] != own[0] and folded[-1] != own[-1]):
            continue
        # No more letters can match than those of the one that stand anywhere in the other.
        if 2.0 * len([letter for letter in own if letter in folded]) / (len(own) + len(folded)) <= score:
            continue
        ratio = SequenceMatcher(None, own, folded, autojunk=False).ratio()
        if ratio > score:
            best, score = written, ratio
    return best
