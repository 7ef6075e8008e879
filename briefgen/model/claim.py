"""Claims, the citations that they carry, and the evidence behind them."""

from collections.abc import Iterator
from enum import StrEnum

from briefgen.frozen import frozen
from briefgen.model.review import SignOff
from briefgen.model.source import Passage, SourceHead
from briefgen.text import Prose, Span


class Intent(StrEnum):
    """Why a source is cited: CiTO property names."""

    SUPPORTS = "citesAsEvidence"
    INFORMS = "citesForInformation"
    QUALIFIES = "qualifies"
    DISPUTES = "disputes"


class Match(StrEnum):
    """How a citation's words agree with its source."""

    EXACT = "exact"
    ELIDED = "elided"
    PARAPHRASE = "paraphrase"
    ABSENT = "absent"
    UNCHECKED = "unchecked"


@frozen
class Hit:
    """Where quoted words stand: stretches of passages in reading order, one for each part between gaps.

    `passages` are indices into the passages searched; `starts` and `ends` are offsets into those passages' texts.
    `lenient`: it differs from the source in punctuation or letter case alone, or in what `replaced` names: stretches
    of the source, of the same form as `parts`, that bracketed words in the quotation take the place of. `joined` is
    how many of the parts follow on the one before without a gap, where the words run on into the next passage.
    """

    parts: tuple[tuple[int, int, int], ...]
    lenient: bool = False
    replaced: tuple[tuple[int, int, int], ...] = ()
    joined: int = 0

    @property
    def elided(self) -> bool:
        """Whether the quotation leaves words out between its parts."""
        return len(self.parts) - self.joined > 1


class QuotationRole(StrEnum):
    """Where quoted words stand: between marks in a sentence, as a block, or inside a citation as its evidence."""

    MARKED = "marked"
    BLOCK = "block"
    EVIDENCE = "evidence"


@frozen
class Quotation:
    """Words that promise to be verbatim.

    `text` and its place in the file, `span`, are without the outer marks; `start` and `end` are
    offsets of the words into the claim's text (both -1 for an evidence quotation). After `resolve`, `found` is
    where the words stand among the passages of the claim: an index into `Claim.passages` for each part.
    """

    text: str
    span: Span
    role: QuotationRole
    start: int = -1
    end: int = -1
    found: Hit | None = None
    elsewhere: "Elsewhere | None" = None
    closest: "Closest | None" = None
    withheld: "Withheld | None" = None
    unresolved: bool = False
    """Whether it could not be looked for: a citation of its claim leads nowhere, which is reported already."""
    closed: bool = True
    """Whether a mark closes it; an open one runs to the end of its sentence."""


@frozen
class Elsewhere:
    """Quoted words that stand in passages other than the cited ones: all that bear them, in order."""

    passages: tuple[Passage, ...]


@frozen
class Withheld:
    """Quoted words that a cited passage leaves out: stretches of its full text."""

    passage: Passage
    parts: tuple[tuple[int, int], ...]


@frozen
class Closest:
    """The stretch of a cited passage that comes nearest to altered words; `diff` as `word_diff` writes it."""

    passage: Passage
    start: int
    end: int
    diff: str


@frozen
class Locator:
    """An anchor, or the first and last of a range of them, as written."""

    first: str
    last: str | None
    span: Span


@frozen
class Citation:
    """One item of a citation: `see @wire p4-p6 "words"`. `group` counts the brackets of a briefing from 0."""

    key: str
    intent: Intent
    locators: tuple[Locator, ...]
    quotations: tuple[Quotation, ...]
    span: Span
    key_span: Span
    group: int
    signal: str | None = None


@frozen
class Evidence:
    """A citation with what it cites: the source's head and its passages in the order cited.

    `passages` is empty where the source is cited whole, and where the citation leads nowhere (`head` is None, or
    the anchors are unknown). `match` says how the claim's quoted words agree with these passages.
    """

    citation: Citation
    head: SourceHead | None
    passages: tuple[Passage, ...] = ()
    match: Match = Match.UNCHECKED

    @property
    def whole(self) -> bool:
        """Whether the source is cited without a locator."""
        return not self.citation.locators


class ClaimKind(StrEnum):
    """What a claim is; the last four need no citation, or cannot have one yet."""

    FACT = "fact"
    QUOTATION = "quotation"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    BACKGROUND = "background"
    TODO = "todo"


EXEMPT = frozenset({ClaimKind.ANALYSIS, ClaimKind.OPINION, ClaimKind.BACKGROUND})
VERBATIM = frozenset({Match.EXACT, Match.ELIDED})
"""The matches of quotations that stand in the source word for word."""


class Status(StrEnum):
    """What was checked of a claim, never that it is true."""

    CITED = "cited"
    DISPUTED = "disputed"
    FAILED = "failed"
    UNCITED = "uncited"
    TODO = "todo"
    EXEMPT = "exempt"


@frozen
class Claim:
    """A stretch of a briefing that asserts something: a sentence, or the words of `[…]{#id}`.

    `prose` is its text without citations and markup. `citations` are as parsed; `evidence`, one for each citation,
    is there after `resolve`. `span` covers the claim with its citations. `sentence` is the text of the sentence
    around it, which names and pronouns may need. `terms` are scare quotes (`{.term}`): offsets into the text.
    """

    id: str
    kind: ClaimKind
    prose: Prose
    span: Span
    named: bool = False
    quotations: tuple[Quotation, ...] = ()
    citations: tuple[Citation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    terms: tuple[tuple[int, int], ...] = ()
    before: str = ""
    """The text of the briefing's earlier claims and prose in the same section: names may have been introduced there."""
    needs: str | None = None
    """Why it needs the citation that it lacks: `a number`, `a date`, `a quotation`, `a speech verb`, `an id`."""
    within: str | None = None
    """`statement` or `finding` in a fact check."""
    cell: tuple[str, ...] = ()
    """What heads the row and the column of the table's cell that it stands in, where its words do not say it."""
    sign_off: SignOff | None = None
    """Whether a person stands behind it; None where nobody has signed it."""

    @property
    def text(self) -> str:
        """The words."""
        return self.prose.text

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All the passages that the claim cites, in the order cited, each once."""
        if len(self.evidence) == 1:
            return self.evidence[0].passages
        return tuple({(p.source, p.anchor): p for evidence in self.evidence for p in evidence.passages}.values())

    @property
    def support(self) -> tuple[Passage, ...]:
        """The passages that it cites as evidence, or for more information: not those that speak against it."""
        sides = (Intent.SUPPORTS, Intent.INFORMS)
        kept = (evidence for evidence in self.evidence if evidence.citation.intent in sides)
        return tuple({(p.source, p.anchor): p for evidence in kept for p in evidence.passages}.values())

    @property
    def all_quotations(self) -> Iterator[Quotation]:
        """Its own quotations, then those inside its citations."""
        yield from self.quotations
        for citation in self.citations:
            yield from citation.quotations
