"""What a reviewer has before them: one claim, the evidence that it cites, and what the rules found in it."""

from collections.abc import Iterable

from briefgen.citing.terms import shared_words
from briefgen.diagnostic import Diagnostic
from briefgen.frozen import frozen
from briefgen.model import EXEMPT, Briefing, Claim, ClaimKind, Intent, ReviewState, SignOff
from briefgen.rights import Stretch, quoted_stretches
from briefgen.text import Position, SourceText

_OWN_RULES = frozenset({"unreviewed-claim", "stale-review"})
_SAYS = {
    Intent.SUPPORTS: "cited as evidence",
    Intent.INFORMS: "for further reading",
    Intent.QUALIFIES: "cited as a qualification",
    Intent.DISPUTES: "cited against it",
}


@frozen
class Paper:
    """One cited paragraph, or a source cited whole.

    `quoted` are the stretches that the claim quotes, verified; `shared` those whose words the claim has too.
    `anchor` and `text` are empty where the source is cited whole, or is not there.
    """

    source: str
    anchor: str
    says: str
    title: str
    issued: str
    text: str = ""
    quoted: tuple[Stretch, ...] = ()
    shared: tuple[Stretch, ...] = ()


@frozen
class Item:
    """A claim to be read: its place, its evidence, and its open findings."""

    briefing: Briefing
    claim: Claim
    place: Position
    sign_off: SignOff
    papers: tuple[Paper, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def settled(self) -> bool:
        """Whether the claim is signed as it is now."""
        return self.sign_off.state is ReviewState.SIGNED


def items(briefing: Briefing, source: SourceText, diagnostics: Iterable[Diagnostic]) -> tuple[Item, ...]:
    """The claims of a briefing that want a signature, in the order of its text; `source` is its file."""
    found: dict[str, list[Diagnostic]] = {}
    for each in diagnostics:
        if each.finding.claim and each.finding.label.path == briefing.path and each.rule not in _OWN_RULES:
            found.setdefault(each.finding.claim, []).append(each)
    return tuple(
        Item(
            briefing,
            claim,
            source.position(claim.prose.whole.start),
            claim.sign_off or SignOff(ReviewState.UNSIGNED),
            _papers(claim),
            tuple(found.get(claim.id, ())),
        )
        for claim in briefing.claims
        if claim.kind not in EXEMPT and claim.kind is not ClaimKind.TODO
    )


def _papers(claim: Claim) -> tuple[Paper, ...]:
    quoted = quoted_stretches(claim)
    papers: list[Paper] = []
    for evidence in claim.evidence:
        title = evidence.head.title if evidence.head else "there is no such source"
        issued = str(evidence.head.issued) if evidence.head else ""
        says = _SAYS[evidence.citation.intent]
        if not evidence.passages:
            papers.append(Paper(evidence.citation.key, "", says, title, issued))
        for passage in evidence.passages:
            # An elided paragraph is read whole where its original is at hand.
            text, stretches = passage.full or passage.text, quoted.get((passage.source, passage.anchor), ())
            if passage.full:
                stretches = _found_again(passage.text, stretches, passage.full)
            shared = shared_words(claim.text, text)
            papers.append(Paper(passage.source, passage.anchor, says, title, issued, text, stretches, shared))
    return tuple(papers)


def _found_again(text: str, stretches: Iterable[Stretch], full: str) -> tuple[Stretch, ...]:
    """Quoted stretches of a committed paragraph in the full one."""
    places = ((full.find(text[start:end]), end - start) for start, end in stretches)
    return tuple((place, place + length) for place, length in places if place >= 0)


def state_in_words(sign_off: SignOff) -> str:
    """A claim's state in a few words, with the name and day of its signature."""
    signature = sign_off.signature
    if signature is None:
        return "not signed"
    who = f"by {signature.by} on {signature.on}"
    note = f": {signature.note}" if signature.note else ""
    return {
        ReviewState.UNSIGNED: "not signed",
        ReviewState.SIGNED: f"signed {who}",
        ReviewState.STALE: f"changed since it was signed {who}",
        ReviewState.REJECTED: f"rejected {who}{note}",
        ReviewState.ANSWERED: f"changed since it was rejected {who}{note}",
    }[sign_off.state]
