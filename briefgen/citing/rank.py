"""Which of the found paragraphs bear a sentence best: BM25's order, corrected by what a fact-checker looks for.

A paragraph with the sentence's own words is not yet evidence for it. Quoted words must stand there; then numbers,
dates and names count, held as the rules hold them.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from briefgen.citing.passages import Candidate
from briefgen.citing.paste import citation, exact_words
from briefgen.citing.terms import shared_words, telling_terms
from briefgen.facts.context import context
from briefgen.facts.hold_dates import hold_date
from briefgen.facts.hold_names import hold_name
from briefgen.facts.hold_numbers import hold_number
from briefgen.facts.reading import Reading, read
from briefgen.frozen import frozen
from briefgen.matching.match import find_quotation
from briefgen.parse.quotes import find_quoted
from briefgen.text import word_count

READ = 12
"""How many of the candidates are read for their facts: reading takes about a millisecond each."""
_QUOTED, _NUMBERS, _DATES, _NAMES, _WORDS = 3.0, 1.0, 0.6, 0.6, 1.0


@frozen
class Proposal:
    """A paragraph that may bear a sentence. `score` orders proposals and means nothing by itself.

    `marks` are the stretches of the text whose words the sentence has too; `exact` words that could stand inside the
    citation as its evidence; `missing` the sentence's quotations, numbers, dates and names that it does not bear.
    """

    source: str
    anchor: str
    title: str
    issued: str
    text: str
    score: float
    marks: tuple[tuple[int, int], ...]
    exact: str | None
    missing: tuple[str, ...]

    @property
    def citation(self) -> str:
        """What to paste behind the sentence."""
        return citation(self.source, self.anchor, self.exact)


@frozen
class _Wanted:
    """A sentence, with the words that it quotes and its telling terms."""

    claim: Reading
    quotes: tuple[str, ...]
    keys: frozenset[str]


def rank(
    text: str, language: str, candidates: Sequence[Candidate], aliases: Mapping[str, str], limit: int
) -> tuple[Proposal, ...]:
    """The best of some candidates, given in BM25's order, for a sentence in a language."""
    keys = frozenset(term.key for term in telling_terms(text))
    wanted = _Wanted(read(text, language), quoted_words(text), keys)
    by_words = sorted(candidates, key=lambda each: -_shared(keys, each))
    # Quoted words find their place however their other words rank.
    bearing = [each for each in candidates if any(find_quotation(quote, [each.text]) for quote in wanted.quotes)]
    chosen = tuple(dict.fromkeys((*bearing, *by_words[:READ], *candidates[: READ // 2])))
    best = max((each.score for each in candidates), default=1.0) or 1.0
    judged = [(_judged(wanted, each, each.score / best, aliases), each) for each in chosen]
    judged.sort(key=lambda pair: (-pair[0].score, pair[1].source, pair[1].anchor))
    return tuple(_proposal(text, verdict, each) for verdict, each in judged[:limit])


def quoted_words(text: str) -> tuple[str, ...]:
    """What a sentence quotes, two words or more each."""
    found = (text[mark.start : mark.end] for mark in find_quoted(text))
    return tuple(words for words in found if word_count(words) > 1)


def _shared(keys: frozenset[str], candidate: Candidate) -> float:
    """The share of a sentence's terms that a paragraph has."""
    return len(keys & candidate.keys) / max(len(keys), 1)


@frozen
class _Verdict:
    """How well a paragraph bears a sentence; `quotes`: some of the quoted words stand there."""

    score: float
    missing: tuple[str, ...]
    quotes: bool


def _judged(wanted: _Wanted, candidate: Candidate, relative: float, aliases: Mapping[str, str]) -> _Verdict:
    claim = wanted.claim
    day = _day(candidate.issued)
    held = context(
        ((candidate.text, candidate.language, day),), ((candidate.title, candidate.language),), (day,) if day else ()
    )
    parts = (
        (_QUOTED, [(quote, find_quotation(quote, [candidate.text]) is not None) for quote in wanted.quotes]),
        (_NUMBERS, [(number.text, hold_number(number, held, claim.numbers).borne) for number in claim.numbers]),
        (_DATES, [(moment.text, hold_date(moment, held).borne) for moment in claim.moments]),
        (_NAMES, [(name.text, not hold_name(name, held, aliases, claim).missing) for name in claim.names]),
    )
    score = relative + _WORDS * _shared(wanted.keys, candidate)
    for weight, judged in parts:
        if judged:
            borne = sum(stands for _, stands in judged) / len(judged)
            score += weight * (2 * borne - 1)
    missing = tuple(dict.fromkeys(text for _, judged in parts for text, stands in judged if not stands))
    return _Verdict(round(score, 4), missing, any(stands for _, stands in parts[0][1]))


def _proposal(text: str, verdict: _Verdict, candidate: Candidate) -> Proposal:
    marks = shared_words(text, candidate.text)
    return Proposal(
        source=candidate.source,
        anchor=candidate.anchor,
        title=candidate.title,
        issued=candidate.issued,
        text=candidate.text,
        score=verdict.score,
        marks=marks,
        exact=None if verdict.quotes else exact_words(candidate.text, marks),
        missing=verdict.missing,
    )


def _day(issued: str) -> date | None:
    try:
        return date.fromisoformat(issued)
    except ValueError:
        return None
