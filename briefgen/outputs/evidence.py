"""The evidence list of a document: what stands behind each citation group, as far as rights allow."""

from collections.abc import Iterable, Mapping

from briefgen.frozen import frozen
from briefgen.model import Claim, ClaimRow, Evidence, Intent, Passage, Review, Rights
from briefgen.outputs.fragment import text_fragment
from briefgen.outputs.moment import Moment, moment
from briefgen.outputs.source_card import SourceCard, source_card, source_url
from briefgen.outputs.word_table import Words
from briefgen.rights import Piece, Stretch, allowed, may_quote, quoted_stretches, shown


@frozen
class SignOff:
    """Who reviewed a claim beside its evidence, and when."""

    by: str
    on: Moment


@frozen
class ClaimReference:
    """A claim that a citation group belongs to; `status` says what was checked of it."""

    id: str
    text: str
    kind: str
    status: str
    review: SignOff | None = None
    cell: tuple[str, ...] = ()
    """What heads the row and the column of the table's cell that it stands in."""


@frozen
class ShownPassage:
    """A cited paragraph: `url` its place on the source's page, `pieces` what may be shown of it.

    `words` says whether any of the source's words are among the pieces.
    """

    anchor: str
    url: str
    pieces: tuple[Piece, ...]
    words: bool
    digest: str | None


@frozen
class EvidenceItem:
    """One item of a citation: a source, its paragraphs, and how the claim's words agree with them.

    `intent` and `match` are the names of FORMATS section 6; `original` is the source's address with the quoted
    words marked by a text fragment; `source` is None where the key is unknown.
    """

    key: str
    intent: str
    signal: str | None
    match: str
    source: SourceCard | None
    passages: tuple[ShownPassage, ...]
    whole: bool
    original: str | None


@frozen
class EvidenceGroup:
    """All that one citation marker stands for: the claims it belongs to, and the sources that it cites.

    `items` are cited as evidence, `against` against the claims, `qualifying` to be compared with them, and `further`
    for more information.
    """

    number: int
    claims: tuple[ClaimReference, ...]
    items: tuple[EvidenceItem, ...]
    against: tuple[EvidenceItem, ...]
    qualifying: tuple[EvidenceItem, ...]
    further: tuple[EvidenceItem, ...]


def evidence_groups(claims: Iterable[Claim], rows: Mapping[str, ClaimRow], words: Words) -> tuple[EvidenceGroup, ...]:
    """The groups of a document in the order of their numbers; `rows` are its claims' rows by id."""
    carried: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.evidence:
            for number in {evidence.citation.group for evidence in claim.evidence}:
                carried.setdefault(number, []).append(claim)
    return tuple([_group(number, carried[number], rows, words) for number in sorted(carried)])


def _group(number: int, claims: list[Claim], rows: Mapping[str, ClaimRow], words: Words) -> EvidenceGroup:
    items: dict[int, EvidenceItem] = {}
    for claim in claims:
        stretches = quoted_stretches(claim)
        for evidence in claim.evidence:
            place = evidence.citation.span.start
            if evidence.citation.group == number and place not in items:
                items[place] = _item(evidence, stretches, words)
    meant: dict[str, list[EvidenceItem]] = {}
    for place in sorted(items):
        meant.setdefault(items[place].intent, []).append(items[place])
    return EvidenceGroup(
        number=number + 1,
        claims=tuple([_reference(claim, rows.get(claim.id), words) for claim in claims]),
        items=tuple(meant.get(Intent.SUPPORTS, ())),
        against=tuple(meant.get(Intent.DISPUTES, ())),
        qualifying=tuple(meant.get(Intent.QUALIFIES, ())),
        further=tuple(meant.get(Intent.INFORMS, ())),
    )


def _reference(claim: Claim, row: ClaimRow | None, words: Words) -> ClaimReference:
    status = row.status.value if row else "unchecked"
    signed = sign_off(row.review if row else None, words)
    return ClaimReference(claim.id, claim.text, claim.kind.value, status, signed, claim.cell)


def sign_off(review: Review | None, words: Words) -> SignOff | None:
    """A review as pages show it."""
    return SignOff(review.by, moment(review.on, words)) if review else None


def _item(evidence: Evidence, stretches: Mapping[tuple[str, str], tuple[Stretch, ...]], words: Words) -> EvidenceItem:
    head = evidence.head
    citation = evidence.citation
    rights = head.rights if head else Rights.LINK
    passages: list[ShownPassage] = []
    exact: list[str] = []
    for passage in evidence.passages:
        quoted = stretches.get((passage.source, passage.anchor), ())
        passages.append(_passage(passage, rights, quoted))
        if may_quote(rights):
            text = passage.text
            exact += [text[start:end] for start, end in quoted]
    return EvidenceItem(
        key=citation.key,
        intent=citation.intent.value,
        signal=citation.signal,
        match=evidence.match.value,
        source=source_card(head, words) if head else None,
        passages=tuple(passages),
        whole=evidence.whole,
        original=text_fragment(head.url, exact) if head and head.url else None,
    )


def _passage(passage: Passage, rights: Rights, quoted: tuple[Stretch, ...]) -> ShownPassage:
    text = passage.text
    return ShownPassage(
        anchor=passage.anchor,
        url=source_url(passage.source, passage.anchor),
        pieces=shown(text, rights, quoted, cited=True),
        words=bool(allowed(text, rights, quoted, cited=True)),
        digest=passage.digest if rights is not Rights.LINK else None,
    )
