"""Sign-offs: what a person said of a claim beside its evidence, and whether it still holds."""

from dataclasses import field
from datetime import date
from enum import StrEnum

from briefgen.frozen import frozen
from briefgen.text import Span


@frozen
class Signature:
    """One entry of `content/reviews/<slug>.yaml`: who read which words beside which evidence, and what they said.

    `text` are the claim's words as they were read and `digest` their digest with the words quoted as evidence;
    `evidence` pairs each cited paragraph (`wire p4`, `contra nikkei p5`) with its digest. `rejected`: the claim was
    refused, for the reason in `note`. `path` and `span` are the entry's place in its file.
    """

    claim: str
    text: str
    digest: str
    evidence: tuple[tuple[str, str], ...]
    by: str
    on: date
    rejected: bool = False
    note: str | None = None
    path: str = field(default="", compare=False)
    span: Span = field(default_factory=lambda: Span(0, 0), compare=False)


class ReviewState(StrEnum):
    """Whether a person stands behind a claim as it is now.

    `answered`: it was rejected, and it or its evidence has changed since.
    """

    UNSIGNED = "unsigned"
    SIGNED = "signed"
    STALE = "stale"
    REJECTED = "rejected"
    ANSWERED = "answered"


@frozen
class SignOff:
    """A claim's state and the signature that it follows from, with what changed since.

    `changed` are paragraphs whose words are others now, `added` those that the claim cites since and `removed` those
    that it no longer cites: keys as in `Signature.evidence`. `reworded`: the claim's own words changed; `requoted`:
    only the words that it quotes as evidence.
    """

    state: ReviewState
    signature: Signature | None = None
    reworded: bool = False
    requoted: bool = False
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
