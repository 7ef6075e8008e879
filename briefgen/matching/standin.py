"""What bracketed words in a quotation may take the place of.

Brackets tell the reader that the words are the editor's. Editors add words (`insist [that] the law`), and by common
custom they also put a clearer or better-fitting word in the place of the speaker's: `[his]` for "my", `[Putin]` for
"he", `[had]` for "has", `[U.S.]` for "United States". Nothing else may vanish behind brackets: no number, no sign,
no negation, and no word that the bracketed ones do not plainly answer to.
"""

import re
from collections.abc import Sequence

# Words that only point, and words that only point, join or help. English: in other languages, brackets only add.
_PRONOUNS = frozenset(
    re.findall(
        r"\S+",
        """i me you he him she it we us they them one i'm i've i'll i'd you're you've you'll you'd he's he'll he'd she's
        she'll she'd it's it'll it'd we're we've we'll we'd they're they've they'll they'd today yesterday tomorrow""",
    )
)
_SLIGHT = _PRONOUNS | frozenset(
    re.findall(
        r"\S+",
        """a an the this that these those my your his her its our their mine yours hers ours theirs who whom which whose
        is are was were be been being am has have had having do does did will would shall should can could
        at in on of to for from by with into""",
    )
)
_NEGATIONS = frozenset(
    re.findall(r"\S+", "no not never none nor neither nothing nobody nowhere cannot without hardly barely scarcely")
)


def negates(key: str) -> bool:
    """Whether a word in small letters is an English negation."""
    return key in _NEGATIONS or key.endswith("n't")


def may_stand_for(inserted: Sequence[str], source: Sequence[str]) -> bool:
    """Whether bracketed words may take the place of the source's; both as written, but for typesetting."""
    ours = [word.lower() for word in inserted]
    theirs = [word.lower() for word in source]
    if not ours or not all(word[0].isalpha() and not negates(word) for word in theirs):
        return False
    return (
        all(word in _PRONOUNS for word in theirs)
        or (all(word in _SLIGHT for word in theirs) and (ours[0] in _SLIGHT or _names(inserted)))
        or _initials(ours) == "".join(word[0] for word in theirs)
        or _reworded(ours, theirs)
        or (_names(inserted) and theirs[0] in _SLIGHT)
        or (_names(source) and ours[0] in _SLIGHT)
    )


def _initials(words: Sequence[str]) -> str | None:
    return words[0].replace(".", "") if len(words) == 1 else None


def _reworded(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Another form of the same word, or a phrase that begins as the source's does."""
    if len(ours) == 1 == len(theirs):
        common = 0
        while common < min(len(ours[0]), len(theirs[0])) and ours[0][common] == theirs[0][common]:
            common += 1
        return common >= max(3, max(len(ours[0]), len(theirs[0])) - 4)
    return ours[0] == theirs[0]


def _names(words: Sequence[str]) -> bool:
    return all(word[0].isupper() for word in words)
