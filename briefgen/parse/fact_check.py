"""Fact checks: `::: fact-check {rating=accurate claimant="Name" made=2025-10-28}`."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC

from briefgen.model import FactCheck
from briefgen.parse.dates import BadDate, read_date
from briefgen.parse.nearest import nearest
from briefgen.parse.problem import Problem, problem
from briefgen.parse.walk import FactCheckBlock
from briefgen.text import Span

_KEYS = ("rating", "claimant", "made")
_FORM = 'write ::: fact-check {rating=accurate claimant="Name" made=2025-10-28}'


def read_fact_checks(
    checks: Iterable[FactCheckBlock], statements: Mapping[int, str], path: str, ratings: Collection[str]
) -> tuple[tuple[FactCheck, ...], list[Problem]]:
    """The fact checks of a body; `statements`: the ids of their statements' claims, by the containers' tokens."""
    found: list[FactCheck] = []
    problems: list[Problem] = []
    for check in checks:
        statement = statements.get(id(check.token))
        read, wrong = _read(check, statement, ratings)
        found.append(read)
        problems += (
            problem("invalid-citation", path, span, message, note="here", help=mend) for span, message, mend in wrong
        )
    return tuple(found), problems


def _read(
    check: FactCheckBlock, statement: str | None, ratings: Collection[str]
) -> tuple[FactCheck, list[tuple[Span, str, str]]]:
    """One fact check, and what is wrong with it: place, message, mend."""
    wrong: list[tuple[Span, str, str]] = []
    attributes = check.attributes
    values = attributes.values if attributes else {}
    places = attributes.places if attributes else {}
    known = f"ratings are {', '.join(ratings)}"
    rating, claimant, made = values.get("rating", ""), values.get("claimant", ""), values.get("made")
    if attributes is None:
        wrong.append((check.line, "the fact check names no rating and no claimant", _FORM))
    else:
        if not rating:
            wrong.append((check.line, "the fact check has no rating", known))
        elif rating not in ratings:
            close = nearest(rating, ratings)
            mend = f"did you mean “{close}”?" if close else known
            wrong.append((places["rating"], f"“{rating}” is no rating of this site", mend))
        if not claimant:
            wrong.append((check.line, "the fact check does not say whose statement it checks", 'add claimant="Name"'))
    on = read_date(made, UTC) if made else None
    if isinstance(on, BadDate):
        wrong.append((places["made"], on.message, on.help))
        on = None
    for key, place in places.items():
        if key not in _KEYS:
            wrong.append((place, f"“{key}” means nothing in a fact check", f"its keys are {', '.join(_KEYS)}"))
    if statement is None:
        mend = "begin it with the statement as a block quote: > …"
        wrong.append((check.line, "the fact check has no statement", mend))
    return FactCheck(rating, claimant, on, statement, check.span), wrong
