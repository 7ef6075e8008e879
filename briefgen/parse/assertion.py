"""Which sentences need a citation: those with a number, a date, a quotation or a verb of speech.

Digits and quotation marks are seen in every language; words in English and Japanese.
"""

import re

from briefgen.parse.quotes import find_quoted
from briefgen.text import word_count

_DIGITS = re.compile(r"(?<![A-Za-z]-)(?<![\w.])\d[\d.,]*(?:st|nd|rd|th)?(?![\w-]*[A-Za-z])|\d+\s?(?:%|°|k|m|bn|km)\b")
_ENGLISH_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?"
    r"|dozens?|twice|thrice|half|third|quarters?|second|fourth|fifth|per ?cent|percent)\b",
    re.IGNORECASE,
)
_ENGLISH_DATE = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|April|June|July|August|September|October"
    r"|November|December)\b|\b(?:in|since|by|until|before|after|last|next|this|of|early|late|mid) (?:March|May)\b"
    r"|\b(?:yesterday|tomorrow|last (?:week|month|year|summer|winter|spring|autumn)|next (?:week|month|year))\b",
)
_ENGLISH_SPEECH = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|tells?|told|stat(?:ed|es)|announc(?:ed?|es)|declar(?:ed?|es)|claim(?:ed|s)"
    r"|argu(?:ed?|es)|insist(?:ed|s)|den(?:ied|ies)|warn(?:ed|s)|promis(?:ed?|es)|pledg(?:ed?|es)|vow(?:ed|s)"
    r"|according to|call(?:ed|s) (?:it|him|her|them|for)|acknowledg(?:ed?|es)|admit(?:ted|s)|confirm(?:ed|s)"
    r"|emphasi[sz](?:ed?|es)|express(?:ed|es)|mention(?:ed|s)|not(?:ed|es) that|prais(?:ed?|es)|report(?:ed|s)|quot(?:ed|es)"
    r"|remark(?:ed|s)|repl(?:ied|ies)|respond(?:ed|s)|stress(?:ed|es)|suggest(?:ed|s) that|thank(?:ed|s)|accus(?:ed?|es)"
    r"|critici[sz](?:ed?|es)|urg(?:ed?|es)|asked|agreed (?:to|that|on))\b",
    re.IGNORECASE,
)
_JAPANESE_NUMBER = re.compile(r"[一二三四五六七八九十百千万億兆]+[人件回度社国年月日円台隻点位歳割倍個]|[０-９]")
_JAPANESE_DATE = re.compile(r"[月火水木金土日]曜|昨[日年夜]|明日|来[週月年]|先[週月]|翌[日年]")
_JAPANESE_SPEECH = re.compile(
    r"(?:と|を)(?:述べ|語っ|話し|発表し|表明し|強調し|指摘し|明らかにし|伝え|報じ|否定し|約束し)|によると|によれば"
)


def needs_citation(text: str, language: str) -> str | None:
    """Why a sentence needs a citation (`a number`, `a date`, `a quotation`, `a speech verb`), or None."""
    if any(word_count(text[quoted.start : quoted.end]) >= 2 for quoted in find_quoted(text)):
        return "a quotation"
    tongue = language.partition("-")[0].lower()
    patterns = {
        "en": ((_ENGLISH_DATE, "a date"), (_ENGLISH_NUMBER, "a number"), (_ENGLISH_SPEECH, "a speech verb")),
        "ja": ((_JAPANESE_DATE, "a date"), (_JAPANESE_NUMBER, "a number"), (_JAPANESE_SPEECH, "a speech verb")),
    }
    if re.search(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d|[.,]\d)", text):
        return "a date"
    if _DIGITS.search(text):
        return "a number"
    return next((why for pattern, why in patterns.get(tongue, ()) if pattern.search(text)), None)
