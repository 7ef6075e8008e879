"""Hold a claim's names against the words of its sources."""

from collections.abc import Mapping
from itertools import pairwise

from briefgen.facts.common import is_common
from briefgen.facts.context import Context
from briefgen.facts.forms import LOST, alike_with_losses, likeness, near_miss, same_root
from briefgen.facts.lines import BETWEEN
from briefgen.facts.names import Name, initials, is_subject
from briefgen.facts.pack import word_set
from briefgen.facts.places import occurrences
from briefgen.facts.reading import Reading
from briefgen.facts.tokens import Kind, Token, fold
from briefgen.facts.twins import Twin
from briefgen.frozen import frozen


@frozen
class NameVerdict:
    """Which words of a name no source bears. `near` is a word of the sources that they may be a slip for."""

    missing: tuple[Token, ...]
    borne: tuple[Token, ...]
    near: str | None = None
    place: bool = False
    """A country or an organisation is missing."""
    rival: str | None = None
    """The source's name that shares a word with the claim's, with another word in the missing one's place."""
    certain: bool = False
    """The sources have the very sentence with another name."""
    subject: bool = False
    """The sources speak of the claim's subject as he, she, it or the company: its name is not to be expected there."""


def is_settled(name: Name, context: Context) -> bool:
    """Whether a name that is in no twin needs no verdict: `hold_name` would find it borne, or have nothing to tell.

    Each of its words stands in the sources as it is, and not all are everyday words, which may stand far apart there;
    or it is a doubtful one, which only a word that it may be a slip for makes a name.
    """
    run, words = context.run, name.words
    if all(f"{BETWEEN}{word.folded}{BETWEEN}" in run for word in words) and (
        len(words) == 1 or not all(is_common(word.stem) for word in words)
    ):
        return True
    return name.doubtful and near_miss(words[0], context) is None


def hold_name(
    name: Name, context: Context, aliases: Mapping[str, str], claim: Reading, twin: Twin | None = None
) -> NameVerdict:
    """Which words of a name the sources bear."""
    changed = _changed(name, twin) if twin else ()
    if twin and changed:
        theirs = " ".join(token.text for token in twin.others)
        kept = tuple(word for word in name.words if word not in changed)
        return NameVerdict(changed, kept, None, rival=theirs, certain=True)
    covered = _covered(name, claim, context)
    borne: list[Token] = []
    missing: list[Token] = []
    for index, word in enumerate(name.words):
        stands = index in covered or _stands(word, context) or _alias(word, context, aliases)
        (borne if stands else missing).append(word)
    short = [word for word in missing if _short_form(word, context)]
    borne, missing = borne + short, [word for word in missing if word not in short]
    if not missing and len(covered) < len(name.words) and _head_apart(name, context):
        borne, missing = list(name.words[:-1]), [name.words[-1]]
    place = any(code not in context.places for code, _, _ in occurrences(name.words))
    near = next((found for word in missing if (found := near_miss(word, context))), None)
    rival = _rival(name, missing, context) if missing and borne else None
    subject = not borne and is_subject(name, claim.tokens) and _by_pronoun(claim, context)
    return NameVerdict(tuple(missing), tuple(borne), near, place=place, rival=rival, subject=subject)


def _covered(name: Name, claim: Reading, context: Context) -> set[int]:
    """The words of a name, by index, that the sources bear in another form: as a place, an acronym, or one word."""
    covered: set[int] = set()
    for code, first, end in occurrences(name.words):
        if code in context.places:
            covered |= set(range(first, end))
    if context.acronyms and _by_letters(initials(name, claim.tokens), context.acronyms):
        covered |= set(range(len(name.words)))
    for index, (one, two) in enumerate(pairwise(name.words)):
        # `Century Link` and `CenturyLink` are one name.
        if one.folded + two.folded in context.words:
            covered |= {index, index + 1}
    if name.opener + name.words[0].folded in context.words:
        covered.add(0)
    if name.words[-1].folded + name.closer in context.words:
        covered.add(len(name.words) - 1)
    return covered


_BESIDE = 5


def _head_apart(name: Name, context: Context) -> bool:
    """Whether a name of everyday words ("National Bird Project") has its last word far from the others in the sources.

    Everyday words stand in many names: scattered over a text they bear none.
    """
    if len(name.words) < 2 or not all(is_common(word.stem) for word in name.words) or occurrences(name.words):
        return False
    head, others = name.words[-1].stem, {word.stem for word in name.words[:-1]}
    for reading in (*context.passages, *context.titles):
        if head not in reading.words:
            continue
        stems = [token.stem for token in reading.tokens]
        places = [index for index, stem in enumerate(stems) if stem == head]
        if any(not others.isdisjoint(stems[max(place - _BESIDE, 0) : place + _BESIDE + 1]) for place in places):
            return False
    return True


def _by_letters(initials: frozenset[str], acronyms: frozenset[str]) -> bool:
    """Whether an acronym is a name's initials, or has letters of a long name's: CBE for Commander … British Empire."""
    return not initials.isdisjoint(acronyms) or any(
        len(acronym) > 2 and acronym.isalpha() and any(_in_order(acronym, letters) for letters in initials)
        for acronym in acronyms
    )


_LEFT_OUT = 2


def _in_order(acronym: str, letters: str) -> bool:
    rest = iter(letters)
    return letters[-1] == acronym[-1] and len(letters) <= len(acronym) + _LEFT_OUT and all(c in rest for c in acronym)


def _changed(name: Name, twin: Twin) -> tuple[Token, ...]:
    """The words of a name that the source's own sentence has not, where it has others in their place."""
    stated = twin.line.words
    if all(word.folded in stated for word in name.words):
        return ()
    codes = {code for code, _, _ in occurrences(twin.tokens)}
    covered: set[int] = set()
    for code, first, end in occurrences(name.words):
        if code in codes:
            covered |= set(range(first, end))
    roots = [token.folded for token in twin.tokens if token.kind is Kind.WORD]
    missing = tuple(
        word
        for index, word in enumerate(name.words)
        if index not in covered and not {word.folded, word.stem} & twin.words
        and not any(same_root(word.folded, other) or likeness(word.folded, other) > _SLIP for other in roots)
    )  # fmt: skip
    return missing if twin.others else ()


_SLIP = 0.7


def _short_form(word: Token, context: Context) -> bool:
    """Whether a name is the beginning of one in the sources, or the other way round: Chris and Christopher."""
    if len(word.folded) >= 5 and any(other.startswith(word.folded) for other in context.words):
        return True
    return len(word.folded) >= 4 and any(
        len(other) >= 4 and other != word.folded and (other.startswith(word.folded) or word.folded.startswith(other))
        for other in context.capitals
    )


def _rival(name: Name, missing: list[Token], context: Context) -> str | None:
    """A name of the source with the claim's other word in place of the missing one."""
    words = [word.folded for word in name.words]
    absent = {word.folded for word in missing}
    for reading in context.passages:
        for other in reading.names:
            theirs = [word.folded for word in other.words]
            for index, word in enumerate(words):
                if word not in absent:
                    continue
                for step in (-1, 1):
                    beside = index + step
                    if not 0 <= beside < len(words) or words[beside] in absent:
                        continue
                    places = [place - step for place, their in enumerate(theirs) if their == words[beside]]
                    if any(0 <= place < len(theirs) and theirs[place] not in words for place in places):
                        return other.text
    return None


_PRONOUNS = word_set("he she it they his her its their")


def _by_pronoun(claim: Reading, context: Context) -> bool:
    """Whether passages without a title speak of the claim's subject as he, she, it, or the album."""
    if context.titles:
        return False
    stems = {
        token.stem
        for token in claim.tokens
        if token.kind is not Kind.MARK and token.folded not in context.pack.stopwords
    }
    sentences = [sentence for reading in context.passages for sentence in reading.sentences if sentence]
    closest = max(sentences, key=lambda sentence: len(stems & {token.stem for token in sentence}), default=())
    words = [token for token in closest if token.kind is not Kind.MARK]
    for index, token in enumerate(words):
        if token.folded in _PRONOUNS:
            return True
        following = words[index + 1] if index + 1 < len(words) else token
        if token.folded in ("the", "this") and not following.capital and following.kind is Kind.WORD:
            return True
        if token.capital and not token.first and token.folded not in (*context.pack.months, *context.pack.weekdays):
            return False
    return False


def _stands(word: Token, context: Context) -> bool:
    folded = word.folded
    if folded in context.words or word.stem in context.words:
        return True
    acronym = len(folded) > 1 and word.text.replace(".", "").isupper()
    if acronym and (
        any(folded in reading.initials for reading in context.passages + context.titles)
        or (len(folded) > 2 and _spelt_out(folded, context))
    ):
        return True
    if LOST in folded or any(LOST in other for other in context.words):
        return any(alike_with_losses(folded, other) for other in context.words)
    opening = folded[:3]
    return any(same_root(folded, other) for other in context.words if other.startswith(opening))


def _spelt_out(acronym: str, context: Context) -> bool:
    """Whether words in a row begin with the letters of an acronym: gross domestic product for GDP."""
    return any(
        acronym in "".join(token.folded[0] for token in reading.tokens if token.kind is Kind.WORD)
        for reading in context.passages + context.titles
    )


def _alias(word: Token, context: Context, aliases: Mapping[str, str]) -> bool:
    for one, other in aliases.items():
        forms = {fold(part) for text in (one, other) for part in text.split()}
        if word.folded in forms and (
            forms & context.words or any(one in r.text or other in r.text for r in context.passages + context.titles)
        ):
            return True
    return False
