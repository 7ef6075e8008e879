"""A document's summary: what the rest of the site may know of it."""

from collections.abc import Sequence

from briefgen.model import (
    EXEMPT,
    Briefing,
    CitationRow,
    Claim,
    ClaimKind,
    ClaimRow,
    Evidence,
    Intent,
    Passage,
    Review,
    ReviewState,
    Shown,
    Status,
    Summary,
)

MISMATCHES = frozenset(
    {
        "altered-quote",
        "misplaced-quote",
        "unknown-source",
        "unknown-paragraph",
        "missing-paragraph",
        "unsupported-number",
        "unsupported-date",
        "unsupported-name",
        "flipped-polarity",
        "dropped-hedge",
        "dropped-attribution",
    }
)
"""The rules whose errors and warnings say that a claim and its source do not agree."""


def summarise(briefing: Briefing, failed: frozenset[str]) -> Summary:
    """The summary of a resolved document; `failed` are the ids of claims that a rule found a mismatch in."""
    return Summary(
        kind=briefing.kind,
        slug=briefing.slug,
        path=briefing.path,
        url=briefing.url,
        head=briefing.head,
        claims=tuple([_row(claim, failed) for claim in briefing.claims]),
        links=briefing.links,
        anchors=briefing.anchors,
        fact_checks=briefing.fact_checks,
        summit=briefing.summit,
        words=briefing.words,
        allowances=briefing.allowances,
    )


def _row(claim: Claim, failed: frozenset[str]) -> ClaimRow:
    return ClaimRow(
        id=claim.id,
        text=claim.text,
        kind=claim.kind,
        status=status(claim, failed),
        span=claim.span,
        citations=_citations(claim),
        within=claim.within,
        review=_review(claim),
        cell=claim.cell,
    )


def _review(claim: Claim) -> Review | None:
    """The sign-off that still holds."""
    signed = claim.sign_off
    if signed is None or signed.state is not ReviewState.SIGNED or signed.signature is None:
        return None
    return Review(signed.signature.by, signed.signature.on)


def status(claim: Claim, failed: frozenset[str]) -> Status:
    """What was checked of a claim."""
    if claim.kind is ClaimKind.TODO:
        return Status.TODO
    if claim.id in failed:
        return Status.FAILED
    stands = any(evidence.passages for evidence in claim.evidence)
    if not stands:
        return Status.EXEMPT if claim.kind in EXEMPT else Status.UNCITED
    if any(evidence.citation.intent is Intent.DISPUTES for evidence in claim.evidence):
        return Status.DISPUTED
    return Status.CITED


def _citations(claim: Claim) -> tuple[CitationRow, ...]:
    passages = claim.passages if claim.evidence else ()
    return tuple([_citation(evidence, claim, passages) for evidence in claim.evidence])


def _citation(evidence: Evidence, claim: Claim, passages: Sequence[Passage]) -> CitationRow:
    own = evidence.citation.quotations
    shown: dict[tuple[str, int, int], Shown] = {}
    quote = own[0].text if own else None
    for quotation in (*own, *claim.quotations):
        if quotation.found is None:
            continue
        here = [(passages[index], start, end) for index, start, end in quotation.found.parts]
        if not all(passage in evidence.passages for passage, _, _ in here):
            continue
        quote = quote or quotation.text
        for passage, start, end in here:
            shown[passage.anchor, start, end] = Shown(passage.anchor, start, end, passage.text[start:end])
    return CitationRow(
        source=evidence.citation.key,
        anchors=tuple([passage.anchor for passage in evidence.passages]),
        intent=evidence.citation.intent,
        quote=quote,
        match=evidence.match,
        shown=tuple(shown.values()),
        span=evidence.citation.span,
    )
