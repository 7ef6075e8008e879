"""The evidence panel: what a document claims, what was checked of it, and how much rests on each source."""

from collections import Counter
from collections.abc import Iterable, Sequence

from briefgen.frozen import frozen
from briefgen.model import ClaimKind, ClaimRow, Review, Status
from briefgen.outputs.dossier import Dossier
from briefgen.outputs.evidence import SignOff, sign_off
from briefgen.outputs.frame import Frame
from briefgen.outputs.linked_data import cited_heads
from briefgen.outputs.source_card import SourceCard, source_card


@frozen
class Share:
    """The claims of one status: how many, and where their stretch of the drawn bar lies, in hundredths of it."""

    status: str
    claims: int
    start: float
    width: float


@frozen
class Weight:
    """How much of a document rests on a source: the number of its claims that cite it, and hundredths of all."""

    source: SourceCard
    claims: int
    width: float


@frozen
class Panel:
    """What the panel draws. `kinds` and `statuses` are those that occur, in the order of FORMATS."""

    shares: tuple[Share, ...]
    weights: tuple[Weight, ...]
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    reviewed: SignOff | None


def panel(dossier: Dossier) -> Panel:
    """The evidence panel of a document."""
    rows = dossier.summary.claims
    kinds, statuses = {row.kind for row in rows}, {row.status for row in rows}
    return Panel(
        shares=shares(rows),
        weights=weights(dossier),
        kinds=tuple(kind.value for kind in ClaimKind if kind in kinds),
        statuses=tuple(status.value for status in Status if status in statuses),
        reviewed=last_review((row.review for row in rows), dossier.site),
    )


def shares(rows: Sequence[ClaimRow]) -> tuple[Share, ...]:
    """How the claims fall under the statuses; none where there are no claims."""
    counted = Counter(row.status for row in rows)
    found: list[Share] = []
    before = 0
    for status in Status:
        if counted[status]:
            start = _hundredths(before, len(rows))
            before += counted[status]
            found.append(Share(status.value, counted[status], start, round(_hundredths(before, len(rows)) - start, 2)))
    return tuple(found)


def weights(dossier: Dossier) -> tuple[Weight, ...]:
    """The sources of a document, those that most rests on first, else in the order cited."""
    rows = dossier.summary.claims
    heads = cited_heads(dossier)
    cited = {head.id: 0 for head in heads}
    for row in rows:
        for source in {citation.source for citation in row.citations}:
            cited[source] = cited.get(source, 0) + 1
    heaviest = sorted(heads, key=lambda head: -cited[head.id])
    words = dossier.site.words
    return tuple(
        [Weight(source_card(head, words), cited[head.id], _hundredths(cited[head.id], len(rows))) for head in heaviest]
    )


def last_review(reviews: Iterable[Review | None], site: Frame) -> SignOff | None:
    """The newest sign-off among some."""
    signed = sorted((review for review in reviews if review), key=lambda review: (review.on, review.by))
    return sign_off(signed[-1], site.words) if signed else None


def _hundredths(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0
