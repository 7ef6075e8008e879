"""The ids of a body's claims: the author's, else from the digest of their words."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from briefgen.diagnostic import Label
from briefgen.matching.normal import normalise
from briefgen.model import Claim
from briefgen.parse.layout import Layout, Placed
from briefgen.parse.problem import Problem, problem


def identify(placed: Iterable[Placed], layout: Layout, path: str) -> tuple[tuple[Claim, ...], list[Problem]]:
    """The claims with their ids, and ids that two claims bear; the pieces of each claim are noted in `layout`.

    A claim that its author did not name comes with the id of its words, which an earlier claim may have.
    """
    placed = tuple(placed)
    names = {each.claim.id for each in placed if each.claim.named}
    counts: dict[str, int] = {}
    found: list[Claim] = []
    problems: list[Problem] = []
    for each in placed:
        claim = each.claim
        if not claim.named:
            name = _free(claim.id, names, counts)
            if name != claim.id:
                claim = replace(claim, id=name)
        elif claim.id in layout.pieces:
            problems.append(_duplicate(claim, found, path))
        layout.pieces.setdefault(claim.id, each.pieces)
        found.append(claim)
    return tuple(found), problems


def claim_id(text: str) -> str:
    """`c-` and the first eight hexadecimal digits of the SHA-256 of the claim's normalised text."""
    return f"c-{hashlib.sha256(normalise(text).text.encode()).hexdigest()[:8]}"


def _free(base: str, names: set[str], counts: dict[str, int]) -> str:
    """The id for the next claim of the same words: `-2`, `-3` … after the first."""
    name = base
    while True:
        counts[base] = counts.get(base, 0) + 1
        name = base if counts[base] == 1 else f"{base}-{counts[base]}"
        if name not in names:
            return name


def _duplicate(claim: Claim, before: Iterable[Claim], path: str) -> Problem:
    first = next((other for other in before if other.id == claim.id), claim)
    return problem(
        "duplicate-id",
        path,
        claim.span,
        f"the id “{claim.id}” names two claims",
        note="the second",
        help="give one of them another id",
        related=(Label(path, first.span, "the first"),),
    )
