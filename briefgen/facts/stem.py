"""The stem of an English word: enough to see that two forms are one word.

A light suffix stripper after the idea of Porter (1980), with the irregular verbs and plurals that news is full of.
It errs towards keeping words apart: a rule that needs two words to be one says nothing when they are not.
"""

from functools import cache, lru_cache

_IRREGULAR = """
be am is are was were been being; have has had having; do does did done doing; go goes went gone going; say said says;
make made; take took taken; come came; see saw seen; know knew known; give gave given; find found; think thought;
tell told; become became; show shown; leave left; feel felt; bring brought; begin began begun; keep kept; hold held;
write wrote written; stand stood; hear heard; mean meant; meet met; run ran; pay paid; sit sat; speak spoke spoken;
lie lay lain; lead led; grow grew grown; lose lost; fall fell fallen; send sent; build built; understand understood;
draw drew drawn; break broke broken; spend spent; rise rose risen; drive drove driven; buy bought; wear wore worn;
choose chose chosen; seek sought; throw threw thrown; catch caught; deal dealt; win won; forget forgot forgotten;
fight fought; teach taught; sell sold; fly flew flown; sing sang sung; shoot shot; steal stole stolen; strike struck;
swear swore sworn; sink sank sunk; eat ate eaten; freeze froze frozen; hide hid hidden; ride rode ridden; shake shook
shaken; wake woke woken; withdraw withdrew withdrawn; overcome overcame; undergo underwent undergone; arise arose
arisen; bear bore borne; bind bound; feed fed; flee fled; hang hung; lay laid; lend lent; light lit; swim swam swum;
man men; woman women; child children; person people; foot feet; tooth teeth; mouse mice; life lives; wife wives;
leaf leaves; half halves; crisis crises; analysis analyses; die dies died dying death deaths; tie ties tied tying;
one ones; good better best; bad worse worst; series species; datum data; medium media
"""


@cache
def _irregular() -> dict[str, str]:
    groups = (group.split() for group in _IRREGULAR.split(";"))
    return {form: group[0] for group in groups for form in group}


_DOUBLED = frozenset("bdfgmnprt")
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a folded word."""
    if word in _irregular():
        return _irregular()[word]
    if len(word) <= 3 or not word.isascii() or not word.isalpha():
        return word
    word = _american(_without_plural(word))
    word = _without_verb_ending(word)
    if word.endswith("ly") and len(word) > 5:
        word = word[:-2]
    if word.endswith("i") and len(word) > 3:
        word = word[:-1] + "y"
    if word.endswith("e") and len(word) > 4:
        word = word[:-1]
    return word


def _american(word: str) -> str:
    """British endings as American ones: theatre, colour, organise, defence."""
    if len(word) > 5:
        for british, american in (
            ("tre", "ter"),
            ("our", "or"),
            ("ise", "ize"),
            ("ence", "ense"),
            ("isation", "ization"),
        ):
            if word.endswith(british):
                return word.removesuffix(british) + american
    return word


def _without_plural(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest == word or len(rest) < 3 or not _VOWELS & set(rest):
            continue
        if ending == "ed" and rest.endswith("i"):
            return rest[:-1] + "y"
        if rest[-1] == rest[-2] and rest[-1] in _DOUBLED:
            return rest[:-1]
        # "Ruled" and "ruling" are of "rule": a short stem that ends in one consonant has lost its "e".
        short = len(rest) == 3 and rest[1] in _VOWELS and rest[0] not in _VOWELS and rest[2] not in "aeiouwxy"
        return rest + "e" if short else rest
    return word
