"""What the claims of a document come to: all that most pages about many documents show of them."""

from collections import Counter
from collections.abc import Iterable

from briefgen.frozen import frozen
from briefgen.model.claim import EXEMPT, VERBATIM, ClaimKind, Intent, Status
from briefgen.model.rows import ClaimRow


@frozen
class Tally:
    """What some claims come to, without their words.

    A disputed claim is not counted as a cited one; `checked` counts all that stand on a passage, whatever was found.
    `kinds` and `statuses` are those that occur; `uses` says of each of the `sources` how many claims cite it.
    `disputes`: something is cited against a claim.
    """

    claims: int
    checked: int
    cited: int
    quoted: int
    disputed: int
    exempt: int
    reviewed: int
    kinds: tuple[ClaimKind, ...]
    statuses: tuple[Status, ...]
    sources: tuple[str, ...]
    uses: tuple[int, ...]
    disputes: bool


_CHECKED = (Status.CITED, Status.DISPUTED, Status.FAILED)


def tally(claims: Iterable[ClaimRow]) -> Tally:
    """What some claims come to."""
    quoted = exempt = reviewed = 0
    disputes = False
    kinds: set[ClaimKind] = set()
    statuses: Counter[Status] = Counter()
    uses: dict[str, int] = {}
    for claim in claims:
        kinds.add(claim.kind)
        statuses[claim.status] += 1
        exempt += claim.kind in EXEMPT
        reviewed += claim.review is not None
        if claim.citations:
            verbatim = False
            for citation in claim.citations:
                verbatim = verbatim or citation.match in VERBATIM
                disputes = disputes or citation.intent is Intent.DISPUTES
            quoted += verbatim
            for source in {citation.source for citation in claim.citations}:
                uses[source] = uses.get(source, 0) + 1
    return Tally(
        claims=statuses.total(),
        checked=sum(statuses[each] for each in _CHECKED),
        cited=statuses[Status.CITED],
        quoted=quoted,
        disputed=statuses[Status.DISPUTED],
        exempt=exempt,
        reviewed=reviewed,
        kinds=tuple(each for each in ClaimKind if each in kinds),
        statuses=tuple(each for each in Status if each in statuses),
        sources=tuple(sorted(uses)),
        uses=tuple([uses[source] for source in sorted(uses)]),
        disputes=disputes,
    )
