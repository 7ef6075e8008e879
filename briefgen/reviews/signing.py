"""What a signature covers, and whether it still does.

A signature covers the claim's words, the words that its citations quote, and the text of every paragraph that it
cites, each for what it is cited as. One letter changed in any of these, and it is stale.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from briefgen.model import Briefing, Claim, DocumentKind, Intent, Passage, ReviewState, Signature, SignOff

_ALIKE = 60.0
"""How like (of 100) a claim must be to signed words to be taken for the same claim, reworded."""
_SIGNALS = {Intent.SUPPORTS: "", Intent.INFORMS: "see ", Intent.QUALIFIES: "but cf. ", Intent.DISPUTES: "contra "}


def sign_off(briefing: Briefing, signatures: Sequence[Signature]) -> Briefing:
    """The resolved briefing with each claim's sign-off, and the signatures whose claims are gone.

    A claim without an id of its own is named by its words, so a reworded one is found by its likeness to the words
    that were signed.
    """
    if briefing.kind is not DocumentKind.BRIEFING or not signatures:
        return briefing
    ids = {claim.id for claim in briefing.claims}
    given = {signature.claim: signature for signature in signatures if signature.claim in ids}
    orphans = [signature for signature in signatures if signature.claim not in ids]
    unsigned = [claim for claim in briefing.claims if claim.id not in given]
    found = {**given, **_adopted(unsigned, orphans)}
    claims = tuple(
        [
            replace(claim, sign_off=_judged(claim, found[claim.id])) if claim.id in found else claim
            for claim in briefing.claims
        ]
    )
    kept = {id(signature) for signature in found.values()}
    return replace(briefing, claims=claims, gone=tuple(each for each in orphans if id(each) not in kept))


def sign(claim: Claim, by: str, on: date, *, rejected: bool = False, note: str | None = None) -> Signature:
    """A signature of a claim as it is now."""
    text = flat(claim.text)
    return Signature(claim.id, text, claim_digest(claim), evidence_digests(claim), by, on, rejected, note)


def claim_digest(claim: Claim) -> str:
    """The digest of a claim's words and of the words that its citations quote; 16 hexadecimal digits of SHA-256."""
    quoted = (quotation.text for citation in claim.citations for quotation in citation.quotations)
    return _digest("\n".join(flat(text) for text in (claim.text, *quoted)))


def evidence_digests(claim: Claim) -> tuple[tuple[str, str], ...]:
    """The digest of each paragraph that a claim cites, by its name, sorted."""
    found: dict[str, str] = {}
    for evidence in claim.evidence:
        signal = _SIGNALS[evidence.citation.intent]
        if not evidence.passages:
            found[f"{signal}{evidence.citation.key}"] = _digest("")
        for passage in evidence.passages:
            found[f"{signal}{passage.source} {passage.anchor}"] = passage_digest(passage)
    return tuple(sorted(found.items()))


def passage_digest(passage: Passage) -> str:
    """The digest of a paragraph as committed, with the digest that an elided one declares of its full text."""
    return _digest(f"{flat(passage.text)}\n{passage.digest or ''}")


def flat(text: str) -> str:
    """A text with every run of white space as one space: how lines are wrapped is not signed."""
    return " ".join(text.split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _judged(claim: Claim, signature: Signature) -> SignOff:
    now, then = dict(evidence_digests(claim)), dict(signature.evidence)
    reworded = flat(claim.text) != signature.text
    requoted = not reworded and claim_digest(claim) != signature.digest
    changed = tuple(key for key, digest in now.items() if key in then and then[key] != digest)
    added = tuple(key for key in now if key not in then)
    removed = tuple(key for key in then if key not in now)
    if reworded or requoted or changed or added or removed:
        state = ReviewState.ANSWERED if signature.rejected else ReviewState.STALE
    else:
        state = ReviewState.REJECTED if signature.rejected else ReviewState.SIGNED
    return SignOff(state, signature, reworded, requoted, changed, added, removed)


def _adopted(claims: Sequence[Claim], orphans: Iterable[Signature]) -> dict[str, Signature]:
    """For claims without a signature, that of a claim which is gone and whose words are most like theirs."""
    orphans = list(orphans)
    if not claims or not orphans:
        return {}
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  (start-up: only a reworded claim needs it)

    pairs = [
        (ratio(flat(claim.text), signature.text) + (0 if _judged(claim, signature).reworded else 1), -index, -place)
        for index, claim in enumerate(claims)
        for place, signature in enumerate(orphans)
    ]
    found: dict[str, Signature] = {}
    taken: set[int] = set()
    for likeness, index, place in sorted(pairs, reverse=True):
        claim = claims[-index]
        if likeness >= _ALIKE and claim.id not in found and place not in taken:
            found[claim.id] = orphans[-place]
            taken.add(place)
    return found
