"""Which sentences need a citation: those with a number, a date or a verb of speech; quotations are seen elsewhere.

Digits are seen in every language; words in English and Japanese. A false alarm makes authors turn a rule off, so a word
counts only where it is what it looks like: `states` and `claims` are more often nouns than verbs.
"""

import re

# Each begins with what it looks for, and only then looks back: so the search can leap from digit to digit.
_YEAR = re.compile(r"(?:1[5-9]|20)(?<![\d.,$€£¥]\d\d)\d\d(?!\d|[.,]\d)")
# A numeral, not the digit of a name: G7, COVID-19, F-35, v2.3. `15-year` and `5km` count.
_DIGITS = re.compile(
    r"\d(?<![\w.]\d)(?<![A-Za-z]-\d)[\d.,]*(?:st|nd|rd|th|%|°|k|m|bn|km|tn|-[a-z]{2,})?(?![\w-]*[A-Za-z])"
)
# What a document says of its own parts is no claim about the world.
_OWN_PART = re.compile(
    r"\b(?:part|section|chapter|figure|fig\.|table|step|paragraph|page|note|annex|appendix|footnote)s?\s+\d+"
    r"(?:\s*(?:[-–,]|and|to)\s*\d+)*\b",
    re.IGNORECASE,
)

_SMALL = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_ENGLISH_NUMBER = re.compile(
    # `the two leaders` points back at them, and counts nothing new.
    rf"(?<!\bthe )(?<!\bthese )(?<!\bthose )\b{_SMALL}\b(?!-(?:way|fold|faced))"
    r"|\b(?:hundreds?|thousands?|millions?|billions?|trillions?|dozens?|twice|thrice|per ?cent|percent)\b"
    r"|\bhalf (?:of|a|an|the|its|their|as)\b|\b(?:a|one)[- ](?:third|quarter) (?:of|more|less)\b"
    r"|\b(?:two|three)[- ](?:thirds|quarters)\b"
    r"|\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[- ]"
    r"(?:time|year|day|month|week|term|visit|meeting|quarter|round|consecutive|straight|largest|biggest|highest|most)\b",
    re.IGNORECASE,
)
_ENGLISH_DATE = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|April|June|July|August|September|October"
    r"|November|December)\b|\b(?i:in|since|by|until|before|after|last|next|this|of|early|late|mid) (?:March|May)\b"
    r"|\b(?:yesterday|tomorrow|last (?:week|month|year|summer|winter|spring|autumn)|next (?:week|month|year))\b",
)
_TOLD = (
    r"said|told|stated|announced|declared|claimed|argued|insisted|denied|warned|promised|pledged|vowed|acknowledged"
    r"|admitted|confirmed|emphasi[sz]ed|mentioned|praised|reported|remarked|replied|responded|stressed|thanked|accused"
    r"|critici[sz]ed|urged|asked"
)
_TELLS = (
    r"says|announces|declares|argues|insists|denies|warns|acknowledges|admits|confirms|emphasi[sz]es|replies"
    r"|responds|accuses|critici[sz]es|urges"
)
_TELL = r"say|announce|declare|argue|insist|acknowledge|admit|confirm|emphasi[sz]e|warn"
# Words that are nouns as often: verbs where “that” follows, and no article goes before.
_EITHER = (
    r"states|claims|claim|reports|report|notes|noted|promises|pledges|vows|stresses|remarks|mentions|suggests|suggested"
)
_BEFORE_NOUN = r"the|a|an|its|their|his|her|our|your|my|these|those|such|any|no|some|all|of|many|several|both"
_ENGLISH_SPEECH = re.compile(
    rf"(?:\b(?P<before>[\w’']+)\s+)?\b(?:(?P<told>{_TOLD})|(?P<tells>{_TELLS})|(?P<tell>{_TELL})"
    rf"|(?P<either>{_EITHER})(?=\s+that\b)"
    r"|(?P<plain>according to|(?:was|were|is|are|been) quoted|quoted as|expressed"
    r"|call(?:ed|s) (?:it|him|her|them|for|on)|agreed (?:to|that|on)))\b",
    re.IGNORECASE,
)
_NOUN_NEXT = re.compile(rf"(?:{_BEFORE_NOUN})\Z", re.IGNORECASE)
_STATES = ("United", "Member", "member")
_NOT_YET = re.compile(
    r"(?:to|will|would|can|could|may|might|must|should|shall|not|never|a|the|final|let|us|n[’']t)\Z|.*n[’']t\Z",
    re.IGNORECASE,
)

_MANY = r"(?:[二三四五六七八九十百千万億兆]|一(?=[十百千万億兆]))[一二三四五六七八九十百千万億兆]*"
_JAPANESE_NUMBER = re.compile(_MANY + r"(?:[人件回度社年月日円台隻点位歳割倍個]|国(?!間))")
_JAPANESE_DATE = re.compile(r"[月火水木金土日]曜|昨[日年夜]|明日|来[週月年]|先[週月]|翌[日年]")
_JAPANESE_SPEECH = re.compile(
    r"(?:と|を)(?:述べ|語っ|話し|発表し|表明し|強調し|指摘し|明らかにし|伝え|報じ|否定し|約束し)|によると|によれば"
)

_JAPANESE = ((_JAPANESE_DATE, "a date"), (_JAPANESE_NUMBER, "a number"), (_JAPANESE_SPEECH, "a speech verb"))


def _vocabulary(words: str) -> frozenset[bytes]:
    return frozenset(words.encode().split())


# At least one of these words, in small letters, stands wherever the expression of the same name matches: a text
# without them need not be searched. The expressions take a few signs beyond ASCII for letters, such as the long s.
_ANY_DIGIT = re.compile(r"\d")
_ZERO = re.compile(b"0")
_DIGIT_RUN = re.compile(r"\d+")
_SMALL_LETTERS = bytes(
    ord(chr(code).lower()) if chr(code).isascii() and chr(code).isalpha() else 32 for code in range(256)
)
"""Any byte as its letter of the alphabet in small, or as a space."""
_SMALL_OR_DIGIT = bytes(
    48 if chr(code).isascii() and chr(code).isdigit() else _SMALL_LETTERS[code] for code in range(256)
)
"""The same, but any digit as 0."""
_LIKE_LETTERS = re.compile("[\u0130\u0131\u017f\u212a]")
_PART_WORDS = _vocabulary(
    "part parts section sections chapter chapters figure figures fig figs table tables step steps paragraph"
    " paragraphs page pages note notes annex annexs appendix appendixs footnote footnotes"
)
_DATE_WORDS = _vocabulary(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december yesterday tomorrow last next"
)
_NUMBER_WORDS = _vocabulary(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million"
    " millions billion billions trillion trillions dozen dozens twice thrice cent percent half third quarter second"
    " fourth fifth sixth seventh eighth ninth tenth"
)
_SPEECH_WORDS = _vocabulary(
    f"{_TOLD}|{_TELLS}|{_TELL}|{_EITHER}".replace("[sz]", "s").replace("|", " ")
    + " criticized criticizes emphasized emphasizes emphasize according quoted expressed called calls agreed"
)
_ENGLISH_WORDS = _DATE_WORDS | _NUMBER_WORDS | _SPEECH_WORDS


def needs_citation(text: str, language: str) -> str | None:
    """Why a sentence without quotations needs a citation (`a number`, `a date`, `a speech verb`), or None."""
    words = frozenset(text.encode(errors="replace").translate(_SMALL_LETTERS).split())
    doubtful = not text.isascii() and _LIKE_LETTERS.search(text) is not None
    if _ANY_DIGIT.search(text):
        if doubtful or not words.isdisjoint(_PART_WORDS):
            text = _OWN_PART.sub("", text)
        if _YEAR.search(text):
            return "a date"
        if _DIGITS.search(text):
            return "a number"
    tongue = language.partition("-")[0].lower()
    if tongue == "en":
        return _english_need(text, words, doubtful=doubtful)
    return next((why for pattern, why in _JAPANESE if pattern.search(text)), None) if tongue == "ja" else None


def signs(text: str, language: str) -> list[int] | None:
    """Where in a text something stands for which its sentence may need a citation; None where that is not known.

    A sentence that holds none of these offsets needs none, where it begins and ends between words.
    """
    tongue = language.partition("-")[0].lower()
    if tongue == "ja" or (not text.isascii() and _LIKE_LETTERS.search(text)):
        return None
    # One byte a character, so that offsets stay what they are. Digits beyond ASCII are none of these bytes.
    letters = text.encode("latin-1", errors="replace").translate(_SMALL_OR_DIGIT)
    found = [digit.start() for digit in _ZERO.finditer(letters)]
    if not text.isascii():
        found += [digits.start() for digits in _DIGIT_RUN.finditer(text)]
    for word in _ENGLISH_WORDS.intersection(letters.split()) if tongue == "en" else ():
        position = letters.find(word)
        while position >= 0:
            found.append(position)
            position = letters.find(word, position + 1)
    return found


def _english_need(text: str, words: frozenset[bytes], *, doubtful: bool) -> str | None:
    if not doubtful and words.isdisjoint(_ENGLISH_WORDS):
        return None
    if (doubtful or not words.isdisjoint(_DATE_WORDS)) and _ENGLISH_DATE.search(text):
        return "a date"
    if (doubtful or not words.isdisjoint(_NUMBER_WORDS)) and _ENGLISH_NUMBER.search(text):
        return "a number"
    return "a speech verb" if (doubtful or not words.isdisjoint(_SPEECH_WORDS)) and _tells(text) else None


def _tells(text: str) -> bool:
    """Whether an English sentence has a verb of speech: no noun, no adjective, and nothing yet to be said."""
    for found in _ENGLISH_SPEECH.finditer(text):
        before = found["before"] or ""
        if found["plain"] or found["tells"]:
            return True
        if found["tell"]:
            if before and not _NOT_YET.match(before):
                return True
        elif found["either"]:
            if before and not _NOUN_NEXT.match(before) and before not in _STATES:
                return True
        elif not _NOUN_NEXT.match(before) and text[found.start() : found.end() + 1].lower() != "that said,":
            return True
    return False
