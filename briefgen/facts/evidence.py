"""A claim's evidence as the context that its facts are held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from briefgen.diagnostic import Label
from briefgen.facts.context import Context, context
from briefgen.facts.languages import supported
from briefgen.facts.lazily import lazily
from briefgen.facts.nearby import Nearby, nearby
from briefgen.facts.reading import Reading, read, read_once
from briefgen.facts.spell import places
from briefgen.facts.twins import Twin, twins
from briefgen.model import EXEMPT, Briefing, Claim, ClaimKind, Intent, Passage, Settings


@dataclass(frozen=True, eq=False)
class Case:
    """A claim, what it says, and what it is held against.

    `elided`: the passages that words are left out of, so that a fact may stand there where nobody can see it.
    """

    claim: Claim
    path: str
    reading: Reading
    context: Context
    passages: tuple[Passage, ...]
    elided: tuple[Passage, ...]
    languages: frozenset[str]
    language: str

    @lazily
    def twins(self) -> Mapping[int, Twin]:
        """By the index of a claim's sentence, the source's sentence that it nearly repeats."""
        return twins(self.reading, self.context.passages, self.close)

    @lazily
    def close(self) -> Sequence[Sequence[Nearby]]:
        """For each sentence of the claim, the sentences of its passages that share words with it."""
        return nearby(self.reading, self.context.passages)

    def label(self, start: int, end: int, message: str = "") -> Label:
        """The place of a stretch of the claim."""
        return Label(self.path, self.claim.prose.span(start, end), message)

    def verified(self, start: int, end: int) -> bool:
        """Whether a stretch of the claim stands inside quotation marks: `altered-quote` answers for it."""
        claim = self.claim
        if claim.terms and any(first <= start and end <= last for first, last in claim.terms):
            return True
        return bool(claim.quotations) and any(
            quotation.start <= start and end <= quotation.end
            for quotation in claim.quotations
            if quotation.start >= 0 and (quotation.found is not None or len(quotation.text.split()) > 1)
        )

    def passage_of(self, reading: Reading) -> Passage | None:
        """The passage that a reading is of."""
        return next((passage for passage in self.passages if passage.checked == reading.text), None)

    def related(self, reading: Reading, start: int, end: int, message: str) -> tuple[Label, ...]:
        """The place of a stretch of a passage, as what to see beside a finding."""
        passage = self.passage_of(reading)
        if passage is None:
            return ()
        # A place in the whole paragraph is no place in the elided one.
        span = passage.prose.span(start, end) if passage.full is None else passage.prose.whole
        return (Label(passage.path, span, message),)

    @property
    def places(self) -> str:
        """The cited passages, as an author cites them."""
        return places(self.passages)

    @property
    def unchecked(self) -> str | None:
        """Why a fact that is not found may yet stand in the source; None where all of it was read."""
        if self.elided:
            return f"words are left out of {places(self.elided)}"
        return None

    @lazily
    def readable(self) -> bool:
        """Whether claim and sources are in one language whose words are read; else only figures can be compared."""
        return self.languages == {self.language} and supported(self.language)


def cases(briefing: Briefing, settings: Settings) -> tuple[Case, ...]:
    """The claims of a briefing that have something to be held against."""
    return _cases(_Same(briefing), _Same(settings))


class _Same:
    """A value that is equal to itself alone: rules look at one briefing after the other, and share its cases."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


@lru_cache(maxsize=2)
def _cases(briefing: _Same, settings: _Same) -> tuple[Case, ...]:
    found = (case(claim, briefing.value, settings.value) for claim in briefing.value.claims)
    return tuple(each for each in found if each is not None)


def case(claim: Claim, briefing: Briefing, settings: Settings) -> Case | None:
    """A claim with its context, or None where it cites no passage in support or is a to-do."""
    if claim.kind is ClaimKind.TODO or (claim.kind in EXEMPT and not claim.citations):
        return None
    cited = [each for each in claim.evidence if each.passages and each.citation.intent is not Intent.DISPUTES]
    if all(evidence.citation.intent is Intent.QUALIFIES for evidence in cited):
        return None
    language = _base(briefing.head.language or settings.language)
    texts: dict[tuple[str, str, date | None], None] = {}
    titles: dict[tuple[str, str], None] = {}
    passages: dict[tuple[str, str], Passage] = {}
    issued: dict[date, None] = {}
    languages: set[str] = set()
    for evidence in cited:
        head = evidence.head
        own = _base((head.language if head else None) or settings.language)
        languages.add(own)
        day = head.issued.on if head else None
        if day is not None and day.year > 1:
            issued[day] = None
        else:
            day = None
        for passage in evidence.passages:
            passages[passage.source, passage.anchor] = passage
            texts[passage.checked, own, day] = None
        for text in (head.title, *head.authors, head.container_title, head.publisher) if head else ():
            if text:
                titles[text, own] = None
    reading = read_once(claim.text, language)
    found = context(texts, titles, issued)
    held = tuple(passages.values())
    return Case(
        claim=claim,
        path=briefing.path,
        reading=reading,
        context=found,
        passages=held,
        elided=_elided(reading, held, language),
        languages=frozenset(languages),
        language=language,
    )


_FEW = 0.25


def _elided(claim: Reading, passages: Sequence[Passage], language: str) -> tuple[Passage, ...]:
    """The passages whose left-out words may bear a claim.

    Where few of many passages leave something out, as the teasers beside an article do, only those that share two
    words of content with the claim.
    """
    found = tuple([passage for passage in passages if is_elided(passage)])
    if not found or len(found) >= _FEW * len(passages):
        return found
    ours = _stems(claim)
    shared = ((passage, _stems(read(passage.checked, language))) for passage in found)
    return tuple(passage for passage, stems in shared if len(ours & stems) > 1)


def _stems(reading: Reading) -> set[str]:
    return {stem for line in reading.lines for stem in line.stems}


def is_elided(passage: Passage) -> bool:
    """Whether words are left out of a passage."""
    words = passage.checked
    return "[…]" in words or "[...]" in words


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
